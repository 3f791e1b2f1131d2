import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

/** Words that lie outside the book, such as in an officer's settings, and can be read with its key alone. */
export interface TextSealing {
  /** Base64; another one every time. */
  seal(text: string): string
  /** Null for what was sealed with another key, or changed since. */
  unseal(sealed: string): string | null
}

const [nonceBytes, tagBytes] = [12, 16]

/** AES-256-GCM under a key of its own, made of the book's: nonce, words, tag. */
export function textSealing(bookKey: Buffer): TextSealing {
  const key = Buffer.from(hkdfSync('sha256', bookKey, Buffer.alloc(0), 'minutebook settings', 32))
  return {
    seal: (text) => {
      const nonce = randomBytes(nonceBytes)
      const cipher = createCipheriv('aes-256-gcm', key, nonce)
      const words = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([nonce, words, cipher.getAuthTag()]).toString('base64')
    },
    unseal: (sealed) => {
      const bytes = Buffer.from(sealed, 'base64')
      if (bytes.length < nonceBytes + tagBytes) return null
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceBytes))
      decipher.setAuthTag(bytes.subarray(bytes.length - tagBytes))
      try {
        const words = decipher.update(bytes.subarray(nonceBytes, bytes.length - tagBytes))
        return Buffer.concat([words, decipher.final()]).toString('utf8')
      } catch {
        // Another book's, or damaged: the tag does not fit.
        return null
      }
    },
  }
}
