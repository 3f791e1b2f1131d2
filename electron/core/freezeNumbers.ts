import { meetingStream } from '../db/changeKinds.ts'
import type { Writing } from './openBook.ts'
import { readMeetingRecord } from './readMeetingRecord.ts'

/** From the first published draft on, a minute keeps the number that people quote. */
export function freezeNumbers({ tx, record }: Writing, meetingId: string): void {
  const minutes = readMeetingRecord(tx, meetingId).minutes.filter((one) => !one.frozen)
  if (minutes.length === 0) return
  const numbers = Object.fromEntries(minutes.map((one) => [one.itemId, one.number]))
  record(meetingStream(meetingId), { kind: 'numbers.frozen', payload: { numbers } })
}
