import { z } from 'zod'
import { classifications } from '../domain/access.ts'
import { bundleParts } from '../domain/bundleDifferences.ts'
import { dateSchema, idSchema, lineSchema, sha256Schema, timeSchema } from './fields.ts'
import { procedure } from './procedure.ts'

/** A meeting bundle: one file with the record of a meeting and its papers, on its way to a colleague or back. */

export const bundleFormat = 'minutebook-bundle'
export const bundleEnding = '.minutebook'

/** `manifest.json`, the first file in a bundle. Unknown fields are refused, never guessed at. */
export const bundleManifestSchema = z.strictObject({
  format: z.literal(bundleFormat),
  version: z.literal(1),
  meetingId: idSchema,
  committee: z.string().max(500),
  date: dateSchema,
  start: timeSchema,
  madeAt: z.iso.datetime(),
  by: lineSchema,
  device: z.string().max(300),
  /** The change of the meeting’s log that it was made at, and every change that this state descends from, on whatever machine. */
  head: sha256Schema,
  knows: z.array(sha256Schema).max(300_000),
  /** Of the bytes of `record.json`. */
  recordHash: sha256Schema,
  /** The closest that anything in it is. */
  contains: z.enum(classifications),
  /** In the order in which they stand in the bundle. */
  files: z
    .array(
      z.strictObject({
        sha256: sha256Schema,
        bytes: z.int().min(0),
        fileName: lineSchema,
        classification: z.enum(classifications),
      }),
    )
    .max(1_998, 'A bundle has at most 1,998 papers.'),
})

export const differenceSchema = z.strictObject({
  part: z.enum(bundleParts),
  id: idSchema.nullable(),
  about: z.string(),
  mine: z.string(),
  theirs: z.string(),
})

export const bundleChoices = ['take', 'mine', 'theirs', 'both'] as const

/** How a bundle stands to the book it is opened in. */
export const bundleStandingSchema = z.discriminatedUnion('kind', [
  /** The book has no such meeting. `twin`: another meeting of the committee on that day. */
  z.strictObject({
    kind: z.literal('new'),
    committeeIsNew: z.boolean(),
    newPeople: z.array(z.string()),
    twin: idSchema.nullable(),
  }),
  z.strictObject({ kind: z.literal('same') }),
  /** The book has all of it, and went on. */
  z.strictObject({ kind: z.literal('older'), differences: z.array(differenceSchema) }),
  /** It goes on from what the book has: nothing made here is lost. */
  z.strictObject({ kind: z.literal('ahead'), differences: z.array(differenceSchema) }),
  /** Both were changed since they were the same. */
  z.strictObject({ kind: z.literal('conflict'), differences: z.array(differenceSchema) }),
  /** The minutes are confirmed here, and it would change them. */
  z.strictObject({ kind: z.literal('confirmed'), differences: z.array(differenceSchema) }),
  /** It was kept beside the own one before, as this meeting. */
  z.strictObject({ kind: z.literal('kept'), copyId: idSchema }),
])

export const openedBundleSchema = z.strictObject({
  sha256: sha256Schema,
  meetingId: idSchema,
  committee: z.string(),
  date: dateSchema,
  start: timeSchema,
  by: z.string(),
  device: z.string(),
  madeAt: z.string(),
  contains: z.enum(classifications),
  /** How many files it carries, and what the record names that it has not. */
  files: z.int(),
  missing: z.array(z.string()),
  standing: bundleStandingSchema,
  /** The version that the book has, for `take`; null where it has no such meeting. */
  seen: sha256Schema.nullable(),
  choices: z.array(z.enum(bundleChoices)),
})

const keptFileSchema = z.strictObject({ sha256: sha256Schema, fileName: z.string() })

export const bundles = {
  /** Puts a bundle together. Its bytes are made as they are fetched: GET /api/output/ID. */
  save: procedure.input(z.strictObject({ meetingId: idSchema })).output(
    z.strictObject({
      outputId: idSchema,
      fileName: z.string(),
      bytes: z.int(),
      files: z.int(),
      contains: z.enum(classifications),
      /** The names of the files that are exempt or confidential, and of those that nobody decided on. */
      closed: z.array(z.string()),
      undecided: z.array(z.string()),
      /** Files that the record names and the book has not. */
      missing: z.array(z.string()),
    }),
  ),
  /** Reads a file that is in the book (PUT /api/files). Changes nothing. `invalid-input` with a sentence for what is no sound bundle. */
  open: procedure.input(z.strictObject({ sha256: sha256Schema })).output(openedBundleSchema),
  /**
   * Does as was chosen among `choices`; `mine` does nothing. `conflict` where a choice is needed, and where the meeting was changed since it
   * was opened.
   */
  take: procedure
    .input(
      z.strictObject({ sha256: sha256Schema, choice: z.enum(bundleChoices), seen: sha256Schema.nullable() }),
    )
    .output(
      z.strictObject({
        /** The meeting to go to: the own one, or the copy. */
        meetingId: idSchema,
        /** What was changed, a part each. */
        changed: z.array(z.string()),
        /** The own version, as it was before another took its place. */
        kept: keptFileSchema.nullable(),
      }),
    ),
  /** The bundles that were taken into a meeting, the latest first, and what was kept of the own version. */
  taken: procedure.input(z.strictObject({ meetingId: idSchema })).output(
    z.array(
      z.strictObject({
        at: z.string(),
        by: z.string(),
        madeAt: z.string(),
        kept: keptFileSchema.nullable(),
      }),
    ),
  ),
}
