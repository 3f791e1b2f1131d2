import { AppError } from '../../shared/domain/appError.ts'
import {
  isAside,
  isPresence,
  itemsOfFact,
  namesPerson,
  peopleOfFact,
} from '../../shared/domain/meetingFact.ts'
import type { Aside, LineFact, MeetingFact } from '../../shared/domain/meetingFact.ts'
import type { Reader } from '../db/database.ts'
import { readFact } from '../db/facts.ts'
import { requiredItem, requiredPerson } from './required.ts'

/**
 * What came and went with an edit of the minutes: every person, item and motion it names is in the book, or comes in the same edit.
 * An id that was removed may come again. Throws `invalid-input` or `not-found`.
 */
export function checkLineFacts(
  reader: Reader,
  meetingId: string,
  change: { readonly add: readonly LineFact[]; readonly remove: readonly string[] },
): void {
  checkDistinct(change.add, 'Two events of this edit have the same identity.')
  const removed = new Set(change.remove)
  for (const id of removed) {
    const known = readFact(reader, meetingId, id)
    if (known !== null && isAside(known)) {
      throw new AppError(
        'invalid-input',
        'An action or a parked line is not removed by an edit of the text.',
        {
          factId: id,
        },
      )
    }
  }
  const isMotion = (id: string): boolean => {
    const found = change.add.find((fact) => fact.id === id)
    const known = found ?? (removed.has(id) ? null : readFact(reader, meetingId, id))
    return known?.kind === 'moved'
  }
  for (const fact of change.add) {
    if (!removed.has(fact.id) && readFact(reader, meetingId, fact.id) !== null) {
      throw new AppError('invalid-input', 'This event is in the minutes already.', { factId: fact.id })
    }
    checkNames(reader, meetingId, fact)
    checkWhom(fact)
    checkMotion(fact, isMotion)
    checkBallots(fact)
  }
}

/** What the officer keeps beside the text: an action's person and every item are in the book, and no id is that of an event. */
export function checkAsides(
  reader: Reader,
  meetingId: string,
  change: { readonly put: readonly Aside[]; readonly remove: readonly string[] },
): void {
  checkDistinct(change.put, 'Two actions or parked lines of this change have the same identity.')
  for (const id of [...change.put.map((fact) => fact.id), ...change.remove]) {
    const known = readFact(reader, meetingId, id)
    if (known !== null && !isAside(known)) {
      throw new AppError('invalid-input', 'This is an event of the minutes: change it in their text.', {
        factId: id,
      })
    }
  }
  for (const fact of change.put) checkNames(reader, meetingId, fact)
}

function checkDistinct(facts: readonly MeetingFact[], sentence: string): void {
  if (new Set(facts.map((fact) => fact.id)).size < facts.length) {
    throw new AppError('invalid-input', sentence, { field: 'facts' })
  }
}

function checkNames(reader: Reader, meetingId: string, fact: MeetingFact): void {
  for (const id of peopleOfFact(fact)) requiredPerson(reader, id)
  for (const id of itemsOfFact(fact)) requiredItem(reader, meetingId, id)
}

function checkWhom(fact: LineFact): void {
  if (!isPresence(fact) || namesPerson(fact.kind) === (fact.personId !== null)) return
  const sentence = namesPerson(fact.kind)
    ? 'Say who arrived, left or took the chair.'
    : 'An adjournment, or the exclusion of the public, names nobody.'
  throw new AppError('invalid-input', sentence, { factId: fact.id, field: 'personId' })
}

function checkMotion(fact: LineFact, isMotion: (id: string) => boolean): void {
  const id = fact.kind === 'voted' ? fact.motionId : fact.kind === 'moved' ? fact.amends : null
  if (id === null || (id !== fact.id && isMotion(id))) return
  throw new AppError(
    'invalid-input',
    'The motion it names is no longer in the minutes. Choose the motion again.',
    {
      factId: fact.id,
      field: fact.kind === 'voted' ? 'motionId' : 'amends',
    },
  )
}

function checkBallots(fact: LineFact): void {
  if (fact.kind !== 'voted') return
  if (new Set(fact.ballots.map((ballot) => ballot.personId)).size === fact.ballots.length) return
  throw new AppError('invalid-input', 'A member’s vote is entered twice. Take one of the two out.', {
    factId: fact.id,
    field: 'ballots',
  })
}
