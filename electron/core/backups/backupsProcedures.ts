import { accessSync, constants, existsSync } from 'node:fs'
import { dirname, isAbsolute, join } from 'node:path'
import type { z } from 'zod'
import { ensureFolder } from '../../files/ensureFolder.ts'
import type { putBackSchema } from '../../../shared/api/backupsContract.ts'
import { AppError } from '../../../shared/domain/appError.ts'
import { defined } from '../../../shared/domain/assert.ts'
import { lastPutBackOf } from '../../db/auditRead.ts'
import { fileName, readDescription } from '../../db/bookDescription.ts'
import { changesSince } from '../../db/changeLog.ts'
import { requireNotHeld } from '../../db/heldElsewhere.ts'
import { proveInThread } from '../../db/proveInThread.ts'
import type { CopyFound } from '../../db/proveCopy.ts'
import { dropStaged, stageRestore } from '../../db/restoreFile.ts'
import { isDiskReason, storageFault } from '../../db/storageFault.ts'
import { backupPath } from './backupKeeper.ts'
import { isDamage, listBackups } from './backupStore.ts'
import type { Backup } from './backupStore.ts'
import { logBefore, noteRestored } from '../audit/noteRestored.ts'
import { keyOfBook } from '../keys/keyOfBook.ts'
import { procedures } from '../services.ts'
import type { Services } from '../services.ts'

export const backupsProcedures = {
  list: procedures.backups.list.handler(({ context }) => {
    const folder = bookFolder(context)
    return {
      folder,
      kept: folder === null ? [] : listBackups(folder),
      secondPlace: context.config.read().secondPlace,
      keyFile: folder === null ? null : keyFileOf(context, folder),
      failing: context.backups.failing(),
      putBack: lastPutBack(context),
    }
  }),
  since: procedures.backups.since.handler(({ input, context }) => {
    const { folder, backup } = named(context, input.name)
    const open = context.book.current()
    if (open?.folder !== folder) return { isOpen: false, changes: null }
    return { isOpen: true, changes: unlessDamaged(() => changesSince(open.reader, backup.at)) }
  }),
  take: procedures.backups.take.handler(({ context }) => context.backups.take('asked')),
  rehearse: procedures.backups.rehearse.handler(({ input, context }) =>
    context.backups.inTurn(() => rehearse(context, input.name)),
  ),
  restore: procedures.backups.restore.handler(async ({ input, context }) => {
    const { folder } = named(context, input.name)
    // What stands there now may be what somebody wants back tomorrow.
    const isOpen = isHeldHere(context, folder)
    const kept = isOpen ? await backupFirst(context, input.withoutBackup) : null
    return context.backups.inTurn(() => restore(context, input.name, kept))
  }),
  setSecondPlace: procedures.backups.setSecondPlace.handler(({ input, context }) => {
    if (input.folder !== null) checkWritable(input.folder)
    context.config.change({ secondPlace: input.folder })
    return { done: true as const }
  }),
}

/** On a copy of its own: the backup itself is never written to. */
async function rehearse(context: Services, name: string) {
  const started = performance.now()
  const { folder, path } = named(context, name)
  const staged = await copied(folder, path)
  try {
    const { meetings, changes, newestChange, broken } = await proved(context, folder, staged)
    return { meetings, changes, newestChange, broken, milliseconds: Math.round(performance.now() - started) }
  } finally {
    dropStaged(staged)
  }
}

/**
 * Opens the book, so that nobody else has it while another file takes its place, and a backup of it can be taken. False where there is no
 * opening it, which may be why a backup is put back. Throws `storage` where another Minutebook has it open, and for a fault of the disk.
 */
function isHeldHere({ book }: Services, folder: string): boolean {
  try {
    book.open(folder)
    return true
  } catch (cause) {
    const reason = cause instanceof AppError ? cause.details['reason'] : undefined
    if (!(cause instanceof AppError) || reason === 'busy' || isDiskReason(reason)) throw cause
    requireNotHeld(join(folder, fileName))
    return false
  }
}

