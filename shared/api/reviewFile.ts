import { z } from 'zod'
import { AppError } from '../domain/appError.ts'
import { reviewFormats, reviewVerdicts, settlings } from '../domain/review.ts'
import type { ReviewAnswer } from '../domain/review.ts'
import { idSchema, lineSchema, paragraphSchema } from './fields.ts'

const digestSchema = z.string().regex(/^[0-9a-f]{64}$/)

/** Which new paragraph beside a point. */
export const newParagraphSchema = z.strictObject({
  side: z.enum(['before', 'after']),
  nth: z.int().min(1).max(20_000),
})

/** A draft that was sent to the chair, and what came of it. */
export const reviewSchema = z.strictObject({
  id: idSchema,
  to: z.string(),
  sentAt: z.string(),
  sentBy: z.string(),
  format: z.enum(reviewFormats),
  /** False once the minutes are no longer those that were sent. */
  isCurrent: z.boolean(),
  answer: z
    .strictObject({
      by: z.string(),
      at: z.string(),
      verdict: z.enum(reviewVerdicts).nullable(),
      note: z.string(),
    })
    .nullable(),
  /** Of the latest answer, in the order of the draft. */
  remarks: z.array(
    z.strictObject({
      pointId: idSchema,
      itemId: idSchema.nullable(),
      /** "Minute 20, point b b". */
      where: z.string(),
      /** A new paragraph beside that point, which is `wording`; null for a remark on the point itself. */
      paragraph: newParagraphSchema
        .extend({
          /** The block that it becomes, whenever it is put in. */
          blockId: idSchema,
          /** What it is put in beside as the minutes stand; null when nothing is left that it could stand at. */
          beside: z
            .strictObject({ id: idSchema, side: z.enum(['before', 'after']), isClause: z.boolean() })
            .nullable(),
        })
        .nullable(),
      /** What the chair read; empty for a new paragraph. */
      was: z.string(),
      /** What stands there now; null when the point is gone, or is no text of the minutes, and while a new paragraph is not put in. */
      now: z.string().nullable(),
      comment: z.string(),
      wording: z.string().nullable(),
      settled: z.strictObject({ how: z.enum(settlings), reply: z.string(), at: z.string() }).nullable(),
    }),
  ),
})

/** What a chair's review brings back. Unknown versions and unknown fields are refused, never guessed at. */
export const reviewAnswerSchema = z.strictObject({
  format: z.literal('minutebook-review-answer'),
  version: z.literal(1),
  reviewId: idSchema,
  meetingId: idSchema,
  draft: digestSchema,
  by: lineSchema,
  at: z.iso.datetime(),
  verdict: z.enum(reviewVerdicts).nullable(),
  note: paragraphSchema,
  remarks: z
    .array(
      z
        .strictObject({
          ...{ pointId: idSchema, paragraph: newParagraphSchema.optional() },
          ...{ comment: paragraphSchema, wording: paragraphSchema.nullable() },
        })
        .refine(
          ({ comment, wording }) => comment.trim() !== '' || wording !== null,
          'A remark says something or suggests a wording.',
        )
        .refine(
          ({ paragraph, wording }) => paragraph === undefined || (wording ?? '').trim() !== '',
          'A new paragraph has words.',
        ),
    )
    .max(20_000),
})

/**
 * A chair's answer from what came back: the file's text, or an e-mail with the answer copied into it. Throws `invalid-input` for what is
 * neither, and for an answer to another review when `reviewId` says which one is awaited.
 */
export function readReviewAnswer(text: string, reviewId?: string): ReviewAnswer {
  const copied = /-----BEGIN MINUTEBOOK REVIEW-----([\s\S]*?)-----END MINUTEBOOK REVIEW-----/.exec(text)?.[1]
  const read = reviewAnswerSchema.safeParse(parsed(copied === undefined ? text : decoded(copied)))
  if (!read.success) throw noAnswer()
  if (reviewId !== undefined && read.data.reviewId !== reviewId) {
    throw new AppError(
      'invalid-input',
      'This is the answer to another draft. Open the meeting it belongs to, and drop it there.',
      { reviewId: read.data.reviewId, meetingId: read.data.meetingId },
    )
  }
  return read.data
}

/** Mail programs quote and wrap what is pasted: only the letters of the code count. */
function decoded(code: string): string {
  try {
    return decodeURIComponent(code.replace(/[^A-Za-z0-9%_.-]/g, ''))
  } catch {
    throw noAnswer()
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    throw noAnswer()
  }
}

function noAnswer(): AppError {
  return new AppError(
    'invalid-input',
    'This is no answer to a draft, or not the whole of it. Ask for the file that the chair’s page saved, and drop it here.',
    { field: 'answer' },
  )
}
