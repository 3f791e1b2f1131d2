import { AppError } from '../../shared/domain/appError.ts'
import { isAside } from '../../shared/domain/meetingFact.ts'
import { readAttendance } from '../db/attendance.ts'
import { meetingStream } from '../db/changeKinds.ts'
import type { Reader } from '../db/database.ts'
import { readFacts } from '../db/facts.ts'
import type { StoredMeeting } from '../db/meetings.ts'
import { readMeetingTexts } from '../db/minutes.ts'
import { readMinutesActs } from '../db/minutesActs.ts'
import { readPapers } from '../db/papers.ts'
import { readPublications } from '../db/publications.ts'
import { readReports } from '../db/reports.ts'
import type { OpenBook } from './openBook.ts'
import { requiredMeeting } from './required.ts'

/** Takes a meeting that was made by mistake out of the tables; its log stays. Throws `not-allowed` once there is anything to lose. */
export function removeMeeting(book: OpenBook, meetingId: string): void {
  const stored = requiredMeeting(book.reader, meetingId)
  const why = whyKept(book.reader, stored)
  if (why !== null) {
    throw new AppError(
      'not-allowed',
      `Only a meeting made by mistake can be removed, and this one ${why}. Nothing was changed.`,
      { meetingId },
    )
  }
  book.write(({ record }) => {
    record(meetingStream(meetingId), {
      kind: 'meeting.removed',
      payload: { committeeId: stored.committeeId, date: stored.meeting.date },
    })
  })
}

/** What would be lost, as the end of a sentence; null when nothing would. */
function whyKept(reader: Reader, { meeting }: StoredMeeting): string | null {
  if (meeting.state !== 'planned') return 'is past planning: its agenda is out, or it has begun'
  if (readMinutesActs(reader, meeting.id).length > 0) return 'has agreed the minutes of an earlier one'
  const texts = [...readMeetingTexts(reader, meeting.id).values()]
  const isMinuted = texts.some(({ blocks, frozenNumber }) => blocks.length > 0 || frozenNumber !== null)
  const facts = readFacts(reader, meeting.id)
  if (isMinuted || !facts.every(isAside)) return 'has minutes: clear them first'
  if (facts.length > 0) return 'has actions or parked lines: take them away first'
  if (readAttendance(reader, meeting.id).some((one) => one.status !== 'not-yet')) {
    return 'has somebody marked or added in its attendance: take that back first'
  }
  if (readPublications(reader, meeting.id).length > 0) return 'has a pack that was published'
  if (readReports(reader, meeting.id).length > 0) return 'has cover reports: take them away first'
  return readPapers(reader, meeting.id).length > 0 ? 'has papers: take them away first' : null
}
