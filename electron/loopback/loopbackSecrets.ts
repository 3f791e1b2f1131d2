import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** How long a one-time code may be used. */
export const codeLifeMilliseconds = 30_000

export interface LoopbackSecrets {
  /** Another process of the same officer shows this to be given a code. */
  readonly startKey: string
  /** SHA-256 of every token that is taken, the newest first: what a host may write down of them. */
  readonly tokenDigests: readonly string[]
  isToken(text: string): boolean
  isStartKey(text: string): boolean
  /** A code that one window may exchange for the token, once. */
  newCode(): string
  /** The token for a code that is known, unused and young; null otherwise. The code is spent either way. */
  redeem(code: string): string | null
}

/** A page of a host that crashed, crashed again and so on is let in this many times. */
const mostTokens = 8

/**
 * The token lives in memory only; what `earlier` gives are digests of the tokens of a host that crashed, which its pages still show.
 * `now` counts milliseconds and never goes back.
 */
export function createSecrets(now: () => number, earlier: readonly string[] = []): LoopbackSecrets {
  const token = randomSecret()
  const startKey = randomSecret()
  const tokenDigests = [digest(token), ...earlier].slice(0, mostTokens)
  const codes = new Map<string, number>()
  return {
    startKey,
    tokenDigests,
    // All are compared whichever fits, so that the time tells nothing of which.
    isToken: (text) => tokenDigests.filter((known) => isDigestOf(text, known)).length > 0,
    isStartKey: (text) => isDigestOf(text, digest(startKey)),
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

function isDigestOf(text: string, known: string): boolean {
  return timingSafeEqual(Buffer.from(digest(text)), Buffer.from(known))
}
