import { AppError } from '../../shared/domain/appError.ts'
import { checkCommittee } from '../../shared/domain/committeeRules.ts'
import type { Committee, Membership } from '../../shared/domain/committee.ts'
import { parsePastedNames } from '../../shared/domain/pastedNames.ts'
import type { PastedName } from '../../shared/domain/pastedNames.ts'
import { addressedName } from '../../shared/domain/person.ts'
import type { Person } from '../../shared/domain/person.ts'
import { bookStream, committeeStream } from '../db/changeKinds.ts'
import type { Reader } from '../db/database.ts'
import { listCommittees } from '../db/committees.ts'
import { listPeople } from '../db/people.ts'
import { todayOf } from './clock.ts'
import { updateExpectedMembers } from './expectedMembers.ts'
import { requiredCommittee, requiredPerson } from './required.ts'
import { procedures } from './services.ts'
import { wire } from './wire.ts'

export const committeesProcedures = {
  list: procedures.committees.list.handler(({ context }) =>
    wire(listCommittees(context.book.required().reader)),
  ),
  get: procedures.committees.get.handler(({ input, context }) =>
    wire(requiredCommittee(context.book.required().reader, input.committeeId)),
  ),
  save: procedures.committees.save.handler(({ input, context }) => {
    const book = context.book.required()
    checkCommittee(input, todayOf(context.clock))
    checkSeats(book.reader, input.memberships)
    book.write((writing) => {
      writing.record(committeeStream(input.id), { kind: 'committee.set', payload: { committee: input } })
      updateExpectedMembers(writing, input)
    })
    return { done: true }
  }),
  pasteMembers: procedures.committees.pasteMembers.handler(({ input, context }) => {
    const book = context.book.required()
    const committee = requiredCommittee(book.reader, input.committeeId)
    const pasted = parsePastedNames(input.text)
    const people = listPeople(book.reader)
    const outcome = withPastedMembers(committee, people, pasted.understood, input.from, context.newId)
    checkCommittee(outcome.committee, todayOf(context.clock))
    if (outcome.added.length > 0) {
      book.write((writing) => {
        for (const person of outcome.newPeople) {
          writing.record(bookStream, { kind: 'person.set', payload: { person } })
        }
        writing.record(committeeStream(committee.id), {
          kind: 'committee.set',
          payload: { committee: outcome.committee },
        })
        updateExpectedMembers(writing, outcome.committee)
      })
    }
    return {
      added: outcome.added,
      alreadyMembers: outcome.alreadyMembers,
      notUnderstood: wire(pasted.notUnderstood),
    }
  }),
}

function checkSeats(reader: Reader, seats: readonly Membership[]): void {
  if (new Set(seats.map((seat) => seat.id)).size < seats.length) {
    throw new AppError('invalid-input', 'Two seats of this committee have the same identity.', {
      field: 'memberships',
    })
  }
  for (const seat of seats) requiredPerson(reader, seat.personId)
}

interface PasteOutcome {
  readonly committee: Committee
  readonly newPeople: readonly Person[]
  readonly added: string[]
  readonly alreadyMembers: string[]
}

/** A name that the book knows is that person; one that has a seat on the day is left as it is. */
function withPastedMembers(
  committee: Committee,
  people: readonly Person[],
  pasted: readonly PastedName[],
  from: string,
  newId: () => string,
): PasteOutcome {
  const known = new Map(people.map((person) => [sameName(person.name), person]))
  const seats: Membership[] = [...committee.memberships]
  const newPeople: Person[] = []
  const added: string[] = []
  const alreadyMembers: string[] = []
  for (const { address, name, role, group } of pasted) {
    const found = known.get(sameName(name))
    const person = found ?? { id: newId(), address, name, titles: [], approvedAbsences: [] }
    if (found === undefined) {
      newPeople.push(person)
      known.set(sameName(name), person)
    }
    const hasSeat = seats.some((seat) => seat.personId === person.id && (seat.to === null || seat.to >= from))
    if (hasSeat) {
      alreadyMembers.push(addressedName(person))
    } else {
      seats.push({
        id: newId(),
        personId: person.id,
        role,
        voting: role !== 'co-optee',
        group,
        from,
        to: null,
      })
      added.push(addressedName(person))
    }
  }
  return { committee: { ...committee, memberships: seats }, newPeople, added, alreadyMembers }
}

function sameName(name: string): string {
  return name.normalize('NFC').toLocaleLowerCase('en-GB').replace(/\s+/g, ' ').trim()
}
