import { AppError } from '../../shared/domain/appError.ts'
import { shortDate } from '../../shared/domain/shortDates.ts'
import type { MeetingRecord } from '../../shared/domain/meetingRecord.ts'
import { municipalYearStart } from '../../shared/domain/minuteNumber.ts'
import { councilInFile, otherCouncilSentence } from '../../shared/domain/otherCouncil.ts'
import { initialAttendance } from '../../shared/domain/presence.ts'
import { publishedMinutes, undecidedSentence } from '../../shared/domain/publishedMinutes.ts'
import type { PublishedMinutes } from '../../shared/domain/publishedMinutes.ts'
import { readCommittee } from '../db/committees.ts'
import { readCouncil } from '../db/council.ts'
import type { Reader } from '../db/database.ts'
import { writeImportFile } from '../db/imports.ts'
import type { ImportFile } from '../db/imports.ts'
import type { ImportDraft } from './importDraft.ts'
import { loadRecord } from './loadRecord.ts'
import type { Writing } from './openBook.ts'
import { placeImported } from './placeImported.ts'
import type { PlacedImport } from './placeImported.ts'
import { requiredCouncil } from './required.ts'

export interface TakeOptions {
  /** As a second meeting of the same day, where the book has one. */
  readonly beside: boolean
  /** The officer says that these minutes were published. */
  readonly published: boolean
  readonly today: string
}

/**
 * Puts what was read of a file into the book, and says so of the file: all of it in the caller's transaction. Gives the id of the meeting.
 * Throws `conflict`, with the sentence, where the book has a meeting of this committee on that day.
 */
export function takeImport(
  writing: Writing,
  file: ImportFile,
  draft: ImportDraft,
  { beside, published, today }: TakeOptions,
): string {
  const placed = placeDraft(writing.tx, file, draft, today)
  if (placed.twin !== null && !beside) throw twinThere(placed.record, placed.twin)
  const decided = decidedRecord(draft, placed.record, published)
  const { record } = decided
  const sentence = takenSentence(writing.tx, decided)
  loadRecord(writing, record)
  const { id: meetingId } = record.meeting
  writeImportFile(writing.tx, { ...file, state: 'taken', sentence, meetingId })
  return meetingId
}

/**
 * With what the officer said of minutes that were published. A record that Minutebook wrote keeps what was decided in it, and an agenda is
 * decided on like any other.
 */
export function decidedRecord(
  draft: ImportDraft,
  record: MeetingRecord,
  published: boolean,
): PublishedMinutes {
  return published && draft.what === 'minutes' ? publishedMinutes(record) : { record, undecided: [] }
}

/** What is to be known of a file that was taken in; empty for nothing. */
export function takenSentence(reader: Reader, { record, undecided }: PublishedMinutes): string {
  return [ofOtherCouncil(reader, record) ?? '', undecidedSentence(undecided)]
    .filter((sentence) => sentence !== '')
    .join(' ')
}

/** As the book would take it in. */
export function placeDraft(
  reader: Reader,
  file: Pick<ImportFile, 'path' | 'sha256'>,
  draft: ImportDraft,
  today: string,
): PlacedImport {
  // A record that Minutebook wrote names everything by its own ids.
  if (draft.what === 'record') {
    const committeeIsNew = readCommittee(reader, draft.record.committee.id) === null
    return { record: draft.record, twin: null, committeeIsNew, newPeople: [] }
  }
  const placed = placeImported(reader, draft.record)
  const { record } = placed
  const isComing = draft.what === 'agenda' && record.meeting.date >= today
  if (isComing) return { ...placed, record: comingMeeting(reader, record) }
  const past = pastMeeting(reader, file, placed, draft, today)
  return { ...placed, record: draft.what === 'agenda' ? agendaAlone(past) : past }
}

/** An agenda of a day to come is one of the book's own: its deadlines count, and its numbers are those of the agenda. */
function comingMeeting(reader: Reader, record: MeetingRecord): MeetingRecord {
  const committee = readCommittee(reader, record.committee.id)
  const attendance = committee === null ? [] : initialAttendance(committee.memberships, record.meeting.date)
  return {
    ...record,
    members: [],
    attendance,
    meeting: { ...record.meeting, state: 'planned', importedFrom: null },
    minutes: withoutNumbers(record),
  }
}

/** The agenda of a day that is over was out: what was minuted then is not known, and the numbers of an agenda are none of minutes. */
function agendaAlone(record: MeetingRecord): MeetingRecord {
  return {
    ...record,
    meeting: { ...record.meeting, state: 'agenda-published' },
    minutes: withoutNumbers(record),
  }
}

function withoutNumbers({ minutes }: MeetingRecord): MeetingRecord['minutes'] {
  return minutes.map((each) => ({ ...each, number: '', frozen: false }))
}

/** With the file it was read from, and those who sat that day. */
function pastMeeting(
  reader: Reader,
  { path, sha256 }: Pick<ImportFile, 'path' | 'sha256'>,
  { record, committeeIsNew }: PlacedImport,
  draft: ImportDraft,
  today: string,
): MeetingRecord {
  const fileName = path.split('/').at(-1) ?? path
  const { meeting, members } = record
  return {
    ...record,
    committee: committeeIsNew ? newCommittee(reader, record, today) : record.committee,
    meeting: {
      ...meeting,
      importedFrom: {
        ...{ fileName, sha256: sha256 ?? '', members },
        ...{ council: councilInFile(record.council.name), hours: hoursAsPrinted(draft) },
      },
    },
  }
}

/** The beginning and the end of the meeting, in the letters of the file. */
export function hoursAsPrinted({ source, fields }: Pick<ImportDraft, 'source' | 'fields'>): string {
  const spans = ['meeting.start', 'meeting.end'].map((place) => fields.find((field) => field.place === place))
  const words = spans.map((span) => (span === undefined ? '' : source.slice(span.from, span.to)))
  // What was read of them may be a whole sentence, with the place and the day.
  const times = [...new Set(words)]
    .join(' ')
    .match(/\b\d{1,2}(?:[.:]\d{2})?[ \u00a0]?[ap]\.?m\b\.?|\b\d{1,2}[.:]\d{2}\b/gi)
  return (times ?? []).slice(0, 4).join(' ')
}

/** What is to be known of minutes of another council than the book's; null for those of its own. */
export function ofOtherCouncil(reader: Reader, { meeting }: MeetingRecord): string | null {
  const { importedFrom } = meeting
  return importedFrom === null
    ? null
    : otherCouncilSentence(importedFrom.council, readCouncil(reader)?.name ?? '')
}

/** The first number of its own: after those that were printed this municipal year, and 1 after an older one. */
function newCommittee(reader: Reader, record: MeetingRecord, today: string): MeetingRecord['committee'] {
  const { committee, meeting, minutes } = record
  const { annualMeetings } = requiredCouncil(reader)
  const isThisYear =
    municipalYearStart(meeting.date, annualMeetings) === municipalYearStart(today, annualMeetings)
  const printed = minutes.flatMap(({ number, frozen }) =>
    frozen ? Number(/\d+/.exec(number)?.[0] ?? 0) : [],
  )
  const start = isThisYear ? Math.min(9_999_999, Math.max(0, ...printed) + 1) : 1
  return { ...committee, numbering: { ...committee.numbering, start } }
}

function twinThere({ committee, meeting }: MeetingRecord, meetingId: string): AppError {
  return new AppError(
    'conflict',
    `The minute book has a meeting of ${committee.name} on ${shortDate(meeting.date)} already. Nothing was taken. Open that meeting and compare; if these are minutes of a second meeting that day, take them as one.`,
    { meetingId },
  )
}
