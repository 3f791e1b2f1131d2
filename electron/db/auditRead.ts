import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import { isClosed } from '../../shared/domain/access.ts'
import type { Deed, Restored } from '../../shared/domain/deed.ts'
import { bookStream, meetingStream } from './changeKinds.ts'
import type { Payloads } from './changeKinds.ts'
import { changesOfKinds, entryOf } from './changeLog.ts'
import type { ChangeWithPayload } from './changeLog.ts'
import type { Reader } from './database.ts'
import type { ToldErasures } from './erasedWords.ts'
import { rawSql } from './rawSql.ts'
import type { ChangeTable } from './tables.ts'

/** Which changes are asked for, as far as the log can tell without reading what they say. */
export interface AuditAsk {
  readonly meetingId: string | null
  readonly committeeId: string | null
  readonly actor: string | null
  /** Null for all. */
  readonly kinds: readonly string[] | null
  /** Local days, both counted. */
  readonly from: string | null
  readonly to: string | null
}

export interface PlacedChange extends ChangeWithPayload {
  /** Its place in the whole log: later changes have higher ones. */
  readonly place: number
}

type Row = ChangeTable & { readonly payload: string | null; readonly place: number }

/** The latest first, from behind `after` on. */
export function changesAsked(
  reader: Reader,
  ask: AuditAsk,
  after: number | null,
  limit: number,
): PlacedChange[] {
  const conditions = [...conditionsOf(ask), ...(after === null ? [] : [sql`change.rowid < ${after}`])]
  const where = conditions.length === 0 ? sql`` : sql`WHERE ${sql.join(conditions, sql` AND `)}`
  return reader
    .all(
      rawSql<Row>(
        reader,
        sql`SELECT change.*, change.rowid AS place, change_payload.payload AS payload
            FROM change LEFT JOIN change_payload
              ON change_payload.stream_id = change.stream_id AND change_payload.seq = change.seq
            ${where} ORDER BY change.rowid DESC LIMIT ${limit}`,
      ),
    )
    .map(({ place, ...row }) => ({ place, ...entryOf(row) }))
}

function conditionsOf({ meetingId, committeeId, actor, kinds, from, to }: AuditAsk): RawBuilder<unknown>[] {
  return [
    ...(meetingId === null ? [] : [ofMeetings(sql`(${meetingId})`)]),
    ...(committeeId === null ? [] : [ofCommittee(committeeId)]),
    ...(actor === null ? [] : [sql`${carriedOr('actor')} = ${actor}`]),
    ...(kinds === null ? [] : [sql`change.kind IN (${sql.join(kinds.length === 0 ? [''] : kinds)})`]),
    ...(from === null ? [] : [sql`${carriedOr('wall_time')} >= ${from}`]),
    // Every time of a day comes before "T~".
    ...(to === null ? [] : [sql`${carriedOr('wall_time')} < ${`${to}T~`}`]),
  ]
}

/** An act of a log that was replaced keeps the name and the time that it had there. */
function carriedOr(column: 'actor' | 'wall_time'): RawBuilder<unknown> {
  const own = sql.ref(`change.${column}`)
  const path = column === 'actor' ? '$.carried.actor' : '$.carried.wallTime'
  return sql`CASE change.kind WHEN 'deed.noted'
    THEN coalesce(json_extract(change_payload.payload, ${path}), ${own}) ELSE ${own} END`
}

