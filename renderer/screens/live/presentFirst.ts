import type { Attendance } from '../../../shared/domain/presence.ts'

/**
 * Whom a list offers, the likeliest first: those in the room (members and substitutes, then others in attendance), then those who are
 * not; as the attendance lists them. While nobody has been marked, the order says nothing about anybody.
 */
export function presentFirst(
  attendance: readonly Attendance[],
  here: ReadonlySet<string>,
): readonly Attendance[] {
  const place = (one: Attendance): number =>
    (here.has(one.personId) ? 0 : 2) + (one.capacity === 'attendee' ? 1 : 0)
  return attendance.toSorted((a, b) => place(a) - place(b))
}
