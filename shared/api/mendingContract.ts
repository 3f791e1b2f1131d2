import { z } from 'zod'
import { nothing, procedure } from './procedure.ts'

/** What stands of one log in a mended book: of a meeting, of a committee, or of the council and its people. */
export const mendedPartSchema = z.strictObject({
  /** "The meeting of the Planning Committee on 2026-03-05". */
  what: z.string(),
  meetingId: z.string().nullable(),
  changes: z.int(),
  /** How many of them came from the backup; the rest was read from the damaged file. */
  fromBackup: z.int(),
  isWhole: z.boolean(),
  /** Date and time on the wall of the latest change that is there. */
  upTo: z.string().nullable(),
  /** What is there and what is not, as a sentence. */
  found: z.string(),
})

export const mendReportSchema = z.strictObject({
  format: z.literal('minutebook-mended'),
  version: z.literal(1),
  /** ISO instant. */
  at: z.string(),
  /** Whether nothing that was ever saved is known to be missing. */
  isWhole: z.boolean(),
  /** What was done and how it came out, a sentence each. */
  summary: z.array(z.string()),
  /** The backup that was built on; null where none could be. */
  backup: z.strictObject({ name: z.string(), at: z.string() }).nullable(),
  /** Pages of 4 KB of the damaged file, and of its log of recent writes. */
  pages: z.strictObject({
    inFile: z.int(),
    unreadable: z.int(),
    recentWrites: z.int(),
    unreadableRecentWrites: z.int(),
  }),
  changes: z.strictObject({ fromBackup: z.int(), fromDamagedFile: z.int() }),
  /** What is not whole first. */
  parts: z.array(mendedPartSchema),
  files: z.strictObject({ whole: z.int(), broughtBack: z.int(), lost: z.array(z.string()) }),
  /** What stands in the place of something lost, a sentence each. */
  standIns: z.array(z.string()),
  /** Where the damaged file is kept; null for a book that was mended into another folder. */
  aside: z.string().nullable(),
  /** The file that keeps this report. */
  keptIn: z.string(),
})
export type MendReport = z.infer<typeof mendReportSchema>

export const damageStates = [
  'sound',
  'damaged',
  'missing',
  'empty',
  'foreign',
  'wrong-key',
  'newer',
  'no-key',
  'busy',
  'nothing',
] as const

const folderField = z.string().max(1_000).nullable()

/** A minute book whose file is damaged: what is wrong, what can be saved, and a new file made of it beside the old one. */
export const mending = {
  /** Of the folder; null for the book that was open last. Changes nothing. */
  look: procedure.input(z.strictObject({ folder: folderField })).output(
    z.strictObject({
      folder: z.string().nullable(),
      state: z.enum(damageStates),
      /** What is wrong. */
      found: z.string(),
      canMend: z.boolean(),
      /** What mending would do, a sentence each. */
      plan: z.array(z.string()),
    }),
  ),
  /**
   * Mends the book of the folder, or with `out` makes the mended book there and leaves the damaged one as it is. A job, whose output is the
   * report as JSON. Throws `not-allowed` where there is nothing to mend with, `storage` while another Minutebook holds it.
   */
  start: procedure
    .input(z.strictObject({ folder: folderField, out: folderField }))
    .output(z.strictObject({ jobId: z.string() })),
  /** The report of the latest mending of the book that is open, or was last; null where there was none. */
  report: procedure.input(nothing).output(mendReportSchema.nullable()),
  /** Reads all of the open book: its file, its log, its attachments. Throws `not-found` without one. */
  check: procedure.input(nothing).output(
    z.strictObject({
      ok: z.boolean(),
      /** What was looked at and what was found, a sentence each. */
      found: z.array(z.string()),
    }),
  ),
  /** What the checks after opening found; null while all is well, or they have not ended. */
  standing: procedure.input(nothing).output(z.strictObject({ problem: z.string().nullable() })),
}
