import { Plugin, PluginKey } from 'prosemirror-state'
import type { Command, EditorState } from 'prosemirror-state'
import { Decoration, DecorationSet } from 'prosemirror-view'
import { misspellings } from './spelling.ts'
import type { Misspelling } from './spelling.ts'

interface Place {
  readonly from: number
  readonly to: number
}

const walkKey = new PluginKey<Place | null>('spellingWalk')

/** Shows the wrong word that is being asked about. It is no selection: the caret stays, and nothing typed can take the word's place. */
export function spellingWalkPlugin(): Plugin {
  return new Plugin<Place | null>({
    key: walkKey,
    state: {
      init: () => null,
      apply: (tr, at) => {
        const asked = tr.getMeta(walkKey) as { readonly at: Place | null } | undefined
        if (asked !== undefined) return asked.at
        if (at === null || !tr.docChanged) return at
        const from = tr.mapping.map(at.from, 1)
        const to = tr.mapping.map(at.to, -1)
        return from < to ? { from, to } : null
      },
    },
    props: {
      decorations: (state) => {
        const at = walkKey.getState(state) ?? null
        if (at === null) return null
        return DecorationSet.create(state.doc, [Decoration.inline(at.from, at.to, { class: 'misspelt-now' })])
      },
    },
  })
}

/** Shows the word that is asked about; null when none is any more. */
export function askAbout(misspelling: Misspelling | null): Command {
  return (state, dispatch) => {
    const isThere = misspelling === null || misspelling.to <= state.doc.content.size
    const at = misspelling !== null && isThere ? { from: misspelling.from, to: misspelling.to } : null
    dispatch?.(state.tr.setMeta(walkKey, { at }))
    return true
  }
}

/** Where the word stands that is asked about, or what was put in its place; null for none. */
export function askedAbout(state: EditorState): Place | null {
  return walkKey.getState(state) ?? null
}

/**
 * The first wrong word behind the one that is asked about, or behind the caret; from the beginning again after the last. Null when
 * nothing is wrong.
 */
export function nextMisspelling(state: EditorState): Misspelling | null {
  const all = misspellings(state)
  const after = askedAbout(state)?.to ?? state.selection.to
  return all.find((one) => one.from >= after) ?? all[0] ?? null
}