/** What was done with the book stands in its own log, also where it was about a meeting. */
function ofMeetings(ids: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(substr(change.stream_id, 1, 8) = 'meeting:' AND substr(change.stream_id, 9) IN ${ids}
    OR change.kind = 'deed.noted' AND json_extract(change_payload.payload, '$.meetingId') IN ${ids})`
}

function ofCommittee(committeeId: string): RawBuilder<unknown> {
  const meetings = ofMeetings(sql`(SELECT id FROM meeting WHERE committee_id = ${committeeId})`)
  return sql`(${meetings} OR change.stream_id = ${`committee:${committeeId}`}
    OR change.kind = 'deed.noted' AND json_extract(change_payload.payload, '$.committeeId') = ${committeeId})`
}

/** The names under which changes were made, in their order. */
export function actorsOf(reader: Reader): string[] {
  const all = rawSql<{ readonly actor: string }>(
    reader,
    sql`SELECT actor FROM change UNION
        SELECT json_extract(change_payload.payload, '$.carried.actor') FROM change JOIN change_payload
          ON change_payload.stream_id = change.stream_id AND change_payload.seq = change.seq
        WHERE change.stream_id = ${bookStream} AND change.kind = 'deed.noted'
          AND json_extract(change_payload.payload, '$.carried.actor') IS NOT NULL
        ORDER BY 1`,
  )
  return reader.all(all).map(({ actor }) => actor)
}

/** What of a meeting is closed, or was at any time: its items, and every title that one of them had, with its item. */
export interface ClosedMatter {
  readonly itemIds: ReadonlySet<string>
  readonly titles: ReadonlyMap<string, string>
}

export function closedMatterOf(reader: Reader, meetingId: string, told: ToldErasures): ClosedMatter {
  const stream = meetingStream(meetingId)
  const agendas = changesOfKinds(reader, stream, ['agenda.set']).flatMap(({ payload }) => [
    ...((payload as Payloads['agenda.set'] | null)?.items ?? []),
  ])
  const itemIds = new Set(agendas.filter((item) => isClosed(item.classification)).map(({ id }) => id))
  const changes = reader.all(
    rawSql<{ readonly seq: number; readonly item: string | null }>(
      reader,
      sql`SELECT change.seq, coalesce(json_extract(change_payload.payload, '$.itemId'),
            json_extract(change_payload.payload, '$.report.itemId')) AS item
          FROM change LEFT JOIN change_payload
            ON change_payload.stream_id = change.stream_id AND change_payload.seq = change.seq
          WHERE change.stream_id = ${stream} AND change.classification IN ('exempt', 'confidential')`,
    ),
  )
  for (const { seq, item } of changes) {
    const itemId = item ?? told.itemOf(stream, seq)
    if (itemId !== null) itemIds.add(itemId)
  }
  const titled = agendas.filter(({ id, title }) => itemIds.has(id) && title !== '')
  return { itemIds, titles: new Map(titled.map(({ id, title }) => [title, id])) }
}

/** The place of the change that first told of each person. */
export function firstOfPeople(reader: Reader): ReadonlyMap<string, number> {
  const rows = changesOfKinds(reader, bookStream, ['person.set'])
  return new Map(
    rows.toReversed().flatMap(({ change, payload }) => {
      const id = (payload as Payloads['person.set'] | null)?.person.id
      return id === undefined ? [] : [[id, change.seq] as const]
    }),
  )
}

/** The last time that a backup took the place of the book, as an ISO instant, and what it said of it; null for never. */
export function lastPutBackOf(
  reader: Reader,
): { readonly at: string; readonly restored: Restored | undefined } | null {
  const row = reader.first(
    rawSql<{ readonly at: string; readonly payload: string }>(
      reader,
      sql`SELECT change.at, change_payload.payload FROM change JOIN change_payload
            ON change_payload.stream_id = change.stream_id AND change_payload.seq = change.seq
          WHERE change.stream_id = ${bookStream} AND change.kind = 'deed.noted'
            AND json_extract(change_payload.payload, '$.deed') = 'backup-restored'
          ORDER BY change.seq DESC LIMIT 1`,
    ),
  )
  return row === undefined ? null : { at: row.at, restored: (JSON.parse(row.payload) as Deed).restored }
}

/** How many changes there are in streams, and the local time of the earliest. */
export function extentOf(
  reader: Reader,
  streamId: string | null,
): { readonly changes: number; readonly since: string | null } {
  const all = reader.sql
    .selectFrom('change')
    .select(({ fn }) => [fn.countAll<number>().as('changes'), fn.min('wall_time').as('since')])
  const found = reader.first(streamId === null ? all : all.where('stream_id', '=', streamId))
  return { changes: found?.changes ?? 0, since: found?.since ?? null }
}

/** The meetings of a committee. */
export function allMeetingIds(reader: Reader, committeeId: string): string[] {
  return reader
    .all(reader.sql.selectFrom('meeting').select('id').where('committee_id', '=', committeeId))
    .map(({ id }) => id)
}
