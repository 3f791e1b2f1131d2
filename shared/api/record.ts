import { z } from 'zod'
import { classifications } from '../domain/access.ts'
import { agendaItemKinds, itemPurposes } from '../domain/agenda.ts'
import { councilKinds, defaultBookRules } from '../domain/council.ts'
import { meetingStates } from '../domain/meeting.ts'
import { longestLabel, longestLead } from '../domain/minutes.ts'
import { eventKinds, interestKinds, presenceKinds, voteSides } from '../domain/meetingFact.ts'
import { apologyCategories, attendanceStatuses } from '../domain/presence.ts'
import { publicationKinds } from '../domain/publication.ts'
import { defaultReportHeadings, reportParts } from '../domain/report.ts'
import {
  dateSchema,
  idSchema,
  lineSchema,
  nameSchema,
  paragraphSchema,
  sha256Schema,
  timeSchema,
} from './fields.ts'
import { houseStyleSchema, membershipSchema, personOnTheDaySchema } from './onTheDaySchemas.ts'
import { minutesActSchema } from './minutesActSchema.ts'

export { houseStyleSchema, membershipSchema, personOnTheDaySchema }

export const logoSchema = z.strictObject({
  mediaType: z.enum(['image/png', 'image/jpeg']),
  data: z.base64().max(3_000_000, 'The logo is larger than 2 MB. Choose a smaller picture.'),
  alt: nameSchema,
})

export const reportHeadingSchema = z.strictObject({ part: z.enum(reportParts), heading: nameSchema })

export const councilSchema = z.strictObject({
  name: nameSchema,
  kind: z.enum(councilKinds),
  logo: logoSchema.nullable(),
  signingOfficer: lineSchema,
  interestsAdvice: paragraphSchema,
  recordingNotice: paragraphSchema,
  summons: paragraphSchema,
  annualMeetings: z.array(dateSchema).max(100),
  houseStyle: houseStyleSchema,
  reportHeadings: z
    .array(reportHeadingSchema)
    .max(30)
    .default([...defaultReportHeadings]),
  /** Councils set up before the minute book lack what follows. */
  extraHolidays: z
    .array(z.strictObject({ date: dateSchema, name: nameSchema }))
    .max(1_000)
    .default([]),
  saturdaysCount: z.boolean().default(defaultBookRules.saturdaysCount),
  onScreenApproval: z.boolean().default(defaultBookRules.onScreenApproval),
  callInDays: z.int().min(1).max(60).nullable().default(defaultBookRules.callInDays),
  draftMinutesDays: z.int().min(1).max(60).nullable().default(defaultBookRules.draftMinutesDays),
  reportsDueDays: z.int().min(1).max(60).nullable().default(defaultBookRules.reportsDueDays),
  synonyms: z.array(z.array(nameSchema).min(2).max(20)).max(500).default([]),
})

export const personTitleSchema = z.strictObject({
  title: nameSchema,
  from: dateSchema.nullable(),
  to: dateSchema.nullable(),
})

export const personSchema = z.strictObject({
  id: idSchema,
  address: lineSchema,
  name: nameSchema,
  titles: z.array(personTitleSchema).max(100),
  /** People entered before the minute book lack these. */
  approvedAbsences: z
    .array(z.strictObject({ on: dateSchema, until: dateSchema }))
    .max(100)
    .default([]),
})

export const numberingSchema = z.strictObject({
  runs: z.enum(['municipal-year', 'meeting', 'for-ever']),
  start: z.int().min(1).max(9_999_999),
  pattern: lineSchema.refine((text) => text.includes('{n}'), 'The pattern needs {n} where the number goes.'),
})

export const standingItemSchema = z.strictObject({
  id: idSchema,
  kind: z.enum(agendaItemKinds),
  title: nameSchema,
  summary: lineSchema,
})

export const committeeSchema = z.strictObject({
  id: idSchema,
  name: nameSchema,
  quorum: z.int().min(1, 'A quorum is at least 1.').max(500),
  place: lineSchema,
  numbering: numberingSchema,
  standingAgenda: z.array(standingItemSchema).max(100),
  memberships: z.array(membershipSchema).max(2_000),
})

export const classificationSchema = z.enum(classifications)

export const exemptionSchema = z.strictObject({
  paragraphs: z
    .array(z.int().min(1).max(7, 'Schedule 12A has paragraphs 1 to 7 in England.'))
    .min(1, 'Name at least one paragraph of Schedule 12A.'),
  publicInterest: paragraphSchema,
})

export const pageRangeSchema = z
  .strictObject({ first: z.int().min(1).max(99_999), last: z.int().min(1).max(99_999) })
  .refine((pages) => pages.first <= pages.last, 'The last page comes before the first.')

