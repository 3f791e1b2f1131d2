import { TextSelection } from 'prosemirror-state'
import type { Command, Transaction } from 'prosemirror-state'
import type { Node, NodeType, ResolvedPos } from 'prosemirror-model'
import { minutesSchema } from '../../shared/minutesText/schema.ts'
import { leaveResolution } from './clauses.ts'
import { markStep } from './stepName.ts'

const { prose, point, event, clause, resolution } = minutesSchema.nodes as Record<
  'prose' | 'point' | 'event' | 'clause' | 'resolution',
  NodeType
>

/**
 * Backspace at the start of a line: a point becomes prose, prose joins the line above, a clause goes a level out and then out of the
 * resolution. Words never melt into an event line or a resolution: the caret goes there instead.
 */
export const backspace: Command = (state, dispatch) => {
  const { $from, empty } = state.selection
  if (!empty || $from.parentOffset > 0 || !$from.parent.isTextblock) return false
  if (dispatch === undefined) return true
  const tr = state.tr
  const node = $from.parent
  const isLabelled = node.type === clause || node.type === point
  if (node.type === clause) {
    if (node.attrs['level'] === 1) tr.setNodeAttribute($from.before(), 'level', 0)
    else leaveResolution(tr, $from)
  } else if (node.type === point) {
    tr.setNodeMarkup($from.before(), prose, {
      id: node.attrs['id'] as string,
      classification: node.attrs['classification'] as string,
    })
  } else {
    joinAbove(tr, $from)
  }
  const name = isLabelled ? 'the letter taken off the line' : 'the line taken out'
  dispatch(tr.docChanged ? markStep(tr, name).scrollIntoView() : tr.scrollIntoView())
  return true
}

function joinAbove(tr: Transaction, $from: ResolvedPos): void {
  const index = $from.index(0)
  if (index === 0) return
  const above = tr.doc.child(index - 1)
  const boundary = $from.before()
  if (isEmptyLine(above)) {
    tr.delete(boundary - above.nodeSize, boundary)
  } else if (isEmptyLine($from.parent)) {
    tr.delete(boundary, $from.after())
    tr.setSelection(TextSelection.near(tr.doc.resolve(boundary), -1))
  } else if (meets(above, $from.parent)) {
    tr.join(boundary)
  } else {
    tr.setSelection(TextSelection.near(tr.doc.resolve(boundary), -1))
  }
}

/** Delete at the end of a line draws the next one up, unless one of the two is an event line or a resolution. */
export const deleteForward: Command = (state, dispatch) => {
  const { $from, empty } = state.selection
  if (!empty || !$from.parent.isTextblock || $from.parentOffset < $from.parent.content.size) return false
  if (dispatch === undefined) return true
  const tr = state.tr
  const boundary = $from.after()
  const below = tr.doc.resolve(boundary).nodeAfter
  if (below !== null) {
    if (meets($from.parent, below)) tr.join(boundary)
    else if (isEmptyLine($from.parent) && $from.depth === 1) {
      tr.delete($from.before(), boundary)
      tr.setSelection(TextSelection.near(tr.doc.resolve($from.before()), 1))
    } else if (isEmptyLine(below)) tr.delete(boundary, boundary + below.nodeSize)
    else tr.setSelection(TextSelection.near(tr.doc.resolve(boundary), 1))
  }
  dispatch(tr.docChanged ? markStep(tr, 'the line taken out').scrollIntoView() : tr.scrollIntoView())
  return true
}

function isEmptyLine(node: Node): boolean {
  return node.isTextblock && node.content.size === 0
}

function meets(above: Node, below: Node): boolean {
  const apart = (node: Node): boolean => node.type === event || node.type === resolution
  return !apart(above) && !apart(below) && (above.type === clause) === (below.type === clause)
}
