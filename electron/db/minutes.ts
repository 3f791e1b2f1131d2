import type { Node } from 'prosemirror-model'
import type { MinutesBlock } from '../../shared/domain/minutes.ts'
import { plainText } from '../../shared/domain/minutes.ts'
import { docFromJson } from '../../shared/minutesText/apply.ts'
import { fromBlocks, toBlocks } from '../../shared/minutesText/blocks.ts'
import type { Reader, Tx } from './database.ts'
import { hashOf } from './hashing.ts'

/** The text of one item. Before the first edit it is an empty paragraph at revision 0. */
export interface ItemText {
  readonly doc: Node
  /** How many changes made it. */
  readonly revision: number
  readonly frozenNumber: string | null
}

/**
 * The last few documents, parsed: a keystroke in a long item does not read it all again. An entry counts only for the revision that
 * the tables hold, so one left by a transaction that was rolled back is never believed.
 */
export interface DocumentCache {
  get(meetingId: string, itemId: string, revision: number): Node | null
  put(meetingId: string, itemId: string, revision: number, doc: Node): void
  forget(meetingId: string, itemId: string): void
}

const cachedDocuments = 6

export function documentCache(): DocumentCache {
  const kept = new Map<string, { readonly revision: number; readonly doc: Node }>()
  const keyOf = (meetingId: string, itemId: string): string => JSON.stringify([meetingId, itemId])
  return {
    get: (meetingId, itemId, revision) => {
      const found = kept.get(keyOf(meetingId, itemId))
      return found?.revision === revision ? found.doc : null
    },
    put: (meetingId, itemId, revision, doc) => {
      const key = keyOf(meetingId, itemId)
      kept.delete(key)
      kept.set(key, { revision, doc })
      for (const oldest of kept.keys()) {
        if (kept.size <= cachedDocuments) break
        kept.delete(oldest)
      }
    },
    forget: (meetingId, itemId) => {
      kept.delete(keyOf(meetingId, itemId))
    },
  }
}

/** The item must exist: this does not look. */
export function readItemText(
  reader: Reader,
  cache: DocumentCache,
  meetingId: string,
  itemId: string,
): ItemText {
  const row = reader.first(
    reader.sql
      .selectFrom('minutes')
      .select(['revision', 'frozen_number'])
      .where('meeting_id', '=', meetingId)
      .where('item_id', '=', itemId),
  )
  const revision = row?.revision ?? 0
  const doc = cache.get(meetingId, itemId, revision) ?? readDocument(reader, meetingId, itemId)
  cache.put(meetingId, itemId, revision, doc)
  return { doc, revision, frozenNumber: row?.frozen_number ?? null }
}

/** How many changes made the text of an item; 0 before the first. */
export function readRevision(reader: Reader, meetingId: string, itemId: string): number {
  const row = reader.first(
    reader.sql
      .selectFrom('minutes')
      .select('revision')
      .where('meeting_id', '=', meetingId)
      .where('item_id', '=', itemId),
  )
  return row?.revision ?? 0
}

/** Every item of a meeting that has text or a frozen number, by item. */
export function readMeetingTexts(
  reader: Reader,
  meetingId: string,
): ReadonlyMap<string, { readonly blocks: readonly MinutesBlock[]; readonly frozenNumber: string | null }> {
  const rows = reader.all(reader.sql.selectFrom('minutes').selectAll().where('meeting_id', '=', meetingId))
  return new Map(
    rows.map((row) => [
      row.item_id,
      {
        blocks: meaningfulBlocks(docFromJson(JSON.parse(row.doc))),
        frozenNumber: row.frozen_number,
      },
    ]),
  )
}

/** The blocks of a document; none for a page on which nothing was ever written. */
export function meaningfulBlocks(doc: Node): readonly MinutesBlock[] {
  const blocks = toBlocks(doc)
  const only = blocks.length === 1 ? blocks[0] : undefined
  return only?.kind === 'prose' && plainText(only.content) === '' ? [] : blocks
}

/** The document of some blocks. Without any, the empty paragraph has an id of its own that every reader of the item gives it. */
export function documentOf(itemId: string, blocks: readonly MinutesBlock[]): Node {
  return fromBlocks(blocks, `empty-${hashOf(itemId).slice(0, 32)}`)
}

export function writeItemText(tx: Tx, meetingId: string, itemId: string, revision: number, doc: Node): void {
  const value = { revision, doc: JSON.stringify(doc.toJSON()) }
  tx.run(
    tx.sql
      .insertInto('minutes')
      .values({ meeting_id: meetingId, item_id: itemId, ...value })
      .onConflict((conflict) => conflict.columns(['meeting_id', 'item_id']).doUpdateSet(value)),
  )
}

/** Fixes the printed number of an item. An item without text gets its empty page, to hold the number. */
export function writeFrozenNumber(tx: Tx, meetingId: string, itemId: string, frozenNumber: string): void {
  tx.run(
    tx.sql
      .insertInto('minutes')
      .values({
        meeting_id: meetingId,
        item_id: itemId,
        revision: 0,
        doc: JSON.stringify(documentOf(itemId, []).toJSON()),
        frozen_number: frozenNumber,
      })
      .onConflict((conflict) =>
        conflict.columns(['meeting_id', 'item_id']).doUpdateSet({ frozen_number: frozenNumber }),
      ),
  )
}

function readDocument(reader: Reader, meetingId: string, itemId: string): Node {
  const row = reader.first(
    reader.sql
      .selectFrom('minutes')
      .select('doc')
      .where('meeting_id', '=', meetingId)
      .where('item_id', '=', itemId),
  )
  return row === undefined ? documentOf(itemId, []) : docFromJson(JSON.parse(row.doc))
}

/** The printed numbers that stand, by item. */
export function readFrozenNumbers(reader: Reader, meetingId: string): Record<string, string> {
  const rows = reader.all(
    reader.sql
      .selectFrom('minutes')
      .select(['item_id', 'frozen_number'])
      .where('meeting_id', '=', meetingId)
      .where('frozen_number', 'is not', null),
  )
  return Object.fromEntries(rows.map((row) => [row.item_id, row.frozen_number ?? '']))
}
