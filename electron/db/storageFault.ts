import { accessSync, constants } from 'node:fs'
import { AppError } from '../../shared/domain/appError.ts'

/** Why storage failed, each with a sentence of its own. `details.reason` carries it over the door. */
export type StorageReason =
  'busy' | 'full' | 'read-only' | 'damaged' | 'wrong-key' | 'newer' | 'moved' | 'gone' | 'device' | 'no-key'

const diskReasons = ['full', 'device', 'read-only'] as const satisfies readonly StorageReason[]
/** Faults of the disk, that pass: of what lies on it they say nothing. */
export type DiskReason = (typeof diskReasons)[number]

export function isDiskReason(reason: unknown): reason is DiskReason {
  return diskReasons.some((one) => one === reason)
}

/**
 * A fault of SQLite or of the file system as an `AppError` of code `storage`; anything else comes back as it was, a bug.
 * The only place where their codes are read.
 */
export function storageFault(cause: unknown, folder: string): unknown {
  if (cause instanceof AppError || !(cause instanceof Error) || !('code' in cause)) return cause
  const found = reasonOf(String(cause.code)) ?? (isMissing(cause, folder) ? 'gone' : null)
  if (found === null) return cause
  const reason = found === 'device' && isForbidden(folder) ? 'read-only' : found
  return new AppError('storage', sentence(reason, folder), { reason, folder }, { cause })
}

function reasonOf(code: string): StorageReason | null {
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return 'busy'
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT') return 'full'
  if (code.startsWith('SQLITE_READONLY') || code.startsWith('SQLITE_CANTOPEN')) return 'read-only'
  if (code === 'SQLITE_PERM' || code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return 'read-only'
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') return 'damaged'
  if (code.startsWith('SQLITE_IOERR') || deviceCodes.includes(code)) return 'device'
  return null
}

/** SQLite tells of a folder that was locked against writing as of a disk that fails: which of them it is the folder itself knows. */
function isForbidden(folder: string): boolean {
  if (folder === '') return false
  try {
    accessSync(folder, constants.W_OK)
    return false
  } catch (cause) {
    return cause instanceof Error && 'code' in cause && reasonOf(String(cause.code)) === 'read-only'
  }
}

/** What drives answer that were pulled out, servers that went away, and Windows while another program holds a file. */
const deviceCodes = ['EIO', 'ENXIO', 'ENODEV', 'ESTALE', 'ETIMEDOUT', 'EHOSTDOWN', 'EBUSY']

/** A file or folder of the book that should be there. Anywhere else a file that is missing is a bug. */
function isMissing(cause: Error, folder: string): boolean {
  if (!('code' in cause) || (cause.code !== 'ENOENT' && cause.code !== 'ENOTDIR')) return false
  return folder !== '' && 'path' in cause && String(cause.path).startsWith(folder)
}

function sentence(reason: StorageReason, folder: string): string {
  switch (reason) {
    case 'busy':
      return `The minute book in ${folder} is already open in another Minutebook. Close it there, then open it here.`
    case 'full':
      return 'Not saved: the disk is full. Nothing is lost while this window is open. Free some space, then try again.'
    case 'read-only':
      return `The folder ${folder} cannot be written to. Choose another folder, or ask for the right to write in this one.`
    case 'damaged':
      return `The minute book in ${folder} is damaged: its file cannot be read. Nothing was changed. Mend it, or put back a backup.`
    case 'wrong-key':
      return `The key on this account does not belong to the minute book in ${folder}. Open it on the account that made it.`
    case 'newer':
      return `The minute book in ${folder} was made by a newer Minutebook. Install the newer version to open it; nothing was changed.`
    case 'moved':
      return `Not saved: another file now stands in the place of the minute book in ${folder}. Nothing is lost while this window is open. Put the right file back.`
    case 'gone':
      return `Not saved: the folder ${folder} is no longer there, or no longer holds the minute book. Nothing is lost while this window is open. Put it back or connect its drive.`
    case 'device':
      return 'Not saved: the disk did not answer. Nothing is lost while this window is open. Check the drive, then try again.'
    case 'no-key':
      return 'The key of this minute book is not on this account.'
  }
}

/** A storage failure that no code of SQLite or the file system stands for. */
export function storageError(reason: StorageReason, folder: string): AppError {
  return new AppError('storage', sentence(reason, folder), { reason, folder })
}
