import { TextSelection } from 'prosemirror-state'
import type { Command, Transaction } from 'prosemirror-state'
import type { Node, NodeType, ResolvedPos } from 'prosemirror-model'
import { minutesSchema } from '../../shared/minutesText/schema.ts'
import { markStep } from './stepName.ts'

const { prose, resolution, clause } = minutesSchema.nodes as Record<
  'prose' | 'resolution' | 'clause',
  NodeType
>

/** The clause at `$from` becomes a paragraph; clauses above and below it stay resolutions of their own. */
export function leaveResolution(tr: Transaction, $from: ResolvedPos): void {
  const whole = $from.node(1)
  const index = $from.index(1)
  const above: Node[] = []
  const below: Node[] = []
  whole.forEach((child, _offset, at) => {
    if (at < index) above.push(child)
    if (at > index) below.push(child)
  })
  const attrs = { classification: whole.attrs['classification'] as string }
  const paragraph = prose.create(attrs, $from.parent.content)
  const nodes: Node[] = []
  if (above.length > 0) nodes.push(resolution.create(whole.attrs, above))
  nodes.push(paragraph)
  if (below.length > 0)
    nodes.push(resolution.create(above.length > 0 ? attrs : whole.attrs, standOnTheirOwn(below)))
  const start = $from.before(1)
  tr.replaceWith(start, $from.after(1), nodes)
  const shift = above.length > 0 ? (nodes[0]?.nodeSize ?? 0) : 0
  tr.setSelection(TextSelection.create(tr.doc, start + shift + 1 + $from.parentOffset))
}

/** The first clause of a resolution stands at the outer level: there is nothing for it to stand under. */
function standOnTheirOwn(clauses: readonly Node[]): Node[] {
  let outer = true
  return clauses.map((node) => {
    outer &&= node.attrs['level'] === 1
    return outer ? clause.create({ ...node.attrs, level: 0 }, node.content) : node
  })
}

/** A resolution with one empty clause after the block of the caret, or in its place when that is empty. */
export const insertResolution: Command = (state, dispatch) => {
  const { $to } = state.selection
  if ($to.depth === 0) return false
  if (dispatch === undefined) return true
  const tr = state.tr
  const block = $to.node(1)
  const made = resolution.create(
    { classification: block.attrs['classification'] as string },
    clause.create({ level: 0 }),
  )
  const inPlace = block.isTextblock && block.content.size === 0
  const pos = inPlace ? $to.before(1) : $to.after(1)
  if (inPlace) tr.replaceWith(pos, $to.after(1), made)
  else tr.insert(pos, made)
  tr.setSelection(TextSelection.create(tr.doc, pos + 2))
  dispatch(markStep(tr, 'a resolution').scrollIntoView())
  return true
}
