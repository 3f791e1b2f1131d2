import type { Command, EditorState } from 'prosemirror-state'
import { markStep } from './stepName.ts'

/**
 * A sentence at the caret as one step of undo, with a space to the words before it. `blockId`: the block that it belongs in, where the caret
 * may have gone on to another since; then it stands at the end of that.
 */
export function insertSentence(sentence: string, name: string, blockId: string | null = null): Command {
  return (state, dispatch) => {
    const { from, to } = placeOf(state, blockId)
    const $from = state.doc.resolve(from)
    if (!$from.parent.isTextblock) return false
    const before = $from.parent.textBetween(0, $from.parentOffset, undefined, '\ufffc')
    const space = before === '' || /\s$/.test(before) ? '' : ' '
    dispatch?.(markStep(state.tr.insertText(space + sentence, from, to), name).scrollIntoView())
    return true
  }
}

function placeOf(
  { doc, selection }: EditorState,
  blockId: string | null,
): { readonly from: number; readonly to: number } {
  const { $from, from, to } = selection
  if (blockId === null || $from.parent.attrs['id'] === blockId) return { from, to }
  let end: number | null = null
  doc.descendants((node, at) => {
    if (node.isTextblock && node.attrs['id'] === blockId) end = at + node.nodeSize - 1
    return end === null
  })
  return end === null ? { from, to } : { from: end, to: end }
}
