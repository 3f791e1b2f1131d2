import { Plugin } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { createStore } from 'zustand/vanilla'
import type { StoreApi } from 'zustand/vanilla'
import { misspellingAt } from './spelling.ts'
import type { Misspelling } from './spelling.ts'

/** A wrong word whose suggestions are asked for, with the place of its line on the page, in pixels. */
export interface AskedMisspelling {
  readonly misspelling: Misspelling
  readonly left: number
  readonly top: number
  readonly bottom: number
}

/** The word whose menu is open; null for none. The live screen draws it. */
export const spellingMenu: StoreApi<{ readonly asked: AskedMisspelling | null }> = createStore<{
  readonly asked: AskedMisspelling | null
}>(() => ({ asked: null }))

/** The menu of a wrong word, by the right button, the menu key or Shift+F10. On other words the browser's own menu opens. */
export function spellingMenuPlugin(): Plugin {
  return new Plugin({
    props: {
      handleDOMEvents: {
        contextmenu: (view, event) => {
          const misspelling = askedAbout(view, event)
          if (misspelling === null) return false
          event.preventDefault()
          const { left, top, bottom } = view.coordsAtPos(misspelling.from, 1)
          spellingMenu.setState({ asked: { misspelling, left, top, bottom } })
          return true
        },
      },
    },
  })
}

/** By the pointer the word under it; by a key that of the caret. */
function askedAbout(view: EditorView, event: MouseEvent): Misspelling | null {
  if (event.button !== 2) return misspellingAt(view.state, view.state.selection.head)
  const pos = view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos
  return pos === undefined ? null : misspellingAt(view.state, pos)
}
