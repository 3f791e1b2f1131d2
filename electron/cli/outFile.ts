import { resolve } from 'node:path'
import { ensureFolder } from '../files/ensureFolder.ts'
import { AppError } from '../../shared/domain/appError.ts'
import { writeFileAtomically } from '../files/writeFileAtomically.ts'
import { reasonOf } from './recordFile.ts'

/** Writes a file whole or not at all, and answers its full path. Throws `storage` with a sentence. */
export function writeOutFile(path: string, bytes: Uint8Array | string): string {
  const file = resolve(path)
  try {
    writeFileAtomically(file, bytes, 0o644)
  } catch (error) {
    throw new AppError('storage', `${file} cannot be written (${reasonOf(error)}).`, {}, { cause: error })
  }
  return file
}

export function makeFolder(path: string): string {
  const folder = resolve(path)
  try {
    ensureFolder(folder)
  } catch (error) {
    throw new AppError(
      'storage',
      `The folder ${folder} cannot be made (${reasonOf(error)}).`,
      {},
      { cause: error },
    )
  }
  return folder
}
