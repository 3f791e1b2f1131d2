import type { z } from 'zod'
import type {
  migratedFileSchema,
  MigratedState,
  migrationCountsSchema,
} from '../../../shared/api/migrationContract.ts'
import { writeCsv } from '../../../shared/document/csv.ts'
import type { Reader } from '../../db/database.ts'
import { countImportFiles, reportedImportFiles } from '../../db/importRuns.ts'
import type { CountedFiles, ReportedFile } from '../../db/importRuns.ts'
import type { ImportState } from '../../db/imports.ts'

export type MigratedFile = z.infer<typeof migratedFileSchema>
export type MigrationCounts = z.infer<typeof migrationCountsSchema>

export function migrationCounts(reader: Reader, runId: string): MigrationCounts {
  const { 'put-aside': left, ...counts }: CountedFiles = countImportFiles(reader, runId)
  return { ...counts, left }
}

export interface ReportAsked {
  readonly runId: string
  readonly state: MigratedState | null
  readonly offset: number
  readonly limit: number
}

export function migratedFiles(reader: Reader, asked: ReportAsked): MigratedFile[] {
  const state: ImportState | null = asked.state === 'left' ? 'put-aside' : asked.state
  return reportedImportFiles(reader, { ...asked, state }).map(migratedFile)
}

function migratedFile({ id, path, state, sentence, title, meeting, meetingId }: ReportedFile): MigratedFile {
  return {
    ...{ id, path, sentence },
    state: state === 'put-aside' ? 'left' : state,
    // What is not in the book is told as it was read.
    committee: meeting?.committee ?? title,
    date: meeting?.date ?? null,
    meetingId: meeting === null ? null : meetingId,
  }
}

/** As the report and the screen call what became of a file. */
export const migratedWords: Readonly<Record<MigratedState, string>> = {
  waiting: 'Waiting',
  read: 'Wants a look',
  taken: 'Taken in',
  again: 'There already',
  refused: 'Not read',
  left: 'Left alone',
}

const rowsAtATime = 500

export function everyMigratedFile(reader: Reader, runId: string): MigratedFile[] {
  const files: MigratedFile[] = []
  for (;;) {
    const part = migratedFiles(reader, { runId, state: null, offset: files.length, limit: rowsAtATime })
    files.push(...part)
    if (part.length < rowsAtATime) return files
  }
}

/** The files of a run, one a line. */
export function migrationCsv(files: readonly MigratedFile[]): string {
  return writeCsv([
    ['File', 'What became of it', 'Why', 'Committee', 'Date', 'Meeting'],
    ...files.map(({ path, state, sentence, committee, date, meetingId }) => [
      ...[path, migratedWords[state], sentence, committee, date ?? '', meetingId ?? ''],
    ]),
  ])
}
