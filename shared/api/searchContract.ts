import { z } from 'zod'
import { classifications } from '../domain/access.ts'
import { searchKinds } from '../domain/search.ts'
import { dateSchema, idSchema, lineSchema, nameSchema } from './fields.ts'
import { done, nothing, procedure } from './procedure.ts'

/** What is asked of the minute book: the words as they are typed, and what was chosen beside them. */
export const searchInputSchema = z.strictObject({
  words: lineSchema,
  /** None: all. What the words say (`resolved:`, `type:`) counts for more, as it does of the days. */
  kinds: z.array(z.enum(searchKinds)).max(searchKinds.length),
  committeeId: idSchema.nullable(),
  memberId: idSchema.nullable(),
  from: dateSchema.nullable(),
  to: dateSchema.nullable(),
  order: z.enum(['best', 'newest']),
  /** Shows what is exempt, confidential or undecided; the PIN has to be given before, where there is one, and the log of the book says of which meetings it was shown. */
  includeExempt: z.boolean(),
  /** Only what the public may read; `includeExempt` has no meaning then. */
  publicOnly: z.boolean(),
  offset: z.int().min(0).max(100_000),
  limit: z.int().min(1).max(100),
})

export const hitSchema = z.strictObject({
  meetingId: idSchema,
  committeeId: idSchema,
  committeeName: z.string(),
  date: dateSchema,
  kind: z.enum(searchKinds),
  classification: z.enum(classifications),
  itemId: idSchema.nullable(),
  /** The block or clause, the paper, the report; null for the item itself. */
  placeId: z.string().nullable(),
  page: z.int().nullable(),
  /** "20", "20 a)", "Agenda item 5"; empty for none. */
  number: z.string(),
  label: z.string(),
  title: z.string(),
  /** The words of the clause or point that it stands under; empty for none. */
  above: z.string(),
  /** Its words about the place, with those marked that were looked for. */
  segments: z.array(z.strictObject({ text: z.string(), hit: z.boolean() })),
})

export const foundSchema = z.strictObject({
  hits: z.array(hitSchema),
  /** Of the kinds that were asked for. */
  total: z.int(),
  counts: z.record(z.enum(searchKinds), z.int()),
  /** Further hits in matter that is not public, which are not shown. */
  hidden: z.int(),
  /** As they stand: the newest first too where more were found than can be weighed. */
  order: z.enum(['best', 'newest']),
  milliseconds: z.number(),
  /** Meetings that are still to be looked at: what they hold may be missing or old. */
  indexing: z.int(),
  /** What of the words was not understood, a sentence each. */
  problems: z.array(z.string()),
})

export const savedSearchSchema = z.strictObject({
  name: nameSchema,
  /** As the address of the screen has it. */
  query: z.string().min(1).max(2_000),
})

/** Looking through every minute, resolution, vote, action, report and paper of every year. */
export const searchContract = {
  /** Answers with what has been looked at so far, and at once. */
  query: procedure.input(searchInputSchema).output(foundSchema),
  /** The officer's own, on this computer. */
  saved: procedure.input(nothing).output(z.array(savedSearchSchema)),
  saveSearches: procedure
    .input(z.strictObject({ searches: z.array(savedSearchSchema).max(50) }))
    .output(done),
}
