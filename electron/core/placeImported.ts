import type { MeetingRecord } from '../../shared/domain/meetingRecord.ts'
import { addressedName } from '../../shared/domain/person.ts'
import type { PersonOnTheDay } from '../../shared/domain/person.ts'
import { listCommittees } from '../db/committees.ts'
import type { Reader } from '../db/database.ts'
import { meetingsOfCommittee } from '../db/meetings.ts'
import { listPeople } from '../db/people.ts'

export interface PlacedImport {
  /** With the ids of the book for the committee and the people that it knows. */
  readonly record: MeetingRecord
  /** A meeting of the same committee on the same day and at the same time, or at a time the file does not give; null for none. */
  readonly twin: string | null
  /** Whether the book has no committee of this name. */
  readonly committeeIsNew: boolean
  /** Names that the book does not know. */
  readonly newPeople: readonly string[]
}

/**
 * An imported record as the book would take it in: what the book knows by its id is that; else a committee is known by its name, a person by
 * name and form of address, or by a name that one person alone has. Nothing is written.
 */
export function placeImported(reader: Reader, imported: MeetingRecord): PlacedImport {
  const committees = listCommittees(reader)
  const committee =
    committees.find(({ id }) => id === imported.committee.id) ??
    committees.find(({ name }) => bareName(name) === bareName(imported.committee.name))
  const known = listPeople(reader)
  const ids = new Map<string, string>()
  if (committee !== undefined) ids.set(imported.committee.id, committee.id)
  const newPeople: string[] = []
  for (const { id } of imported.people) if (known.some((each) => each.id === id)) ids.set(id, id)
  for (const person of imported.people) {
    if (ids.has(person.id)) continue
    const same = samePerson(known, person)
    // Two who are named alike in one file are two, whoever of them the book knows.
    if (same === null || [...ids.values()].includes(same)) newPeople.push(addressedName(person))
    else ids.set(person.id, same)
  }
  const record = withIds(imported, ids)
  return {
    record: {
      ...record,
      committee: { ...record.committee, name: committee?.name ?? inTitleCase(record.committee.name) },
    },
    twin: committee === undefined ? null : twinOf(reader, committee.id, record),
    committeeIsNew: committee === undefined,
    newPeople,
  }
}

function twinOf(reader: Reader, committeeId: string, { meeting }: MeetingRecord): string | null {
  const sameDay = meetingsOfCommittee(reader, committeeId).filter(
    (each) => each.meeting.date === meeting.date,
  )
  const isUnknown = (start: string): boolean => start === '00:00'
  const twin = sameDay.find(
    (each) =>
      each.meeting.start === meeting.start || isUnknown(meeting.start) || isUnknown(each.meeting.start),
  )
  return twin?.meeting.id ?? null
}

/** Without case, stops and "the": as councils write the same name in two ways. */
function bareName(name: string): string {
  return name
    .toLowerCase()
    .replaceAll('&', 'and')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/^the /, '')
    .trim()
}

const smallWords = new Set(['and', 'at', 'by', 'for', 'from', 'in', 'of', 'on', 'or', 'the', 'to', 'with'])

/** "PLANNING COMMITTEE", as a heading is set, is called "Planning Committee"; a name with any small letter is as it was written. */
export function inTitleCase(name: string): string {
  if (/\p{Ll}/u.test(name) || !/\p{Lu}{4}/u.test(name)) return name
  return name.replace(/\p{Lu}[\p{Lu}’']*/gu, (word, at: number) => {
    const small = word.toLowerCase()
    if (at > 0 && smallWords.has(small)) return small
    // Letters that no word is made of: "HR", "CCTV"; and the numbers of areas.
    if (!/[AEIOUY]/.test(word) || /^[IVX]+$/.test(word)) return word
    return `${word.charAt(0)}${small.slice(1)}`
  })
}

function samePerson(
  known: readonly { readonly id: string; readonly address: string; readonly name: string }[],
  person: PersonOnTheDay,
): string | null {
  const named = known.filter(({ name }) => bareName(name) === bareName(person.name))
  const addressed = named.filter(({ address }) => bareName(address) === bareName(person.address))
  // Somebody who is a councillor in one file and is named without it in another is one person, where no two have the name.
  const found = addressed.length === 0 ? named : addressed
  return found.length === 1 ? (found[0]?.id ?? null) : null
}

/** Ids are unlike any words: wherever one stands, it is meant. */
function withIds(record: MeetingRecord, ids: ReadonlyMap<string, string>): MeetingRecord {
  return JSON.parse(JSON.stringify(record), (_, value: unknown) =>
    typeof value === 'string' ? (ids.get(value) ?? value) : value,
  ) as MeetingRecord
}
