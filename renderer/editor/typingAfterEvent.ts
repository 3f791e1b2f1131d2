import { Plugin } from 'prosemirror-state'
import type { Command } from 'prosemirror-state'
import { enter } from './enter.ts'
import type { EnterRules } from './enter.ts'

/** Words typed at the end of an event line begin the next line, so that the sentence goes on following its fact. */
export function typeAfterEvent(text: string, rules: EnterRules): Command {
  return (state, dispatch) => {
    const { $from, empty } = state.selection
    const line = $from.parent
    const atEnd = empty && $from.parentOffset === line.content.size && line.content.size > 0
    const follows =
      line.type.name === 'event' && line.attrs['factId'] !== null && line.attrs['edited'] !== true
    if (!atEnd || !follows) return false
    return enter(rules)(state, dispatch && ((tr) => dispatch(tr.insertText(text))))
  }
}

export function typingAfterEventPlugin(rules: EnterRules): Plugin {
  return new Plugin({
    props: {
      handleTextInput: (view, _from, _to, text) =>
        typeAfterEvent(text, rules)(view.state, view.dispatch.bind(view)),
    },
  })
}
