import { leadingAddress, looksLikeName } from '../../shared/domain/nameParts.ts'
import { cutWords } from './cutWords.ts'
import type { Membership } from '../../shared/domain/committee.ts'
import type { ApologyCategory, Attendance } from '../../shared/domain/presence.ts'
import type { ImportedPeople } from './importedPeople.ts'
import type { ReadAttendee } from './readAttendance.ts'
import { withSharedAddresses } from './shareAddresses.ts'
import { apologiesOf } from './readMinutes.ts'
import type { ReadMinutes } from './readMinutes.ts'

export interface Listed {
  readonly attendance: Attendance
  readonly role: Membership['role']
  readonly voting: boolean
  readonly group: string
  readonly from: ReadAttendee
}

/** More than any council has. */
const mostListed = 1_500

/** Those listed at the head, with what the items on apologies and substitutes add. */
export function importedAttendance(read: ReadMinutes, people: ImportedPeople): Listed[] {
  const listed = new Map<string, Listed>()
  const all = withSharedAddresses(
    [...read.attendance, ...(read.apologies ?? apologiesOf(read.items))].slice(0, mostListed),
  )
  const ids = all.map((each) => people.person(each))
  all.forEach((each, index) => {
    const personId = ids[index] ?? ''
    const before = listed.get(personId)
    listed.set(personId, before === undefined ? first(each, personId) : joined(before, each))
  })
  for (const each of listed.values()) {
    if (each.role === 'chair' && each.attendance.status === 'present')
      for (const name of ['chair', 'chairman', 'chairwoman', 'chairperson', 'mayor', 'town mayor'])
        people.office(name, each.attendance.personId)
    if (each.role === 'vice-chair')
      for (const name of ['vice-chair', 'vice chair', 'vice-chairman', 'vice chairman', 'deputy mayor'])
        people.office(name, each.attendance.personId)
  }
  // Whom a substitute stood in for is known once all are.
  for (const [index, each] of all.entries()) {
    const own = listed.get(ids[index] ?? '')
    if (each.substituteFor === '' || own === undefined || own.attendance.substituteFor !== null) continue
    const member = people.named(each.substituteFor) ?? namedNowhereElse(each.substituteFor, people)
    if (member === null || member === own.attendance.personId) continue
    listed.set(own.attendance.personId, { ...own, attendance: { ...own.attendance, substituteFor: member } })
  }
  return [...listed.values()]
}

/** A member whom nothing but their substitute's line names is a person of the record, on no list. */
function namedNowhereElse(words: string, people: ImportedPeople): string | null {
  const { address, rest } = leadingAddress(words.trim())
  const surname = rest.split(' ').at(-1)?.toLowerCase() ?? ''
  const isKnown = people.all().some(({ name }) => name.toLowerCase().split(' ').at(-1) === surname)
  return address !== '' && !isKnown && looksLikeName(rest, true)
    ? people.person({ address, name: rest, title: '' })
    : null
}

function first(each: ReadAttendee, personId: string): Listed {
  const { role, voting, group, capacity, status, reason } = each
  return {
    ...{ role, voting, group: cutWords(group, 500), from: each },
    attendance: { personId, capacity, status, reason: reasonOf(reason), substituteFor: null },
  }
}

/** Who was there was there, whatever another list says; who stood in for somebody did, in whatever list they stand. */
function joined(before: Listed, each: ReadAttendee): Listed {
  const { attendance } = before
  const isSubstitute = each.capacity === 'substitute' && attendance.capacity !== 'substitute'
  const isWeak = attendance.status !== 'present' && attendance.status !== 'substituted'
  return {
    ...before,
    role:
      isSubstitute && before.role === 'member'
        ? 'substitute'
        : before.role === 'member' && each.role !== 'substitute'
          ? each.role
          : before.role,
    attendance: {
      ...attendance,
      capacity: isSubstitute ? 'substitute' : attendance.capacity,
      status:
        isWeak || (each.status === 'substituted' && attendance.status !== 'present')
          ? each.status
          : attendance.status,
      reason: attendance.status === 'present' ? null : (reasonOf(each.reason) ?? attendance.reason),
    },
  }
}

function reasonOf(words: string): Attendance['reason'] {
  return words === '' ? null : { category: categoryOf(words), words: cutWords(words, 500) }
}

const categories: readonly (readonly [RegExp, ApologyCategory])[] = [
  [/unwell|ill(ness)?\b|sick|health|medical|hospital/i, 'unwell'],
  [
    /(council|civic|mayoral|county|district|borough) (business|duties|engagement)|other (meeting|council)|another meeting/i,
    'other-council-business',
  ],
  [/work|business commitment/i, 'work'],
  [/personal|family|bereave|childcare/i, 'personal'],
  [/holiday|leave|away|abroad/i, 'holiday'],
]

function categoryOf(reason: string): ApologyCategory {
  return categories.find(([pattern]) => pattern.test(reason))?.[1] ?? 'other'
}

/** The seats of the day: of a file, only who is listed is known. */
export function importedSeats(listed: readonly Listed[], day: string, newId: () => string): Membership[] {
  return listed
    .filter(({ attendance: { capacity } }) => capacity === 'member')
    .map(({ attendance: { personId }, role, voting, group }) => ({
      ...{ id: newId(), personId, role: role === 'substitute' ? 'member' : role },
      ...{ voting, group, from: day, to: null },
    }))
}
