import { Plugin, TextSelection } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'

/**
 * Reads the caret from the page before each key. The browser tells of a moved caret in a later task than the key that moved it, so that
 * on a busy machine Enter after End, or after a click, would meet the caret where it was, and words would land in the wrong place.
 */
export function readCaretPlugin(): Plugin {
  return new Plugin({
    props: {
      handleDOMEvents: {
        keydown: (view) => {
          readCaret(view)
          return false
        },
      },
    },
  })
}

function readCaret(view: EditorView): void {
  const { selection, doc } = view.state
  // While an input method composes the browser alone knows; what is not text (all of it, a name) was selected by us.
  if (view.composing || !(selection instanceof TextSelection)) return
  const shown = document.getSelection()
  const anchor = placeOf(view, shown?.anchorNode, shown?.anchorOffset)
  const head = placeOf(view, shown?.focusNode, shown?.focusOffset)
  if (anchor === null || head === null) return
  const read = TextSelection.between(doc.resolve(anchor), doc.resolve(head))
  if (!read.eq(selection)) view.dispatch(view.state.tr.setSelection(read))
}

/** The place in the document where the page's selection begins or ends; null when that is not in the editor. */
function placeOf(view: EditorView, node: Node | null | undefined, offset: number | undefined): number | null {
  if (!node || offset === undefined || !view.dom.contains(node)) return null
  return view.posAtDOM(node, offset, 1)
}
