import { z } from 'zod'
import { fileKinds } from '../domain/paperFacts.ts'
import { publicationKinds } from '../domain/publication.ts'
import { idSchema, lineSchema } from './fields.ts'

export const audienceSchema = z.enum(['public', 'members'])

const pageSchema = z.int().min(1).max(99_999)

/** Something about a paper or a pack that the officer should know. */
export const packFindingSchema = z.strictObject({
  /** Stays the same while its reason does: what `findings.accept` takes. */
  key: lineSchema,
  kind: z.string(),
  /** `blocked`: the pack cannot go out so. The others are advice; a `problem` keeps something out of the pack. */
  level: z.enum(['blocked', 'problem', 'advice']),
  sentence: z.string(),
  /** Empty for what is no matter of one file. */
  fileName: z.string(),
  paperId: idSchema.nullable(),
  itemId: idSchema.nullable(),
  /** Numbers as stamped; empty where it is no matter of pages. */
  pages: z.array(pageSchema),
  /** The meeting on whose Sign screen it is mended, where that is another one. */
  signId: idSchema.optional(),
})

export const editionSchema = z.enum(publicationKinds)

const placedPaperSchema = z.strictObject({
  paperId: idSchema,
  itemId: idSchema.nullable(),
  title: z.string(),
  first: pageSchema,
  last: pageSchema,
})

/** The pages of a pack, as its front sheet names them. */
export const packPagesSchema = z.strictObject({
  audience: audienceSchema,
  edition: editionSchema,
  /** "Supplementary pack 2" is number 2 of its kind; a republished agenda is number 2 of its own. */
  number: z.int().min(1),
  firstPage: pageSchema,
  /** How many pages the file has. */
  pages: z.int(),
  /** Of each item with papers, as the front sheet prints them. */
  ranges: z.array(
    z.strictObject({
      itemId: idSchema,
      item: z.string(),
      title: z.string(),
      first: pageSchema,
      last: pageSchema,
    }),
  ),
  documents: z.array(placedPaperSchema),
  blanks: z.array(pageSchema),
  findings: z.array(packFindingSchema),
  /** What is new since the agenda it replaces, or what it supplements, a sentence each; empty for the first. */
  changes: z.array(z.string()),
  /**
   * What it is made from, as one word. A pack that was built is stale once a plan of the same audience and edition has another: it
   * stays the same while findings are accepted, minutes are written and the pack of the other audience is published.
   */
  basis: z.string(),
})

/** A pack that was built. */
export const builtPackSchema = packPagesSchema.extend({
  /** True when the file says that it is PDF/UA-1. */
  accessible: z.boolean(),
  sha256: z.string(),
  /** The version of the meeting it was made from. Whether it is stale is told by its `basis`. */
  meetingVersion: z.int(),
})

export const paperFactsSchema = z.strictObject({
  kind: z.enum(fileKinds),
  state: z.enum(['ready', 'refused']),
  needsPassword: z.boolean(),
  pages: z.int().nullable(),
  engine: z.string().nullable(),
  tagging: z.enum(['tagged', 'untagged', 'scanned', 'mixed']).nullable(),
  wordless: z.array(z.int()),
  otherSizes: z.array(z.int()),
  notes: z.array(z.strictObject({ level: z.enum(['problem', 'advice']), sentence: z.string() })),
})
