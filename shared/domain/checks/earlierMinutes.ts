import type { AgendaItem } from '../agenda.ts'
import { formatDate } from '../civilTime.ts'
import { dateFormats } from '../houseStyle.ts'
import type { MeetingRecord } from '../meetingRecord.ts'
import type { MinutesBlock } from '../minutes.ts'
import { shortDate } from '../shortDates.ts'
import type { Around, EarlierMinutes } from './around.ts'
import type { Finding } from './findings.ts'
import { printedWords } from './printedWords.ts'
import { isOver } from './stage.ts'

/**
 * Minutes are signed at the same or the next suitable meeting (R41): of each earlier meeting whose minutes are not, and whether the
 * agenda has an item to take them under. What is done with them is recorded where they are signed.
 */
export function earlierMinutesFindings(record: MeetingRecord, { earlierMinutes }: Around): Finding[] {
  const before = earlierMinutes.filter(({ date }) => date < record.meeting.date)
  const open = before.filter(({ date, state }) => isUnconfirmed(state) && !speaksOfMinutes(record, date))
  const unsigned = before.filter(({ state }) => state === 'confirmed')
  return [
    ...(isOver(record) ? open.map(unconfirmed) : itemFindings(record, open)),
    ...unsigned.map((each) =>
      told(
        each,
        `The minutes of ${shortDate(each.date)} are confirmed, and the book has no signature. Record the signing; if another meeting was the next suitable one, accept this and say so.`,
      ),
    ),
  ]
}

/** Whether words under an item for minutes name the meeting of a day: then they say what was done with its minutes. */
export function speaksOfMinutes({ items, minutes }: Minuted, date: string): boolean {
  const ids = new Set(items.filter((item) => item.kind === 'minutes').map((item) => item.id))
  const named = dateFormats.map((format) => formatDate(date, format))
  return minutes.some(
    ({ itemId, blocks }) =>
      ids.has(itemId) && blocks.some((block) => named.some((day) => printedWords(block).includes(day))),
  )
}

interface Minuted {
  readonly items: readonly Pick<AgendaItem, 'id' | 'kind'>[]
  readonly minutes: readonly { readonly itemId: string; readonly blocks: readonly MinutesBlock[] }[]
}

function isUnconfirmed(state: EarlierMinutes['state']): boolean {
  return ['draft', 'approved-as-draft', 'published-as-draft', 'refused'].includes(state)
}

function unconfirmed(each: EarlierMinutes): Finding {
  return told(
    each,
    `The minutes of ${shortDate(each.date)} are not confirmed, and this meeting is over. Record what it did with them; if it was not the next suitable one, accept this and say so.`,
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
      why: `The minutes of ${shortDate(last.date)} are not confirmed, and the agenda has no item for minutes. Add one; if this meeting is not the next suitable one, accept this and say so.`,
    },
  ]
}

function told({ meetingId }: EarlierMinutes, why: string): Finding {
  return { rule: 'R41', level: 'advice', where: null, place: { kind: 'sign', id: meetingId }, why }
}
