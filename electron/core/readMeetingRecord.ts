import type { AgendaItem } from '../../shared/domain/agenda.ts'
import { asConfirmed } from '../../shared/domain/asPrinted.ts'
import type { Committee } from '../../shared/domain/committee.ts'
import type { Council } from '../../shared/domain/council.ts'
import type { Meeting } from '../../shared/domain/meeting.ts'
import type { MeetingRecord } from '../../shared/domain/meetingRecord.ts'
import { peopleOfFact } from '../../shared/domain/meetingFact.ts'
import type { MeetingFact } from '../../shared/domain/meetingFact.ts'
import { firstMinuteNumber, minuteNumbers } from '../../shared/domain/minuteNumber.ts'
import type { Inline, MinutesBlock } from '../../shared/domain/minutes.ts'
import { isOtherCouncil } from '../../shared/domain/otherCouncil.ts'
import { personOn } from '../../shared/domain/person.ts'
import { membersOn } from '../../shared/domain/presence.ts'
import { countItems, readAgenda } from '../db/agenda.ts'
import { readAttendance } from '../db/attendance.ts'
import type { Reader } from '../db/database.ts'
import { readFacts } from '../db/facts.ts'
import { meetingsOfCommittee } from '../db/meetings.ts'
import type { StoredMeeting } from '../db/meetings.ts'
import { readFrozenNumbers, readMeetingTexts } from '../db/minutes.ts'
import { readMinutesActs } from '../db/minutesActs.ts'
import { readPapers } from '../db/papers.ts'
import { listPeople } from '../db/people.ts'
import { readAccepted, readPublications } from '../db/publications.ts'
import { readReports } from '../db/reports.ts'
import { requiredCommittee, requiredCouncil, requiredMeeting } from './required.ts'

/** The whole meeting as one value: people and titles as of its day, numbers frozen or worked out. Throws `not-found`. */
export function readMeetingRecord(reader: Reader, meetingId: string): MeetingRecord {
  const stored = requiredMeeting(reader, meetingId)
  const council = requiredCouncil(reader)
  const {
    memberships,
    standingAgenda: _standing,
    ...committee
  } = requiredCommittee(reader, stored.committeeId)
  const { meeting } = stored
  const items = readAgenda(reader, meetingId)
  const texts = readMeetingTexts(reader, meetingId)
  // Most meetings of a book have numbers that stand: then those of the whole year need not be counted.
  let derived: Readonly<Record<string, string>> | null = null
  const numberOf = (itemId: string): string => {
    // What was printed without a number has none.
    if (meeting.importedFrom !== null) return ''
    derived ??= derivedNumbers(reader, council, committee, stored, items)
    return derived[itemId] ?? ''
  }
  const everybody = listPeople(reader)
  const facts = soundFacts(readFacts(reader, meetingId))
  const known = { people: idsOf(everybody), facts: idsOf(facts) }
  const record: MeetingRecord = {
    format: 'minutebook-meeting',
    version: 1,
    council: councilOfMeeting(council, meeting),
    committee,
    members: meeting.importedFrom?.members ?? membersOn(memberships, meeting.date),
    people: [],
    meeting,
    previousMeeting: previousMeetingOf(reader, stored),
    items,
    attendance: readAttendance(reader, meetingId),
    facts,
    minutes: items.map((item) => {
      const text = texts.get(item.id)
      const frozenNumber = text?.frozenNumber ?? null
      return {
        itemId: item.id,
        number: frozenNumber ?? numberOf(item.id),
        frozen: frozenNumber !== null,
        blocks: (text?.blocks ?? []).map((block) => soundBlock(block, known)),
      }
    }),
    papers: readPapers(reader, meetingId),
    reports: readReports(reader, meetingId),
    publications: readPublications(reader, meetingId),
    accepted: readAccepted(reader, meetingId),
    acts: readMinutesActs(reader, meetingId),
  }
  const named = peopleNamedIn(record)
  return asConfirmed({
    ...record,
    people: everybody
      .filter((person) => named.has(person.id))
      .map((person) => personOn(person, meeting.date)),
  })
}

/** Minutes of a council that is no more were its own: they bear its name, and not the crest of the one that keeps them. */
function councilOfMeeting(council: Council, { importedFrom }: Meeting): Council {
  const name = importedFrom?.council ?? ''
  return isOtherCouncil(name, council.name) ? { ...council, name, logo: null } : council
}

