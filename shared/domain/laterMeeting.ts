import type { Meeting } from './meeting.ts'
import { compareTimes } from './timeOrder.ts'

type WhenMet = Pick<Meeting, 'date' | 'start'>

/** Whether a meeting comes after another: on a later day, or later on the same one. */
export function isLater(meeting: WhenMet, than: WhenMet): boolean {
  if (meeting.date !== than.date) return meeting.date > than.date
  return compareTimes(meeting.start, than.start) > 0
}
