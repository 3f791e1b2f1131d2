import type { z } from 'zod'
import type { newCouncilSchema } from '../../shared/api/contract.ts'
import { defaultBookRules } from '../../shared/domain/council.ts'
import type { Council } from '../../shared/domain/council.ts'
import { defaultHouseStyle } from '../../shared/domain/houseStyle.ts'
import { defaultReportHeadings } from '../../shared/domain/report.ts'

/** A council as it stands after the first run: what was asked, and defaults for the rest, all of them settings. */
export function newCouncil(asked: z.infer<typeof newCouncilSchema>): Council {
  return {
    name: asked.name,
    kind: asked.kind,
    logo: asked.logo,
    signingOfficer: asked.kind === 'parish' ? 'Clerk to the Council' : 'Monitoring Officer',
    interestsAdvice:
      'If you are not sure whether to declare an interest, please ask the Governance Officer named on this agenda, if possible before the day of the meeting.',
    recordingNotice:
      'Anybody may film, photograph or record the parts of this meeting that are open to the public. Please tell the Governance Officer beforehand, so that a place can be found for you.',
    summons: 'You are summoned to attend the meeting named above to transact the following business',
    annualMeetings: [],
    houseStyle: { ...defaultHouseStyle, points: asked.points },
    reportHeadings: defaultReportHeadings,
    ...defaultBookRules,
  }
}
