import type { z } from 'zod'
import type { findingSchema } from '../../shared/api/contract.ts'
import { findingKey, placeOf } from '../../shared/domain/checks/findings.ts'
import type { Finding } from '../../shared/domain/checks/findings.ts'
import { ruleBook } from '../../shared/domain/checks/ruleBook.ts'
import type { MeetingRecord } from '../../shared/domain/meetingRecord.ts'

export type ToldFinding = z.infer<typeof findingSchema>

/** With its rule, where that is written and how sure it is; and with the place where it is mended. */
export function toldFinding(finding: Finding, record: MeetingRecord): ToldFinding {
  return {
    ...finding,
    place: { ...placeOf(finding, record) },
    ...ruleBook[finding.rule],
    key: findingKey(finding),
  }
}
