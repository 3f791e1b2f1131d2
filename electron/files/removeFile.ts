import { unlinkSync } from 'node:fs'

/** Takes a file away if it is there. What `rmSync` throws on a full or a failing disk says nothing of why; this does. */
export function removeFile(path: string): void {
  try {
    unlinkSync(path)
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'ENOENT')) throw cause
  }
}

/** The same for what is only in the way: on a disk that takes no change it stays, and what went wrong before is what counts. */
export function removeIfPossible(path: string): void {
  try {
    removeFile(path)
  } catch {
    // Whoever comes next takes it away.
  }
}
