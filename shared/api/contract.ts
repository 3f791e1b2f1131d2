import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { agendaItemKinds, itemPurposes } from '../domain/agenda.ts'
import { appErrorCodes } from '../domain/appError.ts'
import { restrictions } from '../domain/paperFacts.ts'
import { apologyCategories, attendanceStatuses } from '../domain/presence.ts'
import { reviewFormats, settlings } from '../domain/review.ts'
import {
  audienceSchema,
  builtPackSchema,
  editionSchema,
  packPagesSchema,
  paperFactsSchema,
} from './packSchemas.ts'
import {
  agendaItemSchema,
  attendanceSchema,
  coverReportSchema,
  committeeSchema,
  councilSchema,
  exemptionSchema,
  classificationSchema,
  lineFactSchema,
  asideSchema,
  meetingRecordSchema,
  meetingSchema,
  pageRangeSchema,
  personSchema,
  publicationSchema,
  recordPaperSchema,
  writingSchema,
} from './record.ts'
import { audit } from './auditContract.ts'
import { backups } from './backupsContract.ts'
import { disk } from './diskContract.ts'
import { bundles } from './bundlesContract.ts'
import { calendar } from './calendarContract.ts'
import {
  dateSchema,
  idSchema,
  lineSchema,
  nameSchema,
  paragraphSchema,
  sha256Schema,
  timeSchema,
} from './fields.ts'
import { findingSchema } from './findingSchema.ts'
import { importsContract } from './importsContract.ts'
import { lockContract } from './lockContract.ts'
import { keys, lockedBookSchema } from './keysContract.ts'
import { done, nothing, procedure } from './procedure.ts'
import { forwardPlan, programme } from './programmeContract.ts'
import { mending } from './mendingContract.ts'
import { registers } from './registersContract.ts'
import { migrations } from './migrationContract.ts'
import { newParagraphSchema, reviewSchema } from './reviewFile.ts'
import { publishing } from './publishContract.ts'
import { searchContract } from './searchContract.ts'
import { signing, signingPapers } from './signingContract.ts'
import { supportContract } from './supportContract.ts'

export { findingSchema }

/** The closed list of what may be asked of the core. Everything that crosses is plain JSON; bytes go by the two byte lanes. */

export const officerSchema = z.strictObject({ name: nameSchema, title: lineSchema })

export const preferencesSchema = z.strictObject({
  theme: z.enum(['system', 'light', 'dark']),
  /** Percent of the normal size, 80 to 200. */
  textSize: z.int().min(80).max(200),
  density: z.enum(['dense', 'comfortable']),
  /** Keys the officer chose in place of a command's own, by the command's id; an empty list is no key. */
  keys: z.record(z.string().max(100), z.array(z.string().max(40)).max(4)).default({}),
})

export const bookStatusSchema = z.strictObject({
  state: z.enum(['none', 'open']),
  /** The folder of the open book; null when none is open. */
  folder: z.string().nullable(),
  /** Where a new book would go by default. */
  suggestedFolder: z.string(),
  /** True where the host can show a folder chooser. */
  canChooseFolder: z.boolean(),
  host: z.enum(['desktop', 'browser', 'command-line']),
  version: z.string(),
  officer: officerSchema.nullable(),
  councilName: z.string().nullable(),
  /** What was wrong the last time a book was opened at start-up; null when nothing was. */
  problem: z.string().nullable(),
  /** Why, where a program can do something about it: 'no-key', 'damaged' and the other reasons of storage; null when unknown. */
  problemReason: z.string().nullable(),
  /** The book that waits for its passphrase or its recovery key; null for none. */
  locked: lockedBookSchema.nullable(),
})

/** What a new council is asked on first run; the rest has defaults. */
export const newCouncilSchema = councilSchema.pick({ name: true, kind: true, logo: true }).extend({
  points: councilSchema.shape.houseStyle.shape.points,
})

export const meetingSummarySchema = z.strictObject({
  id: idSchema,
  committeeId: idSchema,
  committeeName: z.string(),
  date: dateSchema,
  start: timeSchema,
  place: z.string(),
  state: meetingSchema.shape.state,
  /** Of confirmed minutes: that it is recorded that they were signed. */
  isSigned: z.boolean(),
  itemCount: z.int(),
  /** "15–21"; empty when nothing is numbered. */
  minuteNumbers: z.string(),
  /** Last day to publish the agenda in time; null outside the years of the holiday table, and of a meeting of the past that was imported. */
  publishBy: dateSchema.nullable(),
  /** The name of the file that a meeting of the past was read from; null for one that was made here. */
  importedFrom: z.string().nullable(),
})

