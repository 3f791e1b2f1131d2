import type { Attendance } from '../../../shared/domain/presence.ts'

/** How far the roll call has come: until the last member is marked, nothing can be said of the quorum. */
export function rollCall(attendance: readonly Attendance[]): {
  readonly marked: number
  readonly of: number
} {
  const members = attendance.filter((one) => one.capacity === 'member')
  return { marked: members.filter((one) => one.status !== 'not-yet').length, of: members.length }
}
