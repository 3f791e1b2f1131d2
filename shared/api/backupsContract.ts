import { z } from 'zod'
import { done, nothing, procedure } from './procedure.ts'

/** Why a backup was taken. `before-update`: the form of the book was about to change. */
export const backupReasons = [
  'clock',
  'session-end',
  'asked',
  'before-restore',
  'before-import',
  'before-update',
] as const

export const backupSchema = z.strictObject({
  /** Of its file in the folder of backups. */
  name: z.string(),
  /** ISO instant. */
  at: z.string(),
  reason: z.enum(backupReasons),
  bytes: z.int(),
})

const nameField = z.string().regex(/^[\w.-]{1,120}\.db$/, 'There is no such backup.')

/** Told when another state of the book was put in its place: what a page keeps of the one before holds no more. */
export const restoredStream = 'restored'

/** Copies of the whole book, each read back before it counts. Of the open book, or of the last one where none is open. */
export const backups = {
  list: procedure.input(nothing).output(
    z.strictObject({
      /** Of the book; null where none was ever open. */
      folder: z.string().nullable(),
      /** The newest first. */
      kept: z.array(backupSchema),
      /** Where a second copy of each goes, on another drive; null for nowhere. */
      secondPlace: z.string().nullable(),
      /** The file on this account that holds the key of the book, without which no copy of it opens; null where none is. */
      keyFile: z.string().nullable(),
      /** Why the last one could not be taken, or not brought to the second place; null when all is well. */
      failing: z.string().nullable(),
    }),
  ),
  /** Takes one now. Throws `storage`. */
  take: procedure.input(nothing).output(backupSchema),
  /** A rehearsal: puts the backup into a folder of its own, opens and proves all of it, and takes it away again. Throws `not-found`. */
  rehearse: procedure.input(z.strictObject({ name: nameField })).output(
    z.strictObject({
      meetings: z.int(),
      changes: z.int(),
      /** ISO instant of the newest change in it; null for an empty book. */
      newestChange: z.string().nullable(),
      /** What does not hold, as a sentence; null when all of it does. */
      broken: z.string().nullable(),
      milliseconds: z.int(),
    }),
  ),
  /** Puts the backup in the place of the book, whose file is kept aside. Throws `storage` for one that is damaged: then nothing was changed. */
  restore: procedure
    .input(z.strictObject({ name: nameField }))
    .output(z.strictObject({ /** Where the file stands that it replaced. */ aside: z.string() })),
  /** The folder that gets a second copy; null for none. Throws `storage` for one that cannot be written to. */
  setSecondPlace: procedure.input(z.strictObject({ folder: z.string().max(1_000).nullable() })).output(done),
}
