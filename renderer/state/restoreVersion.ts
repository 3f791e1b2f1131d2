import { Fragment } from 'prosemirror-model'
import type { Node } from 'prosemirror-model'
import type { Command } from 'prosemirror-state'
import { minutesSchema } from '../../shared/minutesText/schema.ts'
import { factsIn, writtenFromFact } from '../editor/eventLines.ts'
import { markStep } from '../editor/stepName.ts'
import { difference } from './rebase.ts'

/** What is known of facts when an earlier text is put back, by their ids. */
export interface VersionFacts {
  /** Those that can come back with their lines. */
  readonly known: ReadonlySet<string>
  /** Those that stand in the minutes of the meeting now, in whatever item. */
  readonly standing: ReadonlySet<string>
}

export interface VersionToday {
  readonly doc: Node
  /** How many lines are words only, since what they told stands in another item. */
  readonly toldElsewhere: number
  /** How many lines are words only, since the book no longer knows what they told. */
  readonly forgotten: number
}

/**
 * An earlier text as it may stand now. An event line comes back with its fact. Where another fact took its place on that line (its time
 * was put right since) the line stays as it is now; where the fact stands in another item, or is no longer known, only its words come.
 */
export function versionToday(version: Node, present: Node, facts: VersionFacts): VersionToday {
  const here = factsIn(present)
  const now = new Map<unknown, Node>()
  present.forEach((node) => now.set(node.attrs['id'], node))
  const blocks: Node[] = []
  let toldElsewhere = 0
  let forgotten = 0
  version.forEach((node) => {
    const factId: unknown = node.attrs['factId'] ?? null
    const successor = now.get(node.attrs['id'])
    if (node.type !== minutesSchema.nodes['event'] || typeof factId !== 'string') blocks.push(node)
    else if (here.has(factId)) blocks.push(node)
    else if (successor !== undefined && successor.type === node.type) blocks.push(successor)
    else if (facts.known.has(factId) && !facts.standing.has(factId)) blocks.push(node)
    else {
      blocks.push(node.type.create({ ...node.attrs, factId: null, edited: true }, node.content))
      if (facts.standing.has(factId)) toldElsewhere += 1
      else forgotten += 1
    }
  })
  return { doc: version.copy(Fragment.fromArray(blocks)), toldElsewhere, forgotten }
}

/** Puts an earlier text in the place of the present one, as one step that undo takes back. False when it is the same. */
export function restoreVersion(version: Node, name: string, facts: VersionFacts): Command {
  return (state, dispatch) => {
    const step = difference(state.doc, versionToday(version, state.doc, facts).doc)
    if (step === null) return false
    dispatch?.(markStep(state.tr.step(step).setMeta(writtenFromFact, true), name))
    return true
  }
}
