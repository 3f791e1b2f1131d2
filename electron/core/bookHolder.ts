import { hostname } from 'node:os'
import { isAbsolute, join, resolve } from 'node:path'
import { restoredStream } from '../../shared/api/backupsContract.ts'
import { AppError } from '../../shared/domain/appError.ts'
import { holdsBook } from '../db/bookDescription.ts'
import { bookStream } from '../db/changeKinds.ts'
import { commitRestore } from '../db/restoreFile.ts'
import { createBookFile, openBookFile, removeBookFile } from '../db/open.ts'
import { attachmentStore } from '../files/attachments.ts'
import { releaseBallast } from './disk/ballast.ts'
import { checkFolder } from './checkFolder.ts'
import type { Clock } from './clock.ts'
import type { EventHub } from './eventHub.ts'
import { keyOfBook, lockedBookOf } from './keys/keyOfBook.ts'
import type { LockedBook } from './keys/keyOfBook.ts'
import type { KeyStore } from './keys/keyStore.ts'
import type { Log } from './log.ts'
import { openBook } from './openBook.ts'
import type { OpenBook, Writing } from './openBook.ts'
import type { UserConfigFile } from './userConfig.ts'

/** Why a book could not be opened. `reason` is a storage reason (see `storageFault`), null for any other. */
export interface BookProblem {
  readonly sentence: string
  readonly reason: string | null
  /** Where only its key is missing, and there are ways to it. */
  readonly locked: LockedBook | null
}

/** The one book that is open, or none. */
export interface BookHolder {
  current(): OpenBook | null
  /** Throws `not-found` when no book is open. */
  required(): OpenBook
  /** Why the last book could not be opened at start-up; null when nothing was wrong. */
  problem(): BookProblem | null
  /** Opens at start-up: a failure becomes `problem`, so that the screen can offer something else. */
  tryOpen(folder: string): void
  open(folder: string): OpenBook
  /** Makes a book, filled by `fill` in its first transaction. What fails leaves no book behind. */
  create(folder: string, fill: (writing: Writing) => void): OpenBook
  /** Puts the staged copy, which was proved, in the place of a book, and opens it. Returns where the file is kept that stood there. */
  restore(folder: string): string
  close(): void
}

export interface BookHolderParts {
  readonly keys: KeyStore
  readonly clock: Clock
  readonly newId: () => string
  readonly events: EventHub
  readonly log: Log
  readonly config: UserConfigFile
  readonly holder: string
  /** False for the command line: what it opens is not what the officer's window opens next. */
  readonly remembersFolder: boolean
}

export function bookHolder(parts: BookHolderParts): BookHolder {
  let current: OpenBook | null = null
  const said = parts.config.problem
  /** Where a making failed on a disk from which the book could not be taken away then. Nobody has opened them since. */
  const leftOver = new Set<string>()
  let problem: BookProblem | null = said === null ? null : { sentence: said, reason: null, locked: null }

  const hold = (folder: string): OpenBook => {
    leftOver.delete(folder)
    const key = keyOfBook(parts.keys, folder)
    const at = parts.clock.now().toISOString()
    const file = openBookFile({ folder, key, holder: parts.holder, at, isPassing: !parts.remembersFolder })
    return openBook({
      file,
      attachments: attachmentStore(join(folder, 'attachments'), key),
      clock: parts.clock,
      newId: parts.newId,
      events: parts.events,
      actor: () => parts.config.read().officer?.name ?? 'No name given',
      device: hostname(),
      makeRoom: () => releaseBallast(folder),
    })
  }
  const close = (): void => {
    current?.close()
    current = null
  }
  /** The new one is held before the old one is let go: a book that cannot be opened leaves the officer where they were. */
  const replaceWith = (book: OpenBook): OpenBook => {
    try {
      if (parts.remembersFolder && parts.config.read().lastFolder !== book.folder) {
        parts.config.change({ lastFolder: book.folder })
      }
    } catch (cause) {
      book.close()
      throw cause
    }
    close()
    current = book
    problem = null
    parts.events.publish({ kind: 'changed', stream: bookStream })
    parts.log.info('book.opened')
    return book
  }
  const open = (given: string): OpenBook => {
    const folder = wholePath(given)
    if (current?.folder === folder) return current
    checkFolder(folder)
    try {
      return replaceWith(hold(folder))
    } catch (cause) {
      // Whatever the officer named when no book was open is the one that they want unlocked.
      if (current === null && cause instanceof AppError && lockedBookOf(cause) !== null)
        problem = problemOf(cause)
      throw cause
    }
  }
  /** A book whose making failed, on a disk from which it could not be taken away then. */
  const dropEmpty = (folder: string): boolean => {
    if (folder === current?.folder) return false
    if (leftOver.delete(folder)) removeBookFile(folder)
    if (!holdsBook(folder)) return true
    try {
      const book = hold(folder)
      const { reader } = book
      const isEmpty = reader.first(reader.sql.selectFrom('change').select('seq').limit(1)) === undefined
      book.close()
      if (isEmpty) removeBookFile(folder)
      return isEmpty
    } catch (cause) {
      if (cause instanceof AppError) return false
      throw cause
    }
  }
  return {
    current: () => current,
    required: () => {
      if (current === null) {
        throw new AppError('not-found', 'No minute book is open. Open one, or make a new one.')
      }
      return current
    },
    problem: () => problem,
    tryOpen: (folder) => {
      try {
        open(folder)
      } catch (cause) {
        if (!(cause instanceof AppError)) throw cause
        parts.log.error('book.not-opened', cause)
        problem = problemOf(cause)
      }
    },
    open,
    create: (given, fill) => {
      const folder = wholePath(given)
      if (holdsBook(folder) && !dropEmpty(folder)) {
        throw new AppError(
          'conflict',
          `The folder ${folder} already holds a minute book. Open that one, or choose another folder.`,
          { folder },
        )
      }
      checkFolder(folder)
      const bookId = parts.newId()
      const key = parts.keys.create(bookId)
      const at = parts.clock.now().toISOString()
      createBookFile({ folder, key, bookId, holder: parts.holder, at })
      let book: OpenBook | null = null
      try {
        book = hold(folder)
        book.write((writing) => {
          writing.record(bookStream, { kind: 'book.created', payload: { bookId } })
          fill(writing)
        })
        return replaceWith(book)
      } catch (cause) {
        book?.close()
        removeBookFile(folder)
        if (holdsBook(folder)) leftOver.add(folder)
        throw cause
      }
    },
    restore: (folder) => {
      close()
      const aside = commitRestore(folder, parts.clock.now().toISOString())
      replaceWith(hold(folder))
      parts.events.publish({ kind: 'changed', stream: restoredStream })
      return aside
    },
    close,
  }
}

function problemOf(cause: AppError): BookProblem {
  const { reason } = cause.details
  return {
    sentence: cause.message,
    reason: typeof reason === 'string' ? reason : null,
    locked: lockedBookOf(cause),
  }
}

/** The path without a slash at its end or dots in it: one folder has one name. */
function wholePath(folder: string): string {
  if (isAbsolute(folder)) return resolve(folder)
  throw new AppError('invalid-input', 'Give the whole path of the folder, from the drive or the root on.', {
    field: 'folder',
  })
}