export const councillorClockSchema = z.strictObject({
  personId: idSchema,
  since: dateSchema,
  lastDay: dateSchema,
  daysLeft: z.int(),
  state: z.enum(['running', 'close', 'approved', 'ended']),
  /** The last meeting attended; null where the book has none. */
  at: z
    .strictObject({ personId: idSchema, meetingId: idSchema, committee: z.string(), date: dateSchema })
    .nullable(),
  countedFrom: z.enum(['meeting', 'office', 'book']),
})

export const noticeSchema = z.strictObject({
  days: z.int(),
  latestPublication: dateSchema,
  clearDays: z.array(dateSchema),
  holidays: z.array(z.strictObject({ date: dateSchema, name: z.string() })),
})

export const meetingViewSchema = z.strictObject({
  record: meetingRecordSchema,
  committeeId: idSchema,
  /** The agenda number of each item on the agenda: "4", and "a)" for its sub-items. */
  agendaNumbers: z.record(idSchema, z.string()),
  quorum: z.strictObject({ needed: z.int(), present: z.int(), members: z.int(), quorate: z.boolean() }),
  /** Null outside the years of the holiday table. */
  notice: noticeSchema.nullable(),
  findings: z.array(findingSchema),
  /** Rises with every change to the meeting. */
  version: z.int(),
  /** The items whose deleted words were erased, each with the place in the log of the last time. */
  erasures: z.record(idSchema, z.int()),
})

export const paperSchema = z.enum(['agenda', 'minutes', 'decisions', 'actions'])
export const paperFormatSchema = z.enum(['pdf', 'docx', 'html'])

export const jobEventSchema = z.discriminatedUnion('state', [
  /** `progress` from 0 to 1. */
  z.strictObject({ state: z.literal('running'), progress: z.number(), what: z.string() }),
  z.strictObject({
    state: z.literal('done'),
    outputId: idSchema,
    fileName: z.string(),
    bytes: z.int(),
    pages: z.int().nullable(),
    /** What the paper could not do, e.g. print an emoji: a sentence each. */
    notes: z.array(z.string()),
    milliseconds: z.number(),
    /** Only of a pack. */
    pack: builtPackSchema.optional(),
  }),
  z.strictObject({ state: z.literal('failed'), code: z.enum(appErrorCodes), message: z.string() }),
  z.strictObject({ state: z.literal('cancelled') }),
])

export const coreEventSchema = z.discriminatedUnion('kind', [
  /** Something in this stream changed: "book", "committee:<id>" or "meeting:<id>". */
  z.strictObject({ kind: z.literal('changed'), stream: z.string() }),
  /** The host's menu asks the page to do this. */
  z.strictObject({ kind: z.literal('menu'), command: z.string() }),
  /** Every window locks, or is unlocked, with this one. */
  z.strictObject({ kind: z.literal('lock'), isLocked: z.boolean() }),
])

const stepSchema = z.record(z.string(), z.unknown())

