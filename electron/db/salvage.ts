import { meetingStates } from '../../shared/domain/meeting.ts'
import { changeOf } from './changeLog.ts'
import type { Change } from './changeLog.ts'
import { hashOf } from './hashing.ts'
import { overflowBytes, leafCells, rowValues } from './salvageRows.ts'
import type { ColumnValue, LeafCell } from './salvageRows.ts'
import { pageBytes } from './salvagePages.ts'
import type { PageAddress, PageSource, ReadPage } from './salvagePages.ts'

/** Changes that were found, each of which says what its own hash says. */
export interface FoundChanges {
  /** All that lie at this place of a stream: one, but where a book was put back and written on from there. */
  at(streamId: string, seq: number): readonly Change[]
  streams(): readonly string[]
  /** Of one stream, by place. */
  of(streamId: string): readonly Change[]
}

export interface PagesFound {
  readonly pages: number
  /** Numbers of pages that are not, bit for bit, what was written. */
  readonly unsound: readonly number[]
  readonly frames: number
  readonly unsoundFrames: number
  /** The newest change that a meeting is known to have had, by stream: its own row says so. */
  readonly versions: ReadonlyMap<string, number>
}

const manyPages = 2_000

/**
 * The changes that can be made out on the pages of a book, wherever they lie: no index and no root of a table is needed. A page that is not
 * sound is read all the same, for a flipped bit spoils few of its rows, and the hash of each tells which.
 */
export function salvageChanges(
  source: PageSource,
  onProgress: (done: number) => void = () => undefined,
): { readonly changes: FoundChanges; readonly found: PagesFound } {
  const streams = new Map<string, Map<number, Change[]>>()
  const unsound: number[] = []
  const versions = new Map<string, number>()
  let unsoundFrames = 0
  let count = 0
  for (const address of source.addresses()) {
    count += 1
    if (count % manyPages === 0) onProgress(count / (source.pages + source.frames.length))
    const page = source.read(address)
    if (page?.isSound !== true) {
      if (address.age === 0) unsound.push(address.number)
      else unsoundFrames += 1
    }
    for (const cell of cellsOn(page, address)) {
      const change = changeIn(wholeRow(source, address, cell))
      if (change !== null) keepChange(streams, change)
      else if (page?.isSound === true) keepVersion(versions, rowValues(cell.local))
    }
  }
  return {
    changes: foundChanges(streams),
    found: { pages: source.pages, unsound, frames: source.frames.length, unsoundFrames, versions },
  }
}

/** The contents of changes that are wanted, by their hash, as JSON. */
export function salvagePayloads(
  source: PageSource,
  wanted: (streamId: string, seq: number) => readonly string[],
) {
  const payloads = new Map<string, Buffer>()
  for (const address of source.addresses()) {
    const page = source.read(address)
    for (const cell of cellsOn(page, address)) {
      const [streamId, seq] = rowValues(cell.local, true) ?? []
      if (typeof streamId !== 'string' || typeof seq !== 'number') continue
      const hashes = wanted(streamId, seq).filter((hash) => !payloads.has(hash))
      if (hashes.length === 0) continue
      for (const row of rowsOf(source, address, cell)) {
        const payload = payloadIn(rowValues(row))
        const hash = payload === null ? null : jsonHash(payload)
        if (payload === null || hash === null || !hashes.includes(hash)) continue
        payloads.set(hash, Buffer.from(payload, 'utf8'))
        break
      }
    }
  }
  return payloads
}

/** Changes that are known otherwise, e.g. from a backup. */
export function foundChanges(
  streams: ReadonlyMap<string, ReadonlyMap<number, readonly Change[]>>,
): FoundChanges {
  return {
    at: (streamId, seq) => streams.get(streamId)?.get(seq) ?? [],
    streams: () => [...streams.keys()],
    of: (streamId) => [...(streams.get(streamId)?.values() ?? [])].flat().toSorted((a, b) => a.seq - b.seq),
  }
}

/** The first page of the file begins with what tells SQLite what it is; no change lies there. */
function cellsOn(page: ReadPage | null, { number }: PageAddress): LeafCell[] {
  return page === null || number === 1 ? [] : leafCells(page.plain)
}

