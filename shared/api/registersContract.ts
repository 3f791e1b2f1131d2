import { z } from 'zod'
import { membershipRoles } from '../domain/committee.ts'
import { interestKinds, voteSides } from '../domain/meetingFact.ts'
import { minutesStates } from '../domain/minutesStanding.ts'
import { registerKinds } from '../domain/registers/register.ts'
import { dateSchema, idSchema, lineSchema, timeSchema } from './fields.ts'
import { audienceSchema } from './packSchemas.ts'
import { done, procedure } from './procedure.ts'

/** Which meetings a register is drawn from, and which of its rows are told. */
export const registerFilterSchema = z.strictObject({
  /** Null: all committees. */
  committeeId: idSchema.nullable(),
  /** Both ends included; null for no end. */
  from: dateSchema.nullable(),
  to: dateSchema.nullable(),
  /** Rows that have all these words; empty for all. */
  text: lineSchema,
})

const registerFormatSchema = z.enum(['pdf', 'docx', 'html', 'csv'])

const registerQuestionSchema = z.strictObject({
  kind: z.enum(registerKinds),
  filter: registerFilterSchema,
  audience: audienceSchema,
})

/** Of attendance: by member, by meeting, or each member at each meeting. */
export const attendanceTableSchema = z.enum(['members', 'meetings', 'entries'])

const closedSchema = z.enum(['exempt', 'confidential', 'unset']).nullable()
const count = z.int().min(0)

const place = {
  meetingId: idSchema,
  committeeId: idSchema,
  committee: z.string(),
  date: dateSchema,
  itemId: idSchema.nullable(),
  /** The minute number as it is quoted: "21", "21a)"; empty for none. */
  reference: z.string(),
  title: z.string(),
}

const resolutionRowSchema = z.strictObject({
  ...place,
  clauseId: idSchema,
  label: z.string(),
  words: z.string(),
  /** Of a clause below another: the words of that one; else empty. */
  above: z.string(),
  vote: z
    .strictObject({
      words: z.string(),
      carried: z.boolean(),
      counts: z.strictObject({ for: count, against: count, abstain: count }).nullable(),
      ballots: z.array(z.strictObject({ name: z.string(), side: z.enum(voteSides) })).readonly(),
    })
    .nullable(),
  /** `imported`: of the past, as a file has them, and not confirmed here. */
  standing: z.enum([...minutesStates, 'imported']),
  closed: closedSchema,
})

const actionRowSchema = z.strictObject({
  ...place,
  factId: idSchema,
  what: z.string(),
  who: z.string(),
  by: dateSchema.nullable(),
  done: z.boolean(),
  overdue: z.boolean(),
  closed: closedSchema,
})

const sums = {
  expected: count,
  present: count,
  apologies: count,
  absent: count,
  substituted: count,
  notSaid: count,
  percent: z.int().min(0).max(100).nullable(),
  stoodIn: count,
}

const memberAttendanceSchema = z.strictObject({
  personId: idSchema,
  name: z.string(),
  committeeId: idSchema,
  committee: z.string(),
  group: z.string(),
  ...sums,
})

const meetingAttendanceSchema = z.strictObject({
  meetingId: idSchema,
  committeeId: idSchema,
  committee: z.string(),
  date: dateSchema,
  ...sums,
})

const attendanceEntrySchema = z.strictObject({
  meetingId: idSchema,
  committeeId: idSchema,
  committee: z.string(),
  date: dateSchema,
  personId: idSchema,
  name: z.string(),
  role: z.enum(membershipRoles).nullable(),
  group: z.string(),
  standing: z.enum(['present', 'apologies', 'absent', 'substituted', 'not-said', 'stood-in']),
  standsFor: z.string().nullable(),
  representedBy: z.string().nullable(),
  from: timeSchema.nullable(),
  until: timeSchema.nullable(),
})

const interestRowSchema = z.strictObject({
  ...place,
  factId: idSchema,
  personId: idSchema,
  name: z.string(),
  items: z.array(z.string()).readonly(),
  interest: z.enum(interestKinds).nullable(),
  nature: z.string(),
  sensitive: z.boolean(),
  words: z.string(),
  left: z.enum(['left', 'said-so', 'no']),
  dispensation: z.boolean(),
  closed: closedSchema,
})

const voteRowSchema = z.strictObject({
  ...place,
  factId: idSchema,
  personId: idSchema,
  name: z.string(),
  side: z.enum(voteSides),
  how: z.enum(['recorded', 'casting', 'noted']),
  motion: z.string(),
  carried: z.boolean().nullable(),
  closed: closedSchema,
})

/** Meetings that the public may not be told of yet: something in them is undecided. */
const leftOut = z
  .array(z.strictObject({ meetingId: idSchema, committee: z.string(), date: dateSchema, why: z.string() }))
  .readonly()

const rowsOf = <Row extends z.ZodType>(row: Row) => z.array(row).readonly()

export const registerSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('resolutions'), leftOut, rows: rowsOf(resolutionRowSchema) }),
  z.strictObject({ kind: z.literal('actions'), leftOut, rows: rowsOf(actionRowSchema) }),
  z.strictObject({
    kind: z.literal('attendance'),
    leftOut,
    rows: rowsOf(memberAttendanceSchema),
    meetings: rowsOf(meetingAttendanceSchema),
    entries: rowsOf(attendanceEntrySchema),
  }),
  z.strictObject({ kind: z.literal('interests'), leftOut, rows: rowsOf(interestRowSchema) }),
  z.strictObject({ kind: z.literal('votes'), leftOut, rows: rowsOf(voteRowSchema) }),
])

/** What is drawn from many meetings. */
export const registers = {
  /** `members` has what is exempt too, marked; `public` is what everybody may read. */
  read: procedure.input(registerQuestionSchema).output(registerSchema),
  /** As a paper or as CSV; the job is done with it as its output. Its notes name the meetings that were left out. */
  make: procedure
    .input(
      registerQuestionSchema.extend({
        format: registerFormatSchema,
        /** Which table of attendance a CSV has. */
        table: attendanceTableSchema.default('members'),
      }),
    )
    .output(z.strictObject({ jobId: idSchema })),
  /** Marks an action as done, or as open again. Also of signed minutes: actions stand beside them, and are no part of what was signed. */
  setDone: procedure
    .input(z.strictObject({ meetingId: idSchema, factId: idSchema, done: z.boolean() }))
    .output(done),
}
