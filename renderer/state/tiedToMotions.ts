import type { LineFact } from '../../shared/domain/meetingFact.ts'

/**
 * The facts that come into the minutes, each tied to a motion only if it stands there: of a vote and its motion that were taken out and
 * of which the vote alone comes back, the vote is of nothing formally moved.
 */
export function tiedToMotions(come: readonly LineFact[], stay: readonly LineFact[]): readonly LineFact[] {
  const motions = new Set([...stay, ...come].filter((fact) => fact.kind === 'moved').map((fact) => fact.id))
  const known = (id: string | null): string | null => (id !== null && motions.has(id) ? id : null)
  return come.map((fact) => {
    if (fact.kind === 'voted') return { ...fact, motionId: known(fact.motionId) }
    if (fact.kind === 'moved') return { ...fact, amends: known(fact.amends) }
    return fact
  })
}
