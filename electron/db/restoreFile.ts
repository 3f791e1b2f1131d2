import { existsSync, renameSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { ensureFolder } from '../files/ensureFolder.ts'
import { copyOpenFile } from '../files/copyOpenFile.ts'
import { removeFile, removeIfPossible } from '../files/removeFile.ts'
import { flushFile, flushFolder } from '../files/writeFileAtomically.ts'
import { fileName } from './bookDescription.ts'
import { requireNotHeld } from './heldElsewhere.ts'

/** A proved copy that is to take the place of the book: where it stands, the restoring is carried through, after a power cut too. */
const readyName = `${fileName}.restoring`

/**
 * Puts a copy ready, unproved: `commitRestore` makes it count. Returns where it lies. It may be written to whatever the right to write to the
 * backup is: one that was brought back from a disc is read-only, and so would be the book.
 */
export async function stageRestore(folder: string, backup: string): Promise<string> {
  const staged = join(folder, `${readyName}.new`)
  for (const suffix of ['', '-wal', '-journal']) removeFile(`${staged}${suffix}`)
  const source = await open(backup, 'r')
  try {
    await copyOpenFile(source.fd, staged)
  } finally {
    await source.close()
  }
  flushFile(staged)
  return staged
}

export function dropStaged(staged: string): void {
  for (const suffix of ['', '-wal', '-journal']) removeIfPossible(`${staged}${suffix}`)
}

/**
 * From here on the staged copy, which was proved, is the book. The file in its place must be closed: throws `storage` where another Minutebook
 * has it open, for nothing that is written there afterwards would be in either. Returns where that one is kept.
 */
export function commitRestore(folder: string, at: string): string {
  const staged = join(folder, `${readyName}.new`)
  requireNotHeld(join(folder, fileName))
  removeFile(`${staged}-wal`)
  renameSync(staged, join(folder, readyName))
  flushFolder(folder)
  return finishRestore(folder, at) ?? folder
}

/**
 * Carries through a restoring that was cut off: the old file and its log of recent writes go aside, for a log beside a file that is not its own
 * would ruin it. Null where nothing was being restored.
 */
export function finishRestore(folder: string, at: string): string | null {
  const ready = join(folder, readyName)
  if (!existsSync(ready)) return null
  requireNotHeld(join(folder, fileName))
  const aside = asideOf(folder, at)
  const path = join(folder, fileName)
  for (const suffix of ['', '-wal', '-journal']) {
    if (existsSync(`${path}${suffix}`)) renameSync(`${path}${suffix}`, `${aside}${suffix}`)
  }
  flushFolder(dirname(aside))
  renameSync(ready, path)
  flushFolder(folder)
  return aside
}

/** Where what stood in the place of the book is kept, for good; its folder is there. */
export function asideOf(folder: string, at: string): string {
  const kept = join(folder, 'replaced')
  ensureFolder(kept, 0o700)
  return join(kept, `replaced-${at.replaceAll(':', '')}.db`)
}
