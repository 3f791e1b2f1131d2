import { v7 } from 'uuid'

/** A new id, rising with time (UUIDv7). */
export function newId(): string {
  return v7()
}
