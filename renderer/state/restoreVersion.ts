import { Fragment } from 'prosemirror-model'
import type { Node } from 'prosemirror-model'
import type { Command } from 'prosemirror-state'
import { minutesSchema } from '../../shared/minutesText/schema.ts'
import { factsIn, writtenFromFact } from '../editor/eventLines.ts'
import { markStep } from '../editor/stepName.ts'
import { difference } from './rebase.ts'

/**
 * An earlier text as it may stand now. An event line keeps its fact where that fact stands; where another took its place on that line
 * (its time was put right since) the line stays as it is now; where nothing is left of it its words stay, without a fact.
 */
export function versionToday(version: Node, present: Node): Node {
  const standing = factsIn(present)
  const now = new Map<unknown, Node>()
  present.forEach((node) => now.set(node.attrs['id'], node))
  const blocks: Node[] = []
  version.forEach((node) => {
    const factId: unknown = node.attrs['factId'] ?? null
    const successor = now.get(node.attrs['id'])
    if (node.type !== minutesSchema.nodes['event'] || typeof factId !== 'string') blocks.push(node)
    else if (standing.has(factId)) blocks.push(node)
    else if (successor !== undefined && successor.type === node.type) blocks.push(successor)
    else blocks.push(node.type.create({ ...node.attrs, factId: null, edited: true }, node.content))
  })
  return version.copy(Fragment.fromArray(blocks))
}

/** Puts an earlier text in the place of the present one, as one step that undo takes back. False when it is the same. */
export function restoreVersion(version: Node, name: string): Command {
  return (state, dispatch) => {
    const step = difference(state.doc, versionToday(version, state.doc))
    if (step === null) return false
    dispatch?.(markStep(state.tr.step(step).setMeta(writtenFromFact, true), name))
    return true
  }
}
