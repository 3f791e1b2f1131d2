import { meetingStream } from './changeKinds.ts'
import type { WordsErased } from './changeKinds.ts'
import { changesOfKind, changesOfKinds, withPayload } from './changeLog.ts'
import type { Change } from './changeLog.ts'
import type { Reader, Tx } from './database.ts'

/** What the log says was erased. */
export interface ToldErasures {
  isErased(streamId: string, seq: number): boolean
  /** The item whose words a change held; null for a change that was not erased, or was about no item. */
  itemOf(streamId: string, seq: number): string | null
}

/** Of the whole log, or of one stream. */
export function toldErasures(reader: Reader, streamId: string | null = null): ToldErasures {
  const erasures =
    streamId === null
      ? changesOfKind(reader, 'words.erased')
      : changesOfKinds(reader, streamId, ['words.erased'])
  const told = new Map<string, Map<number, string | null>>()
  for (const { change, payload, erased } of erasures) {
    if (erased) continue
    const ofStream = told.get(change.streamId) ?? new Map<number, string | null>()
    told.set(change.streamId, ofStream)
    for (const { itemId, changes } of (payload as WordsErased).items)
      for (const seq of changes) ofStream.set(seq, itemId)
  }
  return {
    isErased: (stream, seq) => told.get(stream)?.has(seq) === true,
    itemOf: (stream, seq) => told.get(stream)?.get(seq) ?? null,
  }
}

/** The erasures in a meeting, the latest first. */
export function erasuresOf(
  reader: Reader,
  meetingId: string,
): { readonly change: Change; readonly erasure: WordsErased }[] {
  return changesOfKinds(reader, meetingStream(meetingId), ['words.erased'])
    .filter(({ erased }) => !erased)
    .map(({ change, payload }) => ({ change, erasure: payload as WordsErased }))
    .toReversed()
}

/** The items whose words were erased in a meeting, each with the place in its log of the last time. */
export function erasuresByItem(reader: Reader, meetingId: string): Record<string, number> {
  const last: Record<string, number> = {}
  for (const { change, erasure } of erasuresOf(reader, meetingId).toReversed())
    for (const { itemId } of erasure.items) if (itemId !== null) last[itemId] = change.seq
  return last
}

/** Whether the words of one of these changes are gone for good. Changes that the book does not know are not among them. */
export function isAnyErased(reader: Reader, changeIds: readonly string[]): boolean {
  return changeIds.some((changeId) => {
    const found = reader.first(withPayload(reader).where('change.change_id', '=', changeId))
    return found !== undefined && found.payload === null
  })
}

/** Takes the content of changes out of the log. Their rows stay, and with them the chain. */
export function erasePayloads(tx: Tx, streamId: string, seqs: readonly number[]): void {
  for (const seq of seqs) {
    tx.run(tx.sql.deleteFrom('change_payload').where('stream_id', '=', streamId).where('seq', '=', seq))
  }
}