/** Puts a change among those of its place, unless it is there. */
export function keepChange(streams: Map<string, Map<number, Change[]>>, change: Change): void {
  const stream = streams.get(change.streamId) ?? new Map<number, Change[]>()
  streams.set(change.streamId, stream)
  const there = stream.get(change.seq) ?? []
  if (there.every(({ hash }) => hash !== change.hash)) stream.set(change.seq, [...there, change])
}

/** A row of the table of meetings: its id, its state, and how many changes it has had. */
function keepVersion(versions: Map<string, number>, values: ColumnValue[] | null): void {
  const [id, state, version, head] = [values?.[0], values?.[2], values?.[11], values?.[12]]
  if (typeof id !== 'string' || typeof version !== 'number' || !String(head).match(/^[0-9a-f]{64}$/)) return
  if (!meetingStates.some((known) => known === state)) return
  versions.set(`meeting:${id}`, Math.max(version, versions.get(`meeting:${id}`) ?? 0))
}

function wholeRow(source: PageSource, address: PageAddress, cell: LeafCell): ColumnValue[] | null {
  // A change is seldom longer than a page; what begins with no stream is none.
  const [streamId] = rowValues(cell.local, true) ?? []
  if (typeof streamId !== 'string' || !/^(book$|committee:|meeting:)/.test(streamId)) return null
  for (const row of rowsOf(source, address, cell)) {
    const values = rowValues(row)
    if (values?.length === 14) return values
  }
  return null
}

/** A row with what goes on elsewhere: as the book stood last, when the row was written, and when its page was. */
function* rowsOf(source: PageSource, { age, until }: PageAddress, cell: LeafCell): Iterable<Buffer> {
  if (cell.overflow === 0) {
    yield cell.local
    return
  }
  for (const moment of new Set([Infinity, until, age])) {
    const row = joined(source, cell, moment)
    if (row !== null) yield row
  }
}

function joined(source: PageSource, cell: LeafCell, moment: number): Buffer | null {
  const pieces = [cell.local]
  let missing = cell.length - cell.local.length
  if (missing > (source.pages + source.frames.length) * pageBytes) return null
  for (let next = cell.overflow; missing > 0;) {
    const address = source.at(next, moment)
    const page = address === null ? null : source.read(address)
    if (page === null) return null
    const piece = page.plain.subarray(4, 4 + Math.min(missing, overflowBytes))
    pieces.push(piece)
    missing -= piece.length
    next = page.plain.readUInt32BE(0)
  }
  return Buffer.concat(pieces)
}

/** Null for a row that is no change, or does not say any more what it said. */
function changeIn(values: ColumnValue[] | null): Change | null {
  if (values?.length !== 14) return null
  const [streamId, seq, changeId, actor, device, at, wallTime, zone, kind, version, ...hashed] = values
  const texts = [streamId, changeId, actor, device, at, wallTime, zone, kind, ...hashed]
  if (typeof seq !== 'number' || typeof version !== 'number') return null
  if (!texts.every((text) => typeof text === 'string')) return null
  const [classification, payloadHash, prevHash, hash] = hashed.map(String)
  const change = changeOf({
    stream_id: String(streamId),
    seq,
    change_id: String(changeId),
    actor: String(actor),
    device: String(device),
    at: String(at),
    wall_time: String(wallTime),
    zone: String(zone),
    kind: String(kind),
    payload_version: version,
    classification: classification ?? '',
    payload_hash: payloadHash ?? '',
    prev_hash: prevHash ?? '',
    hash: hash ?? '',
  })
  const { hash: said, ...rest } = change
  return safeHash(rest) === said ? change : null
}

function payloadIn(values: ColumnValue[] | null): string | null {
  const payload = values?.length === 3 ? values[2] : null
  return typeof payload === 'string' ? payload : null
}

function jsonHash(text: string): string | null {
  try {
    return safeHash(JSON.parse(text))
  } catch {
    // Noise where a content was: it is not the one that is looked for.
    return null
  }
}

/** Noise may hold half a character, which no canonical form has. */
function safeHash(value: unknown): string | null {
  try {
    return hashOf(value)
  } catch {
    return null
  }
}
