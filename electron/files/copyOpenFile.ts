import { open } from 'node:fs/promises'
import { promisify } from 'node:util'
import { read } from 'node:fs'

const readInto = promisify(read)
const pieceBytes = 1024 * 1024

/**
 * Copies what a descriptor leads to into a new file. For a file that SQLite holds: where locks belong to processes, closing any other
 * descriptor of it, as a copy by its path does, would let go of the lock.
 */
export async function copyOpenFile(descriptor: number, target: string): Promise<void> {
  const file = await open(target, 'w', 0o600)
  try {
    const piece = Buffer.alloc(pieceBytes)
    for (let position = 0; ;) {
      const { bytesRead } = await readInto(descriptor, piece, 0, pieceBytes, position)
      if (bytesRead === 0) return
      await file.writeFile(piece.subarray(0, bytesRead))
      position += bytesRead
    }
  } finally {
    await file.close()
  }
}
