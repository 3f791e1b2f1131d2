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

/** A backup that took the place of the book. */
export const putBackSchema = z.strictObject({
  /** ISO instant. */
  at: z.string(),
  /** When it had been taken: local time, 'YYYY-MM-DDTHH:MM:SS'. */
  takenAt: z.string(),
  /** Where the file lies that stood there, within the folder of the book. */
  replaced: z.string(),
  /** When the backup of what stood there was taken, an ISO instant; null where there is none, or it is there no longer. */
  keptAt: z.string().nullable(),
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
      /** The last time that one was put back into the book that is open; null for never. */
      putBack: putBackSchema.nullable(),
    }),
  ),
  /** How much would be left behind by putting it back. Throws `not-found`. */
  since: procedure.input(z.strictObject({ name: nameField })).output(
    z.strictObject({
      /** False where its book is not open: then no backup of that can be taken first. */
      isOpen: z.boolean(),
      /** Changes made since, by the clock of this machine; null where they cannot be read. */
      changes: z.int().nullable(),
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
  /**
   * Puts the backup in the place of the book, whose file is kept aside, after a backup of what stands there. Throws `storage` for one that is
   * damaged: then nothing was changed. So it does for a book too damaged for a backup, unless that is asked for `withoutBackup`.
   */
  restore: procedure
    .input(z.strictObject({ name: nameField, withoutBackup: z.boolean().default(false) }))
    .output(
      z.strictObject({
        /** Where the file stands that it replaced. */
        aside: z.string(),
        /** The backup that was taken of it first. */
        kept: backupSchema.nullable(),
      }),
    ),
  /** The folder that gets a second copy; null for none. Throws `storage` for one that cannot be written to. */
  setSecondPlace: procedure.input(z.strictObject({ folder: z.string().max(1_000).nullable() })).output(done),
}
