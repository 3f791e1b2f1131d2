import { clearDaysOf } from '../clearDays.ts'
import type { KeyDecision } from '../forwardPlan.ts'
import type { MeetingRecord } from '../meetingRecord.ts'
import { shortDate } from '../shortDates.ts'
import type { Around } from './around.ts'
import type { Finding } from './findings.ts'
import type { RuleName } from './ruleBook.ts'
import { sayTable } from './sayDays.ts'
import { hasBegun } from './stage.ts'

/**
 * Of each key decision to be taken at this meeting: whether its notice was published in time (R9), or why it could not be (R11, R12),
 * whether it says what it must, and why it is taken in private (R8).
 */
export function keyDecisionFindings(record: MeetingRecord, around: Around): Finding[] {
  return around.keyDecisions
    .filter((decision) => decision.meetingId === record.meeting.id)
    .flatMap((decision) => [
      ...privateFindings(decision),
      ...(decision.publishedOn === null
        ? unpublished(record, decision, around)
        : [...contentFindings(record, decision), ...timeFindings(record, decision, decision.publishedOn)]),
    ])
}

/** The last days to publish: 28 clear days as practice counts them, by the calendar, and as working days (R13). */
function lastDays({
  council,
  meeting,
}: MeetingRecord): { readonly calendar: string; readonly words: string } | null {
  const last = (counting: 'calendar' | 'working'): string | undefined =>
    clearDaysOf(council, { meeting: meeting.date, days: 28, counting })?.latestPublication
  const [calendar, working] = [last('calendar'), last('working')]
  if (calendar === undefined || working === undefined) return null
  return {
    calendar,
    words: `28 clear days before the meeting is ${shortDate(calendar)} by the calendar, as practice counts them; by working days, the other reading, ${shortDate(working)}. ${sayTable()}`,
  }
}

function unpublished(record: MeetingRecord, decision: KeyDecision, { today }: Around): Finding[] {
  const last = lastDays(record)
  const isDue = hasBegun(record) || (today !== null && last !== null && today >= last.calendar)
  if (!isDue) return []
  return [
    told(
      'R9',
      'problem',
      `“${decision.matter}” is a key decision for this meeting, and its notice is not published. ${last?.words ?? sayTable()} Publish it, take the decision later, or give the reason of urgency.`,
    ),
  ]
}

function timeFindings(record: MeetingRecord, decision: KeyDecision, publishedOn: string): Finding[] {
  const last = lastDays(record)
  if (last === null || publishedOn <= last.calendar) return []
  const { matter } = decision
  const isReasoned = decision.urgencyReason.trim() !== ''
  switch (decision.urgency) {
    case 'none':
      return [
        told(
          'R9',
          'problem',
          `The notice of the key decision “${matter}” was published on ${shortDate(publishedOn)}. ${last.words} Take it later, or as a general exception or special urgency.`,
        ),
      ]
    case 'special-urgency':
      return isReasoned
        ? []
        : [
            told(
              'R12',
              'problem',
              `“${matter}” is taken as specially urgent, and no reason is given. Write why it cannot be deferred.`,
            ),
          ]
    case 'general-exception': {
      const five = clearDaysOf(record.council, { meeting: record.meeting.date, days: 5, counting: 'working' })
      return [
        ...(isReasoned
          ? []
          : [
              told(
                'R11',
                'problem',
                `“${matter}” is taken as a general exception, and no reason is given. Write why 28 days were impracticable.`,
              ),
            ]),
        ...(five === null || publishedOn <= five.latestPublication
          ? []
          : [
              told(
                'R11',
                'problem',
                `“${matter}” is taken as a general exception, and its notice was published on ${shortDate(publishedOn)}: five clear days must pass, so ${shortDate(five.latestPublication)} was the last day. Take it later.`,
              ),
            ]),
      ]
    }
  }
}

/** What the published notice must state (reg. 9(1)). */
function contentFindings({ meeting }: MeetingRecord, decision: KeyDecision): Finding[] {
  const missing = [
    ...(decision.decisionMaker.trim() === '' ? ['who decides'] : []),
    ...(decision.documents.length === 0 ? ['the documents'] : []),
    ...(decision.contact.trim() === '' ? ['where copies can be had'] : []),
  ]
  const to = decision.to ?? decision.from
  return [
    ...(missing.length === 0
      ? []
      : [
          told(
            'R9',
            'advice',
            `The notice of the key decision “${decision.matter}” does not state ${missing.join(', nor ')}. Complete it.`,
          ),
        ]),
    ...(meeting.date >= decision.from && meeting.date <= to
      ? []
      : [
          told(
            'R9',
            'advice',
            `The notice of the key decision “${decision.matter}” names ${decision.to === null ? shortDate(decision.from) : `${shortDate(decision.from)} to ${shortDate(to)}`}, and this meeting is on ${shortDate(meeting.date)}. Put one of the two right.`,
          ),
        ]),
  ]
}

function privateFindings(decision: KeyDecision): Finding[] {
  if (!decision.private || decision.privateReason.trim() !== '') return []
  return [
    told(
      'R8',
      'problem',
      `“${decision.matter}” is to be taken in private, and the notice gives no reasons. Write them.`,
    ),
  ]
}

function told(rule: RuleName, level: Finding['level'], why: string): Finding {
  return { rule, level, where: null, place: { kind: 'forward-plan', id: null }, why }
}
