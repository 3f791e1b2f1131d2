import type { Committee } from '../../shared/domain/committee.ts'
import { initialAttendance } from '../../shared/domain/presence.ts'
import type { Attendance } from '../../shared/domain/presence.ts'
import { readAttendance } from '../db/attendance.ts'
import { meetingStream } from '../db/changeKinds.ts'
import { meetingsOfCommittee } from '../db/meetings.ts'
import type { Writing } from './openBook.ts'

/**
 * Attendance after the membership or the date changed: members nobody has spoken for come and go with it, whoever has been marked
 * stays as marked, and those who are not members are left alone.
 */
export function followMembership(
  attendance: readonly Attendance[],
  memberships: Committee['memberships'],
  date: string,
): Attendance[] {
  const expected = initialAttendance(memberships, date)
  const known = new Map(attendance.map((one) => [one.personId, one]))
  const listed = new Set(expected.map((one) => one.personId))
  const others = attendance.filter(
    (one) => !listed.has(one.personId) && !(one.capacity === 'member' && one.status === 'not-yet'),
  )
  return [...expected.map((one) => known.get(one.personId) ?? one), ...others]
}

/** Lets a changed membership flow into the committee's meetings that have not begun. */
export function updateExpectedMembers({ tx, record }: Writing, committee: Committee): void {
  for (const { meeting } of meetingsOfCommittee(tx, committee.id)) {
    const hasBegun = meeting.state !== 'planned' && meeting.state !== 'agenda-published'
    if (hasBegun || meeting.importedFrom !== null) continue
    const before = readAttendance(tx, meeting.id)
    const after = followMembership(before, committee.memberships, meeting.date)
    if (JSON.stringify(before) === JSON.stringify(after)) continue
    record(meetingStream(meeting.id), {
      kind: 'attendance.set',
      payload: { attendance: after, what: 'The members expected were brought up to date.' },
    })
  }
}