export const agendaItemSchema = z.strictObject({
  id: idSchema,
  parentId: idSchema.nullable(),
  origin: z.enum(['standing', 'agenda', 'meeting']),
  /** Records made before items had one lack it. */
  agendaPlace: z.int().min(1).max(9_999).nullable().default(null),
  kind: z.enum(agendaItemKinds),
  title: nameSchema,
  summary: lineSchema,
  reportAuthor: lineSchema,
  purpose: z.enum(itemPurposes).nullable(),
  recommendations: z.array(paragraphSchema).max(100),
  pages: pageRangeSchema.nullable(),
  notes: paragraphSchema,
  classification: classificationSchema,
  exemption: exemptionSchema.nullable(),
  /** Records made before the minute book lack it. */
  publicSummary: paragraphSchema.default(''),
})

export const inlineSchema = z.union([
  z.strictObject({
    kind: z.literal('text'),
    text: paragraphSchema,
    strong: z.literal(true).optional(),
    emphasis: z.literal(true).optional(),
  }),
  z.strictObject({ kind: z.literal('person'), personId: idSchema, text: lineSchema }),
])

const blockBase = { id: idSchema, classification: classificationSchema }
const contentSchema = z.array(inlineSchema).max(5_000)
/** As printed in minutes of the past; records made before labels were kept lack it. */
const ownLabelSchema = z.string().max(longestLabel)

export const minutesBlockSchema = z.discriminatedUnion('kind', [
  z.strictObject({ ...blockBase, kind: z.literal('prose'), content: contentSchema }),
  z.strictObject({
    ...blockBase,
    kind: z.literal('point'),
    level: z.union([z.literal(0), z.literal(1), z.literal(2)]),
    label: ownLabelSchema.exactOptional(),
    content: contentSchema,
  }),
  z.strictObject({
    ...blockBase,
    kind: z.literal('event'),
    event: z.enum(eventKinds),
    factId: idSchema.nullable(),
    edited: z.boolean(),
    content: contentSchema,
  }),
  z.strictObject({
    ...blockBase,
    kind: z.literal('resolution'),
    lead: z.string().max(longestLead).exactOptional(),
    clauses: z
      .array(
        z.strictObject({
          id: idSchema,
          level: z.union([z.literal(0), z.literal(1)]),
          label: ownLabelSchema.exactOptional(),
          content: contentSchema,
        }),
      )
      .min(1)
      .max(500),
  }),
  z.strictObject({ ...blockBase, kind: z.literal('note'), content: contentSchema }),
])

export const attendanceSchema = z.strictObject({
  personId: idSchema,
  capacity: z.enum(['member', 'substitute', 'attendee']),
  status: z.enum(attendanceStatuses),
  reason: z.strictObject({ category: z.enum(apologyCategories), words: lineSchema }).nullable(),
  substituteFor: idSchema.nullable(),
})

const factBase = { id: idSchema, at: timeSchema, itemId: idSchema.nullable() }
const countSchema = z.int().min(0).max(10_000)

const presenceFactSchema = z.strictObject({
  ...factBase,
  kind: z.enum(presenceKinds),
  personId: idSchema.nullable(),
})
const declarationSchema = z.strictObject({
  ...factBase,
  kind: z.literal('declared'),
  personId: idSchema,
  items: z.array(idSchema).min(1, 'Say which items the interest concerns.').max(500).readonly(),
  interest: z.enum(interestKinds),
  nature: paragraphSchema,
  sensitive: z.boolean(),
  leaves: z.boolean(),
  dispensation: z.boolean(),
})
const motionSchema = z.strictObject({
  ...factBase,
  kind: z.literal('moved'),
  amends: idSchema.nullable(),
  mover: idSchema.nullable(),
  seconder: idSchema.nullable(),
  words: paragraphSchema,
})
const voteSchema = z.strictObject({
  ...factBase,
  kind: z.literal('voted'),
  motionId: idSchema.nullable(),
  method: z.enum(['agreed', 'show-of-hands', 'recorded']),
  counts: z.strictObject({ for: countSchema, against: countSchema, abstain: countSchema }).nullable(),
  ballots: z
    .array(z.strictObject({ personId: idSchema, side: z.enum(voteSides) }))
    .max(2_000)
    .readonly(),
  casting: z.strictObject({ personId: idSchema, side: z.enum(['for', 'against']) }).nullable(),
  carried: z.boolean(),
})
const voteNotedSchema = z.strictObject({
  ...factBase,
  kind: z.literal('vote-noted'),
  personId: idSchema,
  side: z.enum(voteSides),
})
const urgencySchema = z.strictObject({
  ...factBase,
  kind: z.literal('urgent'),
  personId: idSchema.nullable(),
  reason: paragraphSchema,
})
const actionSchema = z.strictObject({
  ...factBase,
  kind: z.literal('action'),
  sourceId: idSchema.nullable(),
  what: paragraphSchema,
  personId: idSchema.nullable(),
  who: lineSchema,
  by: dateSchema.nullable(),
  done: z.boolean(),
})
const parkedSchema = z.strictObject({ ...factBase, kind: z.literal('parked'), words: paragraphSchema })