/** Null for a book that is too damaged for a backup, where it was asked to go on without. */
async function backupFirst({ backups }: Services, isDispensable: boolean): Promise<Backup | null> {
  try {
    return await backups.take('before-restore')
  } catch (cause) {
    if (!isDamage(cause)) throw cause
    if (isDispensable) return null
    throw new AppError(
      'storage',
      'The minute book itself is damaged, so no backup of it can be taken first. Nothing was changed. The backup can take its place all the same: the damaged file is then kept in the folder “replaced”. Mending the minute book instead may save more.',
      { reason: 'damaged', of: 'book' },
      { cause },
    )
  }
}

/** `kept`: the backup of what stood there, taken a moment ago. */
async function restore(
  context: Services,
  name: string,
  kept: Backup | null,
): Promise<{ readonly aside: string; readonly kept: Backup | null }> {
  const { folder, path, backup } = named(context, name)
  const staged = await copied(folder, path)
  try {
    const { broken } = await proved(context, folder, staged)
    if (broken !== null) throw damaged(broken)
    const open = context.book.current()
    const before = open?.folder === folder ? unlessDamaged(() => logBefore(open.reader)) : null
    const aside = context.book.restore(folder)
    noteRestored(context, { before, backup, aside, kept })
    return { aside, kept }
  } catch (cause) {
    dropStaged(staged)
    throw storageFault(cause, folder)
  }
}

/** The last time that a backup was put into the place of the open book; null for never, and where that cannot be read. */
function lastPutBack({ book }: Services): z.infer<typeof putBackSchema> | null {
  const open = book.current()
  if (open === null) return null
  const last = unlessDamaged(() => lastPutBackOf(open.reader))
  const restored = last?.restored
  if (last === null || restored === undefined) return null
  const kept = listBackups(open.folder).find(({ name }) => name === restored.kept)
  return {
    ...{ at: last.at, takenAt: restored.takenAt, replaced: restored.replaced },
    keptAt: kept?.at ?? null,
  }
}

/** Null where the file of the book cannot be read there. */
function unlessDamaged<Found>(read: () => Found): Found | null {
  try {
    return read()
  } catch (cause) {
    if (isDamage(cause)) return null
    throw cause
  }
}

/** Null where the description of the book cannot be read: its backups are listed all the same. */
function keyFileOf({ keys }: Services, folder: string): string | null {
  try {
    return keys.fileOf(readDescription(folder).bookId)
  } catch (cause) {
    if (cause instanceof AppError) return null
    throw cause
  }
}

/** Of the open book, else of the one that was open last: that one may be what needs a backup. */
function bookFolder({ book, config }: Services): string | null {
  return book.current()?.folder ?? config.read().lastFolder
}

function named(
  context: Services,
  name: string,
): { readonly folder: string; readonly path: string; readonly backup: Pick<Backup, 'name' | 'at'> } {
  const folder = bookFolder(context)
  if (folder === null)
    throw new AppError('not-found', 'No minute book was open yet, so there is no backup of one.')
  const kept = listBackups(folder)
  const path = backupPath(folder, kept, name)
  return {
    folder,
    path,
    backup: defined(
      kept.find((one) => one.name === name),
      'a backup with a path is listed',
    ),
  }
}

async function copied(folder: string, path: string): Promise<string> {
  try {
    return await stageRestore(folder, path)
  } catch (cause) {
    throw storageFault(cause, folder)
  }
}

async function proved({ keys }: Services, folder: string, path: string): Promise<CopyFound> {
  const key = keyOfBook(keys, folder)
  const answer = await proveInThread({ path, key, isThorough: true })
  if ('found' in answer) return answer.found
  throw damaged(answer.why)
}

function damaged(why: string): AppError {
  return new AppError(
    'storage',
    `This backup is damaged, and nothing was changed. Choose an earlier one. (${why})`,
    { reason: 'damaged' },
  )
}

function checkWritable(folder: string): void {
  if (!isAbsolute(folder)) {
    throw new AppError('invalid-input', 'Give the whole path of the folder, from the drive or the root on.', {
      field: 'folder',
    })
  }
  // A slip in the name of a drive would else fill this one.
  if (!existsSync(dirname(folder))) {
    throw new AppError(
      'invalid-input',
      `There is no folder ${dirname(folder)}. Connect the drive, or look at how the path is written.`,
      { field: 'folder' },
    )
  }
  try {
    ensureFolder(folder)
    accessSync(folder, constants.W_OK)
  } catch (cause) {
    throw storageFault(cause, folder)
  }
}
