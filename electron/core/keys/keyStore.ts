import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { ensureFolder } from '../../files/ensureFolder.ts'
import { AppError } from '../../../shared/domain/appError.ts'
import { storageFault } from '../../db/storageFault.ts'
import { flushFolder, writeFileAtomically } from '../../files/writeFileAtomically.ts'
import { unwrapKey, wrapKey } from './keyWrap.ts'

/** Where this account keeps the key of a book: in a file as it is, in one that only the desktop window of this account opens, or nowhere. */
export type KeptKey = 'plain' | 'sealed' | 'none'

/** Where the keys of minute books lie. A key is 32 random bytes, one for each book. */
export interface KeyStore {
  /** The key of a book. Throws `storage` when it was not unlocked and this account holds none: without it the book cannot be read. */
  read(bookId: string): Buffer
  /** The books whose keys lie here: one of them is that of a book that lost its description. */
  bookIds(): readonly string[]
  /** Where the key of a book lies as it is, for the officer who keeps a copy of it; null where it lies in no such file. */
  fileOf(bookId: string): string | null
  /** Makes and keeps a key for a new book. */
  create(bookId: string): Buffer
  /** Null where it was not unlocked since the start. */
  unlocked(bookId: string): Buffer | null
  /** Holds a key that was unlocked until this process ends. */
  hold(bookId: string, key: Buffer): void
  kept(bookId: string): KeptKey
  /** Keeps an unlocked key on the account; not where the desktop window keeps it sealed and this is another, for that would undo its seal. */
  keep(bookId: string, key: Buffer): void
  /** Takes the key off the account. */
  remove(bookId: string): void
  /** Seals a key that lies there as it is, where this process can. */
  seal(bookId: string): void
  /** Whether this process seals the keys that it keeps. */
  readonly seals: boolean
  /** What the officer chose for this book on this account. */
  has(bookId: string, choice: KeyChoice): boolean
  choose(bookId: string, choice: KeyChoice, isChosen: boolean): void
}

/** `ask`: the passphrase is asked for at each start. `later`: the officer was told that there is no recovery key, and put it off. */
export type KeyChoice = 'ask' | 'later'

/** How files are put on the disk and taken off it. */
export interface KeyDisk {
  write(path: string, content: string, mode: number): void
  remove(path: string): void
}

const realDisk: KeyDisk = {
  write: writeFileAtomically,
  remove: (path) => {
    rmSync(path, { force: true })
    flushFolder(dirname(path))
  },
}

const sealedSchema = z.strictObject({
  format: z.literal('minutebook-account-key'),
  version: z.literal(1),
  nonce: z.string(),
  sealed: z.string(),
})

export interface FileKeyStoreParts {
  /** What this account seals the keys of books with: 32 bytes that the operating system keeps. Null where it keeps none. */
  readonly accountKey?: Uint8Array | null
  readonly disk?: KeyDisk
}

/** Keys as 0600 files in the officer's own configuration folder, so that a copied minute book alone tells nothing. */
export function fileKeyStore(configFolder: string, parts: FileKeyStoreParts = {}): KeyStore {
  const { accountKey = null, disk = realDisk } = parts
  const folder = join(configFolder, 'keys')
  const held = new Map<string, Buffer>()
  const path = (bookId: string, ending: 'key' | KeyChoice): string => {
    if (!/^[0-9a-zA-Z-]{1,64}$/.test(bookId)) {
      throw new AppError('storage', 'The description of this minute book (minutebook.json) is damaged.')
    }
    return join(folder, `${bookId}.${ending}`)
  }
  const guarded = <Result>(work: () => Result): Result => {
    try {
      return work()
    } catch (cause) {
      throw storageFault(cause, configFolder)
    }
  }
  const put = (bookId: string, ending: 'key' | KeyChoice, content: string): void =>
    guarded(() => {
      ensureFolder(folder, 0o700)
      disk.write(path(bookId, ending), content, 0o600)
    })
  const take = (bookId: string, ending: 'key' | KeyChoice): void => {
    const file = path(bookId, ending)
    if (existsSync(file)) guarded(() => disk.remove(file))
  }
  const text = (bookId: string): string | null => {
    const file = path(bookId, 'key')
    return existsSync(file) ? guarded(() => readFileSync(file, 'utf8').trim()) : null
  }
  const kept = (bookId: string): KeptKey => {
    const found = text(bookId)
    if (found === null) return 'none'
    return found.startsWith('{') ? 'sealed' : 'plain'
  }
  const write = (bookId: string, key: Buffer): void => {
    const content =
      accountKey === null ? key.toString('hex') : JSON.stringify(sealedWith(accountKey, bookId, key))
    put(bookId, 'key', `${content}\n`)
  }
  const onAccount = (bookId: string): Buffer | null => {
    const found = text(bookId)
    if (found === null) return null
    if (found.startsWith('{')) return accountKey === null ? null : openedWith(accountKey, bookId, found)
    return /^[0-9a-f]{64}$/i.test(found) ? Buffer.from(found, 'hex') : null
  }
  return {
    seals: accountKey !== null,
    kept,
    bookIds: () =>
      existsSync(folder)
        ? readdirSync(folder).flatMap((name) =>
            name.endsWith('.key') ? [name.slice(0, -'.key'.length)] : [],
          )
        : [],
    fileOf: (bookId) => (kept(bookId) === 'plain' ? path(bookId, 'key') : null),
    unlocked: (bookId) => held.get(bookId) ?? null,
    read: (bookId) => {
      const key = held.get(bookId) ?? onAccount(bookId)
      if (key !== null) return key
      const why =
        kept(bookId) === 'sealed'
          ? 'Open it in the desktop window of Minutebook, which keeps its key sealed.'
          : `Open it on the account that made it, or bring its key file (${path(bookId, 'key')}) from there.`
      throw new AppError('storage', `The key of this minute book is not on this account. ${why}`, {
        reason: 'no-key',
      })
    },
    create: (bookId) => {
      const key = randomBytes(32)
      write(bookId, key)
      return key
    },
    hold: (bookId, key) => void held.set(bookId, key),
    keep: (bookId, key) => {
      if (accountKey !== null || kept(bookId) !== 'sealed') write(bookId, key)
    },
    remove: (bookId) => take(bookId, 'key'),
    seal: (bookId) => {
      if (accountKey === null || kept(bookId) !== 'plain') return
      const key = onAccount(bookId)
      if (key !== null) write(bookId, key)
    },
    has: (bookId, choice) => existsSync(path(bookId, choice)),
    choose: (bookId, choice, isChosen) => (isChosen ? put(bookId, choice, '') : take(bookId, choice)),
  }
}

function sealedWith(accountKey: Uint8Array, bookId: string, key: Buffer): z.infer<typeof sealedSchema> {
  return { format: 'minutebook-account-key', version: 1, ...wrapKey(key, accountKey, about(bookId)) }
}

/** Null where it is damaged, or was sealed with a key that this account no longer has. */
function openedWith(accountKey: Uint8Array, bookId: string, text: string): Buffer | null {
  try {
    const read = sealedSchema.safeParse(JSON.parse(text))
    return read.success ? unwrapKey(read.data, accountKey, about(bookId)) : null
  } catch {
    // Cut off: no JSON.
    return null
  }
}

function about(bookId: string): string {
  return JSON.stringify(['minutebook account key', 1, bookId])
}
