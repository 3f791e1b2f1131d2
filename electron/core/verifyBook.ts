import { isDeepStrictEqual } from 'node:util'
import type { MeetingRecord } from '../../shared/domain/meetingRecord.ts'
import type { MinutesAct } from '../../shared/domain/minutesActs.ts'
import { readAgenda } from '../db/agenda.ts'
import { meetingStream } from '../db/changeKinds.ts'
import type { Payloads } from '../db/changeKinds.ts'
import { changesOfKinds } from '../db/changeLog.ts'
import type { Reader } from '../db/database.ts'
import { listMeetings, readMeeting } from '../db/meetings.ts'
import type { StoredMeeting } from '../db/meetings.ts'
import { documentCache, readFrozenNumbers, readItemText } from '../db/minutes.ts'
import { streamsOf, verifyStream } from '../db/verifyLog.ts'
import type { OpenBook } from './openBook.ts'
import { readMeetingRecord } from './readMeetingRecord.ts'
import { requiredCommittee, requiredMeeting } from './required.ts'
import { verifyFiles } from './verifyFiles.ts'
import { capital, nameOfMeeting, nameOfMinute, verifyActs, verifyText } from './signing/verifySigned.ts'
import type { Verified } from './signing/verifySigned.ts'

export interface Verification {
  readonly ok: boolean
  readonly checked: Verified[]
}

/**
 * Compares the book with what was written down of it: every change follows the one before it, confirmed and signed minutes say what was
 * confirmed and signed, what was done stands in both meetings, and the files are those that were kept. Null: all of the book.
 */
export async function verifyBook(
  book: Pick<OpenBook, 'reader' | 'attachments'>,
  meetingId: string | null,
): Promise<Verification> {
  const { reader } = book
  const meetings =
    meetingId === null ? listMeetings(reader).toReversed() : [requiredMeeting(reader, meetingId)]
  const checked: Verified[] = []
  if (meetingId === null) checked.push(...verifyOtherStreams(reader, meetings))
  for (const stored of meetings) checked.push(...(await verifyMeeting(book, stored)))
  return { ok: checked.every(({ ok }) => ok), checked }
}

/** What belongs to no meeting of the book: its own log, those of committees, and of meetings that were removed. */
function verifyOtherStreams(reader: Reader, meetings: readonly StoredMeeting[]): Verified[] {
  const own = new Set(meetings.map(({ meeting }) => meetingStream(meeting.id)))
  const streams = streamsOf(reader).filter((streamId) => !own.has(streamId))
  const problems = streams.flatMap((streamId): Verified[] => {
    const { broken } = verifyStream(reader, streamId)
    if (broken === null) return []
    const what = streamId === 'book' ? 'The log of the council and its people' : `The log “${streamId}”`
    return [{ what, ok: false, found: `${what} does not hold at change ${broken.seq}: ${broken.why}.` }]
  })
  if (problems.length > 0) return problems
  const found = 'Every change follows the one before it, and says what it said.'
  return [{ what: 'The log of the council, its people and its committees', ok: true, found }]
}

async function verifyMeeting(
  { reader, attachments }: Pick<OpenBook, 'reader' | 'attachments'>,
  stored: StoredMeeting,
): Promise<Verified[]> {
  const record = readSafely(() => readMeetingRecord(reader, stored.meeting.id))
  if (record === null) {
    return [...verifyLog(reader, stored, null), ...unreadable(reader, stored)]
  }
  return [
    ...verifyLog(reader, stored, record),
    ...verifyText(record),
    ...verifyActs(record, (meetingId) =>
      readMeeting(reader, meetingId) === null ? null : readSafely(() => readMeetingRecord(reader, meetingId)),
    ),
    ...(await verifyFiles(attachments, record)),
  ]
}

