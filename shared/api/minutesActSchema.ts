import { z } from 'zod'
import { confirmationManners, signingManners } from '../domain/minutesActs.ts'
import { dateSchema, idSchema, lineSchema, nameSchema, paragraphSchema, sha256Schema } from './fields.ts'
import { asPrintedSchema } from './onTheDaySchemas.ts'

export const agreedAtSchema = z.strictObject({
  meetingId: idSchema.nullable(),
  date: dateSchema,
  itemId: idSchema.nullable(),
  minuteNumber: lineSchema,
})

export const agreedCorrectionSchema = z.strictObject({
  itemId: idSchema,
  blockId: idSchema.nullable(),
  was: paragraphSchema,
  now: paragraphSchema,
})

export const standInsteadSchema = z.strictObject({ meetingId: idSchema.nullable(), words: lineSchema })

const leavesSchema = z.strictObject({ first: z.int().min(1), last: z.int().min(1) })
const actBase = { id: idSchema, at: z.iso.datetime(), by: lineSchema }
const correctionsSchema = z.array(agreedCorrectionSchema).max(500)

export const minutesActSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    ...actBase,
    kind: z.literal('approved-as-draft'),
    who: nameSchema,
    reviewId: idSchema.nullable(),
  }),
  z.strictObject({ ...actBase, kind: z.literal('published-as-draft'), textHash: sha256Schema }),
  z.strictObject({
    ...actBase,
    kind: z.literal('confirmed'),
    agreedAt: agreedAtSchema,
    manner: z.enum(confirmationManners),
    corrections: correctionsSchema,
    draftHash: sha256Schema,
    textHash: sha256Schema,
    asPrinted: asPrintedSchema,
  }),
  z.strictObject({ ...actBase, kind: z.literal('withdrawn'), actId: idSchema, reason: nameSchema }),
  z.strictObject({
    ...actBase,
    kind: z.literal('refused'),
    agreedAt: agreedAtSchema,
    reason: paragraphSchema,
    textHash: sha256Schema,
  }),
  z.strictObject({
    ...actBase,
    kind: z.literal('copy-made'),
    leaves: leavesSchema,
    textHash: sha256Schema,
    chainHead: sha256Schema,
    fileName: nameSchema,
    sha256: sha256Schema,
  }),
  z.strictObject({
    ...actBase,
    kind: z.literal('signed'),
    agreedAt: agreedAtSchema,
    presider: z.strictObject({ personId: idSchema.nullable(), name: nameSchema }),
    signedOn: dateSchema,
    manner: z.enum(signingManners),
    leaves: leavesSchema.nullable(),
    textHash: sha256Schema,
    chainHead: sha256Schema,
  }),
  z.strictObject({
    ...actBase,
    kind: z.literal('scan-filed'),
    fileName: nameSchema,
    sha256: sha256Schema,
  }),
  z.strictObject({
    ...actBase,
    kind: z.literal('sealed'),
    fileName: nameSchema,
    sha256: sha256Schema,
    subject: lineSchema,
  }),
  z.strictObject({
    ...actBase,
    kind: z.literal('corrected'),
    agreedAt: agreedAtSchema,
    corrections: correctionsSchema,
  }),
  z.strictObject({
    ...actBase,
    kind: z.literal('superseded'),
    agreedAt: agreedAtSchema,
    reason: paragraphSchema,
    instead: standInsteadSchema.exactOptional(),
  }),
  z.strictObject({
    ...actBase,
    kind: z.enum(['confirms', 'refuses', 'corrects', 'supersedes']),
    meetingId: idSchema,
    actId: idSchema,
    date: dateSchema,
    itemId: idSchema,
    manner: z.enum(confirmationManners).nullable(),
    corrections: correctionsSchema,
    sentence: z.strictObject({ blockId: idSchema.nullable(), words: paragraphSchema }).exactOptional(),
  }),
])
