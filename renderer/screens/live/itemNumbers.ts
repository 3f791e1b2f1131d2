import type { MeetingView } from '../../state/data.ts'

/** The minute number of every item as printed: "20", and "a)" for a sub-item. */
export function shownNumbers(view: MeetingView): ReadonlyMap<string, string> {
  return new Map(view.record.minutes.map((minutes) => [minutes.itemId, minutes.number]))
}
