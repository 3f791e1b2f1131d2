import type { Command, EditorState, Transaction } from 'prosemirror-state'
import type { Node, NodeType } from 'prosemirror-model'
import { minutesSchema } from '../../shared/minutesText/schema.ts'
import { markStep } from './stepName.ts'

const { prose, point, clause } = minutesSchema.nodes as Record<'prose' | 'point' | 'clause', NodeType>

interface Found {
  readonly node: Node
  readonly pos: number
}

/** Tab: prose becomes a point, a point or clause goes one level in. Never deeper than one below the point before it. */
export const demote: Command = (state, dispatch) => {
  if (dispatch !== undefined) shift(state, dispatch, 'the line put a level in', demoteOne)
  return true
}

/** Shift+Tab: a point or clause goes one level out, an outermost point becomes prose. */
export const promote: Command = (state, dispatch) => {
  if (dispatch !== undefined) shift(state, dispatch, 'the line put a level out', promoteOne)
  return true
}

function shift(
  state: EditorState,
  dispatch: (tr: Transaction) => void,
  name: string,
  one: (tr: Transaction, found: Found) => void,
): void {
  const tr = state.tr
  for (const found of selectedTextBlocks(state)) one(tr, found)
  if (tr.docChanged) dispatch(markStep(tr, name).scrollIntoView())
}

function selectedTextBlocks(state: EditorState): Found[] {
  const found: Found[] = []
  state.doc.nodesBetween(state.selection.from, state.selection.to, (node, pos) => {
    if (node.isTextblock) found.push({ node, pos })
    return !node.isTextblock
  })
  return found
}

function demoteOne(tr: Transaction, { node, pos }: Found): void {
  const level = Number(node.attrs['level'] ?? 0)
  if (node.type === prose) tr.setNodeMarkup(pos, point, { ...node.attrs, level: 0 })
  else if (node.type === point && level < Math.min(2, levelBefore(tr.doc, pos) + 1))
    tr.setNodeAttribute(pos, 'level', level + 1)
  else if (node.type === clause && level === 0 && tr.doc.resolve(pos).index() > 0)
    tr.setNodeAttribute(pos, 'level', 1)
}

function promoteOne(tr: Transaction, { node, pos }: Found): void {
  const level = Number(node.attrs['level'] ?? 0)
  if (node.type === point && level === 0) {
    tr.setNodeMarkup(pos, prose, {
      id: node.attrs['id'] as string,
      classification: node.attrs['classification'] as string,
    })
  } else if ((node.type === point || node.type === clause) && level > 0) {
    tr.setNodeAttribute(pos, 'level', level - 1)
  }
}

/** Level of the last point before `pos`; -1 without one. */
function levelBefore(doc: Node, pos: number): number {
  let level = -1
  doc.forEach((node, offset) => {
    if (offset < pos && node.type === point) level = Number(node.attrs['level'])
  })
  return level
}
