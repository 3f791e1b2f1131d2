import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

const cipherName = 'aes-256-gcm'
export const nonceBytes = 12
const tagBytes = 16

/** What AES-256-GCM makes of a few bytes: `sealed` ends with the tag that proves them. */
export interface GcmSealed {
  readonly nonce: Uint8Array
  readonly sealed: Uint8Array
}

/** `about` is proved with them and not in them: it opens for nothing else. */
export function sealGcm(key: Uint8Array, bytes: Uint8Array, about = ''): GcmSealed {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv(cipherName, key, nonce)
  cipher.setAAD(Buffer.from(about, 'utf8'))
  return { nonce, sealed: Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()]) }
}

/** Null for what was sealed with another key or about something else, or changed since. */
export function openGcm(key: Uint8Array, { nonce, sealed }: GcmSealed, about = ''): Buffer | null {
  if (nonce.length !== nonceBytes || sealed.length < tagBytes) return null
  const decipher = createDecipheriv(cipherName, key, nonce, { authTagLength: tagBytes })
  decipher.setAAD(Buffer.from(about, 'utf8'))
  decipher.setAuthTag(sealed.subarray(-tagBytes))
  try {
    return Buffer.concat([decipher.update(sealed.subarray(0, -tagBytes)), decipher.final()])
  } catch {
    // The tag does not fit.
    return null
  }
}
