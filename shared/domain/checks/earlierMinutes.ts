import type { MeetingRecord } from '../meetingRecord.ts'
import type { Around, EarlierMinutes } from './around.ts'
import type { Finding } from './findings.ts'
import { shortDay } from './sayDays.ts'
import { isOver } from './stage.ts'

/**
 * Minutes are signed at the same or the next suitable meeting (R41): of each earlier meeting whose minutes are not, and whether the
 * agenda has an item to take them under. What is done with them is recorded where they are signed.
 */
export function earlierMinutesFindings(record: MeetingRecord, { earlierMinutes }: Around): Finding[] {
  const before = earlierMinutes.filter(({ date }) => date < record.meeting.date)
  const open = before.filter(({ state }) => isUnconfirmed(state))
  const unsigned = before.filter(({ state }) => state === 'confirmed')
  return [
    ...(isOver(record) ? open.map(unconfirmed) : itemFindings(record, open)),
    ...unsigned.map((each) =>
      told(
        each,
        `The minutes of ${shortDay(each.date)} are confirmed, and the book has no signature. Record the signing; if another meeting was the next suitable one, accept this and say so.`,
      ),
    ),
  ]
}

function isUnconfirmed(state: EarlierMinutes['state']): boolean {
  return ['draft', 'approved-as-draft', 'published-as-draft', 'refused'].includes(state)
}

function unconfirmed(each: EarlierMinutes): Finding {
  return told(
    each,
    `The minutes of ${shortDay(each.date)} are not confirmed, and this meeting is over. Record what it did with them; if it was not the next suitable one, accept this and say so.`,
  )
}

function itemFindings(record: MeetingRecord, open: readonly EarlierMinutes[]): Finding[] {
  const last = open.at(-1)
  if (last === undefined || record.items.some((item) => item.kind === 'minutes')) return []
  return [
    {
      rule: 'R41',
      level: 'advice',
      where: null,
      place: { kind: 'agenda', id: null },
      why: `The minutes of ${shortDay(last.date)} are not confirmed, and the agenda has no item for minutes. Add one; if this meeting is not the next suitable one, accept this and say so.`,
    },
  ]
}

function told({ meetingId }: EarlierMinutes, why: string): Finding {
  return { rule: 'R41', level: 'advice', where: null, place: { kind: 'sign', id: meetingId }, why }
}
