import { readDescription } from '../../db/bookDescription.ts'
import { readSlots } from '../keys/keySlots.ts'

/** Whether the minute book in this folder has a passphrase or a recovery key: then these prove who the officer is, and not the account alone. */
export function isOpenedBySecret(folder: string): boolean {
  try {
    return readSlots(folder, readDescription(folder).bookId).slots.length > 0
  } catch (cause) {
    // A folder that is gone for now offers no other way in; the PIN is one all the same.
    if (cause instanceof Error) return false
    throw cause
  }
}
