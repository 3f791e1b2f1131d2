import type { Reader, Tx } from './database.ts'
import { fromJson, oneOf } from './rowValues.ts'
import type { ImportFileTable } from './tables.ts'

/** Where a file that is to be imported stands. `read`: it waits for the officer's look; `again`: its bytes or its meeting were there before. */
export const importStates = ['waiting', 'read', 'taken', 'again', 'refused', 'put-aside'] as const
export type ImportState = (typeof importStates)[number]

/** A file from outside, each once in its run by its path. */
export interface ImportFile {
  readonly id: string
  /** Null for a file that was imported alone. */
  readonly runId: string | null
  /** Below the folder of its run, with `/`; the file's name where it came alone. */
  readonly path: string
  /** Null until it was read. */
  readonly sha256: string | null
  readonly size: number
  readonly state: ImportState
  /** ISO instant; null until it was read. */
  readonly readAt: string | null
  /** Why it was refused, or what wants a look; empty for nothing. */
  readonly sentence: string
  /** Committee and day as read; empty for what was not. */
  readonly title: string
  /** The lowest of its fields, 0 to 1. */
  readonly confidence: number | null
  /** Where it is in the book, or what it is the same as. */
  readonly meetingId: string | null
}

export function readImportFile(reader: Reader, id: string): ImportFile | null {
  const row = reader.first(reader.sql.selectFrom('import_file').selectAll().where('id', '=', id))
  return row === undefined ? null : importFileOf(row)
}

/** The draft that waits for a look, as it was written; null where none waits. */
export function readImportDraft<Draft>(reader: Reader, id: string): Draft | null {
  const row = reader.first(reader.sql.selectFrom('import_file').select('draft').where('id', '=', id))
  return row?.draft === undefined || row.draft === null ? null : fromJson<Draft>(row.draft)
}

/** Whatever is known of these bytes, those that are in the book or wait first; null for nothing. */
export function readImportOfBytes(reader: Reader, sha256: string): ImportFile | null {
  const known = reader
    .all(reader.sql.selectFrom('import_file').select(plain).where('sha256', '=', sha256).orderBy('id'))
    .map(importFileOf)
  const order: readonly ImportState[] = ['taken', 'read', 'put-aside', 'refused', 'again', 'waiting']
  return known.toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state))[0] ?? null
}

/** Those in some states, the latest read first, and how many there are in all. Without their drafts: those are large. */
export function listImportFiles(
  reader: Reader,
  states: readonly ImportState[],
  limit: number,
): { readonly files: readonly ImportFile[]; readonly count: number } {
  const files = reader.all(
    reader.sql
      .selectFrom('import_file')
      .select(plain)
      .where('state', 'in', states)
      // What a migration left alone was never read.
      .where('read_at', 'is not', null)
      .orderBy('read_at', 'desc')
      .orderBy('id')
      .limit(limit),
  )
  const counted = reader.first(
    reader.sql
      .selectFrom('import_file')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('state', 'in', states)
      .where('read_at', 'is not', null),
  )
  return { files: files.map(importFileOf), count: counted?.count ?? 0 }
}

/** Every column but the draft. */
const plain = [
  ...(['id', 'run_id', 'path', 'sha256', 'size', 'state', 'read_at', 'sentence'] as const),
  ...(['title', 'confidence', 'meeting_id'] as const),
] as const

/** In place of what was known of it. `draft` is kept as JSON while the file waits for a look. */
export function writeImportFile(tx: Tx, file: ImportFile, draft: unknown = null): void {
  const value = {
    ...{ run_id: file.runId, path: file.path, sha256: file.sha256, size: file.size, state: file.state },
    ...{ read_at: file.readAt, sentence: file.sentence, title: file.title, confidence: file.confidence },
    ...{ meeting_id: file.meetingId, draft: draft === null ? null : JSON.stringify(draft) },
  }
  tx.run(
    tx.sql
      .insertInto('import_file')
      .values({ id: file.id, ...value })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(value)),
  )
}

export function importFileOf(row: Omit<ImportFileTable, 'draft'>): ImportFile {
  return {
    ...{ id: row.id, runId: row.run_id, path: row.path, sha256: row.sha256, size: row.size },
    state: oneOf(importStates, row.state, 'import_file.state'),
    ...{ readAt: row.read_at, sentence: row.sentence, title: row.title, confidence: row.confidence },
    meetingId: row.meeting_id,
  }
}
