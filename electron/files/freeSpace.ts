import { statfs } from 'node:fs/promises'

/** How much can be written below a folder before its drive is full, in bytes; null where the system does not say. */
export type FreeSpace = (folder: string) => Promise<number | null>

export const freeSpace: FreeSpace = async (folder) => {
  try {
    const { bavail, bsize } = await statfs(folder)
    return bavail * bsize
  } catch {
    // A folder that is gone is the matter of whoever looks for the book in it.
    return null
  }
}

/** Below the first the officer is told in time; below the second the ballast goes. */
export const lowBytes = 500_000_000
export const shortBytes = 200_000_000
/** Below this a change of the book may find no room. */
export const fullBytes = 2_000_000

export type Room = 'enough' | 'low' | 'short'

/**
 * How it stands with a drive whose room, with the ballast on it, is `bytes`. Of a drive without it, take its size off first: then letting it go
 * changes nothing in the answer, and nothing swings to and fro.
 */
export function roomOf(bytes: number): Room {
  if (bytes < shortBytes) return 'short'
  return bytes < lowBytes ? 'low' : 'enough'
}
