import type { z } from 'zod'
import type {
  folderLookSchema,
  migratedFileSchema,
  migrationSchema,
  MigratedState,
} from '../../../shared/api/migrationContract.ts'

export type Migration = z.infer<typeof migrationSchema>
export type MigratedFile = z.infer<typeof migratedFileSchema>
export type FolderLook = z.infer<typeof folderLookSchema>

export const stateNames: Readonly<Record<MigratedState, string>> = {
  read: 'Wants a look',
  taken: 'Taken in',
  again: 'There already',
  refused: 'Not read',
  left: 'Left alone',
  waiting: 'Waiting',
}

export const migrationStates: Readonly<Record<Migration['state'], string>> = {
  running: 'Under way',
  stopped: 'Stopped',
  interrupted: 'Interrupted',
  done: 'Done',
}

/** "1,204 files", "1 file". */
export function countedFiles(count: number): string {
  return count === 1 ? '1 file' : `${count.toLocaleString('en-GB')} files`
}

/** "about 4 minutes", "less than a minute", "about 2 hours". */
export function timeLeft(seconds: number): string {
  if (seconds < 60) return 'less than a minute'
  const minutes = Math.round(seconds / 60)
  if (minutes < 90) return minutes === 1 ? 'about a minute' : `about ${minutes} minutes`
  return `about ${Math.round(minutes / 60)} hours`
}

/** "4 MB", "less than 1 MB". */
export function megabytes(bytes: number): string {
  const count = Math.round(bytes / 1_000_000)
  return count === 0 ? 'less than 1 MB' : `${count.toLocaleString('en-GB')} MB`
}
