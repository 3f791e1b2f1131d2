import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import type SqliteDatabase from 'better-sqlite3'
import { ensureFolder } from '../files/ensureFolder.ts'
import { AppError } from '../../shared/domain/appError.ts'
import { removeFile, removeIfPossible } from '../files/removeFile.ts'
import { flushFile, flushFolder, writeFileAtomically } from '../files/writeFileAtomically.ts'
import {
  descriptionName,
  fileName,
  keyCheckOf,
  readDescription,
  unfinishedName,
  writeDescription,
} from './bookDescription.ts'
import { databaseOver } from './database.ts'
import type { Database } from './database.ts'
import { filesInPlace } from './filesInPlace.ts'
import { claim, heldBy, removeMark, wasLeftOpen } from './holderMark.ts'
import { latestVersion, migrate, schemaVersion } from './migrate.ts'
import { migrations as allMigrations } from './migrations/all.ts'
import type { Migration } from './migrations/all.ts'
import { autoCheckpoint, connect } from './connect.ts'
import { asideOf, finishRestore } from './restoreFile.ts'
import { isLogUnfit, pageBytes } from './salvagePages.ts'
import { storageError, storageFault } from './storageFault.ts'
import { fingerprint, verifiedCopy } from './verifiedCopy.ts'

export interface BookFile extends Database {
  readonly folder: string
  /** True when whoever held it last did not close it: the process was killed, or the machine lost power. */
  readonly interrupted: boolean
  /** Throws `storage` while the file or its folder is gone or replaced: SQLite would go on saying that all is saved. */
  assertInPlace(): void
  /** Whether the file and its log of recent writes are still where they were when they were opened. A few microseconds. */
  standing(): 'in place' | 'gone' | 'replaced'
  /** The whole book as it was last saved into an empty folder elsewhere, proved, with the same key. Works while the book is lost from its place. */
  copyWhole(to: string): void
  /** Folds the log of recent writes into the file, so that deleted words leave the disk. Waits while the file stands still. */
  checkpoint(): void
  /**
   * Folds the log of recent writes into the file, and leaves the file alone until `work` is done: it can then be copied like any other, while
   * saving goes on in the log of recent writes. `fingerprint` tells what stands in it. One at a time. It is read through `descriptor` alone,
   * which stays open: to open the file by its path and close it again would let go of the lock that keeps a second Minutebook out.
   */
  whileStill<Result>(
    work: (path: string, fingerprint: string, descriptor: number) => Promise<Result>,
  ): Promise<Result>
  close(): void
}

export interface OpenSettings {
  readonly folder: string
  readonly key: Buffer
  /** Who opens it, for the sentence another Minutebook shows: "desktop". */
  readonly holder: string
  /** The time of day, for the name of a copy taken before a migration. */
  readonly at: string
  readonly migrations?: readonly Migration[]
  /** Somebody who only passes, e.g. the command line, leaves the mark of an interruption for the window that was interrupted. */
  readonly isPassing?: boolean
}

/**
 * Makes an empty book: the file under a temporary name, closed, flushed with its folder, then renamed, so that a power cut leaves a
 * whole book or none.
 */
export function createBookFile(settings: OpenSettings & { readonly bookId: string }): void {
  const { folder, key } = settings
  try {
    ensureFolder(folder, 0o700)
    const temporary = join(folder, unfinishedName)
    for (const suffix of ['', '-wal', '-journal']) removeFile(`${temporary}${suffix}`)
    const sqlite = connect(temporary, key)
    try {
      migrate(sqlite, settings.migrations ?? allMigrations)
      // By itself, closing says nothing of a disk that fails: what stays in the log of recent writes does not come along.
      sqlite.pragma('wal_checkpoint(TRUNCATE)')
    } finally {
      sqlite.close()
    }
    flushFile(temporary)
    writeDescription(folder, {
      format: 'minutebook',
      version: 1,
      bookId: settings.bookId,
      keyCheck: keyCheckOf(key),
    })
    keepStrayLog(folder, settings.at)
    renameSync(temporary, join(folder, fileName))
    flushFolder(folder)
  } catch (cause) {
    throw storageFault(cause, folder)
  }
}

/** The log of a book whose file is gone: SQLite would take it for the new book's own. It may hold the last words that were saved. */
function keepStrayLog(folder: string, at: string): void {
  const log = join(folder, `${fileName}-wal`)
  if (!existsSync(log)) return
  const aside = asideOf(folder, at)
  renameSync(log, `${aside}-wal`)
  flushFolder(dirname(aside))
}

/** Takes away a book that was made a moment ago and never came to hold anything. It must be closed. */
export function removeBookFile(folder: string): void {
  for (const name of [descriptionName, fileName, `${fileName}-wal`]) removeIfPossible(join(folder, name))
}

