import { accessSync, constants } from 'node:fs'
import { isAbsolute } from 'node:path'
import { ensureFolder } from '../../files/ensureFolder.ts'
import { AppError } from '../../../shared/domain/appError.ts'
import { defined } from '../../../shared/domain/assert.ts'
import { readDescription } from '../../db/bookDescription.ts'
import { proveInThread } from '../../db/proveInThread.ts'
import type { CopyFound } from '../../db/proveCopy.ts'
import { dropStaged, stageRestore } from '../../db/restoreFile.ts'
import { storageFault } from '../../db/storageFault.ts'
import { backupPath } from './backupKeeper.ts'
import { listBackups } from './backupStore.ts'
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
    }
  }),
  take: procedures.backups.take.handler(({ context }) => context.backups.take('asked')),
  rehearse: procedures.backups.rehearse.handler(({ input, context }) =>
    context.backups.inTurn(() => rehearse(context, input.name)),
  ),
  restore: procedures.backups.restore.handler(async ({ input, context }) => {
    const { folder } = named(context, input.name)
    // What stands there now may be what somebody wants back tomorrow.
    if (context.book.current()?.folder === folder) await context.backups.take('before-restore')
    return context.backups.inTurn(() => restore(context, input.name))
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

async function restore(context: Services, name: string): Promise<{ readonly aside: string }> {
  const { folder, path, backup } = named(context, name)
  const staged = await copied(folder, path)
  try {
    const { broken } = await proved(context, folder, staged)
    if (broken !== null) throw damaged(broken)
    const open = context.book.current()
    const before = open?.folder === folder ? logBefore(open.reader) : null
    const aside = context.book.restore(folder)
    noteRestored(context, { before, backup, aside })
    return { aside }
  } catch (cause) {
    dropStaged(staged)
    throw storageFault(cause, folder)
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
  try {
    ensureFolder(folder)
    accessSync(folder, constants.W_OK)
  } catch (cause) {
    throw storageFault(cause, folder)
  }
}
