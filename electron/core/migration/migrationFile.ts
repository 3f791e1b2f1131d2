import { createHash } from 'node:crypto'
import { constants } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { dayOf } from '../../../shared/domain/civilTime.ts'

export interface FileOfFolder {
  readonly bytes: Uint8Array
  readonly sha256: string
  /** YYYY-MM-DD: a text without a day was written when its file was. */
  readonly day: string
}

/** What the reader takes at most; more never comes into memory. */
const largestFile = 60_000_000

/** The bytes of a file of the folder as they are now, or a sentence that says why they cannot be had. */
export async function readFolderFile(
  folder: string,
  path: string,
): Promise<FileOfFolder | { readonly refused: string }> {
  const name = path.split('/').at(-1) ?? path
  try {
    // A file that was put in the place of one by a link since the folder was listed is not followed either.
    const handle = await open(join(folder, path), constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0))
    try {
      const about = await handle.stat()
      if (!about.isFile()) return { refused: `“${name}” is no file any more.` }
      if (about.size > largestFile) {
        const size = Math.round(about.size / 1_000_000)
        const refused = `“${name}” has ${size} MB, more than the 60 MB that minutes may have. Divide it by meetings.`
        return { refused }
      }
      const bytes = await handle.readFile()
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      return { bytes, sha256, day: dayOf(about.mtime.toISOString()) }
    } finally {
      await handle.close()
    }
  } catch (error) {
    const isGone = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    const refused = isGone
      ? `“${name}” is no longer in the folder.`
      : `“${name}” cannot be opened. Look whether you may read it, and migrate the folder again.`
    return { refused }
  }
}
