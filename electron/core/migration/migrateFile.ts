import { AppError } from '../../../shared/domain/appError.ts'
import { dayOf, formatDate } from '../../../shared/domain/civilTime.ts'
import { shortDate } from '../../../shared/domain/shortDates.ts'
import type { MeetingRecord } from '../../../shared/domain/meetingRecord.ts'
import { plainText } from '../../../shared/domain/minutes.ts'
import type { PublishedMinutes } from '../../../shared/domain/publishedMinutes.ts'
import type { MinutesBlock } from '../../../shared/domain/minutes.ts'
import type { Reader } from '../../db/database.ts'
import { earlierImportOf } from '../../db/importRuns.ts'
import { writeImportFile } from '../../db/imports.ts'
import type { ImportFile } from '../../db/imports.ts'
import { readMeeting } from '../../db/meetings.ts'
import { confidenceOf, titleOfDraft } from '../importDraft.ts'
import type { ImportDraft, ReadDraft } from '../importDraft.ts'
import { loadRecord } from '../loadRecord.ts'
import { migrationDoubts } from './migrationDoubts.ts'
import type { OpenBook } from '../openBook.ts'
import { readMeetingRecord } from '../readMeetingRecord.ts'
import { decidedRecord, placeDraft, takenSentence } from '../takeImport.ts'

/** The same bytes, where they were met before: what becomes of this file then. Null for bytes that are new. */
export function metBefore(reader: Reader, file: ImportFile, sha256: string): ImportFile | null {
  const before = earlierImportOf(reader, sha256, file.id)
  if (before === null) return null
  // A file of the same name needs no name: when it was taken in tells it apart.
  const name = before.path === file.path ? 'one of an earlier migration' : `“${before.path}”`
  const day = before.readAt === null ? '' : `, on ${formatDate(dayOf(before.readAt), '3 November 2022')}`
  const sentence =
    before.state === 'taken'
      ? before.path === file.path
        ? `Taken in before${day}.`
        : `The same file as ${name}, which is in the minute book.`
      : before.state === 'read'
        ? `The same file as ${name}, which waits for a look.`
        : `The same file as ${name}, which was put aside.`
  return {
    ...{ ...file, sha256, state: 'again', sentence },
    ...{ title: before.title, confidence: before.confidence, meetingId: before.meetingId },
  }
}

/**
 * What becomes of a file that was read: into the book, or to be looked at, or the same as what is there. One transaction: whatever happens,
 * the meeting is in the book and the file says so, or neither.
 */
export function settleFile(
  book: OpenBook,
  file: ImportFile,
  read: ReadDraft,
  { published, today }: { readonly published: boolean; readonly today: string },
): void {
  if (read.kind === 'refused') {
    writeSettled(book, { ...file, state: 'refused', sentence: read.sentence })
    return
  }
  const { draft } = read
  const named = { ...file, title: titleOfDraft(draft), confidence: confidenceOf(draft) }
  const { record, twin } = placeDraft(book.reader, file, draft, today)
  const same = sameMeeting(book.reader, draft, record, twin)
  if (same !== null) {
    writeSettled(book, { ...named, state: 'again', ...same })
    return
  }
  const doubts = [
    ...(twin === null ? [] : [twinSentence(record)]),
    ...migrationDoubts({ ...draft, record }, today),
  ]
  if (doubts.length > 0) {
    const sentence = doubts.join(' ')
    book.write(({ tx }) => writeImportFile(tx, { ...named, state: 'read', sentence }, draft), 'quietly')
    return
  }
  take(book, named, decidedRecord(draft, record, published))
}

/** What does not hold together is refused in its own words; nothing of it stays behind. */
function take(book: OpenBook, file: ImportFile, decided: PublishedMinutes): void {
  const { record } = decided
  try {
    book.write((writing) => {
      const sentence = takenSentence(writing.tx, decided)
      loadRecord(writing, record)
      const meetingId = record.meeting.id
      writeImportFile(writing.tx, { ...file, state: 'taken', sentence, meetingId })
    }, 'quietly')
  } catch (error) {
    if (!(error instanceof AppError) || error.code === 'storage') throw error
    writeSettled(book, { ...file, state: 'refused', sentence: error.message })
  }
}

export function writeSettled(book: OpenBook, file: ImportFile): void {
  book.write(({ tx }) => writeImportFile(tx, file), 'quietly')
}

/** The meeting of the book that this is, in another file; null where it is none, or one that differs. */
function sameMeeting(
  reader: Reader,
  { what }: ImportDraft,
  record: MeetingRecord,
  twin: string | null,
): { readonly sentence: string; readonly meetingId: string } | null {
  if (what === 'record') {
    const { id } = record.meeting
    if (readMeeting(reader, id) === null) return null
    return { sentence: 'This meeting is in the minute book.', meetingId: id }
  }
  if (twin === null) return null
  if (what === 'agenda') {
    const sentence = `The agenda of ${saidMeeting(record)}, which is in the minute book.`
    return { sentence, meetingId: twin }
  }
  if (wordsOf(readMeetingRecord(reader, twin)) !== wordsOf(record)) return null
  const sentence = `The same minutes are in the minute book from another file.`
  return { sentence, meetingId: twin }
}

function twinSentence(record: MeetingRecord): string {
  return `The minute book has a meeting of ${saidMeeting(record)} already, in other words. Compare the two.`
}

function saidMeeting({ committee, meeting }: MeetingRecord): string {
  return `${committee.name} on ${shortDate(meeting.date)}`
}

/** What was minuted, without what the form of a file makes different: a Word file and the PDF of it are the same minutes. */
function wordsOf({ items, minutes }: MeetingRecord): string {
  const said = items.map(({ id, title }) => {
    const own = minutes.find(({ itemId }) => itemId === id)
    return [own?.number ?? '', title, ...(own?.blocks.map(blockWords) ?? [])].join('\n')
  })
  return said.join('\n').replace(/\s+/g, ' ').trim().toLowerCase()
}

function blockWords(block: MinutesBlock): string {
  return block.kind === 'resolution'
    ? block.clauses.map(({ content }) => plainText(content)).join('\n')
    : plainText(block.content)
}
