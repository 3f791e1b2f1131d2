import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { backupsFolder, listBackups, noteName } from './backupStore.ts'
import { noteDeed } from '../audit/noteDeed.ts'
import type { Services } from '../services.ts'

/** Takes a new backup and lets all earlier ones go that stand beside the book: what was erased is in none after that. Copies in a second place stay. */
export async function dropOlderBackups(context: Services): Promise<void> {
  const { folder } = context.book.required()
  const kept = await context.backups.take('asked')
  await context.backups.inTurn(() => {
    for (const { name } of listBackups(folder)) {
      if (name === kept.name) continue
      rmSync(join(backupsFolder(folder), noteName(name)), { force: true })
      rmSync(join(backupsFolder(folder), name), { force: true })
    }
    return Promise.resolve()
  })
  noteDeed(context, { deed: 'backups-dropped', meetingId: null, committeeId: null, detail: '' })
}
