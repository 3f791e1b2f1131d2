import { existsSync, readdirSync, renameSync, statSync } from 'node:fs'
import { copyFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { ensureFolder } from '../../files/ensureFolder.ts'
import { descriptionName } from '../../db/bookDescription.ts'
import { removeFile } from '../../files/removeFile.ts'
import { flushFile, flushFolder } from '../../files/writeFileAtomically.ts'
import { backupsFolder, listBackups, noteName, removeOutlived } from './backupStore.ts'
import { slotsNames } from '../keys/keySlots.ts'
import type { Backup } from './backupStore.ts'

/**
 * Brings a backup to another drive, with the description and the attachments that it lacks there: the folder then restores the whole book on
 * another machine that has its key. Rejects with what the file system says.
 */
export async function bringToSecondPlace(bookFolder: string, place: string, backup: Backup): Promise<void> {
  const there = join(place, `${basename(bookFolder)} backup`)
  ensureFolder(backupsFolder(there))
  await bring(bookFolder, there, descriptionName, 'again')
  for (const slots of slotsNames) {
    if (existsSync(join(bookFolder, slots))) await bring(bookFolder, there, slots, 'again')
  }
  const attachments = join(bookFolder, 'attachments')
  for (const name of existsSync(attachments)
    ? readdirSync(attachments, { recursive: true, encoding: 'utf8' })
    : []) {
    if (statSync(join(attachments, name)).isFile())
      await bring(bookFolder, there, join('attachments', name), 'once')
  }
  // The note last: without it the copy counts for nothing.
  await bring(bookFolder, there, join('backups', backup.name), 'again')
  await bring(bookFolder, there, join('backups', noteName(backup.name)), 'again')
  if (!listBackups(there).some(({ name }) => name === backup.name)) {
    throw new Error('The copy in the second place is not whole.')
  }
  removeOutlived(there)
}

async function bring(from: string, to: string, path: string, how: 'once' | 'again'): Promise<void> {
  const target = join(to, path)
  // What is named by its content never changes.
  if (how === 'once' && existsSync(target) && statSync(target).size === statSync(join(from, path)).size)
    return
  const folder = join(target, '..')
  ensureFolder(folder)
  const temporary = `${target}.new`
  removeFile(temporary)
  await copyFile(join(from, path), temporary)
  flushFile(temporary)
  renameSync(temporary, target)
  flushFolder(folder)
}
