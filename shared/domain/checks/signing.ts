import type { MeetingRecord } from '../meetingRecord.ts'
import { withdrawnActs } from '../minutesStanding.ts'
import type { Finding } from './findings.ts'

/** Of a signature: that its leaves are numbered (R42), and that the council allows it where there are none. */
export function signingFindings({ acts, council, meeting }: MeetingRecord): Finding[] {
  const withdrawn = withdrawnActs(acts)
  const signature = acts.findLast((act) => act.kind === 'signed' && !withdrawn.has(act.id))
  if (signature?.kind !== 'signed') return []
  const about = {
    rule: 'R42',
    level: 'advice',
    where: null,
    place: { kind: 'sign', id: meeting.id },
  } as const
  if (signature.manner === 'on-screen') {
    return council.onScreenApproval
      ? []
      : [
          {
            ...about,
            why: 'These minutes are approved on the screen, and the council’s settings do not allow it. Sign numbered leaves as well, or record in the settings that the council allows it.',
          },
        ]
  }
  return signature.leaves === null
    ? [
        {
          ...about,
          why: 'These minutes are signed on paper, and the numbers of the leaves are not recorded. Loose leaves are numbered consecutively and each is initialled.',
        },
      ]
    : []
}
