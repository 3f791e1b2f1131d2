import { z } from 'zod'
import { findingPlaces } from '../domain/checks/findingPlace.ts'
import { confidences } from '../domain/checks/ruleBook.ts'
import { lineSchema } from './fields.ts'

/** Something for the officer to look at. Never blocks. `where` names the item or person it is about. */
export const findingSchema = z.strictObject({
  rule: z.string(),
  level: z.enum(['problem', 'advice']),
  where: z.string().nullable(),
  why: z.string(),
  /** Where it is mended. */
  place: z.strictObject({ kind: z.enum(findingPlaces), id: z.string().nullable() }),
  /** What the rule asks, where it is written, and how sure that is: below "H" it is advice, never law. */
  asks: z.string(),
  source: z.string(),
  confidence: z.enum(confidences),
  /** What `findings.accept` takes. It changes with what the finding says. */
  key: lineSchema,
})
