import type { Node } from 'prosemirror-model'
import type { LineFact } from '../../shared/domain/meetingFact.ts'
import { factsIn } from '../editor/eventLines.ts'
import type { TextChange } from './editQueue.ts'
import { tiedToMotions } from './tiedToMotions.ts'

/** Every fact this window ever knew of the meeting, those whose lines were taken out included: with its line a fact comes back. */
export class KnownFacts {
  readonly #known: Map<string, LineFact>

  constructor(facts: readonly LineFact[]) {
    this.#known = new Map(facts.map((fact) => [fact.id, fact]))
  }

  get(factId: string): LineFact | undefined {
    return this.#known.get(factId)
  }

  know(facts: readonly LineFact[]): void {
    for (const fact of facts) this.#known.set(fact.id, fact)
  }

  /** The facts whose lines came or went from one document to the next; `standing` are those of the whole meeting before. */
  change(before: Node, after: Node, standing: readonly LineFact[]): TextChange['facts'] {
    const had = factsIn(before)
    const has = factsIn(after)
    const remove = [...had].filter((id) => !has.has(id))
    const come = [...has].filter((id) => !had.has(id)).flatMap((id) => this.#known.get(id) ?? [])
    const stay = standing.filter((fact) => !remove.includes(fact.id))
    return { add: tiedToMotions(come, stay), remove }
  }
}