export const contract = {
  audit,
  book: {
    status: procedure.input(nothing).output(bookStatusSchema),
    /** Makes a book in a folder that has none. `conflict` when the folder already holds one: it says so and offers to open it. */
    create: procedure
      .input(
        z.strictObject({
          folder: z.string().min(1).max(1_000),
          officer: officerSchema,
          start: z.discriminatedUnion('kind', [
            z.strictObject({ kind: z.literal('sample') }),
            z.strictObject({ kind: z.literal('council'), council: newCouncilSchema }),
          ]),
        }),
      )
      .output(bookStatusSchema),
    open: procedure.input(z.strictObject({ folder: z.string().min(1).max(1_000) })).output(bookStatusSchema),
    close: procedure.input(nothing).output(bookStatusSchema),
    /** Null when the officer chose none. `not-allowed` where the host cannot show a chooser. */
    chooseFolder: procedure.input(nothing).output(z.strictObject({ folder: z.string().nullable() })),
  },
  backups,
  keys,
  disk,
  officer: { set: procedure.input(officerSchema).output(done) },
  preferences: {
    get: procedure.input(nothing).output(preferencesSchema),
    set: procedure.input(preferencesSchema).output(done),
  },
  events: { watch: procedure.input(nothing).output(eventIterator(coreEventSchema)) },
  council: {
    get: procedure.input(nothing).output(councilSchema),
    save: procedure.input(councilSchema).output(done),
  },
  people: {
    list: procedure.input(nothing).output(z.array(personSchema)),
    /** Adds a person, or replaces the one with this id. */
    save: procedure.input(personSchema).output(done),
    /** The six months of every councillor who sits on a committee today (R28), by what the book knows. */
    attendance: procedure.input(nothing).output(z.array(councillorClockSchema)),
  },
  committees: {
    list: procedure.input(nothing).output(z.array(committeeSchema)),
    get: procedure.input(z.strictObject({ committeeId: idSchema })).output(committeeSchema),
    /** Adds a committee, or replaces the one with this id. */
    save: procedure.input(committeeSchema).output(done),
    /** Names pasted one to a line ("Councillor Ruth Ashworth (Chair)") become members from a day on. */
    pasteMembers: procedure
      .input(z.strictObject({ committeeId: idSchema, text: paragraphSchema, from: dateSchema }))
      .output(
        z.strictObject({
          added: z.array(z.string()),
          alreadyMembers: z.array(z.string()),
          notUnderstood: z.array(z.string()),
        }),
      ),
  },
  meetings: {
    /** The latest first. */
    list: procedure.input(nothing).output(z.array(meetingSummarySchema)),
    create: procedure
      .input(
        z.strictObject({
          committeeId: idSchema,
          date: dateSchema,
          start: timeSchema,
          preMeeting: meetingSchema.shape.preMeeting,
          place: lineSchema,
          governanceOfficer: meetingSchema.shape.governanceOfficer,
          extraordinary: meetingSchema.shape.extraordinary,
        }),
      )
      .output(z.strictObject({ meetingId: idSchema })),
    get: procedure.input(z.strictObject({ meetingId: idSchema })).output(meetingViewSchema),
    /** Replaces the particulars of a meeting. `not-allowed` once its minutes are confirmed, but for taking the confirmation back. */
    save: procedure.input(meetingSchema).output(done),
    /** A meeting made by mistake. `not-allowed` unless it is planned only, with no minutes, nobody marked and no papers. */
    remove: procedure.input(z.strictObject({ meetingId: idSchema })).output(done),
    /** What was changed, the latest first. */
    changes: procedure
      .input(z.strictObject({ meetingId: idSchema, limit: z.int().min(1).max(1_000) }))
      .output(
        z.array(
          z.strictObject({
            seq: z.int(),
            at: z.string(),
            actor: z.string(),
            kind: z.string(),
            what: z.string(),
          }),
        ),
      ),
  },
  agenda: {
    /** After `afterId` (null: first) among the items, or the sub-items of `parentId`. At the meeting it is minuted but was never on the agenda. */
    addItem: procedure
      .input(
        z.strictObject({
          meetingId: idSchema,
          itemId: idSchema,
          afterId: idSchema.nullable(),
          parentId: idSchema.nullable(),
          kind: z.enum(agendaItemKinds),
          title: nameSchema,
          atMeeting: z.boolean(),
        }),
      )
      .output(done),
    editItem: procedure
      .input(
        z.strictObject({
          meetingId: idSchema,
          itemId: idSchema,
          change: z
            .strictObject({
              kind: z.enum(agendaItemKinds),
              title: nameSchema,
              summary: lineSchema,
              reportAuthor: lineSchema,
              purpose: z.enum(itemPurposes).nullable(),
              recommendations: agendaItemSchema.shape.recommendations,
              pages: pageRangeSchema.nullable(),
              notes: paragraphSchema,
              classification: classificationSchema,
              exemption: exemptionSchema.nullable(),
              publicSummary: paragraphSchema,
            })
            .partial(),
        }),
      )
      .output(done),
    /** Stands it at `index` (from 0) among the items, or among the sub-items of `parentId`. Sub-items move with their parent. */
    moveItem: procedure
      .input(
        z.strictObject({
          meetingId: idSchema,
          itemId: idSchema,
          parentId: idSchema.nullable(),
          index: z.int().min(0),
        }),
      )
      .output(done),
    /** `not-allowed` when the item has minutes: clear them first, so that no word is lost by a slip. */
    removeItem: procedure.input(z.strictObject({ meetingId: idSchema, itemId: idSchema })).output(done),
  },
  attendance: {
    mark: procedure
      .input(
        z.strictObject({
          meetingId: idSchema,
          personId: idSchema,
          status: z.enum(attendanceStatuses),
          reason: z.strictObject({ category: z.enum(apologyCategories), words: lineSchema }).nullable(),
        }),
      )
      .output(done),
    /** Marks every member nobody has spoken for as present. */
    markRestPresent: procedure
      .input(z.strictObject({ meetingId: idSchema }))
      .output(z.strictObject({ marked: z.int() })),
    /** Adds a substitute, officer or guest: a known person by id, or a new one by name. */
    add: procedure
      .input(
        z.strictObject({
          meetingId: idSchema,
          who: z.discriminatedUnion('kind', [
            z.strictObject({ kind: z.literal('known'), personId: idSchema }),
            z.strictObject({
              kind: z.literal('new'),
              personId: idSchema,
              address: lineSchema,
              name: nameSchema,
              title: lineSchema,
            }),
          ]),
          capacity: attendanceSchema.shape.capacity.exclude(['member']),
          substituteFor: idSchema.nullable(),
        }),
      )
      .output(done),
    remove: procedure.input(z.strictObject({ meetingId: idSchema, personId: idSchema })).output(done),
    /** Sets the order in which those who are not members are listed. */
    order: procedure
      .input(z.strictObject({ meetingId: idSchema, personIds: z.array(idSchema) }))
      .output(done),
  },
  facts: {
    /** Actions and parked lines, which have no line in the minutes: as one durable change. A repeated changeId answers `already`. */
    change: procedure
      .input(
        z.strictObject({
          meetingId: idSchema,
          changeId: idSchema,
          /** A fact with an id that is there already takes its place. */
          put: z.array(asideSchema).max(200),
          remove: z.array(idSchema).max(200),
        }),
      )
      .output(z.strictObject({ outcome: z.enum(['applied', 'already']), savedAt: z.string() })),
    /** Corrects the time of a fact; sentences that nobody rewrote follow it. */
    setTime: procedure
      .input(z.strictObject({ meetingId: idSchema, factId: idSchema, at: timeSchema }))
      .output(done),
  },
  minutes: {
    /** `not-allowed`, reason 'exempt', for closed words of minutes that are no draft any more, while the PIN was not given since the start. */
    open: procedure
      .input(z.strictObject({ meetingId: idSchema, itemId: idSchema }))
      .output(z.strictObject({ doc: stepSchema, revision: z.int() })),
    /**
     * Applies ProseMirror steps made on `baseRevision`, with the facts that came or went in the same act, as one durable change.
     * `already`: this changeId was applied before, and nothing was done. `conflict`: the text has moved on; open it again. With the
     * reason `erased`: it would take back a change whose words were erased for good.
     */
    apply: procedure
      .input(
        z.strictObject({
          meetingId: idSchema,
          itemId: idSchema,
          changeId: idSchema,
          baseRevision: z.int().min(0),
          steps: z.array(stepSchema).max(2_000),
          facts: z.strictObject({
            add: z.array(lineFactSchema).max(50),
            remove: z.array(idSchema).max(50),
          }),
          /** The changes this one takes back. */
          undoes: z.array(idSchema).max(2_000),
        }),
      )
      .output(
        z.strictObject({
          outcome: z.enum(['applied', 'already']),
          revision: z.int(),
          /** ISO instant at which it was durable. */
          savedAt: z.string(),
        }),
      ),
  },
  history: {
    /** Versions of an item's minutes to go back to, the latest first: one for every pause in the last sitting, one for every sitting before. */
    list: procedure.input(z.strictObject({ meetingId: idSchema, itemId: idSchema })).output(
      z.array(
        z.strictObject({
          /** Of the last change that belongs to it. */
          seq: z.int(),
          at: z.string(),
          /** Local time of the machine then, 'YYYY-MM-DDTHH:MM:SS'. */
          wallTime: z.string(),
          actor: z.string(),
          words: z.int(),
        }),
      ),
    ),
    /** The text as it stood after a change, and the events whose lines stand in it: with their lines they can come back. */
    read: procedure
      .input(z.strictObject({ meetingId: idSchema, itemId: idSchema, seq: z.int().min(0) }))
      .output(z.strictObject({ doc: stepSchema, facts: z.array(lineFactSchema) })),
    /** Where the last word was written, and whether Minutebook was stopped in the middle of it. */
    lastPlace: procedure.input(z.strictObject({ meetingId: idSchema })).output(
      z.strictObject({
        place: z
          .strictObject({
            itemId: idSchema,
            /** Position of the caret in the document. */
            position: z.int(),
            savedAt: z.string(),
          })
          .nullable(),
        /** True when the book was not closed last time: the process was killed, or the machine lost power. */
        interrupted: z.boolean(),
      }),
    ),
  },
  /** How this office writes: snippets, dictionary, wordings. Defaults until they are first saved. */
  writing: {
    get: procedure.input(nothing).output(writingSchema),
    save: procedure.input(writingSchema).output(done),
  },
  papers: {
    make: procedure
      .input(
        z.strictObject({
          meetingId: idSchema,
          paper: paperSchema,
          format: paperFormatSchema,
          audience: audienceSchema,
        }),
      )
      .output(z.strictObject({ jobId: idSchema })),
    /** Puts files, kept before by `PUT /api/files`, on an item (null: on the whole meeting). They begin `unset`, and their reading begins. */
    add: procedure
      .input(
        z.strictObject({
          meetingId: idSchema,
          itemId: idSchema.nullable(),
          files: z
            .array(recordPaperSchema.pick({ id: true, fileName: true, sha256: true }))
            .min(1)
            .max(200),
        }),
      )
      .output(done),
    /** Changes what a paper says of itself. Exempt needs its paragraphs (R20). */
    change: procedure
      .input(
        z.strictObject({
          meetingId: idSchema,
          paperId: idSchema,
          change: z
            .strictObject({
              title: lineSchema,
              description: paragraphSchema,
              classification: classificationSchema,
              exemption: exemptionSchema.nullable(),
            })
            .partial(),
        }),
      )
      .output(done),
    /** A new file in the place of the old one; what went out with the old one stays as it is. */
    replace: procedure
      .input(
        recordPaperSchema
          .pick({ fileName: true, sha256: true })
          .extend({ meetingId: idSchema, paperId: idSchema }),
      )
      .output(done),
    /**
     * Opens a PDF with its password, which is used once and kept nowhere, and puts it without one in the place of the locked one; all that is
     * said of it stays. `invalid-input` with the field `password` for a wrong one; `not-allowed` for a file that needs none.
     */
    unlock: procedure
      .input(
        z.strictObject({
          meetingId: idSchema,
          paperId: idSchema,
          password: z.string().min(1, 'Enter the password of the file.').max(1_000),
        }),
      )
      .output(z.strictObject({ restricts: z.array(z.enum(restrictions)) })),
    /** Stands it at `index` (from 0) among the papers of an item. */
    move: procedure
      .input(
        z.strictObject({
          meetingId: idSchema,
          paperId: idSchema,
          itemId: idSchema.nullable(),
          index: z.int().min(0),
        }),
      )
      .output(done),
    /** Takes a paper off the agenda. Its file stays in the book while a publication has it. */
    remove: procedure.input(z.strictObject({ meetingId: idSchema, paperId: idSchema })).output(done),
    /** What was found in each file; `reading` until then. A `changed` event of the meeting tells when there is more. */
    facts: procedure
      .input(z.strictObject({ meetingId: idSchema }))
      .output(
        z.array(
          z.strictObject({ paperId: idSchema, facts: z.union([z.literal('reading'), paperFactsSchema]) }),
        ),
      ),
    /** Reads a file again, for example once a program that can open it was installed. */
    readAgain: procedure.input(z.strictObject({ meetingId: idSchema, paperId: idSchema })).output(done),
  },
  /** Cover reports composed here. */
  reports: {
    /** Adds a report, or replaces the one with this id. */
    save: procedure.input(z.strictObject({ meetingId: idSchema, report: coverReportSchema })).output(done),
    remove: procedure.input(z.strictObject({ meetingId: idSchema, reportId: idSchema })).output(done),
    /** The report alone, as PDF or Word. */
    make: procedure
      .input(
        z.strictObject({
          meetingId: idSchema,
          reportId: idSchema,
          format: paperFormatSchema,
          audience: audienceSchema,
        }),
      )
      .output(z.strictObject({ jobId: idSchema })),
  },
  packs: {
    /** The pages as they would be now, without building: quick enough to follow a drag. Papers still being read are told of as findings. */
    plan: procedure
      .input(z.strictObject({ meetingId: idSchema, audience: audienceSchema, edition: editionSchema }))
      .output(packPagesSchema),
    /** Builds it. The job is done with the file as its output, and with `pack`. */
    build: procedure
      .input(z.strictObject({ meetingId: idSchema, audience: audienceSchema, edition: editionSchema }))
      .output(z.strictObject({ jobId: idSchema })),
    /**
     * Keeps a pack that was built as published: its bytes, its hash, its pages. The agenda is out from then on. `conflict` when what it is
     * made from (`basis`) has changed since it was built; `not-allowed` while something in it is blocked, a problem was neither mended nor
     * accepted, or it is published already.
     */
    publish: procedure
      .input(z.strictObject({ meetingId: idSchema, outputId: idSchema }))
      .output(publicationSchema),
  },
  /** The draft minutes, sent to the chair as one file and back. */
  reviews: {
    /** Makes the chair's page, or a Word copy; the job is done with it as its output. `not-allowed` while there are no minutes to read. */
    send: procedure
      .input(
        z.strictObject({
          ...{ meetingId: idSchema, to: nameSchema },
          format: z.enum(reviewFormats).default('html'),
        }),
      )
      .output(z.strictObject({ reviewId: idSchema, jobId: idSchema })),
    /** The latest first. */
    list: procedure.input(z.strictObject({ meetingId: idSchema })).output(z.array(reviewSchema)),
    /** Takes what came back: the file's text, or an e-mail with the answer in it. `invalid-input` for anything else, and for another meeting's. */
    receive: procedure
      .input(z.strictObject({ meetingId: idSchema, text: z.string().max(5_000_000) }))
      .output(z.strictObject({ reviewId: idSchema, remarks: z.int() })),
    /**
     * Takes a Word copy that came back and is in the book (PUT /api/files): its changes and comments, point by point. `not-found` when it is
     * not there, `invalid-input` for what is no Word document, or no copy of a draft of this meeting.
     */
    receiveWord: procedure
      .input(z.strictObject({ meetingId: idSchema, sha256: sha256Schema, fileName: lineSchema }))
      .output(z.strictObject({ reviewId: idSchema, remarks: z.int() })),
    /** What the officer makes of a remark. Changing the words is an edit of the minutes, made beside it. */
    settle: procedure
      .input(
        z.strictObject({
          meetingId: idSchema,
          reviewId: idSchema,
          pointId: idSchema,
          /** Null for the remark on the point itself. */
          paragraph: newParagraphSchema.nullable().default(null),
          how: z.enum(settlings),
          reply: paragraphSchema,
        }),
      )
      .output(done),
  },
  programme,
  forwardPlan,
  publishing,
  search: searchContract,
  migrations,
  imports: importsContract,
  findings: {
    /** Lets a finding stand, with the reason. It comes back when what it is about changes. */
    accept: procedure
      .input(z.strictObject({ meetingId: idSchema, key: lineSchema, reason: nameSchema }))
      .output(done),
    reopen: procedure.input(z.strictObject({ meetingId: idSchema, key: lineSchema })).output(done),
  },
  jobs: {
    watch: procedure.input(z.strictObject({ jobId: idSchema })).output(eventIterator(jobEventSchema)),
    cancel: procedure.input(z.strictObject({ jobId: idSchema })).output(done),
  },
  lock: lockContract,
  support: supportContract,
  calendar,
  clearDays: {
    compute: procedure
      .input(
        z.strictObject({ meeting: dateSchema, days: z.int(), counting: z.enum(['working', 'calendar']) }),
      )
      .output(noticeSchema),
  },
  signing: { ...signing, ...signingPapers },
  mending,
  registers,
  bundles,
  records: {
    export: procedure.input(z.strictObject({ meetingId: idSchema })).output(meetingRecordSchema),
    /** Puts a meeting record into the book. A meeting with this id already there is a `conflict`. */
    load: procedure.input(meetingRecordSchema).output(z.strictObject({ meetingId: idSchema })),
  },
}
