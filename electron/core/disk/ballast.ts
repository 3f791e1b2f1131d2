import { randomBytes } from 'node:crypto'
import { rmSync, statSync } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * A file of no use beside the book, made while there is plenty of room: when the drive is full it is let go, and the officer can go on writing.
 * Nothing else of the product counts on it.
 */
export const ballastName = 'spare-room.bin'
export const ballastBytes = 64 * 1024 * 1024

const pieceBytes = 1024 * 1024

export function hasBallast(bookFolder: string): boolean {
  try {
    return statSync(join(bookFolder, ballastName), { throwIfNoEntry: false }) !== undefined
  } catch {
    // A drive that was pulled out answers in many ways.
    return false
  }
}

/** True when there was one and its room is free now. Never throws: who asks has a full disk in hand already. */
export function releaseBallast(bookFolder: string): boolean {
  if (!hasBallast(bookFolder)) return false
  try {
    rmSync(join(bookFolder, ballastName))
    return true
  } catch {
    // It cannot be let go in a folder that may not be written to: then nothing is gained.
    return false
  }
}

/**
 * Puts it there, piece by piece, so that saving goes on between them. What could not be made whole is taken away again, and the failure
 * rejects. Noise, for a drive that packs what it keeps would make nothing of noughts.
 */
export async function makeBallast(bookFolder: string, bytes = ballastBytes): Promise<void> {
  const path = join(bookFolder, ballastName)
  const temporary = `${path}.new`
  try {
    const file = await open(temporary, 'w', 0o600)
    try {
      const noise = randomBytes(Math.min(bytes, pieceBytes))
      for (let left = bytes; left > 0; left -= noise.length)
        await file.write(noise.subarray(0, Math.min(left, noise.length)))
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(temporary, path)
  } catch (cause) {
    await rm(temporary, { force: true }).catch(() => undefined)
    throw cause
  }
}
