import type { AgendaItem } from '../../../shared/domain/agenda.ts'
import { agendaNumbers } from '../../../shared/domain/agendaOrder.ts'
import { AppError } from '../../../shared/domain/appError.ts'
import type { AgreedAt } from '../../../shared/domain/minutesActs.ts'
import type { MeetingRecord } from '../../../shared/domain/meetingRecord.ts'
import { isLater } from '../../../shared/domain/laterMeeting.ts'
import type { Reader } from '../../db/database.ts'
import { readMeetingRecord } from '../readMeetingRecord.ts'
import { requiredMeeting } from '../required.ts'

/** Where something was agreed, made whole; and that meeting, where the book holds it. */
export interface Agreed {
  readonly at: AgreedAt
  /** Of the later meeting, with the item under which it was done; null where the book does not hold it. */
  readonly later: { readonly record: MeetingRecord; readonly itemId: string } | null
}

/**
 * Checks where the minutes of a meeting are said to have been agreed: at a later meeting of the same committee (R41), under an item of
 * its agenda. Throws `not-allowed` or `invalid-input` with a sentence.
 */
export function agreedMeeting(reader: Reader, meetingId: string, said: AgreedAt): Agreed {
  const earlier = requiredMeeting(reader, meetingId)
  if (said.meetingId === null) {
    if (said.date <= earlier.meeting.date) throw notLater()
    return { at: { ...said, itemId: null }, later: null }
  }
  const { meeting, committeeId } = requiredMeeting(reader, said.meetingId)
  if (committeeId !== earlier.committeeId) {
    throw new AppError(
      'not-allowed',
      'That meeting is of another committee. A committee’s minutes are agreed at its own next suitable meeting.',
      { meetingId: said.meetingId },
    )
  }
  if (!isLater(meeting, earlier.meeting)) throw notLater()
  if (said.date !== meeting.date) {
    throw new AppError('invalid-input', 'That meeting is on another day. Open the minutes again.', {
      field: 'agreedAt.date',
    })
  }
  const record = readMeetingRecord(reader, said.meetingId)
  const itemId = itemFor(record, said.itemId)
  const number = record.minutes.find((minutes) => minutes.itemId === itemId)?.number ?? ''
  return {
    at: { ...said, itemId, minuteNumber: said.minuteNumber === '' ? number : said.minuteNumber },
    later: { record, itemId },
  }
}

/** "item 3", as the agenda of the meeting numbers it; its title where it has no number. */
export function nameOfItem(items: readonly AgendaItem[], itemId: string): string {
  const number = agendaNumbers(items)[itemId] ?? ''
  const title = items.find(({ id }) => id === itemId)?.title ?? ''
  return number === '' ? `“${title}”` : `item ${number}`
}

function notLater(): AppError {
  return new AppError(
    'not-allowed',
    'Minutes are agreed at a later meeting of the committee. Choose one after the meeting they are of.',
  )
}

/** The item that was named, else the Minutes item of the meeting. */
function itemFor({ items }: MeetingRecord, named: string | null): string {
  const item = items.find((each) => (named === null ? each.kind === 'minutes' : each.id === named))
  if (item !== undefined) return item.id
  throw new AppError(
    'invalid-input',
    named === null
      ? 'The agenda of that meeting has no Minutes item. Add one, or say under which item it was agreed.'
      : 'The item under which it was agreed is not on the agenda of that meeting.',
    { field: 'agreedAt.itemId' },
  )
}
