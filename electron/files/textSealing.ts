import { hkdfSync } from 'node:crypto'
import { nonceBytes, openGcm, sealGcm } from './gcm.ts'

/** Words that lie outside the book, such as in an officer's settings, and can be read with its key alone. */
export interface TextSealing {
  /** Base64; another one every time. */
  seal(text: string): string
  /** Null for what was sealed with another key, or changed since. */
  unseal(sealed: string): string | null
}

/** AES-256-GCM under a key of its own, made of the book's: nonce, words, tag. */
export function textSealing(bookKey: Buffer): TextSealing {
  const key = Buffer.from(hkdfSync('sha256', bookKey, Buffer.alloc(0), 'minutebook settings', 32))
  return {
    seal: (text) => {
      const { nonce, sealed } = sealGcm(key, Buffer.from(text, 'utf8'))
      return Buffer.concat([nonce, sealed]).toString('base64')
    },
    unseal: (text) => {
      const bytes = Buffer.from(text, 'base64')
      const [nonce, sealed] = [bytes.subarray(0, nonceBytes), bytes.subarray(nonceBytes)]
      return openGcm(key, { nonce, sealed })?.toString('utf8') ?? null
    },
  }
}
