import { sql } from 'kysely'
import type { SelectQueryBuilder } from 'kysely'
import type { SearchRow } from '../../shared/domain/search.ts'
import type { Reader, Tx } from './database.ts'
import { hashOf } from './hashing.ts'
import { rawSql } from './rawSql.ts'
import type { Tables } from './tables.ts'

/** A meeting whose rows are not those of today. */
export interface StaleMeeting {
  readonly meetingId: string
  /** What `putMeeting` keeps, so that it counts as up to date; null for a meeting that is no more. */
  readonly stamp: string | null
}

/**
 * The meetings to be looked at, the latest first. `bookStamp` says what their rows depend on beside the meeting itself: another one makes
 * all of them stale.
 */
export function staleMeetings(reader: Reader, bookStamp: string): StaleMeeting[] {
  const now = reader.all(
    rawSql<{ id: string; stamp: string }>(
      reader,
      sql`SELECT meeting.id AS id, meeting.version || ' ' || ${bookStamp} AS stamp
          FROM meeting LEFT JOIN search_meeting ON search_meeting.meeting_id = meeting.id
          WHERE search_meeting.stamp IS NULL OR search_meeting.stamp <> meeting.version || ' ' || ${bookStamp}
          ORDER BY meeting.date DESC, meeting.id`,
    ),
  )
  const gone = reader.all(
    reader.sql
      .selectFrom('search_meeting')
      .leftJoin('meeting', 'meeting.id', 'search_meeting.meeting_id')
      .select('search_meeting.meeting_id as meetingId')
      .where('meeting.id', 'is', null),
  )
  return [
    ...gone.map(({ meetingId }) => ({ meetingId, stamp: null })),
    ...now.map(({ id, stamp }) => ({ meetingId: id, stamp })),
  ]
}

/** What is so of all rows of a meeting. */
export interface RowsOfMeeting {
  readonly meetingId: string
  readonly committeeId: string
  readonly date: string
  readonly stamp: string
  readonly rows: readonly SearchRow[]
}

/**
 * Makes the rows of a meeting those given: only what changed is written, and of what went no word is left. At most `most` rows are written;
 * false when there are more to write: it is then to be called again.
 */
export function putMeeting(tx: Tx, given: RowsOfMeeting, most = Number.POSITIVE_INFINITY): boolean {
  const meeting = meetingRow(tx, given.meetingId)
  let written = 0
  const kept = new Map(
    tx
      .all(
        tx.sql.selectFrom('search_row').select(['id', 'key', 'fingerprint']).where('meeting', '=', meeting),
      )
      .map((row) => [row.key, row]),
  )
  for (const row of given.rows) {
    const before = kept.get(row.key)
    const fingerprint = hashOf([given.committeeId, given.date, row])
    kept.delete(row.key)
    if (before?.fingerprint === fingerprint) continue
    if (written === most) return false
    written += 1
    if (before !== undefined) removeRow(tx, before.id)
    addRow(tx, meeting, given, row, fingerprint)
  }
  for (const { id } of kept.values()) removeRow(tx, id)
  tx.run(tx.sql.updateTable('search_meeting').set({ stamp: given.stamp }).where('id', '=', meeting))
  return true
}

export function removeMeetingRows(tx: Tx, meetingId: string): void {
  const meeting = tx.first(
    tx.sql.selectFrom('search_meeting').select('id').where('meeting_id', '=', meetingId),
  )
  if (meeting === undefined) return
  const rows = tx.all(tx.sql.selectFrom('search_row').select('id').where('meeting', '=', meeting.id))
  for (const { id } of rows) removeRow(tx, id)
  tx.run(tx.sql.deleteFrom('search_meeting').where('id', '=', meeting.id))
}

/** Has the later meetings of a committee looked at again: the numbers of their minutes may follow from those of an earlier one. */
export function doubtLaterMeetings(tx: Tx, committeeId: string, date: string): void {
  const later = tx.sql
    .selectFrom('meeting')
    .select('id as meeting_id')
    .where('committee_id', '=', committeeId)
    .where('date', '>', date)
  doubt(tx, later)
}

