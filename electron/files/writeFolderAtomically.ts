import {
  closeSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { ensureFolder } from './ensureFolder.ts'
import { AppError } from '../../shared/domain/appError.ts'
import { flushFolder } from './writeFileAtomically.ts'

/** A file below a folder; `path` has "/" between folders and name, and never leads out. */
export interface FileInFolder {
  readonly path: string
  readonly bytes: Uint8Array
}

/**
 * Writes a folder with its files whole or not at all: into a hidden folder beside it, every file and folder flushed, then renamed. A folder
 * that is there already is never written into. What an earlier run left half done is taken away. Throws `storage` or `not-allowed` with
 * a sentence; then nothing of it stands there.
 */
export function writeFolderAtomically(parent: string, name: string, files: readonly FileInFolder[]): string {
  const folder = join(parent, name)
  const temporary = join(parent, `.${name}.unfinished`)
  try {
    ensureFolder(parent)
    refuseExisting(folder)
    rmSync(temporary, { recursive: true, force: true })
    mkdirSync(temporary)
    writeAll(temporary, files)
    // Since it was asked for, another program may have made it.
    refuseExisting(folder)
    renameSync(temporary, folder)
    flushFolder(parent)
    return folder
  } catch (cause) {
    clear(temporary)
    throw folderFault(cause, parent, folder)
  }
}

function writeAll(folder: string, files: readonly FileInFolder[]): void {
  const folders = new Set([folder])
  for (const { path, bytes } of files) {
    const parts = path.split('/')
    if (parts.some((part) => part === '' || part === '.' || part === '..' || /[\\:]/.test(part))) {
      throw new Error('A file of a folder would lie outside it')
    }
    const file = join(folder, ...parts)
    ensureFolder(dirname(file))
    folders.add(dirname(file))
    writeFlushed(file, bytes)
  }
  for (const each of [...folders].toReversed()) flushFolder(each)
}

function writeFlushed(path: string, bytes: Uint8Array): void {
  const file = openSync(path, 'wx', 0o644)
  try {
    for (let written = 0; written < bytes.length;) written += writeSync(file, bytes, written)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

function refuseExisting(folder: string): void {
  if (lstatSync(folder, { throwIfNoEntry: false }) === undefined) return
  throw new AppError(
    'conflict',
    `“${folder}” is there already, and nothing is written over. Publish again: it becomes a version of its own.`,
  )
}

/** On a disk that failed there may be nothing more to be done: the next run tries again. */
function clear(temporary: string): void {
  try {
    rmSync(temporary, { recursive: true, force: true })
  } catch {
    // What stands there begins with a dot and says that it is unfinished.
  }
}

/** The names of the folders and files in a folder; none for one that is not there yet. Throws `storage`. */
export function namesInFolder(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return []
    throw folderFault(cause, folder, folder)
  }
}

/** A fault of the file system as a sentence; anything else as it was, a bug. */
export function folderFault(cause: unknown, parent: string, folder: string): unknown {
  if (cause instanceof AppError || !(cause instanceof Error) || !('code' in cause)) return cause
  const sentence = sentenceOf(String(cause.code), parent, folder)
  return sentence === null ? cause : new AppError('storage', sentence, { folder: parent }, { cause })
}

const nothingLeft = 'Nothing was published.'

function sentenceOf(code: string, parent: string, folder: string): string | null {
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EFBIG':
      return `${nothingLeft} The disk of ${parent} is full. Free some space, or choose another folder.`
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return `${nothingLeft} ${parent} cannot be written to. Choose another folder, or ask for the right to write in this one.`
    case 'ENOENT':
      return `${nothingLeft} ${parent} is no longer there. Put it back or connect its drive, or choose another folder.`
    case 'ENOTDIR':
    case 'EEXIST':
      return `${nothingLeft} ${parent} is no folder. Choose another.`
    case 'ENAMETOOLONG':
      return `${nothingLeft} The path ${folder} is too long for this computer. Choose a folder nearer to the root.`
    case 'ENOTEMPTY':
      return `${nothingLeft} ${folder} is there already. Publish again: it becomes a version of its own.`
    case 'EIO':
    case 'ENXIO':
    case 'ENODEV':
      return `${nothingLeft} The disk of ${parent} did not answer. Check the drive, or choose another folder.`
    case 'EBUSY':
    case 'EMFILE':
      return `${nothingLeft} ${parent} is in use by another program. Close it there, then publish again.`
    default:
      return null
  }
}
