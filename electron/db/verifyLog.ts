import type { Change } from './changeLog.ts'
import { beforeTheFirst, changeOf, withPayload } from './changeLog.ts'
import type { Reader } from './database.ts'
import { toldErasures } from './erasedWords.ts'
import type { ToldErasures } from './erasedWords.ts'
import { hashOf } from './hashing.ts'

/** A place where the log of a stream does not hold. */
export interface BrokenChange {
  readonly streamId: string
  readonly seq: number
  readonly kind: string
  /** The item whose minutes the change was about, as far as it can still be read. */
  readonly itemId: string | null
  readonly why: string
}

export interface VerifiedStream {
  readonly streamId: string
  readonly changes: number
  /** Of the last change; null for a stream without any. */
  readonly headHash: string | null
  /** The first place that does not hold. */
  readonly broken: BrokenChange | null
}

/** Every stream of the log. */
export function streamsOf(reader: Reader): string[] {
  return reader
    .all(reader.sql.selectFrom('change').select('stream_id').distinct().orderBy('stream_id'))
    .map((row) => row.stream_id)
}

/** The first place where the log does not hold; null when all of it does. */
export function verifyChain(reader: Reader): BrokenChange | null {
  for (const streamId of streamsOf(reader)) {
    const { broken } = verifyStream(reader, streamId)
    if (broken !== null) return broken
  }
  return null
}

/** Goes through one stream: every change follows the one before it, and says what it said. What an erasure tells of breaks nothing. */
export function verifyStream(reader: Reader, streamId: string): VerifiedStream {
  const rows = reader.all(withPayload(reader).where('change.stream_id', '=', streamId).orderBy('change.seq'))
  const told = toldErasures(reader, streamId)
  let previous: Change | null = null
  let broken: BrokenChange | null = null
  for (const { payload, ...row } of rows) {
    const change = changeOf(row)
    const why = whyBroken(change, previous, payload) ?? whyMissing(told, change, payload)
    if (why !== null && broken === null) {
      broken = { streamId, seq: change.seq, kind: change.kind, itemId: itemIn(payload), why }
    }
    previous = change
  }
  return { streamId, changes: rows.length, headHash: previous?.hash ?? null, broken }
}

function whyBroken(change: Change, previous: Change | null, payload: string | null): string | null {
  const { hash, ...rest } = change
  if (change.seq !== (previous?.seq ?? 0) + 1) return 'a change is missing before it'
  if (change.prevHash !== (previous?.hash ?? beforeTheFirst)) return 'it does not follow the change before it'
  if (hashOf(rest) !== hash) return 'it was altered after it was made'
  if (payload === null) return null
  const read = readJson(payload)
  if (read === null) return 'its content can no longer be read'
  return hashOf(read.value) === change.payloadHash ? null : 'its content was altered after it was made'
}

/** Words are erased with a change of their own that says so: content that is simply not there was taken away by somebody else. */
function whyMissing(told: ToldErasures, { streamId, seq }: Change, payload: string | null): string | null {
  return payload === null && !told.isErased(streamId, seq)
    ? 'its content is missing, and no erasure tells of it'
    : null
}

function readJson(text: string): { readonly value: unknown } | null {
  try {
    return { value: JSON.parse(text) as unknown }
  } catch {
    return null
  }
}

/** From the text, not from the value: what was altered may be no JSON any more. */
function itemIn(payload: string | null): string | null {
  return /"itemId":"([^"\\]+)"/.exec(payload ?? '')?.[1] ?? null
}