/** Opens a book for writing, brings it to the latest form, and holds it until `close`. Every failure is an AppError `storage`. */
export function openBookFile(settings: OpenSettings): BookFile {
  const { folder, key } = settings
  const path = join(folder, fileName)
  finishRestore(folder, settings.at)
  if (readDescription(folder).keyCheck !== keyCheckOf(key)) throw storageError('wrong-key', folder)
  // SQLite would make a new book of an empty file, or of one byte, and delete the log of recent writes beside it.
  if (!existsSync(path) || statSync(path).size < pageBytes) throw storageError('damaged', folder)
  // SQLite would take what comes before the damage, and let go of what was saved after it.
  if (isLogUnfit(path, key)) throw storageError('damaged', folder)
  let sqlite: SqliteDatabase.Database | null = null
  try {
    // SQLite calls a file that it may not lock a fault of the disk.
    for (const needed of [folder, path]) accessSync(needed, constants.R_OK | constants.W_OK)
    sqlite = connect(path, key)
    bringUpToDate(sqlite, settings)
    const interrupted = wasLeftOpen(folder)
    claim(folder, settings.holder, settings.at)
    return bookFile(sqlite, path, {
      folder,
      key,
      description: readFileSync(join(folder, descriptionName)),
      interrupted,
      keepsMark: interrupted && settings.isPassing === true,
    })
  } catch (cause) {
    sqlite?.close()
    const fault = storageFault(cause, folder)
    throw fault instanceof AppError && fault.details['reason'] === 'busy' ? heldBy(folder, fault) : fault
  }
}

function bringUpToDate(sqlite: SqliteDatabase.Database, settings: OpenSettings): void {
  const migrations = settings.migrations ?? allMigrations
  const version = schemaVersion(sqlite)
  if (version > latestVersion(migrations)) throw storageError('newer', settings.folder)
  if (version === latestVersion(migrations)) return
  const name = `before-${latestVersion(migrations)}-${settings.at.replaceAll(':', '')}.db`
  verifiedCopy(sqlite, join(settings.folder, 'backups'), name, (path) => connect(path, settings.key))
  migrate(sqlite, migrations)
}

interface Opened {
  readonly folder: string
  readonly key: Buffer
  /** The file of that name, as it was. */
  readonly description: Uint8Array
  readonly interrupted: boolean
  readonly keepsMark: boolean
}

function bookFile(sqlite: SqliteDatabase.Database, path: string, opened: Opened): BookFile {
  const { folder, interrupted } = opened
  const files = filesInPlace([path, `${path}-wal`])
  const database = databaseOver(sqlite)
  const descriptor = openSync(path, 'r')
  let isStill = false
  const guarded = <Result>(work: () => Result): Result => {
    try {
      return work()
    } catch (cause) {
      throw storageFault(cause, folder)
    }
  }
  const { reader } = database
  return {
    folder,
    interrupted,
    reader: {
      sql: reader.sql,
      all: (query) => guarded(() => reader.all(query)),
      first: (query) => guarded(() => reader.first(query)),
    },
    write: (work) => guarded(() => database.write(work)),
    assertInPlace: () => {
      const found = files.look()
      if (found === 'gone') throw storageError('gone', folder)
      if (found === 'replaced') throw storageError('moved', folder)
    },
    standing: () => files.look(),
    copyWhole: (to) =>
      guarded(() => {
        verifiedCopy(sqlite, to, fileName, (copy) => connect(copy, opened.key))
        writeFileAtomically(join(to, descriptionName), opened.description, 0o644)
      }),
    checkpoint: () => {
      if (!isStill) guarded(() => sqlite.pragma('wal_checkpoint(TRUNCATE)'))
    },
    whileStill: async (work) => {
      if (isStill) throw new Error('The file stands still already.')
      const found = guarded(() => {
        sqlite.pragma('wal_checkpoint(TRUNCATE)')
        sqlite.pragma('wal_autocheckpoint = 0')
        return fingerprint(sqlite)
      })
      isStill = true
      try {
        return await work(path, found, descriptor)
      } finally {
        isStill = false
        if (sqlite.open) sqlite.pragma(`wal_autocheckpoint = ${autoCheckpoint}`)
        else closeSync(descriptor)
      }
    },
    close: () => {
      // Its descriptor may be another file's by now.
      if (!sqlite.open) return
      try {
        sqlite.pragma('wal_checkpoint(TRUNCATE)')
      } catch {
        // On a full or failing disk all that was saved stays in the log of recent writes: it is there at the next opening.
      }
      // Before the lock goes: the next holder writes its own there at once. In a folder that took this one's place it is not ours.
      if (!opened.keepsMark && files.look() === 'in place') removeMark(folder)
      sqlite.close()
      // Whoever copies at this moment reads to the end.
      if (!isStill) closeSync(descriptor)
    },
  }
}
