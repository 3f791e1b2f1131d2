import { z } from 'zod'
import { urgencies } from '../domain/forwardPlan.ts'
import { dateSchema, idSchema, lineSchema, nameSchema, paragraphSchema, sha256Schema } from './fields.ts'
import { procedure } from './procedure.ts'

const ofCommittee = z.strictObject({ committeeId: idSchema })
const formatSchema = z.enum(['pdf', 'docx', 'html'])
const tableFormatSchema = z.enum(['pdf', 'docx', 'html', 'csv'])

const cardPlaceSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('meeting'), meetingId: idSchema }),
  z.strictObject({ kind: z.literal('date'), date: dateSchema }),
  z.strictObject({ kind: z.enum(['unscheduled', 'suggested', 'circulated']) }),
])

export const programmeCardSchema = z.strictObject({
  id: idSchema,
  title: nameSchema,
  purpose: lineSchema,
  lead: lineSchema,
  place: cardPlaceSchema,
  source: z
    .strictObject({ meetingId: idSchema, itemId: idSchema, clauseId: idSchema.nullable(), label: lineSchema })
    .nullable(),
  agendaItemId: idSchema.nullable(),
  standing: z.boolean(),
})

const proposalSchema = z.strictObject({
  card: programmeCardSchema,
  replaces: idSchema.nullable(),
  asks: z.string(),
})

export const programmeViewSchema = z.strictObject({
  cards: z.array(programmeCardSchema),
  /** Given back by `save`, so that two windows never write over each other. */
  version: sha256Schema,
  /** Of this committee, the earliest first. */
  meetings: z.array(z.strictObject({ id: idSchema, date: dateSchema, isHeld: z.boolean() })),
  /** The day the municipal year of the board began. */
  since: dateSchema,
  /** Cards that are items of their meeting's agenda. */
  onAgenda: z.array(idSchema),
  /** Meetings whose resolutions ask for something that is not on the programme yet, the latest first. */
  offers: z.array(
    z.strictObject({ meetingId: idSchema, date: dateSchema, proposals: z.array(proposalSchema) }),
  ),
})

const cardsSchema = z.array(programmeCardSchema).max(1_000)

/** What a committee means to look at, and when. */
export const programme = {
  get: procedure.input(ofCommittee).output(programmeViewSchema),
  /** Replaces all cards. `conflict` when they are not those of `version` any more: read them again. */
  save: procedure
    .input(ofCommittee.extend({ version: sha256Schema, cards: cardsSchema }))
    .output(z.strictObject({ version: sha256Schema })),
  /** What the resolutions of a meeting ask for, as cards. Nothing is changed. */
  propose: procedure
    .input(z.strictObject({ meetingId: idSchema }))
    .output(z.strictObject({ proposals: z.array(proposalSchema) })),
  /** Puts the cards of a meeting that are no items yet on its agenda, before its work programme. Gives the items it made. */
  toAgenda: procedure
    .input(ofCommittee.extend({ meetingId: idSchema }))
    .output(z.strictObject({ itemIds: z.array(idSchema) })),
  /** The work programme as a paper, or as CSV: Appendix 1. It says what the board says. */
  make: procedure
    .input(ofCommittee.extend({ format: tableFormatSchema }))
    .output(z.strictObject({ jobId: idSchema })),
  /**
   * Puts a work programme that was made as PDF on the work-programme item of a meeting, in the place of the one made before. A public
   * paper. `not-allowed` where the agenda has no such item.
   */
  attach: procedure
    .input(ofCommittee.extend({ meetingId: idSchema, outputId: idSchema }))
    .output(z.strictObject({ paperId: idSchema })),
}

export const keyDecisionSchema = z.strictObject({
  id: idSchema,
  matter: lineSchema,
  decisionMaker: lineSchema,
  from: dateSchema.nullable(),
  to: dateSchema.nullable(),
  documents: z.array(lineSchema).max(100),
  contact: lineSchema,
  private: z.boolean(),
  privateReason: paragraphSchema,
  publishedOn: dateSchema.nullable(),
  urgency: z.enum(urgencies),
  urgencyReason: paragraphSchema,
  meetingId: idSchema.nullable(),
})

const readingSchema = z.strictObject({
  counting: z.enum(['calendar', 'working']),
  latest: dateSchema.nullable(),
  why: z.string(),
})

export const forwardPlanViewSchema = z.strictObject({
  decisions: z.array(keyDecisionSchema),
  version: sha256Schema,
  /**
   * Of each decision, in their order: the last day to publish by both readings of 28 clear days (R13; none while it has no day), and what
   * is wrong with it.
   */
  notices: z.array(
    z.strictObject({
      decisionId: idSchema,
      readings: z.array(readingSchema),
      /** Last day for the second notice of a decision in private (R8); null for one in public. */
      secondNotice: dateSchema.nullable(),
      findings: z.array(
        z.strictObject({
          rule: z.string(),
          /** Where the rule is written. */
          source: z.string(),
          level: z.enum(['problem', 'advice']),
          field: z.string(),
          why: z.string(),
        }),
      ),
    }),
  ),
})

/** Key decisions, as they have to be published before they are made (R8 to R13). */
export const forwardPlan = {
  get: procedure.input(ofCommittee).output(forwardPlanViewSchema),
  /** Replaces all of them. `conflict` as for `programme.save`. */
  save: procedure
    .input(ofCommittee.extend({ version: sha256Schema, decisions: z.array(keyDecisionSchema).max(500) }))
    .output(z.strictObject({ version: sha256Schema })),
  /**
   * The forward plan of a committee, or of the whole council (null), as a paper or CSV. While a decision lacks what R8 to R12 ask to be
   * said, it is marked as a draft that is not for publication, in its name and on every page.
   */
  make: procedure
    .input(z.strictObject({ committeeId: idSchema.nullable(), format: tableFormatSchema }))
    .output(z.strictObject({ jobId: idSchema })),
  /** The notice that a decision is to be considered in private (R8), or of an urgent one (R11, R12). `not-allowed` for any other. Marked as the plan is. */
  makeNotice: procedure
    .input(ofCommittee.extend({ decisionId: idSchema, format: formatSchema }))
    .output(z.strictObject({ jobId: idSchema })),
}
