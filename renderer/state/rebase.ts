import type { Node } from 'prosemirror-model'
import { Mapping, ReplaceStep, Transform } from 'prosemirror-transform'
import type { Step } from 'prosemirror-transform'
import { defined } from '../../shared/domain/assert.ts'

/** The step that makes `theirs` of `ours`; null when they are the same. */
export function difference(ours: Node, theirs: Node): Step | null {
  const start = ours.content.findDiffStart(theirs.content)
  if (start === null) return null
  const end = ours.content.findDiffEnd(theirs.content)
  if (end === null) return null
  // Where text repeats, the ends may overlap: move both out until they do not.
  const overlap = start - Math.min(end.a, end.b)
  const a = end.a + Math.max(overlap, 0)
  const b = end.b + Math.max(overlap, 0)
  return new ReplaceStep(start, a, theirs.slice(start, b))
}

export interface Rebased {
  /** The document with the other side's change and ours on top of it. */
  readonly doc: Node
  /** Ours, as they now stand, in the same groups. */
  readonly groups: readonly (readonly Step[])[]
  /** False when some of ours no longer had a place. */
  readonly complete: boolean
}

/** Moves local steps, in groups, from the document they were made on to another version of it. */
export function rebase(base: Node, groups: readonly (readonly Step[])[], theirs: Node): Rebased {
  const forward = new Transform(base)
  for (const step of groups.flat()) forward.step(step)
  const inverted = forward.steps.map((step, index) => {
    return step.invert(defined(forward.docs[index], 'a transform keeps the document before each step'))
  })
  let doc = forward.doc
  const mapping = new Mapping()
  const over = difference(base, theirs)
  for (const step of [...inverted.toReversed(), ...(over === null ? [] : [over])]) {
    doc = defined(step.apply(doc).doc, 'steps are taken back on the document they made')
    mapping.appendMap(step.getMap())
  }
  let complete = true
  let mirror = inverted.length
  const rebasedGroups = groups.map((group) =>
    group.flatMap((step) => {
      const mapped = step.map(mapping.slice(mirror))
      mirror -= 1
      const result = mapped?.apply(doc).doc ?? null
      if (mapped === null || result === null) {
        complete = false
        return []
      }
      doc = result
      mapping.appendMap(mapped.getMap(), mirror)
      return [mapped]
    }),
  )
  return { doc, groups: rebasedGroups, complete }
}
