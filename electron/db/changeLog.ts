import type { Classification } from '../../shared/domain/access.ts'
import { classifications } from '../../shared/domain/access.ts'
import type { Reader, Tx } from './database.ts'
import { hashOf } from './hashing.ts'
import type { ChangeTable } from './tables.ts'

/** A row of the change log. `hash` covers everything else here, and through `prevHash` all that came before in the stream. */
export interface Change {
  /** "book", "committee:<id>" or "meeting:<id>". */
  readonly streamId: string
  /** From 1, without gaps, within its stream. */
  readonly seq: number
  readonly changeId: string
  readonly actor: string
  readonly device: string
  readonly at: string
  readonly wallTime: string
  readonly zone: string
  readonly kind: string
  readonly payloadVersion: number
  readonly classification: Classification
  readonly payloadHash: string
  readonly prevHash: string
  readonly hash: string
}

/** What a change says of itself before it has its place in the chain. */
export type NewChange = Omit<Change, 'seq' | 'payloadHash' | 'prevHash' | 'hash'>

/** What the first change of a stream follows. */
export const beforeTheFirst = '0'.repeat(64)

/** Puts a change at the end of its stream. The projection is the caller's next step, in the same transaction. */
export function appendChange(tx: Tx, change: NewChange, payload: unknown): Change {
  const head = headOf(tx, change.streamId)
  const unhashed = {
    ...change,
    seq: (head?.seq ?? 0) + 1,
    payloadHash: hashOf(payload),
    prevHash: head?.hash ?? beforeTheFirst,
  }
  const appended: Change = { ...unhashed, hash: hashOf(unhashed) }
  tx.run(tx.sql.insertInto('change').values(rowOf(appended)))
  tx.run(
    tx.sql.insertInto('change_payload').values({
      stream_id: appended.streamId,
      seq: appended.seq,
      payload: JSON.stringify(payload),
    }),
  )
  return appended
}

export function headOf(
  reader: Reader,
  streamId: string,
): { readonly seq: number; readonly hash: string } | null {
  return (
    reader.first(
      reader.sql
        .selectFrom('change')
        .select(['seq', 'hash'])
        .where('stream_id', '=', streamId)
        .orderBy('seq', 'desc')
        .limit(1),
    ) ?? null
  )
}

/** The hash of every change of a stream, the earliest first. */
export function hashesOf(reader: Reader, streamId: string): string[] {
  return reader
    .all(reader.sql.selectFrom('change').select('hash').where('stream_id', '=', streamId).orderBy('seq'))
    .map(({ hash }) => hash)
}

export function changeById(reader: Reader, changeId: string): Change | null {
  const row = reader.first(reader.sql.selectFrom('change').selectAll().where('change_id', '=', changeId))
  return row === undefined ? null : changeOf(row)
}

/** The changes of a stream, the latest first, each with its payload; null where the payload was erased. */
export function latestChanges(reader: Reader, streamId: string, limit: number): ChangeWithPayload[] {
  const rows = reader.all(
    withPayload(reader).where('change.stream_id', '=', streamId).orderBy('change.seq', 'desc').limit(limit),
  )
  return rows.map(entryOf)
}

/** A change with its payload: null, and told as erased, where it was taken away. */
export interface ChangeWithPayload {
  readonly change: Change
  readonly payload: unknown
  readonly erased: boolean
}

/** The changes of some kinds in a stream, the earliest first. */
export function changesOfKinds(
  reader: Reader,
  streamId: string,
  kinds: readonly string[],
): ChangeWithPayload[] {
  const rows = reader.all(
    withPayload(reader)
      .where('change.stream_id', '=', streamId)
      .where('change.kind', 'in', kinds)
      .orderBy('change.seq'),
  )
  return rows.map(entryOf)
}

