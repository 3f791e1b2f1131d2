import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** What lies on the disk at a moment, in bytes. */
export interface DayFiles {
  readonly database: number
  readonly attachments: number
  readonly backups: number
  readonly backupCount: number
  readonly log: number
  readonly config: number
  /** Names in the folder for temporary files. */
  readonly temporary: number
}

export function filesNow(dir: string): DayFiles {
  const book = join(dir, 'book')
  const config = join(dir, 'config')
  return {
    database: sizeOf(join(book, 'minutebook.db')),
    attachments: folderSize(join(book, 'attachments')),
    backups: folderSize(join(book, 'backups')),
    backupCount: namesIn(join(book, 'backups')).filter((name) => name.endsWith('.db')).length,
    log: folderSize(config, (name) => name.endsWith('.log')),
    config: folderSize(config, (name) => !name.endsWith('.log')),
    temporary: namesIn(join(dir, 'tmp')).length,
  }
}

export function writeLogSize(dir: string): number {
  return sizeOf(join(dir, 'book', 'minutebook.db-wal'))
}

/** Lines of the log that tell of an error. */
export function errorsInLog(dir: string): readonly string[] {
  const path = join(dir, 'config', 'minutebook.log')
  if (!existsSync(path)) return []
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.includes('"level":"error"'))
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0
}

function namesIn(folder: string): readonly string[] {
  return existsSync(folder) ? readdirSync(folder) : []
}

function folderSize(folder: string, counts: (name: string) => boolean = () => true): number {
  if (!existsSync(folder)) return 0
  return readdirSync(folder, { recursive: true })
    .map(String)
    .filter(counts)
    .reduce((sum, name) => sum + sizeOf(join(folder, name)), 0)
}
