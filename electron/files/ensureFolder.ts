import { mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * Makes a folder and those above it; one that is there is left as it is. `mkdirSync` with `recursive` does the same, but calls the folder missing
 * where its drive is read-only or does not answer: the officer would be sent to look for a folder that is there.
 */
export function ensureFolder(folder: string, mode = 0o777): void {
  if (isFolder(folder)) return
  const above = dirname(folder)
  if (above !== folder) ensureFolder(above, mode)
  try {
    mkdirSync(folder, { mode })
  } catch (cause) {
    // Another process was faster.
    if (!isFolder(folder)) throw cause
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
}
