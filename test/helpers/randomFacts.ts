import { eventKinds, interestKinds, namesPerson, voteSides } from '../../shared/domain/meetingFact.ts'
import type { Aside, LineFact } from '../../shared/domain/meetingFact.ts'

/** What random facts may name. */
export interface FactNames {
  readonly people: readonly [string, ...string[]]
  readonly items: readonly [string, ...string[]]
  /** Ids of motions that were moved; none while there is no motion. */
  readonly motions: readonly string[]
}

function nth<Value>(values: readonly [Value, ...Value[]], n: number): Value {
  return values[n % values.length] ?? values[0]
}

/** A fact of the kind and with the names that the numbers choose. */
export function aLineFact(id: string, kindAt: number, n: number, names: FactNames, text = ''): LineFact {
  const kind = nth(eventKinds, kindAt)
  const person = nth(names.people, n)
  const base = {
    id,
    at: nth(['10:00', '11:05', '23:59'], n),
    itemId: n % 3 === 0 ? null : nth(names.items, n),
  }
  const motionId = names.motions[n % Math.max(1, names.motions.length)] ?? null
  switch (kind) {
    case 'declared':
      return {
        ...base,
        kind,
        personId: person,
        items: [nth(names.items, n)],
        interest: nth(interestKinds, n),
        nature: text,
        sensitive: n % 2 === 0,
        leaves: n % 3 === 0,
        dispensation: n % 5 === 0,
      }
    case 'moved':
      return {
        ...base,
        kind,
        amends: motionId,
        mover: person,
        seconder: n % 2 === 0 ? null : person,
        words: text,
      }
    case 'voted':
      return {
        ...base,
        kind,
        motionId,
        method: nth(['agreed', 'show-of-hands', 'recorded'], n),
        counts: n % 3 === 0 ? null : { for: n % 7, against: 1, abstain: 0 },
        ballots: n % 3 === 2 ? [{ personId: person, side: nth(voteSides, n) }] : [],
        casting: n % 4 === 0 ? { personId: person, side: 'for' } : null,
        carried: n % 2 === 0,
      }
    case 'vote-noted':
      return { ...base, kind, personId: person, side: nth(voteSides, n) }
    case 'urgent':
      return { ...base, kind, personId: n % 2 === 0 ? null : person, reason: text }
    default:
      return { ...base, kind, personId: namesPerson(kind) ? person : null }
  }
}

/** An action or a parked line. */
export function anAside(id: string, n: number, names: FactNames, text = ''): Aside {
  const base = { id, at: '10:45', itemId: n % 3 === 0 ? null : nth(names.items, n) }
  if (n % 2 === 0) return { ...base, kind: 'parked', words: text }
  return {
    ...base,
    kind: 'action',
    sourceId: n % 3 === 0 ? 'clause-1' : null,
    what: text,
    personId: n % 5 === 0 ? null : nth(names.people, n),
    who: 'Director of Housing',
    by: n % 7 === 0 ? null : '2026-03-01',
    done: n % 2 === 0,
  }
}
