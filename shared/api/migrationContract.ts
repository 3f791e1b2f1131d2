import { z } from 'zod'
import { dateSchema, idSchema } from './fields.ts'
import { done, nothing, procedure } from './procedure.ts'

/** Where a file of the folder stands. `left`: of a kind that is not read, or put aside by the officer; `read`: it wants a look. */
export const migratedStates = ['waiting', 'read', 'taken', 'again', 'refused', 'left'] as const
export type MigratedState = (typeof migratedStates)[number]

const count = z.int().min(0)
const folderSchema = z.string().min(1).max(1_000)

export const migrationCountsSchema = z.strictObject({
  ...{ waiting: count, read: count, taken: count, again: count, refused: count, left: count },
})

/** What stands in a folder, before anything is done with it. */
export const folderLookSchema = z.strictObject({
  /** The whole path. */
  folder: z.string(),
  files: count,
  /** Of these, those that will be read, by the ending of their names. */
  kinds: z.array(z.strictObject({ ending: z.string(), files: count })),
  bytes: count,
  left: count,
  /** A migration of this folder that was not ended: starting goes on with it. */
  unfinished: idSchema.nullable(),
})

export const migrationSchema = z.strictObject({
  id: idSchema,
  folder: z.string(),
  /** `interrupted`: Minutebook was closed or ended in the middle. It goes on when it is told to, and never by itself. */
  state: z.enum(['running', 'stopped', 'interrupted', 'done']),
  /** ISO instants. */
  startedAt: z.string(),
  endedAt: z.string().nullable(),
  /** The officer said that what lies in the folder was published: then it is public, but for what stands after an exclusion of the public. */
  published: z.boolean(),
  files: count,
  counts: migrationCountsSchema,
  /** Of those that were there before, how many still wait for a look, from an earlier migration or as files of their own. */
  waitFromBefore: count,
  /** Only of the one that is running. */
  now: z
    .strictObject({
      /** The file under way, below the folder; empty between files. */
      path: z.string(),
      isStopping: z.boolean(),
      filesPerMinute: z.number(),
      /** Null until that can be said. */
      secondsLeft: z.int().min(0).nullable(),
    })
    .nullable(),
  /** Why it stopped by itself; null where it did not. */
  problem: z.string().nullable(),
})

export const migratedFileSchema = z.strictObject({
  id: idSchema,
  /** Below the folder, with `/`. */
  path: z.string(),
  state: z.enum(migratedStates),
  /** Why it was refused or left, what wants a look, or what it is the same as; empty for nothing. */
  sentence: z.string(),
  committee: z.string(),
  date: dateSchema.nullable(),
  meetingId: idSchema.nullable(),
})

/** Folders of old minutes, taken into the book file by file. */
export const migrations = {
  /** `not-found` for a folder that is not there, `invalid-input` for one of more than 100,000 files. Nothing is written. */
  look: procedure.input(z.strictObject({ folder: folderSchema })).output(folderLookSchema),
  /**
   * Lists the folder and begins; goes on with an unfinished migration of the same folder. `published`: the officer says that what lies in
   * it was published; else nothing of it is decided. `conflict` while one is running. A `changed` event of the stream "migration" tells
   * when there is more.
   */
  start: procedure
    .input(z.strictObject({ folder: folderSchema, published: z.boolean() }))
    .output(z.strictObject({ runId: idSchema })),
  /** Goes on with one that was stopped or interrupted, with files that came into the folder since. */
  resume: procedure.input(z.strictObject({ runId: idSchema })).output(done),
  /** Ends it after the file under way. Stopping what is not running does nothing. */
  stop: procedure.input(z.strictObject({ runId: idSchema })).output(done),
  /** The latest first. */
  list: procedure.input(nothing).output(z.array(migrationSchema)),
  /** What became of each file, by path; a part of them, and how many there are in all. */
  report: procedure
    .input(
      z.strictObject({
        runId: idSchema,
        /** Null for all. */
        state: z.enum(migratedStates).nullable(),
        offset: z.int().min(0).max(1_000_000),
        limit: z.int().min(1).max(500),
      }),
    )
    .output(z.strictObject({ total: count, rows: z.array(migratedFileSchema) })),
  /** The whole report as CSV; the job is done with it as its output. */
  makeReport: procedure
    .input(z.strictObject({ runId: idSchema }))
    .output(z.strictObject({ jobId: idSchema })),
}
