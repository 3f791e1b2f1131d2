import { z } from 'zod'
import { classifications } from '../domain/access.ts'
import { auditGroups } from '../domain/auditGroups.ts'
import { dateSchema, idSchema, lineSchema, nameSchema } from './fields.ts'
import { nothing, procedure } from './procedure.ts'

/** Who did what when: the change log of the whole book, in sentences. */

export const auditFilterSchema = z.strictObject({
  meetingId: idSchema.nullable(),
  committeeId: idSchema.nullable(),
  /** The name that the changes were made under. */
  actor: lineSchema.nullable(),
  group: z.enum(auditGroups).nullable(),
  /** Local days, both counted. */
  from: dateSchema.nullable(),
  to: dateSchema.nullable(),
  /** All of them must stand in the sentence, or in the place. */
  words: lineSchema,
  /** Names exempt items by their titles too; without it by their numbers alone. */
  includeExempt: z.boolean(),
})

/** What screens a line may lead to. */
export const auditScreens = [
  'live',
  'agenda',
  'pack',
  'papers',
  'review',
  'sign',
  'particulars',
  'committee',
  'people',
  'programme',
  'settings',
  'backups',
  'search',
  'none',
] as const

export const auditEntrySchema = z.strictObject({
  /** The place of its latest change in the whole log: where the next page begins behind. */
  place: z.int(),
  streamId: z.string(),
  /** Of the latest change of the line; `firstSeq` is that of the earliest, the same but for a run of typing. */
  seq: z.int(),
  firstSeq: z.int(),
  count: z.int(),
  changeId: z.string(),
  /** ISO instant, and local time of the machine then, of the latest; `since`: local time of the earliest. */
  at: z.string(),
  wallTime: z.string(),
  since: z.string(),
  actor: z.string(),
  device: z.string(),
  kind: z.string(),
  group: z.enum(auditGroups),
  classification: z.enum(classifications),
  what: z.string(),
  /** "Licensing Committee, 3 February 2026"; empty for the book. */
  where: z.string(),
  screen: z.enum(auditScreens),
  /** Null where the book no longer holds it. */
  meetingId: idSchema.nullable(),
  committeeId: idSchema.nullable(),
  itemId: idSchema.nullable(),
  /** Its words were erased. */
  isErased: z.boolean(),
  /** Of an act that is told again: when a backup took the place of its log, as local time. Then all above is as it was in that one. */
  replacedAt: z.string().nullable(),
  /** What is kept beside the sentence: names of files, and hashes. */
  more: z.array(z.strictObject({ name: z.string(), value: z.string() })),
  /** Of the change that stands in this log. */
  hash: z.string(),
  prevHash: z.string(),
  payloadHash: z.string(),
})

const erasableSchema = z.strictObject({
  /** How many changes carry words that do not stand any more, and how many items they are about. */
  changes: z.int(),
  items: z.int(),
  /** Which items these are, also of those that have left the agenda. */
  itemIds: z.array(idSchema),
  /** Backups that still hold them, and the day of the oldest. */
  backups: z.int(),
  oldestBackup: z.string().nullable(),
})

const ofItem = z.strictObject({ meetingId: idSchema, itemId: idSchema })

export const audit = {
  /** The newest first, a run of typing as one line. `next`: where to go on; null at the end. At most 20,000 changes are looked through at a time. */
  list: procedure
    .input(
      z.strictObject({
        filter: auditFilterSchema,
        /** Null: from the newest. */
        after: z.int().nullable(),
        limit: z.int().min(1).max(200),
      }),
    )
    .output(z.strictObject({ entries: z.array(auditEntrySchema), next: z.int().nullable() })),
  /** Everybody who ever changed something, by name. */
  actors: procedure.input(nothing).output(z.array(z.string())),
  /** Goes through the whole log: every change follows the one before it, and says what it said. */
  verify: procedure.input(z.strictObject({ meetingId: idSchema.nullable() })).output(
    z.strictObject({
      changes: z.int(),
      /** Local time of the earliest; null for a log without any. */
      since: z.string().nullable(),
      /** The first place that does not hold, as a sentence; null when all of it does. */
      broken: z.string().nullable(),
    }),
  ),
  /** CSV: what the filter leaves. JSON lines: all changes of its meeting, its committee or the book, to be verified by a program of one's own. */
  export: procedure
    .input(z.strictObject({ filter: auditFilterSchema, format: z.enum(['csv', 'json']) }))
    .output(z.strictObject({ outputId: idSchema, fileName: z.string(), lines: z.int() })),
  /** What an erasure in an item would take away; without an item what confirming the minutes would, in all that is or was exempt. */
  erasable: procedure.input(ofItem.extend({ itemId: idSchema.nullable() })).output(erasableSchema),
  /** The erasures that took words of an item, the latest first. */
  erasures: procedure.input(ofItem).output(
    z.array(
      z.strictObject({
        seq: z.int(),
        at: z.string(),
        wallTime: z.string(),
        actor: z.string(),
        reason: z.string(),
        changes: z.int(),
      }),
    ),
  ),
  /**
   * Takes the words for good that were written in an item and do not stand any more; what stands is not touched. The log keeps that there
   * were changes, when and by whom. With `withBackups` a new backup is taken and those of before go. `not-found` where there is nothing.
   */
  erase: procedure
    .input(ofItem.extend({ reason: nameSchema, withBackups: z.boolean().default(false) }))
    .output(erasableSchema),
}
