import { join } from 'node:path'
import { AppError } from '../../../shared/domain/appError.ts'
import type { BookHolder } from '../bookHolder.ts'
import type { OpenBook } from '../openBook.ts'
import { lastChangeAt } from '../../db/changeLog.ts'
import { wantsBackupAtOnce } from '../../../shared/domain/backupAges.ts'
import { backupsFolder, listBackups, takeBackup } from './backupStore.ts'
import type { Backup, BackupReason } from './backupStore.ts'
import type { Clock } from '../clock.ts'
import { keyOfBook } from '../keys/keyOfBook.ts'
import { copySlotsToBackups } from '../keys/keySlots.ts'
import type { KeyStore } from '../keys/keyStore.ts'
import type { Log } from '../log.ts'
import { bringToSecondPlace } from './secondPlace.ts'
import type { UserConfigFile } from '../userConfig.ts'

/** Sees to it that there is always a good recent backup of the book that is open. */
export interface BackupKeeper {
  /** Takes one, after the one under way. Throws `not-found` without a book, `storage` where it cannot be taken. */
  take(reason: BackupReason): Promise<Backup>
  /** Work on backups that must not meet another's: a restoring, a rehearsal. It must not wait for `take` itself. */
  inTurn<Result>(work: () => Promise<Result>): Promise<Result>
  /** When the book is about to be let go: one more, if anything was written since the last. Never throws: the book closes all the same. */
  beforeClosing(): Promise<void>
  /** Why the last one failed; null when all is well. */
  failing(): string | null
  close(): Promise<void>
}

export interface BackupKeeperParts {
  readonly book: BookHolder
  readonly keys: KeyStore
  readonly clock: Clock
  readonly log: Log
  readonly config: UserConfigFile
  /** How long after the last one the next is due, if anything was written; null for a core that takes them only when it is asked to. */
  readonly everyMilliseconds: number | null
}

/** A book that closes does not keep the officer waiting longer. */
const closingMilliseconds = 8_000

export function backupKeeper(parts: BackupKeeperParts): BackupKeeper {
  const { book, log, config } = parts
  const every = parts.everyMilliseconds
  /** How much of which book the last backup holds, and when it was taken by a clock that nobody sets. */
  let last = { folder: '', writes: 0, taken: performance.now() }
  /** The opened book that was looked at: its ten minutes began with its last backup, and not with its opening. */
  let seen: OpenBook | null = null
  /** Of the book that was open: of another one, or as a backup left it, it says nothing. */
  let failing: { readonly of: OpenBook; readonly why: string } | null = null
  let queue: Promise<unknown> = Promise.resolve()

  const isChanged = (): boolean => {
    const open = book.current()
    if (open === null) return false
    return open.writes() !== (last.folder === open.folder ? last.writes : 0)
  }
  async function run(reason: BackupReason): Promise<Backup> {
    const open = book.required()
    const writes = open.writes()
    const key = keyOfBook(parts.keys, open.folder)
    const started = performance.now()
    try {
      const backup = await takeBackup(open, key, { at: parts.clock.now().toISOString(), reason })
      copySlotsToBackups(open.folder)
      last = { folder: open.folder, writes, taken: performance.now() }
      log.info('backup.taken', {
        reason,
        bytes: backup.bytes,
        milliseconds: Math.round(last.taken - started),
      })
      const place = config.read().secondPlace
      const why = place === null ? null : await second(open.folder, place, backup)
      failing = why === null ? null : { of: open, why }
      return backup
    } catch (cause) {
      // Not again at every tick: a full disk is not helped by trying.
      last = { ...last, taken: performance.now() }
      const why = cause instanceof Error ? cause.message : 'The backup could not be taken.'
      failing = { of: open, why }
      log.error('backup.failed', cause)
      throw cause
    }
  }
  async function second(folder: string, place: string, backup: Backup): Promise<string | null> {
    try {
      await bringToSecondPlace(folder, place, backup)
      return null
    } catch (cause) {
      log.error('backup.second-place-failed', cause)
      return `The backup was taken, but could not be brought to ${place}. Connect its drive, or choose another place. The next backup is brought there again.`
    }
  }
  function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const done = queue.then(work)
    queue = done.catch(() => undefined)
    return done
  }
  const take = (reason: BackupReason): Promise<Backup> => inTurn(() => run(reason))
  const isOverdue = (everyMilliseconds: number): boolean => {
    const open = book.current()
    if (open === null || open === seen) return false
    seen = open
    const { folder, interrupted } = open
    // One that this core took, or tried to take, counts from then.
    if (last.folder === folder) return false
    const newest = listBackups(folder)[0]?.at ?? null
    const changed = lastChangeAt(open.reader)
    return wantsBackupAtOnce({ newest, changed, interrupted, everyMilliseconds })
  }
  const tick = (after: number): void => {
    if (isOverdue(after)) {
      take('clock').catch(() => undefined)
      return
    }
    // What went wrong is told by `failing`, and in the log.
    if (performance.now() - last.taken >= after && isChanged()) take('clock').catch(() => undefined)
  }
  const timer = every === null ? null : setInterval(() => tick(every), Math.min(every, 60_000))
  timer?.unref()

  const beforeClosing = async (): Promise<void> => {
    if (every === null || !isChanged()) return
    const late = new Promise((resolve) => setTimeout(resolve, closingMilliseconds).unref())
    await Promise.race([take('session-end').catch(() => undefined), late])
  }
  return {
    take,
    inTurn,
    beforeClosing,
    failing: () => (failing?.of === book.current() ? (failing?.why ?? null) : null),
    close: async () => {
      if (timer !== null) clearInterval(timer)
      await beforeClosing()
    },
  }
}

/** Throws `not-found` for a name that stands in no list. */
export function backupPath(folder: string, backups: readonly Backup[], name: string): string {
  if (!backups.some((backup) => backup.name === name)) {
    throw new AppError('not-found', 'This backup is no longer there. Look at the list again.')
  }
  return join(backupsFolder(folder), name)
}
