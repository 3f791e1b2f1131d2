import { apologyCategories, attendanceStatuses } from '../../shared/domain/presence.ts'
import type { Attendance } from '../../shared/domain/presence.ts'
import type { Reader, Tx } from './database.ts'
import { oneOf } from './rowValues.ts'
import type { AttendanceTable } from './tables.ts'

/** In the order in which people are listed. */
export function readAttendance(reader: Reader, meetingId: string): Attendance[] {
  return reader
    .all(
      reader.sql.selectFrom('attendance').selectAll().where('meeting_id', '=', meetingId).orderBy('position'),
    )
    .map(attendanceOf)
}

export function writeAttendance(tx: Tx, meetingId: string, attendance: readonly Attendance[]): void {
  tx.run(tx.sql.deleteFrom('attendance').where('meeting_id', '=', meetingId))
  attendance.forEach((one, position) => {
    tx.run(tx.sql.insertInto('attendance').values(rowOf(one, meetingId, position)))
  })
}

function attendanceOf(row: AttendanceTable): Attendance {
  return {
    personId: row.person_id,
    capacity: oneOf(['member', 'substitute', 'attendee'], row.capacity, 'attendance.capacity'),
    status: oneOf(attendanceStatuses, row.status, 'attendance.status'),
    reason:
      row.reason_category === null
        ? null
        : {
            category: oneOf(apologyCategories, row.reason_category, 'attendance.reason_category'),
            words: row.reason_words ?? '',
          },
    substituteFor: row.substitute_for,
  }
}

function rowOf(one: Attendance, meetingId: string, position: number): AttendanceTable {
  return {
    meeting_id: meetingId,
    person_id: one.personId,
    position,
    capacity: one.capacity,
    status: one.status,
    reason_category: one.reason?.category ?? null,
    reason_words: one.reason?.words ?? null,
    substitute_for: one.substituteFor,
  }
}
