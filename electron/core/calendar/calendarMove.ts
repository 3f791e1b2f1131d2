import type { Committee } from '../../../shared/domain/committee.ts'
import type { Council } from '../../../shared/domain/council.ts'
import type { KeyDecision } from '../../../shared/domain/forwardPlan.ts'
import { firstMinuteNumber, formatMinuteNumber } from '../../../shared/domain/minuteNumber.ts'
import { minutesStanding } from '../../../shared/domain/minutesStanding.ts'
import type { MoveQuestion, NumbersMoved, OtherMeeting } from '../../../shared/domain/moveConsequences.ts'
import { addressedName } from '../../../shared/domain/person.ts'
import type { ProgrammeCard } from '../../../shared/domain/programme.ts'
import { seatsOn } from '../../../shared/domain/seats.ts'
import { shortDate } from '../../../shared/domain/shortDates.ts'
import { countItems } from '../../db/agenda.ts'
import type { Reader } from '../../db/database.ts'
import { readList } from '../../db/listedValues.ts'
import { listMeetings, meetingsOfCommittee } from '../../db/meetings.ts'
import type { StoredMeeting } from '../../db/meetings.ts'
import { readMinutesActs } from '../../db/minutesActs.ts'
import { readFrozenNumbers } from '../../db/minutes.ts'
import { readPerson } from '../../db/people.ts'
import { meetingFacts, nextAfter } from './calendarFacts.ts'
import { previousMeetingOf } from '../readMeetingRecord.ts'
import { requiredCommittee, requiredCouncil, requiredMeeting } from '../required.ts'

/** All that the consequences of a move are worked out from. Throws `not-found`. */
export function readMove(reader: Reader, meetingId: string, to: string, today: string): MoveQuestion {
  const stored = requiredMeeting(reader, meetingId)
  const council = requiredCouncil(reader)
  const committee = requiredCommittee(reader, stored.committeeId)
  const meetings = meetingsOfCommittee(reader, stored.committeeId)
  const decisions = readList<KeyDecision>(reader, 'key_decision', stored.committeeId)
  const moved: StoredMeeting = { ...stored, meeting: { ...stored.meeting, date: to } }
  return {
    facts: meetingFacts(reader, { council, stored, meetings, decisions, today }),
    to,
    nextMeeting: nextAfter(meetings, meetingId, to),
    previousMeeting: { was: previousMeetingOf(reader, stored), now: previousMeetingOf(reader, moved) },
    others: othersOn(reader, stored, committee, to),
    members: membersMoved(reader, committee, stored.meeting.date, to),
    numbers: numbersMoved(reader, council, committee, meetings, moved),
    toConfirm: confirmingMoved(reader, meetings, moved),
    cards: readList<ProgrammeCard>(reader, 'programme_card', stored.committeeId)
      .filter(({ place }) => place.kind === 'meeting' && place.meetingId === meetingId)
      .map(({ title }) => title),
  }
}

/** The meetings that are confirmed at the moved one, or would be. What is confirmed already is left out. */
function confirmingMoved(
  reader: Reader,
  meetings: readonly StoredMeeting[],
  moved: StoredMeeting,
): MoveQuestion['toConfirm'] {
  const after = meetings
    .map((each) => (each.meeting.id === moved.meeting.id ? moved : each))
    .toSorted((a, b) => a.meeting.date.localeCompare(b.meeting.date))
  return meetings.flatMap(({ meeting }) => {
    if (meeting.id === moved.meeting.id || meeting.importedFrom !== null) return []
    const was = nextAfter(meetings, meeting.id, meeting.date)
    const now = nextAfter(after, meeting.id, meeting.date)
    if (was === now) return []
    const { state } = minutesStanding(meeting, readMinutesActs(reader, meeting.id), true)
    return ['confirmed', 'signed', 'superseded'].includes(state) ? [] : [{ meeting: meeting.date, was, now }]
  })
}

function membersMoved(
  reader: Reader,
  committee: Committee,
  from: string,
  to: string,
): MoveQuestion['members'] {
  const seatedOn = (date: string): string[] =>
    seatsOn(committee.memberships, date).map((seat) => seat.personId)
  const [before, after] = [seatedOn(from), seatedOn(to)]
  const names = (ids: readonly string[]): string[] =>
    ids.map((id) => {
      const person = readPerson(reader, id)
      return person === null ? 'Somebody who is not in the book' : addressedName(person)
    })
  return {
    come: names(after.filter((id) => !before.includes(id))),
    go: names(before.filter((id) => !after.includes(id))),
    expected: after.length,
  }
}

function othersOn(reader: Reader, own: StoredMeeting, committee: Committee, to: string): OtherMeeting[] {
  const members = new Set(seatsOn(committee.memberships, to).map((seat) => seat.personId))
  return listMeetings(reader)
    .filter(({ meeting }) => meeting.date === to && meeting.id !== own.meeting.id)
    .map(({ meeting, committeeId }) => {
      const other = requiredCommittee(reader, committeeId)
      const shared = seatsOn(other.memberships, to).filter((seat) => members.has(seat.personId))
      return {
        ...{ committee: other.name, date: meeting.date, start: meeting.start },
        isOwnCommittee: committeeId === own.committeeId,
        sharedMembers: shared.length,
      }
    })
}

/** The committee's meetings whose minutes would be counted otherwise, the moved one among them. */
function numbersMoved(
  reader: Reader,
  council: Council,
  committee: Committee,
  meetings: readonly StoredMeeting[],
  moved: StoredMeeting,
): NumbersMoved[] {
  const counts = countItems(reader, committee.id)
  const after = meetings.map((each) => (each.meeting.id === moved.meeting.id ? moved : each))
  const span = (all: readonly StoredMeeting[], { meeting }: StoredMeeting): string =>
    numberSpan(council, committee, all, meeting, counts)
  return after.flatMap((now, index) => {
    const before = meetings[index]
    if (before === undefined || now.meeting.importedFrom !== null) return []
    if ((counts.get(now.meeting.id) ?? 0) === 0) return []
    const numbers = { was: span(meetings, before), now: span(after, now) }
    if (numbers.was === numbers.now) return []
    const areFrozen = Object.keys(readFrozenNumbers(reader, now.meeting.id)).length > 0
    const isMoved = now.meeting.id === moved.meeting.id
    const meeting = isMoved ? 'this meeting' : shortDate(now.meeting.date)
    return [{ meeting, ...numbers, areFrozen }]
  })
}

function numberSpan(
  { annualMeetings }: Council,
  { numbering }: Committee,
  meetings: readonly StoredMeeting[],
  { id, date, start }: StoredMeeting['meeting'],
  counts: ReadonlyMap<string, number>,
): string {
  const earlier = meetings
    .filter(({ meeting }) => meeting.id !== id && meeting.importedFrom === null)
    .map(({ meeting }) => ({
      ...{ date: meeting.date, start: meeting.start },
      count: counts.get(meeting.id) ?? 0,
    }))
  const first = firstMinuteNumber({ numbering, date, start, annualMeetings, earlier })
  const last = first + (counts.get(id) ?? 0) - 1
  const [from, to] = [first, last].map((n) => formatMinuteNumber(n, numbering, date, annualMeetings))
  return first === last ? `${from ?? ''}` : `${from ?? ''}–${to ?? ''}`
}