/**
 * The printed minute number of every item as it would be now, frozen or not. Numbers that stand are counted first: an item that came
 * after they were frozen takes the next one, never one that people quote already. Meetings of the past that were imported do not count: those
 * that are in the book are some of those there were, and their numbers are printed.
 */
export function derivedNumbers(
  reader: Reader,
  council: Council,
  committee: Pick<Committee, 'numbering'>,
  stored: StoredMeeting,
  items: readonly AgendaItem[],
): Record<string, string> {
  const { date, start } = stored.meeting
  const counts = countItems(reader, stored.committeeId)
  const { numbering } = committee
  const { annualMeetings } = council
  const first = firstMinuteNumber({
    numbering,
    date,
    start,
    annualMeetings,
    earlier: meetingsOfCommittee(reader, stored.committeeId)
      .filter(({ meeting }) => meeting.id !== stored.meeting.id && meeting.importedFrom === null)
      .map(({ meeting }) => ({
        date: meeting.date,
        start: meeting.start,
        count: counts.get(meeting.id) ?? 0,
      })),
  })
  const frozen = readFrozenNumbers(reader, stored.meeting.id)
  const counted = items.toSorted((a, b) => Number(b.id in frozen) - Number(a.id in frozen))
  return minuteNumbers(counted, first, numbering, date, annualMeetings)
}

/** Day of the committee's meeting before: from the book, or from the record the meeting came in, whichever is later. */
export function previousMeetingOf(reader: Reader, stored: Omit<StoredMeeting, 'version'>): string | null {
  const before = meetingsOfCommittee(reader, stored.committeeId)
    .filter(({ meeting }) => meeting.id !== stored.meeting.id && meeting.date < stored.meeting.date)
    .map(({ meeting }) => meeting.date)
  return (
    [...before, ...(stored.previousMeeting === null ? [] : [stored.previousMeeting])].toSorted().at(-1) ??
    null
  )
}

function peopleNamedIn(record: MeetingRecord): ReadonlySet<string> {
  const { meeting } = record
  return new Set(
    [
      meeting.presidedBy,
      meeting.governanceOfficer.personId,
      ...record.members.map((seat) => seat.personId),
      ...record.attendance.flatMap((one) => [one.personId, one.substituteFor]),
      ...record.facts.flatMap(peopleOfFact),
      ...record.minutes.flatMap((minutes) => minutes.blocks.flatMap(peopleInBlock)),
    ].filter((id): id is string => id !== null),
  )
}

function peopleInBlock(block: MinutesBlock): string[] {
  const content: readonly Inline[] =
    block.kind === 'resolution' ? block.clauses.flatMap((clause) => clause.content) : block.content
  return content.flatMap((inline) => (inline.kind === 'person' ? [inline.personId] : []))
}

interface Known {
  readonly people: ReadonlySet<string>
  readonly facts: ReadonlySet<string>
}

function idsOf(things: readonly { readonly id: string }[]): ReadonlySet<string> {
  return new Set(things.map((thing) => thing.id))
}

/** A vote may outlive the line of its motion: the vote stays, the reference goes; should the motion come back, so does the reference. */
function soundFacts(facts: readonly MeetingFact[]): MeetingFact[] {
  const motions = idsOf(facts.filter((fact) => fact.kind === 'moved'))
  const sound = (id: string | null): string | null => (id !== null && motions.has(id) ? id : null)
  return facts.map((fact) => {
    if (fact.kind === 'moved') return { ...fact, amends: sound(fact.amends) }
    if (fact.kind === 'voted') return { ...fact, motionId: sound(fact.motionId) }
    return fact
  })
}

/**
 * Text pasted from another book may name people this one does not know, and a sentence may outlive its event: the words stay, the
 * reference goes, so that every record holds together.
 */
function soundBlock(block: MinutesBlock, known: Known): MinutesBlock {
  const sound = (content: readonly Inline[]): readonly Inline[] =>
    content.map((inline) =>
      inline.kind === 'person' && !known.people.has(inline.personId)
        ? { kind: 'text', text: inline.text }
        : inline,
    )
  if (block.kind === 'resolution') {
    return {
      ...block,
      clauses: block.clauses.map((clause) => ({ ...clause, content: sound(clause.content) })),
    }
  }
  if (block.kind === 'event' && block.factId !== null && !known.facts.has(block.factId)) {
    return { ...block, factId: null }
  }
  return { ...block, content: sound(block.content) }
}
