import { Plugin } from 'prosemirror-state'
import { Decoration, DecorationSet } from 'prosemirror-view'

/** Marks the line of the caret, for the eyes that come back from the room. */
export function currentLinePlugin(): Plugin {
  return new Plugin({
    props: {
      decorations: ({ doc, selection }) => {
        const { $from, empty } = selection
        if (!empty || $from.depth === 0) return null
        const mark = Decoration.node($from.before(), $from.after(), { 'data-current': 'true' })
        return DecorationSet.create(doc, [mark])
      },
    },
  })
}
