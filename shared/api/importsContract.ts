import { z } from 'zod'
import { dateSchema, idSchema, nameSchema, sha256Schema } from './fields.ts'
import { done, nothing, procedure } from './procedure.ts'
import { meetingRecordSchema } from './record.ts'
import { findingSchema } from './findingSchema.ts'

/** What a file turned out to be: minutes, an agenda, or a meeting record that Minutebook wrote. */
export const importedWhats = ['minutes', 'agenda', 'record'] as const

/** Where a value of the record was read. */
export const importFieldSchema = z.strictObject({
  /** "committee.name", "meeting.date", "person ID", "item ID", "block ID". */
  place: z.string().min(1).max(100),
  /** Its stretch of the source. */
  from: z.int().min(0),
  to: z.int().min(0),
  /** How surely it was read, 0 to 1. */
  confidence: z.number().min(0).max(1),
  /** The officer looked at it: it is right as it stands now. */
  seen: z.boolean(),
})

/** What an officer should know of the reading, a sentence each. */
export const importNoteSchema = z.strictObject({ sentence: z.string().max(2_000), seen: z.boolean() })

export const importStateSchema = z.enum(['waiting', 'read', 'taken', 'again', 'refused', 'put-aside'])

export const importListedSchema = z.strictObject({
  id: idSchema,
  fileName: z.string(),
  state: importStateSchema,
  /** Why it was refused, or what wants a look; empty for nothing. */
  sentence: z.string(),
  /** Committee and day as read; empty for what was not. */
  title: z.string(),
  confidence: z.number().nullable(),
  /** Where it is in the book; null while it is not. */
  meetingId: idSchema.nullable(),
  readAt: z.string().nullable(),
})

export const importDraftSchema = z.strictObject({
  id: idSchema,
  fileName: z.string(),
  state: importStateSchema,
  what: z.enum(importedWhats),
  /** The officer said of the folder it was in that it was published. */
  published: z.boolean(),
  /** The text as it was read, in the marks of the readers; empty for a record. */
  source: z.string(),
  record: meetingRecordSchema,
  fields: z.array(importFieldSchema),
  notes: z.array(importNoteSchema),
  /** Rises with every mend. */
  revision: z.int(),
  findings: z.array(findingSchema),
  placed: z.strictObject({
    /** Whether the book has no committee of this name. */
    committeeIsNew: z.boolean(),
    /** A meeting of the same committee on the same day; null for none. */
    twin: z.strictObject({ meetingId: idSchema, date: dateSchema }).nullable(),
    /** Names that the book does not know. */
    newPeople: z.array(z.string()),
    /** What is to be known of a file of another council than the book's; null for one of its own. */
    otherCouncil: z.string().nullable(),
  }),
})

/** Minutes and agendas from outside: read, looked at beside their source, and taken into the minute book. */
export const importsContract = {
  /**
   * Reads a file that was put into the store before. `read`: it waits for a look; `waits`: the same bytes wait already; `taken`: they are in
   * the book; `refused`: `sentence` says why.
   */
  read: procedure.input(z.strictObject({ sha256: sha256Schema, fileName: nameSchema })).output(
    z.strictObject({
      importId: idSchema,
      outcome: z.enum(['read', 'waits', 'taken', 'refused']),
      sentence: z.string(),
      meetingId: idSchema.nullable(),
    }),
  ),
  /** Those that wait, were refused or put aside, and the latest that were taken; those that wait first. `more`: how many are not listed. */
  list: procedure
    .input(nothing)
    .output(z.strictObject({ files: z.array(importListedSchema), more: z.int() })),
  /** `not-found` for one that does not wait for a look. */
  get: procedure.input(z.strictObject({ importId: idSchema })).output(importDraftSchema),
  /** Takes the place of what was read. `conflict` where it was mended since `revision`. */
  mend: procedure
    .input(
      z.strictObject({
        importId: idSchema,
        revision: z.int(),
        record: meetingRecordSchema,
        fields: z.array(importFieldSchema).max(50_000),
        notes: z.array(importNoteSchema).max(5_000),
      }),
    )
    .output(z.strictObject({ revision: z.int() })),
  /**
   * Puts it into the minute book. `published`: the officer says that these minutes were; then they are public, but for what stands after an
   * exclusion of the public. `conflict` where a meeting of the same committee is there on that day, unless it is to stand `beside`.
   */
  take: procedure
    .input(
      z.strictObject({
        importId: idSchema,
        beside: z.boolean().default(false),
        published: z.boolean().default(false),
      }),
    )
    .output(z.strictObject({ meetingId: idSchema })),
  /**
   * The officer says of a meeting that was imported before that its minutes were published: what nobody decided of them is public then, but
   * for what stands after an exclusion of the public. `sentence` names what is left; empty for nothing. `not-allowed` for a meeting that
   * was not imported, or whose minutes are confirmed.
   */
  published: procedure
    .input(z.strictObject({ meetingId: idSchema }))
    .output(z.strictObject({ sentence: z.string() })),
  /** Out of the way, or back among those that wait. */
  putAside: procedure.input(z.strictObject({ importId: idSchema, aside: z.boolean() })).output(done),
}
