import { addressedName, titleOn } from '../../../shared/domain/person.ts'
import type { Person } from '../../../shared/domain/person.ts'
import type { Candidate } from './personPicker.tsx'

/**
 * Who may sit for a member, the likeliest first: the named substitutes of the committee, then councillors; anybody else only once typed.
 * Members of the executive may not sit on a scrutiny committee (s.9FA(3) of the Local Government Act 2000): that is said, not enforced.
 */
export function substituteCandidates(given: {
  /** Everybody in the book who is not in the room's list already. */
  readonly people: readonly Person[]
  /** The named substitutes, by id. */
  readonly named: ReadonlySet<string>
  readonly committee: string
  /** YYYY-MM-DD: titles are those of the day. */
  readonly date: string
}): readonly Candidate[] {
  const { named } = given
  const isScrutiny = /\bscrutiny\b/i.test(given.committee)
  const place = (person: Person): number => (named.has(person.id) ? 0 : isCouncillor(person) ? 1 : 2)
  return given.people
    .toSorted((a, b) => place(a) - place(b))
    .map((person) => {
      const title = titleOn(person, given.date)
      const isBarred =
        isScrutiny && isCouncillor(person) && /\b(?:cabinet|executive|portfolio)\b/i.test(title)
      const other = named.has(person.id) ? 'named substitute' : isCouncillor(person) ? '' : title
      return {
        id: person.id,
        name: addressedName(person),
        hint: isBarred ? 'executive member: may not sit on scrutiny' : other,
        isUnlikely: place(person) === 2,
      }
    })
}

function isCouncillor(person: Person): boolean {
  return /^(?:councillor|cllr)\b/i.test(person.address)
}
