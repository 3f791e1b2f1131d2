import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** How long a one-time code may be used. */
export const codeLifeMilliseconds = 30_000

export interface LoopbackSecrets {
  /** Another process of the same officer shows this to be given a code. */
  readonly startKey: string
  isToken(text: string): boolean
  isStartKey(text: string): boolean
  /** A code that one window may exchange for the token, once. */
  newCode(): string
  /** The token for a code that is known, unused and young; null otherwise. The code is spent either way. */
  redeem(code: string): string | null
}

/** Secrets live in memory only and as long as the host. `now` counts milliseconds and never goes back. */
export function createSecrets(now: () => number): LoopbackSecrets {
  const token = randomSecret()
  const startKey = randomSecret()
  const codes = new Map<string, number>()
  return {
    startKey,
    isToken: (text) => isSame(text, token),
    isStartKey: (text) => isSame(text, startKey),
    newCode() {
      const code = randomSecret()
      codes.set(digest(code), now() + codeLifeMilliseconds)
      return code
    },
    redeem(code) {
      // Looked up by digest, so that the time of the search tells nothing about the code.
      const key = digest(code)
      const until = codes.get(key)
      codes.delete(key)
      for (const [old, end] of codes) if (end <= now()) codes.delete(old)
      return until !== undefined && now() < until ? token : null
    },
  }
}

function randomSecret(): string {
  return randomBytes(32).toString('base64url')
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64')
}

function isSame(text: string, secret: string): boolean {
  return timingSafeEqual(Buffer.from(digest(text)), Buffer.from(digest(secret)))
}
