import type { NameEntry } from '../../editor/names.ts'
import type { Membership, MembershipRole } from '../../../shared/domain/committee.ts'
import { addressedName, personOn } from '../../../shared/domain/person.ts'
import type { Person, PersonOnTheDay } from '../../../shared/domain/person.ts'
import type { Attendance } from '../../../shared/domain/presence.ts'

export interface NamesOfAMeeting {
  /** YYYY-MM-DD: titles are those of the day. */
  readonly date: string
  /** In the order of the attendance list. */
  readonly attendance: readonly Pick<Attendance, 'personId' | 'capacity' | 'status'>[]
  /** Members of the committee, in order. */
  readonly members: readonly Pick<Membership, 'personId' | 'role'>[]
  readonly people: readonly PersonOnTheDay[]
  /** Everybody in the book. */
  readonly everybody: readonly Person[]
  /** Committees of the book, then the council. */
  readonly bodies: readonly string[]
}

/**
 * Whom minutes may name, the likeliest first: members who are present, others in attendance, the other members, officers, everybody else
 * in the book, and last the bodies.
 */
export function nameEntries(given: NamesOfAMeeting): readonly NameEntry[] {
  const people = new Map(given.people.map((person) => [person.id, person]))
  for (const person of given.everybody) {
    if (!people.has(person.id)) people.set(person.id, personOn(person, given.date))
  }
  const sits = (one: NamesOfAMeeting['attendance'][number]): boolean => one.capacity !== 'attendee'
  const isAway = (status: Attendance['status']): boolean => status === 'absent' || status === 'apologies'
  const members = new Set([
    ...given.members.map((seat) => seat.personId),
    ...idsOf(given.attendance.filter(sits)),
  ])
  const others = [...people.values()].filter((person) => !members.has(person.id))
  const isOfficer = (person: PersonOnTheDay): boolean => person.title !== '' && !isAddressedCouncillor(person)
  const order = [
    ...idsOf(given.attendance.filter((one) => sits(one) && one.status === 'present')),
    ...idsOf(given.attendance.filter((one) => !sits(one) && !isAway(one.status))),
    ...members,
    ...others.filter(isOfficer).map((person) => person.id),
    ...others.map((person) => person.id),
  ]
  return [
    ...[...new Set(order)].flatMap((personId) => {
      const person = people.get(personId)
      if (person === undefined) return []
      const role = given.members.find((seat) => seat.personId === personId)?.role ?? 'member'
      return [entryOf(person, members.has(personId), offices[role] ?? '')]
    }),
    ...given.bodies.map((name) => ({ personId: null, name, title: '', words: name, isCouncillor: false })),
  ]
}

function idsOf(attendance: NamesOfAMeeting['attendance']): readonly string[] {
  return attendance.map((one) => one.personId)
}

/** Members are written by their name, officers with their title. */
function entryOf(person: PersonOnTheDay, isMember: boolean, office: string): NameEntry {
  const isCouncillor = isMember || isAddressedCouncillor(person)
  const name = addressedName(person)
  const words = isCouncillor || person.title === '' ? name : `${name}, ${person.title}`
  const title = [office, person.title].filter((part) => part !== '').join(', ')
  return { personId: person.id, name, title, words, isCouncillor }
}

const offices: Readonly<Partial<Record<MembershipRole, string>>> = {
  chair: 'Chair',
  'vice-chair': 'Vice Chair',
}

function isAddressedCouncillor(person: PersonOnTheDay): boolean {
  return /^(?:councillor|cllr)\b/i.test(person.address)
}
