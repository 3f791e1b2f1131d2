import type { LineFact } from '../meetingFact.ts'
import { peopleOfFact } from '../meetingFact.ts'
import { toldFacts } from '../registers/reading.ts'
import type { Reading } from '../registers/reading.ts'

/**
 * What happened, as data for the public: only facts whose line everybody may read, and of each only what that line says. A line in the
 * officer's own words tells no detail for certain, so no fact stands behind it; words that the line does not print are left out.
 */
export function publicFacts(reading: Reading): LineFact[] {
  const known = new Set(reading.view.people.map((person) => person.id))
  const facts = toldFacts(reading).flatMap(({ fact, words, reworded, closed, itemId }): LineFact[] => {
    if (reworded || words === null || closed !== null) return []
    const said = (text: string): string => (text.trim() !== '' && words.includes(text.trim()) ? text : '')
    return [{ ...sayingOnly(fact, said, known), itemId }]
  })
  const told = facts.filter((fact) => peopleOfFact(fact).every((id) => known.has(id)))
  const motions = new Set(told.flatMap((fact) => (fact.kind === 'moved' ? [fact.id] : [])))
  const motion = (id: string | null): string | null => (id !== null && motions.has(id) ? id : null)
  return told.map((fact) => {
    if (fact.kind === 'moved') return { ...fact, amends: motion(fact.amends) }
    return fact.kind === 'voted' ? { ...fact, motionId: motion(fact.motionId) } : fact
  })
}

function sayingOnly(fact: LineFact, said: (text: string) => string, known: ReadonlySet<string>): LineFact {
  const person = (id: string | null): string | null => (id !== null && known.has(id) ? id : null)
  switch (fact.kind) {
    case 'declared':
      return { ...fact, nature: fact.sensitive ? '' : said(fact.nature) }
    case 'moved':
      return {
        ...fact,
        words: said(fact.words),
        mover: person(fact.mover),
        seconder: person(fact.seconder),
      }
    case 'urgent':
      return { ...fact, reason: said(fact.reason) }
    default:
      return fact
  }
}
