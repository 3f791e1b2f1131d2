import { hkdfSync } from 'node:crypto'
import { openGcm, sealGcm } from '../../files/gcm.ts'

/** The key of a book under another key, as text for a file. */
export interface WrappedKey {
  /** Base64. */
  readonly nonce: string
  /** Base64: the key and the mark that proves it. */
  readonly sealed: string
}

const keyBytes = 32

/** `about` says what the key is for: it opens for nothing else. */
export function wrapKey(key: Uint8Array, wrapping: Uint8Array, about: string): WrappedKey {
  const { nonce, sealed } = sealGcm(wrapping, key, about)
  return { nonce: Buffer.from(nonce).toString('base64'), sealed: Buffer.from(sealed).toString('base64') }
}

/** Null where `wrapping` is not what it was wrapped with. */
export function unwrapKey(wrapped: WrappedKey, wrapping: Uint8Array, about: string): Buffer | null {
  const [nonce, sealed] = [Buffer.from(wrapped.nonce, 'base64'), Buffer.from(wrapped.sealed, 'base64')]
  const key = openGcm(wrapping, { nonce, sealed }, about)
  return key?.length === keyBytes ? key : null
}

/** The wrapping key that a recovery key makes. All of it is chance, so that nothing needs to slow down who guesses. */
export function recoveryWrapping(recoveryKey: string, salt: Uint8Array): Buffer {
  return Buffer.from(hkdfSync('sha256', recoveryKey, salt, 'minutebook recovery key', 32))
}
