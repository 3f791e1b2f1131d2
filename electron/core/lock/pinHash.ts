import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

/** A PIN as it is kept: what it was mixed with, and what came of it, in hexadecimal. */
export interface PinHash {
  readonly salt: string
  readonly hash: string
}

/** A tenth of a second for each try, on an ordinary laptop. */
const cost = { N: 32_768, r: 8, p: 1, maxmem: 64 * 1024 * 1024 } as const

export async function hashPin(pin: string): Promise<PinHash> {
  const salt = randomBytes(16)
  return { salt: salt.toString('hex'), hash: (await derived(pin, salt)).toString('hex') }
}

export async function isPin(pin: string, kept: PinHash): Promise<boolean> {
  const hash = Buffer.from(kept.hash, 'hex')
  const tried = await derived(pin, Buffer.from(kept.salt, 'hex'))
  return hash.length === tried.length && timingSafeEqual(hash, tried)
}

function derived(pin: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(pin, salt, 32, cost, (error, key) => (error === null ? resolve(key) : reject(error)))
  })
}
