import { AppError } from '../../shared/domain/appError.ts'
import type { Committee } from '../../shared/domain/committee.ts'
import type { MeetingRecord } from '../../shared/domain/meetingRecord.ts'
import { titleOn } from '../../shared/domain/person.ts'
import type { Person, PersonOnTheDay } from '../../shared/domain/person.ts'
import { membersOn } from '../../shared/domain/presence.ts'
import { checkRecord } from '../../shared/domain/recordIntegrity.ts'
import type { MinutesJson } from '../../shared/minutesText/apply.ts'
import { bookStream, committeeStream, meetingStream } from '../db/changeKinds.ts'
import { readCommittee } from '../db/committees.ts'
import { readCouncil } from '../db/council.ts'
import { readMeeting } from '../db/meetings.ts'
import { documentOf } from '../db/minutes.ts'
import { readPerson } from '../db/people.ts'
import { strictestOfDocuments } from './classify.ts'
import type { Writing } from './openBook.ts'

/**
 * Puts a whole meeting into the book, with the council, committee and people it needs where the book has none by their ids.
 * Throws `invalid-input` for a record that does not hold together, `conflict` when the meeting is there already.
 */
export function loadRecord(writing: Writing, record: MeetingRecord): void {
  checkRecord(record)
  if (readMeeting(writing.tx, record.meeting.id) !== null) {
    throw new AppError('conflict', 'This meeting is in the minute book already. Nothing was changed.', {
      meetingId: record.meeting.id,
    })
  }
  if (readCouncil(writing.tx) === null) {
    writing.record(bookStream, { kind: 'council.set', payload: { council: record.council } })
  }
  loadAround(writing, record)
  loadMeeting(writing, record)
}

/** The people and the committee of a record, as far as the book has none by their ids. */
export function loadAround(writing: Writing, record: MeetingRecord): void {
  for (const person of record.people) loadPerson(writing, person, record.meeting.date)
  loadCommittee(writing, record)
}

/** The title of the day is kept, so that an old paper prints what it printed. */
function loadPerson({ tx, record }: Writing, onTheDay: PersonOnTheDay, date: string): void {
  const known = readPerson(tx, onTheDay.id)
  const { id, address, name, title } = onTheDay
  if (known === null) {
    const titles = title === '' ? [] : [{ title, from: null, to: null }]
    record(bookStream, {
      kind: 'person.set',
      payload: { person: { id, address, name, titles, approvedAbsences: [] } },
    })
  } else if (title !== '' && titleOn(known, date) !== title) {
    const person: Person = { ...known, titles: [...known.titles, { title, from: date, to: date }] }
    record(bookStream, { kind: 'person.set', payload: { person } })
  }
}

/** The committee of the book stands; seats of the day that it lacks are added. */
function loadCommittee({ tx, record }: Writing, loaded: MeetingRecord): void {
  const known = readCommittee(tx, loaded.committee.id)
  // Who sat on it in the past is known of that day alone, and stands with the meeting.
  if (loaded.meeting.importedFrom !== null) {
    if (known !== null) return
    const committee = { ...loaded.committee, standingAgenda: [], memberships: [] }
    record(committeeStream(committee.id), { kind: 'committee.set', payload: { committee } })
    return
  }
  const base: Committee = known ?? { ...loaded.committee, standingAgenda: [], memberships: [] }
  const seated = new Set(membersOn(base.memberships, loaded.meeting.date).map((seat) => seat.personId))
  const ids = new Set(base.memberships.map((seat) => seat.id))
  const missing = loaded.members.filter((seat) => !ids.has(seat.id) && !seated.has(seat.personId))
  if (known !== null && missing.length === 0) return
  const committee = { ...base, memberships: [...base.memberships, ...missing] }
  record(committeeStream(committee.id), { kind: 'committee.set', payload: { committee } })
}

function loadMeeting({ record }: Writing, loaded: MeetingRecord): void {
  const stream = meetingStream(loaded.meeting.id)
  const what = 'Taken from a meeting record.'
  record(stream, {
    kind: 'meeting.set',
    payload: {
      committeeId: loaded.committee.id,
      meeting: loaded.meeting,
      previousMeeting: loaded.previousMeeting,
    },
  })
  record(stream, { kind: 'agenda.set', payload: { items: loaded.items, what } })
  record(stream, { kind: 'attendance.set', payload: { attendance: loaded.attendance, what } })
  if (loaded.facts.length > 0) record(stream, { kind: 'facts.set', payload: { facts: loaded.facts, what } })
  for (const { itemId, number, frozen, blocks } of loaded.minutes) {
    if (blocks.length === 0 && !frozen) continue
    const doc = documentOf(itemId, blocks).toJSON() as MinutesJson
    record(stream, {
      kind: 'minutes.set',
      payload: { itemId, doc, frozenNumber: frozen ? number : null },
    })
  }
  loadDocuments(record, loaded)
}

/** A paper whose bytes the book has not is in it all the same: what is missing is told where it is read. */
function loadDocuments(record: Writing['record'], loaded: MeetingRecord): void {
  const stream = meetingStream(loaded.meeting.id)
  const { items, papers, reports } = loaded
  if (papers.length > 0) {
    const payload = { papers, what: 'Taken from a meeting record.' }
    const classification = strictestOfDocuments({ items, papers, reports: [] })
    record(stream, { kind: 'papers.set', payload }, { classification })
  }
  for (const report of reports) {
    const classification = strictestOfDocuments({ items, papers: [], reports: [report] })
    record(stream, { kind: 'report.set', payload: { report } }, { classification })
  }
  for (const publication of loaded.publications) {
    const classification = publication.audience === 'public' ? 'public' : strictestOfDocuments(loaded)
    record(stream, { kind: 'pack.published', payload: { publication } }, { classification })
  }
  for (const accepted of loaded.accepted) record(stream, { kind: 'finding.accepted', payload: { accepted } })
  for (const act of loaded.acts) record(stream, { kind: 'minutes.act', payload: { act } })
}
