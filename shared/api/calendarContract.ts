import { z } from 'zod'
import { deadlineKinds, deadlineStates, deadlineWeights } from '../domain/deadline.ts'
import { meetingStates } from '../domain/meeting.ts'
import { consequenceLevels } from '../domain/moveConsequences.ts'
import { dateSchema, idSchema, timeSchema } from './fields.ts'
import { procedure } from './procedure.ts'

const holidaySchema = z.strictObject({ date: dateSchema, name: z.string() })

/** A stretch of days, both included, of one committee or of all. */
const stretchSchema = z.strictObject({
  from: dateSchema,
  to: dateSchema,
  committeeId: idSchema.nullable(),
})

export const deadlineSchema = z.strictObject({
  id: z.string(),
  kind: z.enum(deadlineKinds),
  what: z.string(),
  /** The matter of a key decision; empty otherwise. */
  subject: z.string(),
  date: dateSchema,
  state: z.enum(deadlineStates),
  why: z.string(),
  counted: z.array(dateSchema),
  holidays: z.array(holidaySchema),
  rule: z.string(),
  weight: z.enum(deadlineWeights),
  /** Null for a key decision that no meeting takes. */
  meetingId: idSchema.nullable(),
  committeeId: idSchema,
  committeeName: z.string(),
  /** Day of the meeting, or of the decision. */
  on: dateSchema,
})

export const calendarMeetingSchema = z.strictObject({
  id: idSchema,
  committeeId: idSchema,
  committeeName: z.string(),
  date: dateSchema,
  start: timeSchema,
  place: z.string(),
  state: z.enum(meetingStates),
  /** The name of the file that a meeting of the past was read from; null for one that was made here. */
  importedFrom: z.string().nullable(),
})

export const consequenceSchema = z.strictObject({
  level: z.enum(consequenceLevels),
  what: z.string(),
  was: z.string(),
  now: z.string(),
  why: z.string(),
})

export const calendar = {
  /** What is due in a stretch of days, the earliest first, by the council's rules and as of today. */
  deadlines: procedure.input(stretchSchema).output(
    z.strictObject({
      today: dateSchema,
      /** The years of the table of bank holidays: nothing is counted beyond them. */
      table: z.strictObject({ first: z.int(), last: z.int() }),
      deadlines: z.array(deadlineSchema),
      /** What was missed and can still be done, in the stretch or not, in this municipal year and the one before; the earliest first. */
      overdue: z.array(deadlineSchema),
      /** Days within the stretch that do not count, weekends apart. */
      holidays: z.array(holidaySchema),
    }),
  ),
  /** The meetings in a stretch of days, the earliest first. */
  meetings: procedure.input(stretchSchema).output(z.array(calendarMeetingSchema)),
  /** Everything that would follow from moving a meeting to another day; nothing is changed. `meetings.save` moves it. */
  consequences: procedure.input(z.strictObject({ meetingId: idSchema, date: dateSchema })).output(
    z.strictObject({
      /** False when something stops it. */
      canMove: z.boolean(),
      consequences: z.array(consequenceSchema),
    }),
  ),
  /** A calendar file of the meetings of one committee or of all; with `deadlines`, what is due too, for the office and not for the public. */
  ics: procedure
    .input(z.strictObject({ committeeId: idSchema.nullable(), deadlines: z.boolean() }))
    .output(z.strictObject({ fileName: z.string(), text: z.string(), events: z.int() })),
}
