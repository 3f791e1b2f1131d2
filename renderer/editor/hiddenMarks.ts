import { Plugin } from 'prosemirror-state'
import { Fragment, Slice } from 'prosemirror-model'
import type { Node } from 'prosemirror-model'
import { hiddenMarksNote, holdsHiddenMarks, withoutHiddenMarks } from '../../shared/domain/hiddenMarks.ts'

/**
 * Keeps marks that nobody sees out of the minutes, however they come: typed by a keyboard that has them, dropped, or in a copy of this
 * editor's own. The core refuses an edit with one, and what is refused would stand in the way of all that follows.
 */
export function hiddenMarksPlugin(say: (sentence: string) => void = () => undefined): Plugin {
  const clean = (text: string): string => {
    const left = withoutHiddenMarks(text)
    const note = hiddenMarksNote(left)
    if (note !== null) say(note)
    return left.text
  }
  return new Plugin({
    props: {
      handleTextInput: (view, from, to, text) => {
        if (!holdsHiddenMarks(text)) return false
        view.dispatch(view.state.tr.insertText(clean(text), from, to))
        return true
      },
      transformPastedText: clean,
      transformPasted: (slice) =>
        new Slice(cleanFragment(slice.content, clean), slice.openStart, slice.openEnd),
    },
  })
}

function cleanFragment(fragment: Fragment, clean: (text: string) => string): Fragment {
  const nodes: Node[] = []
  fragment.forEach((node) => {
    if (node.isText) {
      const text = clean(node.text ?? '')
      if (text !== '') nodes.push(node.type.schema.text(text, node.marks))
      return
    }
    const name: unknown = node.attrs['text']
    const attrs = typeof name === 'string' ? { ...node.attrs, text: clean(name) } : node.attrs
    nodes.push(node.type.create(attrs, cleanFragment(node.content, clean), node.marks))
  })
  return Fragment.from(nodes)
}
