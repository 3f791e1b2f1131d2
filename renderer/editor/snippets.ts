import { TextSelection } from 'prosemirror-state'
import type { Command, EditorState } from 'prosemirror-state'
import type { Snippet } from '../../shared/domain/writing.ts'
import { markStep } from './stepName.ts'

/** What F3 finds at the caret: a snippet to expand, or a word (or nothing) that is none. */
export interface SnippetAtCaret {
  readonly word: string
  readonly snippet: Snippet | null
}

export function snippetAtCaret(state: EditorState, snippets: readonly Snippet[]): SnippetAtCaret {
  const { $from, empty } = state.selection
  const words = empty ? $from.parent.textBetween(0, $from.parentOffset, undefined, '\ufffc') : ''
  const word = /[^\s\ufffc]+$/u.exec(words)?.[0] ?? ''
  const exact = snippets.find((snippet) => snippet.trigger !== '' && snippet.trigger === word)
  const like = snippets.find(
    (snippet) => snippet.trigger !== '' && snippet.trigger.toLowerCase() === word.toLowerCase(),
  )
  return { word, snippet: exact ?? like ?? null }
}

/** Puts the words of a snippet in the place of the trigger before the caret; the caret goes to its “|”, or after it. One step of undo. */
export function expandSnippet(snippets: readonly Snippet[]): Command {
  return (state, dispatch) => {
    const { word, snippet } = snippetAtCaret(state, snippets)
    if (snippet === null) return false
    if (dispatch === undefined) return true
    const [head = '', ...tail] = snippet.words.split('|')
    const from = state.selection.from - word.length
    const tr = state.tr.insertText(head + tail.join(''), from, state.selection.from)
    tr.setSelection(TextSelection.create(tr.doc, from + head.length))
    dispatch(markStep(tr, `the snippet “${snippet.trigger}”`).scrollIntoView())
    return true
  }
}

/** Words at the caret as one step of undo. */
export function insertWords(words: string, name: string): Command {
  return (state, dispatch) => {
    if (!state.selection.$from.parent.isTextblock) return false
    dispatch?.(markStep(state.tr.insertText(words), name).scrollIntoView())
    return true
  }
}
