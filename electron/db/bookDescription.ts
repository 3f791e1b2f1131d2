import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '../../shared/domain/appError.ts'
import { writeFileAtomically } from '../files/writeFileAtomically.ts'
import { storageError, storageFault } from './storageFault.ts'

/** What stands in clear beside the encrypted file, so that its key can be found. */
export interface BookDescription {
  readonly format: 'minutebook'
  readonly version: 1
  readonly bookId: string
  /** Tells a wrong key from a damaged file, and nothing about the key. */
  readonly keyCheck: string
}

export const fileName = 'minutebook.db'
export const unfinishedName = `${fileName}.new`
export const descriptionName = 'minutebook.json'

export function holdsBook(folder: string): boolean {
  return (
    existsSync(join(folder, fileName)) || (existsSync(join(folder, descriptionName)) && !isUnfinished(folder))
  )
}

/** A book whose making was cut off before its file had its name: nothing was ever written in it. */
function isUnfinished(folder: string): boolean {
  return !existsSync(join(folder, fileName)) && existsSync(join(folder, unfinishedName))
}

export function keyCheckOf(key: Buffer): string {
  return createHash('sha256').update('minutebook key check').update(key).digest('hex').slice(0, 16)
}

/** Throws `not-found` when there is no book, `storage` when its description cannot be read. */
export function readDescription(folder: string): BookDescription {
  const path = join(folder, descriptionName)
  if (!existsSync(path) || isUnfinished(folder)) {
    if (existsSync(join(folder, fileName))) throw storageError('damaged', folder)
    throw new AppError(
      'not-found',
      `There is no minute book in ${folder}. Choose another folder, or make a new book.`,
      {
        folder,
      },
    )
  }
  try {
    const read = JSON.parse(readFileSync(path, 'utf8')) as Partial<BookDescription>
    if (
      read.format === 'minutebook' &&
      typeof read.bookId === 'string' &&
      typeof read.keyCheck === 'string'
    ) {
      if (read.version !== 1) throw storageError('newer', folder)
      return { format: read.format, version: read.version, bookId: read.bookId, keyCheck: read.keyCheck }
    }
  } catch (cause) {
    if (cause instanceof AppError) throw cause
    if (!(cause instanceof SyntaxError)) throw storageFault(cause, folder)
  }
  throw storageError('damaged', folder)
}

export function writeDescription(folder: string, description: BookDescription): void {
  writeFileAtomically(join(folder, descriptionName), `${JSON.stringify(description, null, 2)}\n`, 0o644)
}
