import type { z } from 'zod'
import { keyWays } from '../../../shared/api/keysContract.ts'
import type { lockedBookSchema } from '../../../shared/api/keysContract.ts'
import { AppError } from '../../../shared/domain/appError.ts'
import { keyCheckOf, readDescription } from '../../db/bookDescription.ts'
import { readSlots } from './keySlots.ts'
import type { FoundSlots, KeySlot } from './keySlots.ts'
import type { KeyStore } from './keyStore.ts'

export type KeyWay = KeySlot['kind']

/** A book that only wants its key. */
export type LockedBook = z.infer<typeof lockedBookSchema>

/** Of a failure to open a book; null for any other failure. */
export function lockedBookOf({ details }: AppError): LockedBook | null {
  const { reason, folder, ways } = details
  if (reason !== 'no-key' || typeof folder !== 'string' || typeof ways !== 'string') return null
  return { folder, ways: keyWays.filter((way) => ways.split(' ').includes(way)) }
}

/** The ways into a book that are there, for whoever has no key of it. */
function waysInto({ slots }: FoundSlots): KeyWay[] {
  return keyWays.filter((way) => slots.some(({ kind }) => kind === way))
}

/**
 * The key of the book in a folder: unlocked since the start, else from this account. A key that lies there as it is is sealed where that can be
 * done and something else opens the book too. Throws `storage` with the reason 'no-key' where it has to be unlocked.
 */
export function keyOfBook(keys: KeyStore, folder: string): Buffer {
  const { bookId, keyCheck } = readDescription(folder)
  const unlocked = keys.unlocked(bookId)
  if (unlocked !== null) return unlocked
  const found = readSlots(folder, bookId)
  const asks = keys.has(bookId, 'ask')
  if (asks && hasWayBesides(found.slots)) {
    // A power cut may have come between the choice and the removal.
    keys.remove(bookId)
    throw lockedBook(folder, found, 'It asks for its passphrase at each start.')
  }
  try {
    const key = keys.read(bookId)
    if (keyCheckOf(key) !== keyCheck && waysInto(found).length > 0) {
      throw lockedBook(folder, found, 'The key on this account does not belong to it.')
    }
    if (hasWayBesides(found.slots)) keys.seal(bookId)
    return key
  } catch (cause) {
    if (!(cause instanceof AppError) || cause.details['reason'] !== 'no-key') throw cause
    if (lockedBookOf(cause) !== null) throw cause
    if (waysInto(found).length === 0 && !found.isDamaged) throw cause
    const isSealed = keys.kept(bookId) === 'sealed'
    throw lockedBook(folder, found, isSealed ? whySealed(keys.seals) : 'Its key is not on this account.')
  }
}

/** Whether anything but the account surely opens the book: a recovery key that nobody has put away may be on no paper yet. */
function hasWayBesides(slots: readonly KeySlot[]): boolean {
  return slots.some((slot) => slot.kind === 'passphrase' || slot.isKept)
}

function whySealed(seals: boolean): string {
  return seals
    ? 'The operating system no longer opens the key that this account kept.'
    : 'This account keeps its key sealed for the desktop window: open it there, or unlock it here.'
}

function lockedBook(folder: string, found: FoundSlots, why: string): AppError {
  const ways = waysInto(found)
  const how = found.isDamaged
    ? 'The file with its passphrase and its recovery key (keys.json) is damaged: put back a copy of it from a backup.'
    : `Unlock it with ${ways.map((way) => wayNames[way]).join(' or ')}.`
  return new AppError('storage', `The minute book in ${folder} is locked. ${why} ${how}`, {
    ...{ reason: 'no-key', folder, ways: ways.join(' ') },
  })
}

const wayNames: Readonly<Record<KeyWay, string>> = {
  passphrase: 'its passphrase',
  recovery: 'its recovery key',
}