/** What has a line of its own in the minutes. */
export const lineFactSchema = z.discriminatedUnion('kind', [
  presenceFactSchema,
  declarationSchema,
  motionSchema,
  voteSchema,
  voteNotedSchema,
  urgencySchema,
])
/** What the officer keeps beside the text. */
export const asideSchema = z.discriminatedUnion('kind', [actionSchema, parkedSchema])
export const meetingFactSchema = z.discriminatedUnion('kind', [
  ...lineFactSchema.options,
  ...asideSchema.options,
])

export const writingSchema = z.strictObject({
  colonStartsPoints: z.boolean(),
  snippets: z
    .array(
      z.strictObject({
        trigger: z.string().regex(/^[^\s]{1,20}$/, 'A trigger is 1 to 20 characters without a space.'),
        words: paragraphSchema,
      }),
    )
    .max(500),
  dictionary: z
    .array(
      z.strictObject({
        word: z.string().regex(/^[^\s]{1,100}$/, 'One word, without a space.'),
        committeeId: idSchema.nullable(),
      }),
    )
    .max(50_000),
  declaration: lineSchema.refine((text) => text.includes('{member}'), 'The wording needs {member}.'),
})

export const meetingSchema = z.strictObject({
  id: idSchema,
  state: z.enum(meetingStates),
  date: dateSchema,
  start: timeSchema,
  end: timeSchema.nullable(),
  preMeeting: z.strictObject({ at: timeSchema, who: lineSchema }).nullable(),
  place: lineSchema,
  governanceOfficer: z.strictObject({
    personId: idSchema.nullable(),
    name: lineSchema,
    title: lineSchema,
    phone: lineSchema,
    email: lineSchema,
  }),
  presidedBy: idSchema.nullable(),
  /** Records made before the minute book lack it. */
  extraordinary: z.boolean().default(false),
  /** Records made before imports lack it. */
  importedFrom: z
    .strictObject({
      fileName: nameSchema,
      sha256: sha256Schema,
      members: z.array(membershipSchema).max(2_000),
      /** Meetings imported before it was kept lack it. */
      council: lineSchema.default(''),
      hours: lineSchema.default(''),
    })
    .nullable()
    .default(null),
})

/** Records made before packs lack what papers say of themselves. */
export const recordPaperSchema = z.strictObject({
  id: idSchema,
  itemId: idSchema.nullable(),
  title: lineSchema.default(''),
  fileName: nameSchema,
  sha256: sha256Schema,
  classification: classificationSchema,
  exemption: exemptionSchema.nullable().default(null),
  description: paragraphSchema.default(''),
})

export const coverReportSchema = z.strictObject({
  id: idSchema,
  itemId: idSchema,
  title: lineSchema,
  classification: classificationSchema,
  exemption: exemptionSchema.nullable(),
  sections: z
    .array(
      z.strictObject({
        part: z.enum(reportParts),
        heading: nameSchema,
        paragraphs: z.array(paragraphSchema).max(500),
      }),
    )
    .max(50),
})

export const publicationSchema = z.strictObject({
  id: idSchema,
  kind: z.enum(publicationKinds),
  audience: z.enum(['public', 'members']),
  number: z.int().min(1),
  at: z.iso.datetime(),
  fileName: nameSchema,
  sha256: sha256Schema,
  pages: pageRangeSchema,
  items: z
    .array(
      z.strictObject({
        itemId: idSchema,
        number: lineSchema,
        title: nameSchema,
        pages: pageRangeSchema.nullable(),
      }),
    )
    .max(500),
  papers: z
    .array(
      z.strictObject({
        paperId: idSchema,
        itemId: idSchema.nullable(),
        title: nameSchema,
        sha256: sha256Schema,
        pages: pageRangeSchema,
      }),
    )
    .max(5_000),
})

export const acceptedFindingSchema = z.strictObject({
  key: lineSchema,
  reason: nameSchema,
  at: z.iso.datetime(),
  by: lineSchema,
})

/** The one JSON form of a whole meeting. Unknown versions and unknown fields are refused, never guessed at. */
export const meetingRecordSchema = z.strictObject({
  format: z.literal('minutebook-meeting'),
  version: z.literal(1),
  council: councilSchema,
  committee: committeeSchema.omit({ memberships: true, standingAgenda: true }),
  members: z.array(membershipSchema).max(2_000),
  people: z.array(personOnTheDaySchema).max(5_000),
  meeting: meetingSchema,
  previousMeeting: dateSchema.nullable(),
  items: z.array(agendaItemSchema).max(500),
  attendance: z.array(attendanceSchema).max(5_000),
  facts: z.array(meetingFactSchema).max(5_000),
  minutes: z
    .array(
      z.strictObject({
        itemId: idSchema,
        number: lineSchema,
        frozen: z.boolean(),
        blocks: z.array(minutesBlockSchema).max(20_000),
      }),
    )
    .max(500),
  papers: z.array(recordPaperSchema).max(5_000),
  /** Records made before packs have none of these. */
  reports: z.array(coverReportSchema).max(500).default([]),
  publications: z.array(publicationSchema).max(500).default([]),
  accepted: z.array(acceptedFindingSchema).max(5_000).default([]),
  /** Records made before the minute book have none. */
  acts: z.array(minutesActSchema).max(1_000).default([]),
})
