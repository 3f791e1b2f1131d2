import { Plugin } from 'prosemirror-state'
import { Decoration, DecorationSet } from 'prosemirror-view'

/** Words shown in an empty text, drawn by CSS; never part of it. */
export function placeholderPlugin(words: string): Plugin {
  return new Plugin({
    props: {
      decorations: ({ doc }) => {
        const only = doc.childCount === 1 ? doc.firstChild : null
        if (only === null || only.type.name !== 'prose' || only.content.size > 0) return null
        return DecorationSet.create(doc, [Decoration.node(0, only.nodeSize, { 'data-placeholder': words })])
      },
    },
  })
}
