import { Plugin, TextSelection } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'

/**
 * Keeps the caret of the page and that of the text one before each key. The browser tells of a moved caret in a later task than the key
 * that moved it, so that on a busy machine Enter after End, or after a click, would meet the caret where it was. And what was written
 * while the focus was elsewhere moved the text's caret but not the page's: then the text knows better, until somebody clicks into it.
 */
export function readCaretPlugin(): Plugin {
  const pageIsBehind = new WeakSet<EditorView>()
  return new Plugin({
    view: () => ({
      update: (view, before) => {
        const { doc, selection } = view.state
        const moved = !before.doc.eq(doc) || !before.selection.eq(selection)
        if (moved && !view.hasFocus()) pageIsBehind.add(view)
      },
    }),
    props: {
      handleDOMEvents: {
        mousedown: (view) => {
          pageIsBehind.delete(view)
          return false
        },
        keydown: (view) => {
          if (pageIsBehind.delete(view)) view.focus()
          else readCaret(view)
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
