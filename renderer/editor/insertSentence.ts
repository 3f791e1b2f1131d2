import type { Command } from 'prosemirror-state'
import { markStep } from './stepName.ts'

/** A sentence at the caret as one step of undo, with a space to the words before it. */
export function insertSentence(sentence: string, name: string): Command {
  return (state, dispatch) => {
    const { $from } = state.selection
    if (!$from.parent.isTextblock) return false
    const before = $from.parent.textBetween(0, $from.parentOffset, undefined, '\ufffc')
    const space = before === '' || /\s$/.test(before) ? '' : ' '
    dispatch?.(markStep(state.tr.insertText(space + sentence), name).scrollIntoView())
    return true
  }
}
