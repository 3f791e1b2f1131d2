import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '../../shared/domain/appError.ts'
import { storageFault } from '../db/storageFault.ts'
import { writeFileAtomically } from '../files/writeFileAtomically.ts'

/** Where the keys of minute books lie. A key is 32 random bytes, one for each book. */
export interface KeyStore {
  /** The key of a book. Throws `storage` when this account holds none: without it the book cannot be read. */
  read(bookId: string): Buffer
  /** Where the key of a book lies, for the officer who keeps a copy of it; null where it lies in no file. */
  fileOf(bookId: string): string | null
  /** Makes and keeps a key for a new book. */
  create(bookId: string): Buffer
}

/** Keys as 0600 files in the officer's own configuration folder, so that a copied minute book alone tells nothing. */
export function fileKeyStore(configFolder: string): KeyStore {
  const folder = join(configFolder, 'keys')
  const fileOf = (bookId: string): string => {
    if (!/^[0-9a-zA-Z-]{1,64}$/.test(bookId)) {
      throw new AppError('storage', 'The description of this minute book (minutebook.json) is damaged.')
    }
    return join(folder, `${bookId}.key`)
  }
  return {
    fileOf,
    read: (bookId) => {
      const file = fileOf(bookId)
      const key = existsSync(file) ? Buffer.from(readFileSync(file, 'utf8').trim(), 'hex') : null
      if (key === null || key.length !== 32) {
        throw new AppError(
          'storage',
          `The key of this minute book is not on this account. Open it on the account that made it, or bring its key file (${file}) from there.`,
          { reason: 'no-key' },
        )
      }
      return key
    },
    create: (bookId) => {
      const key = randomBytes(32)
      try {
        mkdirSync(folder, { recursive: true, mode: 0o700 })
        writeFileAtomically(fileOf(bookId), `${key.toString('hex')}\n`, 0o600)
      } catch (cause) {
        throw storageFault(cause, configFolder)
      }
      return key
    },
  }
}
