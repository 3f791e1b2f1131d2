import { argon2 } from 'node:crypto'
import { promisify } from 'node:util'
import { tidyPassphrase } from '../../../shared/domain/passphrase.ts'

/** What it costs to try one passphrase; kept with the slot, so that it can rise. */
export interface PassphraseCost {
  readonly memoryKib: number
  readonly passes: number
}

/** RFC 9106, section 4, the second choice: 64 MiB, three passes. */
export const usualCost: PassphraseCost = { memoryKib: 65_536, passes: 3 }

export type Argon2id = (passphrase: Buffer, salt: Uint8Array, cost: PassphraseCost) => Promise<Uint8Array>

/** The wrapping key that a passphrase makes, by Argon2id. */
export async function passphraseWrapping(
  passphrase: string,
  salt: Uint8Array,
  cost: PassphraseCost,
  work: Argon2id = argon2idHere,
): Promise<Buffer> {
  return Buffer.from(await work(Buffer.from(tidyPassphrase(passphrase), 'utf8'), salt, cost))
}

/** Node's own where it can; else the same in JavaScript, ten times slower: Electron's cryptography has no Argon2. */
async function argon2idHere(message: Buffer, salt: Uint8Array, cost: PassphraseCost): Promise<Uint8Array> {
  try {
    return await argon2idOfNode(message, salt, cost)
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ERR_CRYPTO_ARGON2_NOT_SUPPORTED') {
      return argon2idInJavaScript(message, salt, cost)
    }
    throw cause
  }
}

export const argon2idOfNode: Argon2id = (message, nonce, { memoryKib, passes }) =>
  promisify(argon2)('argon2id', { message, nonce, parallelism: 1, tagLength: 32, memory: memoryKib, passes })

/** Lets other work have its turn in between. */
export const argon2idInJavaScript: Argon2id = async (message, salt, { memoryKib, passes }) => {
  const { argon2idAsync } = await import('@noble/hashes/argon2.js')
  return argon2idAsync(message, salt, { t: passes, m: memoryKib, p: 1, dkLen: 32, asyncTick: 20 })
}
