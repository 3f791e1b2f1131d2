import type { KeyDecision } from '../forwardPlan.ts'
import { decisionFindings } from '../forwardPlanNotice.ts'
import type { MeetingRecord } from '../meetingRecord.ts'
import { shortDate } from '../shortDates.ts'
import type { Around } from './around.ts'
import type { Finding } from './findings.ts'
import { sayTable } from './sayDays.ts'
import { hasBegun } from './stage.ts'

/**
 * Of each key decision to be taken at this meeting: what its notice lacks, as the forward plan tells it (R8 to R13), whether the meeting
 * went ahead without one, and whether it names the day of this meeting (R9).
 */
export function keyDecisionFindings(record: MeetingRecord, around: Around): Finding[] {
  return around.keyDecisions
    .filter((decision) => decision.meetingId === record.meeting.id)
    .flatMap((decision) => [...noticeFindings(record, decision, around), ...dayFindings(record, decision)])
}

function noticeFindings(record: MeetingRecord, decision: KeyDecision, { today }: Around): Finding[] {
  if (decision.publishedOn === null && hasBegun(record)) {
    return [
      told(
        'R9',
        'problem',
        decision,
        'The meeting has begun, and no notice of it is published. Enter the day of publication, or take the decision later.',
      ),
    ]
  }
  const { extraHolidays } = record.council
  // Without a today nothing is late that is not published yet.
  const day = today ?? decision.publishedOn ?? '0001-01-01'
  return decisionFindings(decision, { today: day, extraHolidays }).map(({ rule, level, why }) =>
    told(rule, level, decision, rule === 'R9' || rule === 'R13' ? `${why} ${sayTable()}` : why),
  )
}

function dayFindings({ meeting }: MeetingRecord, decision: KeyDecision): Finding[] {
  const { from, to } = decision
  // That it names no day has been said.
  if (from === null) return []
  if (meeting.date >= from && meeting.date <= (to ?? from)) return []
  const named = to === null ? shortDate(from) : `${shortDate(from)} to ${shortDate(to)}`
  return [
    told(
      'R9',
      'advice',
      decision,
      `Its notice names ${named}, and this meeting is on ${shortDate(meeting.date)}. Put one of the two right.`,
    ),
  ]
}

function told(rule: Finding['rule'], level: Finding['level'], { matter }: KeyDecision, why: string): Finding {
  const place = { kind: 'forward-plan', id: null } as const
  return { rule, level, where: null, place, why: `Key decision “${matter}”: ${why}` }
}
