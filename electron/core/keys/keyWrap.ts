import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

/** The key of a book under another key, as text for a file. */
export interface WrappedKey {
  /** Base64. */
  readonly nonce: string
  /** Base64: the key and the mark that proves it. */
  readonly sealed: string
}

const cipherName = 'aes-256-gcm'
const tagBytes = 16

/** `about` says what the key is for: it opens for nothing else. */
export function wrapKey(key: Uint8Array, wrapping: Uint8Array, about: string): WrappedKey {
  const nonce = randomBytes(12)
  const cipher = createCipheriv(cipherName, wrapping, nonce)
  cipher.setAAD(Buffer.from(about, 'utf8'))
  const sealed = Buffer.concat([cipher.update(key), cipher.final(), cipher.getAuthTag()])
  return { nonce: nonce.toString('base64'), sealed: sealed.toString('base64') }
}

/** Null where `wrapping` is not what it was wrapped with. */
export function unwrapKey(wrapped: WrappedKey, wrapping: Uint8Array, about: string): Buffer | null {
  const nonce = Buffer.from(wrapped.nonce, 'base64')
  const sealed = Buffer.from(wrapped.sealed, 'base64')
  if (nonce.length !== 12 || sealed.length !== 32 + tagBytes) return null
  const decipher = createDecipheriv(cipherName, wrapping, nonce, { authTagLength: tagBytes })
  decipher.setAAD(Buffer.from(about, 'utf8'))
  decipher.setAuthTag(sealed.subarray(-tagBytes))
  try {
    return Buffer.concat([decipher.update(sealed.subarray(0, -tagBytes)), decipher.final()])
  } catch {
    // The mark does not fit: another key.
    return null
  }
}

/** The wrapping key that a recovery key makes. All of it is chance, so that nothing needs to slow down who guesses. */
export function recoveryWrapping(recoveryKey: string, salt: Uint8Array): Buffer {
  return Buffer.from(hkdfSync('sha256', recoveryKey, salt, 'minutebook recovery key', 32))
}
