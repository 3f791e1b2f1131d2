import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { open, rename } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { ensureFolder } from './ensureFolder.ts'
import { AppError } from '../../shared/domain/appError.ts'
import { attachmentTooLarge, largestAttachment } from './attachmentLimit.ts'
import { textSealing } from './textSealing.ts'
import type { TextSealing } from './textSealing.ts'
import { removeIfPossible } from './removeFile.ts'
import { flushFolder } from './writeFileAtomically.ts'

/** Files that belong to meetings, by the SHA-256 of what they hold, sealed with the key of the book. */
export interface AttachmentStore {
  /**
   * Keeps a file and gives its hash. The same bytes are kept once. Throws `invalid-input` past the size limit, and keeps nothing; what
   * Minutebook made itself, such as a pack of many files, has none.
   */
  put(
    bytes: AsyncIterable<Uint8Array>,
    from?: 'officer' | 'minutebook',
  ): Promise<{ readonly sha256: string; readonly bytes: number }>
  has(sha256: string): boolean
  /** Throws `not-found`; `storage` when the sealed file was damaged. */
  get(sha256: string): AsyncGenerator<Uint8Array, void>
  /** For what lies outside the book and only its key may open. */
  readonly sealing: TextSealing
}

const magic = Buffer.from('MBA1')
const saltBytes = 32
const tagBytes = 16
const chunkBytes = 64 * 1024

/**
 * Each file: "MBA1", a salt, then chunks of up to 64 KiB, each AES-256-GCM with its tag. The file's own key comes from the book's key and
 * the salt; the nonce is the number of the chunk and whether it is the last, so that chunks cannot be swapped, cut off or added.
 */
export function attachmentStore(folder: string, key: Buffer, limit = largestAttachment): AttachmentStore {
  const pathOf = (sha256: string): string => join(folder, sha256.slice(0, 2), sha256)
  const has = (sha256: string): boolean => /^[0-9a-f]{64}$/.test(sha256) && existsSync(pathOf(sha256))
  clearUnfinished(folder)
  return {
    has,
    sealing: textSealing(key),
    put: async (bytes, from = 'officer') => {
      ensureFolder(folder)
      const temporary = join(folder, `unfinished-${randomBytes(8).toString('hex')}`)
      try {
        const sealed = await seal(temporary, key, bytes, from === 'officer' ? limit : Infinity)
        if (!has(sealed.sha256)) {
          const path = pathOf(sealed.sha256)
          ensureFolder(dirname(path))
          await rename(temporary, path)
          flushFolder(dirname(path))
          flushFolder(folder)
        }
        return sealed
      } finally {
        removeIfPossible(temporary)
      }
    },
    get: (sha256) => {
      if (!has(sha256)) {
        throw new AppError('not-found', 'This file is not in the minute book. Add it again.', { sha256 })
      }
      return unseal(pathOf(sha256), key)
    },
  }
}

/** What an earlier run left when it ended in the middle of a file. */
function clearUnfinished(folder: string): void {
  if (!existsSync(folder)) return
  for (const name of readdirSync(folder)) {
    if (name.startsWith('unfinished-')) removeIfPossible(join(folder, name))
  }
}

async function seal(
  path: string,
  key: Buffer,
  bytes: AsyncIterable<Uint8Array>,
  limit: number,
): Promise<{ readonly sha256: string; readonly bytes: number }> {
  const salt = randomBytes(saltBytes)
  const fileKey = fileKeyOf(key, salt)
  const hash = createHash('sha256')
  const file = await open(path, 'wx', 0o600)
  let total = 0
  let index = 0
  try {
    await file.write(Buffer.concat([magic, salt]))
    for await (const { chunk, last } of chunked(bytes)) {
      total += chunk.length
      if (total > limit) throw tooLarge(limit)
      hash.update(chunk)
      const cipher = createCipheriv('aes-256-gcm', fileKey, nonceOf(index, last))
      await file.write(Buffer.concat([cipher.update(chunk), cipher.final(), cipher.getAuthTag()]))
      index += 1
    }
    await file.sync()
  } finally {
    await file.close()
  }
  return { sha256: hash.digest('hex'), bytes: total }
}

async function* unseal(path: string, key: Buffer): AsyncGenerator<Uint8Array, void> {
  const file = await open(path, 'r')
  try {
    const head = await readUpTo(file, magic.length + saltBytes)
    if (!head.subarray(0, magic.length).equals(magic)) throw damaged()
    const fileKey = fileKeyOf(key, head.subarray(magic.length))
    let current = await readUpTo(file, chunkBytes + tagBytes)
    for (let index = 0; ; index += 1) {
      const next = await readUpTo(file, chunkBytes + tagBytes)
      yield openChunk(current, fileKey, nonceOf(index, next.length === 0))
      if (next.length === 0) return
      current = next
    }
  } finally {
    await file.close()
  }
}

function openChunk(sealed: Buffer, fileKey: Buffer, nonce: Buffer): Buffer {
  if (sealed.length < tagBytes) throw damaged()
  const decipher = createDecipheriv('aes-256-gcm', fileKey, nonce)
  decipher.setAuthTag(sealed.subarray(sealed.length - tagBytes))
  try {
    return Buffer.concat([decipher.update(sealed.subarray(0, sealed.length - tagBytes)), decipher.final()])
  } catch (cause) {
    throw damaged(cause)
  }
}

/** The bytes in chunks of one size; the last is shorter, and empty for an empty file. */
async function* chunked(
  bytes: AsyncIterable<Uint8Array>,
): AsyncGenerator<{ readonly chunk: Buffer; readonly last: boolean }, void> {
  let held = Buffer.alloc(0)
  for await (const piece of bytes) {
    held = Buffer.concat([held, piece])
    while (held.length > chunkBytes) {
      yield { chunk: held.subarray(0, chunkBytes), last: false }
      held = held.subarray(chunkBytes)
    }
  }
  yield { chunk: held, last: true }
}

async function readUpTo(file: FileHandle, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length)
  let filled = 0
  while (filled < length) {
    const { bytesRead } = await file.read(buffer, filled, length - filled)
    if (bytesRead === 0) break
    filled += bytesRead
  }
  return buffer.subarray(0, filled)
}

function fileKeyOf(key: Buffer, salt: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', key, salt, 'minutebook attachment', 32))
}

function nonceOf(index: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.writeUInt32BE(index, 4)
  nonce.writeUInt8(last ? 1 : 0, 8)
  return nonce
}

function tooLarge(limit: number): AppError {
  return new AppError('invalid-input', attachmentTooLarge(limit), { field: 'file', limit })
}

function damaged(cause?: unknown): AppError {
  return new AppError(
    'storage',
    'This file in the minute book is damaged. Add it again from where it came.',
    { reason: 'damaged' },
    { cause },
  )
}