function verifyLog(reader: Reader, stored: StoredMeeting, record: MeetingRecord | null): Verified[] {
  const { meeting, version } = stored
  const name = nameOfStored(reader, stored)
  const what = `The log of ${name}`
  const { changes, headHash, broken } = verifyStream(reader, meetingStream(meeting.id))
  const problems: string[] = []
  if (broken !== null) {
    const minute =
      broken.itemId === null || record === null ? '' : `, to ${nameOfMinute(record, broken.itemId)},`
    problems.push(`Change ${broken.seq} of ${name}${minute} does not hold: ${broken.why}.`)
  } else if (headHash === null || changes !== version || headHash !== headInTable(reader, meeting.id)) {
    problems.push(`The log of ${name} does not end with its latest change.`)
  }
  if (record !== null && !isDeepStrictEqual(record.acts, actsInLog(reader, meeting.id) ?? record.acts)) {
    problems.push(`What was done with the minutes of ${name} is not what its log says was done.`)
  }
  if (
    record !== null &&
    broken === null &&
    printedHeads(reader, record).some((head) => !inLog(reader, meeting.id, head))
  ) {
    problems.push(
      `The head of the log that stands on the leaves for the minutes of ${name} is not in it: the log was written anew.`,
    )
  }
  if (problems.length > 0) return problems.map((found) => ({ what, ok: false, found }))
  const found =
    changes === 1
      ? 'One change, which says what it said.'
      : `${changes} changes, each after the one before it.`
  return [{ what, ok: true, found }]
}

/**
 * Heads that were printed or signed in this book. Whoever has the key could write the whole log anew, but not what is on paper. A meeting
 * that came from a record brought heads of another book's log with it.
 */
function printedHeads(reader: Reader, { meeting, acts }: MeetingRecord): string[] {
  const [first] = changesOfKinds(reader, meetingStream(meeting.id), ['meeting.set'])
  const came = (first?.payload as Payloads['meeting.set'] | null | undefined)?.meeting.state !== 'planned'
  if (came) return []
  return acts.flatMap((act) => (act.kind === 'copy-made' || act.kind === 'signed' ? [act.chainHead] : []))
}

function inLog(reader: Reader, meetingId: string, hash: string): boolean {
  const query = reader.sql
    .selectFrom('change')
    .select('seq')
    .where('stream_id', '=', meetingStream(meetingId))
    .where('hash', '=', hash)
  return reader.first(query) !== undefined
}

function headInTable(reader: Reader, meetingId: string): string | undefined {
  return reader.first(reader.sql.selectFrom('meeting').select('head_hash').where('id', '=', meetingId))
    ?.head_hash
}

/** Null where one was erased or cannot be read: the log itself says so then. */
function actsInLog(reader: Reader, meetingId: string): MinutesAct[] | null {
  const entries = readSafely(() => changesOfKinds(reader, meetingStream(meetingId), ['minutes.act']))
  if (entries === null || entries.some(({ erased }) => erased)) return null
  return entries.map(({ payload }) => (payload as Payloads['minutes.act']).act)
}

/** Which of the minutes cannot be read any more. */
function unreadable(reader: Reader, stored: StoredMeeting): Verified[] {
  const { meeting } = stored
  const name = nameOfStored(reader, stored)
  const what = `The words of the minutes of ${name}`
  const numbers = readFrozenNumbers(reader, meeting.id)
  const bad = readAgenda(reader, meeting.id).filter(
    ({ id }) => readSafely(() => readItemText(reader, documentCache(), meeting.id, id)) === null,
  )
  if (bad.length === 0) return [{ what, ok: false, found: `The record of ${name} cannot be read.` }]
  return bad.map(({ id, title }) => {
    const number = numbers[id] ?? ''
    const minute = number === '' ? `the minute “${title}”` : `minute ${number}, “${title}”`
    return { what, ok: false, found: `${capital(minute)}, of ${name} cannot be read any more.` }
  })
}

function nameOfStored(reader: Reader, { meeting, committeeId }: StoredMeeting): string {
  return nameOfMeeting({ meeting, committee: requiredCommittee(reader, committeeId) })
}

/** Null where the book was damaged so that it cannot be read: whatever is thrown then, that is what is to be told. */
function readSafely<Value>(read: () => Value): Value | null {
  try {
    return read()
  } catch {
    return null
  }
}