/** Has the meetings looked at again that have a file: it was read since. */
export function doubtMeetingsWith(tx: Tx, sha256: string): void {
  doubt(tx, tx.sql.selectFrom('paper').select('meeting_id').where('sha256', '=', sha256))
}

/** Has the meetings looked at again at which somebody is listed who was called otherwise then. */
export function doubtRenamed(tx: Tx): void {
  const all = rawSql<{ id: string; said: string; before: string | null }>(
    tx,
    sql`SELECT person.id AS id, person.address || ' ' || person.name || ' ' || person.titles AS said, search_name.said AS before
        FROM person LEFT JOIN search_name ON search_name.person_id = person.id`,
  )
  for (const { id, said, before } of tx.all(all)) {
    if (said === before) continue
    tx.run(tx.sql.replaceInto('search_name').values({ person_id: id, said }))
    // Who is new to the book was listed nowhere.
    if (before === null) continue
    doubt(tx, tx.sql.selectFrom('attendance').select('meeting_id').where('person_id', '=', id))
  }
}

/** What was written of these meetings is no longer trusted: they are looked at again. */
function doubt(tx: Tx, meetings: SelectQueryBuilder<Tables, never, { meeting_id: string }>): void {
  tx.run(tx.sql.updateTable('search_meeting').set({ stamp: '' }).where('meeting_id', 'in', meetings))
}

/** The numbers of items in the rows of a meeting with its day, each once and in their order; none when it has no rows yet. */
export function numbersKept(
  reader: Reader,
  meetingId: string,
): { readonly date: string; readonly number: string }[] {
  return reader.all(
    reader.sql
      .selectFrom('search_row')
      .innerJoin('search_meeting', 'search_meeting.id', 'search_row.meeting')
      .innerJoin('search_place', 'search_place.id', 'search_row.id')
      .select(['search_row.date', 'search_place.number'])
      .distinct()
      .where('search_meeting.meeting_id', '=', meetingId)
      .orderBy('search_row.date')
      .orderBy('search_place.number'),
  )
}

/** Until all its rows are written it has no stamp. */
function meetingRow(tx: Tx, meetingId: string): number {
  tx.run(
    tx.sql
      .insertInto('search_meeting')
      .values({ meeting_id: meetingId, stamp: '' })
      .onConflict((conflict) => conflict.column('meeting_id').doNothing()),
  )
  const row = tx.first(tx.sql.selectFrom('search_meeting').select('id').where('meeting_id', '=', meetingId))
  if (row === undefined) throw new Error('A row was written and is not there.')
  return row.id
}

function addRow(tx: Tx, meeting: number, given: RowsOfMeeting, row: SearchRow, fingerprint: string): void {
  const { kind, classification, key, title, above, words } = row
  tx.run(
    tx.sql.insertInto('search_row').values({
      ...{ meeting, kind, classification, is_public: row.isPublic ? 1 : 0 },
      ...{ committee_id: given.committeeId, date: given.date, key, fingerprint },
    }),
  )
  const made = tx.first(
    tx.sql.selectFrom('search_row').select('id').where('meeting', '=', meeting).where('key', '=', key),
  )
  if (made === undefined) throw new Error('A row was written and is not there.')
  const { id } = made
  tx.run(
    tx.sql.insertInto('search_place').values({
      ...{ id, item_id: row.itemId, place_id: row.placeId, page: row.page },
      ...{ number: row.number, label: row.label, title, above, words },
    }),
  )
  tx.run(rawSql(tx, sql`INSERT INTO search_text (rowid, title, words) VALUES (${id}, ${title}, ${words})`))
  for (const person_id of new Set(row.people)) {
    tx.run(tx.sql.insertInto('search_member').values({ person_id, row_id: id }))
  }
}

function removeRow(tx: Tx, id: number): void {
  // The index keeps no words of its own: to take a row out it must be told what it was given.
  tx.run(
    rawSql(
      tx,
      sql`INSERT INTO search_text (search_text, rowid, title, words)
          SELECT 'delete', id, title, words FROM search_place WHERE id = ${id}`,
    ),
  )
  tx.run(tx.sql.deleteFrom('search_member').where('row_id', '=', id))
  tx.run(tx.sql.deleteFrom('search_place').where('id', '=', id))
  tx.run(tx.sql.deleteFrom('search_row').where('id', '=', id))
}
