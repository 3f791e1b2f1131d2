import { addDays } from '../../../shared/domain/civilTime.ts'
import type { Committee } from '../../../shared/domain/committee.ts'
import type { Council } from '../../../shared/domain/council.ts'
import { isOverdue } from '../../../shared/domain/deadline.ts'
import type { Deadline } from '../../../shared/domain/deadline.ts'
import { deadlinesOf } from '../../../shared/domain/deadlines.ts'
import type { MeetingFacts } from '../../../shared/domain/deadlines.ts'
import type { KeyDecision } from '../../../shared/domain/forwardPlan.ts'
import { keyDecisionDeadlines } from '../../../shared/domain/keyDecisionDeadlines.ts'
import { municipalYearStart } from '../../../shared/domain/minuteNumber.ts'
import { listCommittees } from '../../db/committees.ts'
import type { Reader } from '../../db/database.ts'
import { readList } from '../../db/listedValues.ts'
import { meetingsOfCommittee } from '../../db/meetings.ts'
import type { StoredMeeting } from '../../db/meetings.ts'
import { readMinutesActs } from '../../db/minutesActs.ts'
import { readPublications } from '../../db/publications.ts'
import { requiredCommittee, requiredCouncil } from '../required.ts'

/** A stretch of days, both included, of one committee or of all. */
export interface Stretch {
  readonly from: string
  readonly to: string
  readonly committeeId: string | null
}

/** A deadline with what it belongs to. */
export interface CalendarDeadline extends Deadline {
  /** Null for a key decision that no meeting takes. */
  readonly meetingId: string | null
  readonly committeeId: string
  readonly committeeName: string
  /** Day of the meeting, or of the decision. */
  readonly on: string
}

/** Days between a meeting and the furthest of its deadlines: 28 working days before it with Christmas among them, 60 after it. */
const furthest = 100

/** The committee that is asked for, or all of them. Throws `not-found`. */
export function committeesOf(reader: Reader, committeeId: string | null): readonly Committee[] {
  return committeeId === null ? listCommittees(reader) : [requiredCommittee(reader, committeeId)]
}

/** What is due in a stretch of days, the earliest first. */
export function readDeadlines(reader: Reader, stretch: Stretch, today: string): CalendarDeadline[] {
  const council = requiredCouncil(reader)
  return committeesOf(reader, stretch.committeeId)
    .flatMap((committee) => committeeDeadlines(reader, council, committee, stretch, today))
    .filter(({ date }) => date >= stretch.from && date <= stretch.to)
    .toSorted((a, b) => a.date.localeCompare(b.date) || a.on.localeCompare(b.on))
}

/** What was missed and can still be done, of the meetings since the municipal year before this one began; the earliest first. */
export function readOverdue(reader: Reader, committeeId: string | null, today: string): CalendarDeadline[] {
  const { annualMeetings } = requiredCouncil(reader)
  const thisYear = municipalYearStart(today, annualMeetings)
  const from = municipalYearStart(addDays(thisYear, -1), annualMeetings)
  return readDeadlines(reader, { from, to: today, committeeId }, today).filter(
    (deadline) => deadline.on >= from && isOverdue(deadline, deadline.on, today),
  )
}

function committeeDeadlines(
  reader: Reader,
  council: Council,
  committee: Committee,
  { from, to }: Stretch,
  today: string,
): CalendarDeadline[] {
  const meetings = meetingsOfCommittee(reader, committee.id)
  const decisions = readList<KeyDecision>(reader, 'key_decision', committee.id)
  const near = meetings.filter(
    ({ meeting }) =>
      // What is over and was read from a file asks for nothing.
      meeting.importedFrom === null &&
      meeting.date >= addDays(from, -furthest) &&
      meeting.date <= addDays(to, furthest),
  )
  const named = { committeeId: committee.id, committeeName: committee.name }
  const ofMeetings = near.flatMap((stored) => {
    const { id, date } = stored.meeting
    const facts = meetingFacts(reader, { council, stored, meetings, decisions, today })
    return deadlinesOf(facts).map((deadline) => ({ ...deadline, ...named, meetingId: id, on: date }))
  })
  const known = new Set(meetings.map(({ meeting }) => meeting.id))
  const alone = decisions.filter(({ meetingId }) => meetingId === null || !known.has(meetingId))
  const ofDecisions = alone.flatMap((decision) => {
    const { from: on } = decision
    // One that has no day yet has no deadline.
    if (on === null) return []
    return keyDecisionDeadlines({ decision, on, council, today }).map((deadline) => ({
      ...{ ...deadline, ...named, meetingId: null, on },
    }))
  })
  return [...ofMeetings, ...ofDecisions]
}

interface FactsParts {
  readonly council: Council
  readonly stored: StoredMeeting
  /** Of its committee, the earliest first. */
  readonly meetings: readonly StoredMeeting[]
  readonly decisions: readonly KeyDecision[]
  readonly today: string
}

export function meetingFacts(reader: Reader, parts: FactsParts): MeetingFacts {
  const { council, stored, meetings, decisions, today } = parts
  const { id, date, state } = stored.meeting
  return {
    ...{ council, meeting: { id, date, state }, today },
    publications: readPublications(reader, id),
    keyDecisions: decisions.filter(({ meetingId }) => meetingId === id),
    acts: readMinutesActs(reader, id),
    nextMeeting: nextAfter(meetings, id, date),
  }
}

/** The day of the first of these meetings after a day that is no extraordinary one (R41), but for one of them; null for none. */
export function nextAfter(meetings: readonly StoredMeeting[], but: string, day: string): string | null {
  return (
    meetings.find(({ meeting }) => meeting.id !== but && meeting.date > day && !meeting.extraordinary)
      ?.meeting.date ?? null
  )
}