/** The changes of a kind in all streams. */
export function changesOfKind(reader: Reader, kind: string): ChangeWithPayload[] {
  return reader
    .all(
      withPayload(reader).where('change.kind', '=', kind).orderBy('change.stream_id').orderBy('change.seq'),
    )
    .map(entryOf)
}

/** The latest change of a kind in a stream; null when there is none. */
export function latestOfKind(reader: Reader, streamId: string, kind: string): ChangeWithPayload | null {
  const row = reader.first(
    withPayload(reader)
      .where('change.stream_id', '=', streamId)
      .where('change.kind', '=', kind)
      .orderBy('change.seq', 'desc')
      .limit(1),
  )
  return row === undefined ? null : entryOf(row)
}

/** When anything was changed last; what was only noted, e.g. that the book was opened, is no change. Null for never. */
export function lastChangeAt(reader: Reader): string | null {
  const row = reader.first(
    reader.sql
      .selectFrom('change')
      .select(({ fn }) => fn.max('at').as('at'))
      .where('kind', '<>', 'deed.noted'),
  )
  return row?.at ?? null
}

/** How many changes were made since, by the clocks they were made under; what was only noted is no change. */
export function changesSince(reader: Reader, at: string): number {
  const row = reader.first(
    reader.sql
      .selectFrom('change')
      .select(({ fn }) => fn.countAll<number>().as('changes'))
      .where('at', '>', at)
      .where('kind', '<>', 'deed.noted'),
  )
  return row?.changes ?? 0
}

/** When a change of a kind was made last, in any stream; null for never. */
export function lastOfKindAt(reader: Reader, kind: string): string | null {
  const row = reader.first(
    reader.sql.selectFrom('change').select('at').where('kind', '=', kind).orderBy('at', 'desc').limit(1),
  )
  return row?.at ?? null
}

/** All changes of a stream, the earliest first. */
export function changesOfStream(reader: Reader, streamId: string): ChangeWithPayload[] {
  return reader
    .all(withPayload(reader).where('change.stream_id', '=', streamId).orderBy('change.seq'))
    .map(entryOf)
}

/** Every change with its payload, stream by stream in the order that the tables need: the book, then committees, then meetings. */
export function allChanges(reader: Reader): ChangeWithPayload[] {
  return reader.all(withPayload(reader).orderBy('change.stream_id').orderBy('change.seq')).map(entryOf)
}

export function withPayload(reader: Reader) {
  return reader.sql
    .selectFrom('change')
    .leftJoin('change_payload', (join) =>
      join
        .onRef('change_payload.stream_id', '=', 'change.stream_id')
        .onRef('change_payload.seq', '=', 'change.seq'),
    )
    .selectAll('change')
    .select('change_payload.payload')
}

/** A row of the log with its content. */
export function entryOf({
  payload,
  ...row
}: ChangeTable & { readonly payload: string | null }): ChangeWithPayload {
  return {
    change: changeOf(row),
    payload: payload === null ? null : (JSON.parse(payload) as unknown),
    erased: payload === null,
  }
}

function rowOf(change: Change): ChangeTable {
  return {
    stream_id: change.streamId,
    seq: change.seq,
    change_id: change.changeId,
    actor: change.actor,
    device: change.device,
    at: change.at,
    wall_time: change.wallTime,
    zone: change.zone,
    kind: change.kind,
    payload_version: change.payloadVersion,
    classification: change.classification,
    payload_hash: change.payloadHash,
    prev_hash: change.prevHash,
    hash: change.hash,
  }
}

export function changeOf(row: ChangeTable): Change {
  return {
    streamId: row.stream_id,
    seq: row.seq,
    changeId: row.change_id,
    actor: row.actor,
    device: row.device,
    at: row.at,
    wallTime: row.wall_time,
    zone: row.zone,
    kind: row.kind,
    payloadVersion: row.payload_version,
    classification: classifications.find((known) => known === row.classification) ?? 'unset',
    payloadHash: row.payload_hash,
    prevHash: row.prev_hash,
    hash: row.hash,
  }
}
