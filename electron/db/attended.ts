import type { MeetingAttended } from '../../shared/domain/councillorClocks.ts'
import type { Reader } from './database.ts'

/** The last meeting until a day that each person attended as a member or substitute: marked present, or known to have come in. */
export function readLastAttended(reader: Reader, until: string): MeetingAttended[] {
  // With max() SQLite takes the other columns from the row that has it.
  const known = reader.sql
    .selectFrom('attendance')
    .innerJoin('meeting', 'meeting.id', 'attendance.meeting_id')
    .innerJoin('committee', 'committee.id', 'meeting.committee_id')
    .select(({ fn }) => [
      'attendance.person_id as personId',
      'meeting.id as meetingId',
      'committee.name as committee',
      fn.max('meeting.date').as('date'),
    ])
    .where('attendance.capacity', 'in', ['member', 'substitute'])
    .where('meeting.date', '<=', until)
    .groupBy('attendance.person_id')
  const marked = reader.all(known.where('attendance.status', '=', 'present'))
  const came = reader.all(
    known
      .innerJoin('fact', (join) =>
        join
          .onRef('fact.meeting_id', '=', 'attendance.meeting_id')
          .onRef('fact.person_id', '=', 'attendance.person_id'),
      )
      .where('fact.kind', 'in', ['arrived', 'returned']),
  )
  return [...marked, ...came]
}

/**
 * The day of the first meeting at which anybody was marked; null before there is one. From then on the book has all meetings: those of the
 * past that were imported are some of those there were, so that nothing follows from who is in none of them.
 */
export function firstAttendance(reader: Reader): string | null {
  const row = reader.first(
    reader.sql
      .selectFrom('attendance')
      .innerJoin('meeting', 'meeting.id', 'attendance.meeting_id')
      .select('meeting.date as date')
      .where('attendance.status', '!=', 'not-yet')
      .where('attendance.capacity', '=', 'member')
      .where('meeting.imported_from', 'is', null)
      .orderBy('meeting.date')
      .limit(1),
  )
  return row?.date ?? null
}
