import { existsSync, readFileSync, readdirSync, renameSync, statSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { ensureFolder } from '../../files/ensureFolder.ts'
import { backupReasons } from '../../../shared/api/backupsContract.ts'
import { AppError } from '../../../shared/domain/appError.ts'
import { newestFirst, outlivedBackups } from '../../../shared/domain/backupAges.ts'
import { proveInThread } from '../../db/proveInThread.ts'
import { storageFault } from '../../db/storageFault.ts'
import { copyOpenFile } from '../../files/copyOpenFile.ts'
import { removeFile, removeIfPossible } from '../../files/removeFile.ts'
import { flushFile, flushFolder, writeFileAtomically } from '../../files/writeFileAtomically.ts'
import type { OpenBook } from '../openBook.ts'

export type BackupReason = (typeof backupReasons)[number]

export interface Backup {
  readonly name: string
  /** ISO instant. */
  readonly at: string
  readonly reason: BackupReason
  readonly bytes: number
}

const noteSchema = z.object({
  format: z.literal('minutebook-backup'),
  version: z.literal(1),
  at: z.string(),
  reason: z.enum(backupReasons),
  bytes: z.number(),
})

/** What must be left on the disk after a backup: a full disk would stop the writing that it is for. */
const spareBytes = 200_000_000

export function backupsFolder(bookFolder: string): string {
  return join(bookFolder, 'backups')
}

/** The newest first. A copy without its note was never proved, and is none. */
export function listBackups(bookFolder: string): Backup[] {
  const folder = backupsFolder(bookFolder)
  if (!existsSync(folder)) return []
  const found = readdirSync(folder)
    .filter((name) => name.endsWith('.db'))
    .flatMap((name) => backupOf(folder, name) ?? [])
  return newestFirst(found.map(numbered)).map(({ sequence: _sequence, ...backup }) => backup)
}

/** "book-000012-2026-01-15T100000.000Z.db" is the twelfth; 0 for a name without a number. */
function sequenceOf(name: string): number {
  return Number(/^book-(\d{6,})-\d{4}-/.exec(name)?.[1] ?? 0)
}

function numbered(backup: Backup): Backup & { readonly sequence: number } {
  return { ...backup, sequence: sequenceOf(backup.name) }
}

/** The number comes first: a clock that was set back takes no good backup's name or place. */
function nextName(folder: string, at: string): string {
  const last = Math.max(0, ...readdirSync(folder).map(sequenceOf))
  return `book-${String(last + 1).padStart(6, '0')}-${at.replaceAll(':', '')}.db`
}

function backupOf(folder: string, name: string): Backup | null {
  const { size, mtime } = statSync(join(folder, name))
  // Taken by the step that changed the form of the book, and proved there.
  if (name.startsWith('before-')) {
    return { name, at: mtime.toISOString(), reason: 'before-update', bytes: size }
  }
  try {
    const note = noteSchema.parse(JSON.parse(readFileSync(join(folder, noteName(name)), 'utf8')))
    return note.bytes === size ? { name, at: note.at, reason: note.reason, bytes: size } : null
  } catch {
    // No note, or one that was cut off: the copy was never proved.
    return null
  }
}

/** The note beside a backup, without which it counts for nothing. */
export function noteName(name: string): string {
  return `${name.slice(0, -'.db'.length)}.json`
}

/**
 * Copies the book while it goes on saving, reads the copy back on a thread of its own, and lets those go whose time is over.
 * Throws `storage` when there is no room, or when the copy does not hold what the book held: then there is none. `reason` is 'damaged' where
 * the book itself cannot be read from end to end.
 */
export async function takeBackup(
  book: OpenBook,
  key: Buffer,
  { at, reason }: Pick<Backup, 'at' | 'reason'>,
): Promise<Backup> {
  const folder = backupsFolder(book.folder)
  let temporary: string | null = null
  try {
    ensureFolder(folder, 0o700)
    clearUnfinished(folder)
    const name = nextName(folder, at)
    const unproved = (temporary = join(folder, `${name}.new`))
    const copy = async (): Promise<CopyMade> => {
      const expected = await stillCopy(book, folder, unproved)
      return { expected, proved: await proveInThread({ path: unproved, key, isThorough: false }) }
    }
    const first = await copy()
    // A copy that cannot be read may be a bad copy. A second one that cannot is a copy of what stands there.
    const { expected, proved } = 'found' in first.proved ? first : await copy()
    if (!('found' in proved)) throw bookIsDamaged(book.folder)
    if (proved.found.fingerprint !== expected) throw notTheSame()
    const bytes = statSync(unproved).size
    renameSync(unproved, join(folder, name))
    flushFolder(folder)
    const note = { format: 'minutebook-backup', version: 1, at, reason, bytes }
    writeFileAtomically(join(folder, noteName(name)), `${JSON.stringify(note)}\n`)
    // The one that is about to be put back may be the next whose time is over: it goes after the backup that follows.
    if (reason !== 'before-restore') removeOutlived(book.folder)
    return { name, at, reason, bytes }
  } catch (cause) {
    if (temporary !== null) removeIfPossible(temporary)
    throw storageFault(cause, folder)
  }
}

interface CopyMade {
  /** The fingerprint of the book when it was copied. */
  readonly expected: string
  readonly proved: Awaited<ReturnType<typeof proveInThread>>
}

/** Copies the file of the book to `to`, and answers with the fingerprint of the book at that moment. */
async function stillCopy(book: OpenBook, folder: string, to: string): Promise<string> {
  try {
    const fingerprint = await book.whileStill(async (path, found, descriptor) => {
      await requireRoom(folder, statSync(path).size)
      await copyOpenFile(descriptor, to)
      return found
    })
    flushFile(to)
    return fingerprint
  } catch (cause) {
    throw isDamage(cause) ? bookIsDamaged(book.folder) : cause
  }
}

/** A book that opens and has pages that cannot be read: there is no copying it. */
function bookIsDamaged(folder: string): AppError {
  return new AppError(
    'storage',
    'The minute book itself is damaged, so no backup of it can be taken. Mend it, or put back one of its backups.',
    { reason: 'damaged', folder },
  )
}

/** Whether what failed is the file of a book that cannot be read. */
export function isDamage(cause: unknown): boolean {
  const fault = storageFault(cause, '')
  return fault instanceof AppError && fault.details['reason'] === 'damaged'
}

function notTheSame(): AppError {
  return new AppError(
    'storage',
    'The backup was read back and is not the same as the minute book, so it was not kept. Take another; if it goes on, have the disk looked at.',
  )
}

async function requireRoom(folder: string, bytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder)
  if (bavail * bsize >= bytes + spareBytes) return
  throw new AppError(
    'storage',
    `There is no room for a backup beside the minute book: it takes ${Math.ceil(bytes / 1_000_000)} MB, and 200 MB have to stay free. Free some space, or move the minute book to a larger drive.`,
    { reason: 'full' },
  )
}

function clearUnfinished(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (/\.db\.new(-wal|-journal)?$/.test(name)) removeFile(join(folder, name))
  }
}

/** Those of before an update are no part of the round: a book that came out wrong may be noticed late. */
export function removeOutlived(bookFolder: string): void {
  const folder = backupsFolder(bookFolder)
  const round = listBackups(bookFolder).filter(({ reason }) => reason !== 'before-update')
  for (const name of outlivedBackups(round.map(numbered))) {
    removeFile(join(folder, noteName(name)))
    removeFile(join(folder, name))
  }
}
