import { createHash, randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { storageFault } from '../../db/storageFault.ts'
import { writeFileAtomically } from '../../files/writeFileAtomically.ts'
import { recoveryWrapping, unwrapKey, wrapKey } from './keyWrap.ts'
import { passphraseWrapping } from './passphraseKey.ts'
import type { PassphraseCost } from './passphraseKey.ts'

/**
 * The key of a book wrapped in other keys, in `keys.json` beside its file: whoever knows a passphrase or the recovery key opens the book with
 * them on any computer. A copy of the file lies with the backups.
 */

const slotsName = 'keys.json'
/** In the folder of a book: the file that decides, and its copy. */
export const slotsNames = [slotsName, join('backups', slotsName)] as const

const base64 = z.string().regex(/^[A-Za-z0-9+/]{1,128}={0,2}$/)
const wrapped = { id: z.string().min(1).max(64), at: z.string(), salt: base64, nonce: base64, sealed: base64 }

const recoverySlotSchema = z.strictObject({
  kind: z.literal('recovery'),
  ...wrapped,
  /** True once the officer said that the page is put away. The one before opens the book until then. */
  isKept: z.boolean(),
})
const passphraseSlotSchema = z.strictObject({
  kind: z.literal('passphrase'),
  ...wrapped,
  algorithm: z.literal('argon2id'),
  // A file from elsewhere must not be able to ask for all of the memory.
  memoryKib: z.int().min(8).max(1_048_576),
  passes: z.int().min(1).max(20),
})
const slotsSchema = z.strictObject({
  format: z.literal('minutebook-keys'),
  version: z.literal(1),
  bookId: z.string(),
  slots: z.array(z.discriminatedUnion('kind', [recoverySlotSchema, passphraseSlotSchema])).max(8),
  /** Tells a damaged file from a wrong passphrase. */
  check: z.string(),
})

export type RecoverySlot = z.infer<typeof recoverySlotSchema>
export type PassphraseSlot = z.infer<typeof passphraseSlotSchema>
export type KeySlot = RecoverySlot | PassphraseSlot

export interface FoundSlots {
  readonly slots: readonly KeySlot[]
  /** True where there is a file and none of its copies can be read. */
  readonly isDamaged: boolean
}

/** Of a book's folder; of the copy with the backups where the first is gone or damaged. */
export function readSlots(folder: string, bookId: string): FoundSlots {
  let isDamaged = false
  for (const path of slotsPaths(folder)) {
    if (!existsSync(path)) continue
    const slots = slotsOf(path, folder, bookId)
    if (slots !== null) return { slots, isDamaged: false }
    isDamaged = true
  }
  return { slots: [], isDamaged }
}

/** The copy first: the one beside the book decides, and is written last. Throws `storage`. */
export function writeSlots(
  folder: string,
  bookId: string,
  slots: readonly KeySlot[],
  write = writeFileAtomically,
): void {
  const file = { format: 'minutebook-keys', version: 1, bookId, slots, check: checkOf(bookId, slots) }
  const text = `${JSON.stringify(file, null, 2)}\n`
  const [beside, copy] = slotsPaths(folder)
  try {
    if (existsSync(join(copy, '..'))) write(copy, text, 0o600)
    write(beside, text, 0o600)
  } catch (cause) {
    throw storageFault(cause, folder)
  }
}

/** Beside the backups, so that a folder of them alone still has its ways in. Throws what the file system says. */
export function copySlotsToBackups(folder: string): void {
  const [beside, copy] = slotsPaths(folder)
  if (existsSync(beside)) writeFileAtomically(copy, readFileSync(beside))
}

function slotsPaths(folder: string): readonly [beside: string, copy: string] {
  const [beside, copy] = slotsNames
  return [join(folder, beside), join(folder, copy)]
}

/** Null where it is damaged; none where it belongs to another book that was in this folder. */
function slotsOf(path: string, folder: string, bookId: string): readonly KeySlot[] | null {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (cause) {
    throw storageFault(cause, folder)
  }
  try {
    const read = slotsSchema.safeParse(JSON.parse(text))
    if (!read.success || read.data.check !== checkOf(read.data.bookId, read.data.slots)) return null
    return read.data.bookId === bookId ? read.data.slots : []
  } catch {
    // No JSON at all.
    return null
  }
}

function checkOf(bookId: string, slots: readonly KeySlot[]): string {
  return createHash('sha256')
    .update(JSON.stringify([bookId, slots]))
    .digest('hex')
    .slice(0, 16)
}

/** What a new slot is called, and when it is made. */
export interface SlotName {
  readonly bookId: string
  readonly id: string
  /** ISO instant. */
  readonly at: string
}

export function recoverySlot(
  key: Uint8Array,
  recoveryKey: string,
  { bookId, id, at }: SlotName,
): RecoverySlot {
  const salt = randomBytes(16)
  const sealed = wrapKey(key, recoveryWrapping(recoveryKey, salt), about(bookId, 'recovery', id))
  return { kind: 'recovery', id, at, salt: salt.toString('base64'), ...sealed, isKept: false }
}

export async function passphraseSlot(
  key: Uint8Array,
  passphrase: string,
  { bookId, id, at }: SlotName,
  cost: PassphraseCost,
): Promise<PassphraseSlot> {
  const salt = randomBytes(16)
  const wrapping = await passphraseWrapping(passphrase, salt, cost)
  const sealed = wrapKey(key, wrapping, about(bookId, 'passphrase', id))
  const { memoryKib, passes } = cost
  return {
    ...{ kind: 'passphrase', id, at, salt: salt.toString('base64'), ...sealed },
    ...{ algorithm: 'argon2id', memoryKib, passes },
  }
}

/** The key of the book, by the first slot of this kind that `secret` opens; null where it opens none. */
export async function openSlots(
  slots: readonly KeySlot[],
  bookId: string,
  kind: KeySlot['kind'],
  secret: string,
): Promise<Buffer | null> {
  for (const slot of slots) {
    if (slot.kind !== kind) continue
    const salt = Buffer.from(slot.salt, 'base64')
    const wrapping =
      slot.kind === 'recovery' ? recoveryWrapping(secret, salt) : await passphraseWrapping(secret, salt, slot)
    const key = unwrapKey(slot, wrapping, about(bookId, slot.kind, slot.id))
    if (key !== null) return key
  }
  return null
}

function about(bookId: string, kind: KeySlot['kind'], id: string): string {
  return JSON.stringify(['minutebook key slot', 1, bookId, kind, id])
}
