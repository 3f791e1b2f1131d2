import type { Reader, Tx } from './database.ts'
import { importFileOf } from './imports.ts'
import type { ImportFile, ImportState } from './imports.ts'
import { oneOf } from './rowValues.ts'
import type { ImportRunTable } from './tables.ts'

export const importRunStates = ['running', 'stopped', 'done'] as const

/** A folder of old files that is gone through. Not from the log. */
export interface ImportRun {
  readonly id: string
  readonly folder: string
  /** `running` is also found where the program was ended in the middle: who goes through it is known to the program alone. */
  readonly state: (typeof importRunStates)[number]
  /** ISO instants. */
  readonly startedAt: string
  /** Null until it is done. */
  readonly endedAt: string | null
  /** The officer said that what lies in it was published; else nothing of it is decided. */
  readonly published: boolean
}

export type CountedFiles = Readonly<Record<ImportState, number>>

/** A file of a run as it was found in the folder. */
export type ListedImportFile = Pick<ImportFile, 'id' | 'path' | 'size' | 'state' | 'sentence'>

/** The latest first. */
export function listImportRuns(reader: Reader): ImportRun[] {
  return reader
    .all(reader.sql.selectFrom('import_run').selectAll().orderBy('started_at', 'desc').orderBy('id', 'desc'))
    .map(importRunOf)
}

export function readImportRun(reader: Reader, id: string): ImportRun | null {
  const row = reader.first(reader.sql.selectFrom('import_run').selectAll().where('id', '=', id))
  return row === undefined ? null : importRunOf(row)
}

/** In place of what was known of it. */
export function writeImportRun(tx: Tx, run: ImportRun): void {
  const value = {
    ...{ folder: run.folder, state: run.state, started_at: run.startedAt, ended_at: run.endedAt },
    published: run.published ? 1 : 0,
  }
  tx.run(
    tx.sql
      .insertInto('import_run')
      .values({ id: run.id, ...value })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(value)),
  )
}

/** Those of these files that the run has not yet; the others stay as they are. */
export function addImportFiles(tx: Tx, runId: string, files: readonly ListedImportFile[]): void {
  for (const { id, path, size, state, sentence } of files) {
    tx.run(
      tx.sql
        .insertInto('import_file')
        .values({
          ...{ id, run_id: runId, path, sha256: null, size, state, read_at: null, sentence },
          ...{ title: '', confidence: null, meeting_id: null, draft: null },
        })
        .onConflict((conflict) => conflict.columns(['run_id', 'path']).doNothing()),
    )
  }
}

/** The next files that wait, in the order of their paths, behind `after`. */
export function waitingImportFiles(
  reader: Reader,
  runId: string,
  after: string,
  limit: number,
): ImportFile[] {
  return reader
    .all(
      withoutDrafts(reader)
        .where('run_id', '=', runId)
        .where('state', '=', 'waiting')
        .where('path', '>', after)
        .orderBy('path')
        .limit(limit),
    )
    .map(importFileOf)
}

export function countImportFiles(reader: Reader, runId: string): CountedFiles {
  const rows = reader.all(
    reader.sql
      .selectFrom('import_file')
      .select((each) => ['state', each.fn.countAll<number>().as('count')])
      .where('run_id', '=', runId)
      .groupBy('state'),
  )
  const of = (state: ImportState): number => rows.find((row) => row.state === state)?.count ?? 0
  return {
    ...{ waiting: of('waiting'), read: of('read'), taken: of('taken'), again: of('again') },
    ...{ refused: of('refused'), 'put-aside': of('put-aside') },
  }
}

/** How many files of a run are the same as others that still wait for a look. */
export function countWaitingFromBefore(reader: Reader, runId: string): number {
  const waiting = reader.sql
    .selectFrom('import_file as before')
    .select('before.sha256')
    .where('before.state', '=', 'read')
    .where('before.sha256', 'is not', null)
  const counted = reader.first(
    reader.sql
      .selectFrom('import_file')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('run_id', '=', runId)
      .where('state', '=', 'again')
      .where('sha256', 'in', waiting),
  )
  return counted?.count ?? 0
}

/** A file of a run beside the meeting that it is, or is the same as. */
export interface ReportedFile extends ImportFile {
  /** Null where the book has no such meeting. */
  readonly meeting: { readonly committee: string; readonly date: string } | null
}

/** A run's files by their paths, from number `offset` on; `state` null for all. */
export function reportedImportFiles(
  reader: Reader,
  {
    runId,
    state,
    offset,
    limit,
  }: {
    readonly runId: string
    readonly state: ImportState | null
    readonly offset: number
    readonly limit: number
  },
): ReportedFile[] {
  const all = reader.sql
    .selectFrom('import_file')
    .leftJoin('meeting', 'meeting.id', 'import_file.meeting_id')
    .leftJoin('committee', 'committee.id', 'meeting.committee_id')
    .select(columnsWithoutDraft)
    .select(['committee.name as committee', 'meeting.date as date'])
    .where('run_id', '=', runId)
  const asked = state === null ? all : all.where('import_file.state', '=', state)
  return reader.all(asked.orderBy('path').limit(limit).offset(offset)).map(({ committee, date, ...row }) => ({
    ...importFileOf(row),
    meeting: committee === null || date === null ? null : { committee, date },
  }))
}

/** The first other file with these bytes that is in the book still, waits for a look, or was put aside after one; null for none. */
export function earlierImportOf(reader: Reader, sha256: string, otherThan: string): ImportFile | null {
  return (
    reader
      .all(
        withoutDrafts(reader)
          .where('sha256', '=', sha256)
          .where('id', '<>', otherThan)
          .where('state', 'in', ['taken', 'read', 'put-aside'])
          .orderBy('id'),
      )
      .map(importFileOf)
      .find((file) => file.state !== 'taken' || isInBook(reader, file)) ?? null
  )
}

/** A meeting that was taken out of the book since may be taken in again. */
function isInBook(reader: Reader, { meetingId }: ImportFile): boolean {
  if (meetingId === null) return false
  return reader.first(reader.sql.selectFrom('meeting').select('id').where('id', '=', meetingId)) !== undefined
}

const columnsWithoutDraft = [
  ...(['import_file.id', 'run_id', 'path', 'sha256', 'size', 'import_file.state', 'read_at'] as const),
  ...(['sentence', 'title', 'confidence', 'meeting_id'] as const),
] as const

/** Drafts are whole meetings: a list has no use for them. */
function withoutDrafts(reader: Reader) {
  return reader.sql.selectFrom('import_file').select(columnsWithoutDraft)
}

function importRunOf(row: ImportRunTable): ImportRun {
  return {
    ...{ id: row.id, folder: row.folder, state: oneOf(importRunStates, row.state, 'import_run.state') },
    ...{ startedAt: row.started_at, endedAt: row.ended_at },
    published: row.published === 1,
  }
}
