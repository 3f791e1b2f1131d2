import { meetingStates } from '../../shared/domain/meeting.ts'
import type { ImportedFrom, Meeting } from '../../shared/domain/meeting.ts'
import type { Payloads } from './changeKinds.ts'
import type { Reader, Tx } from './database.ts'
import { fromJson, oneOf } from './rowValues.ts'
import type { MeetingTable } from './tables.ts'

/** A meeting with what the book knows of it beside its particulars. */
export interface StoredMeeting {
  readonly meeting: Meeting
  readonly committeeId: string
  /** The meeting before, where the book does not hold it. */
  readonly previousMeeting: string | null
  /** The number of the latest change. */
  readonly version: number
}

/** The latest first. */
export function listMeetings(reader: Reader): StoredMeeting[] {
  return reader
    .all(
      reader.sql
        .selectFrom('meeting')
        .selectAll()
        .orderBy('date', 'desc')
        .orderBy('start', 'desc')
        .orderBy('id'),
    )
    .map(meetingOf)
}

/** The meetings of a committee, the earliest first. */
export function meetingsOfCommittee(reader: Reader, committeeId: string): StoredMeeting[] {
  return reader
    .all(
      reader.sql
        .selectFrom('meeting')
        .selectAll()
        .where('committee_id', '=', committeeId)
        .orderBy('date')
        .orderBy('start')
        .orderBy('id'),
    )
    .map(meetingOf)
}

export function readMeeting(reader: Reader, id: string): StoredMeeting | null {
  const row = reader.first(reader.sql.selectFrom('meeting').selectAll().where('id', '=', id))
  return row === undefined ? null : meetingOf(row)
}

export function writeMeeting(tx: Tx, stored: Payloads['meeting.set']): void {
  const { meeting } = stored
  const value = {
    committee_id: stored.committeeId,
    state: meeting.state,
    date: meeting.date,
    start: meeting.start,
    end: meeting.end,
    pre_meeting: meeting.preMeeting === null ? null : JSON.stringify(meeting.preMeeting),
    place: meeting.place,
    governance_officer: JSON.stringify(meeting.governanceOfficer),
    presided_by: meeting.presidedBy,
    previous_meeting: stored.previousMeeting,
    extraordinary: meeting.extraordinary === true ? 1 : 0,
    imported_from:
      meeting.importedFrom === undefined || meeting.importedFrom === null
        ? null
        : JSON.stringify(meeting.importedFrom),
  }
  tx.run(
    tx.sql
      .insertInto('meeting')
      .values({ id: meeting.id, ...value, version: 0, head_hash: '', lease_epoch: 0 })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(value)),
  )
}

/** All that hangs on a meeting, what leans on other tables first. */
export const meetingTables = [
  'minutes_act',
  'review',
  'accepted_finding',
  'publication',
  'report',
  'paper',
  'minutes',
  'fact',
  'attendance',
  'agenda_item',
] as const

/** Takes a meeting and all that hangs on it out of the tables. */
export function deleteMeeting(tx: Tx, meetingId: string): void {
  for (const table of meetingTables) {
    tx.run(tx.sql.deleteFrom(table).where('meeting_id', '=', meetingId))
  }
  tx.run(tx.sql.deleteFrom('meeting').where('id', '=', meetingId))
}

/** Where the meeting's own log stands: what a shared server will compare at check-in. */
export function writeMeetingHead(tx: Tx, meetingId: string, version: number, headHash: string): void {
  tx.run(tx.sql.updateTable('meeting').set({ version, head_hash: headHash }).where('id', '=', meetingId))
}

function meetingOf(row: MeetingTable): StoredMeeting {
  return {
    committeeId: row.committee_id,
    previousMeeting: row.previous_meeting,
    version: row.version,
    meeting: {
      id: row.id,
      state: oneOf(meetingStates, row.state, 'meeting.state'),
      date: row.date,
      start: row.start,
      end: row.end,
      preMeeting:
        row.pre_meeting === null ? null : fromJson<NonNullable<Meeting['preMeeting']>>(row.pre_meeting),
      place: row.place,
      governanceOfficer: fromJson<Meeting['governanceOfficer']>(row.governance_officer),
      presidedBy: row.presided_by,
      extraordinary: row.extraordinary === 1,
      importedFrom:
        row.imported_from === null
          ? null
          : // Those that were imported before it was kept lack it.
            {
              council: '',
              hours: '',
              ...fromJson<Omit<ImportedFrom, 'council' | 'hours'>>(row.imported_from),
            },
    },
  }
}
