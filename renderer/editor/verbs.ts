import { Plugin, PluginKey } from 'prosemirror-state'
import type { Command, EditorState } from 'prosemirror-state'
import { Decoration, DecorationSet } from 'prosemirror-view'
import type { EditorView } from 'prosemirror-view'
import { completeVerb } from '../../shared/domain/verbs.ts'

/** Fewer letters say too little. */
const fewestLetters = 2

interface VerbState {
  /** True after Esc, until the letters are no longer those of a verb. */
  readonly hidden: boolean
}

const verbKey = new PluginKey<VerbState>('verbs')

/** The rest of the verb whose beginning is all that stands in the clause of the caret; null when there is none to offer. */
export function verbRest(state: EditorState): string | null {
  const { $from, empty } = state.selection
  const line = $from.parent
  if (!empty || line.type.name !== 'clause' || line.attrs['level'] !== 0) return null
  if ($from.parentOffset !== line.content.size || line.childCount !== 1) return null
  const typed = line.textContent
  if (typed.length < fewestLetters || line.firstChild?.isText !== true || /^\s/.test(typed)) return null
  const verb = completeVerb(typed)[0]
  return verb === undefined ? null : verb.slice(typed.length)
}

/** Tab after the first letters of a verb: the rest of it, and a space. */
export const acceptVerb: Command = (state, dispatch) => {
  const rest = isHidden(state) ? null : verbRest(state)
  if (rest === null) return false
  dispatch?.(state.tr.insertText(`${rest} `).scrollIntoView())
  return true
}

function isHidden(state: EditorState): boolean {
  return verbKey.getState(state)?.hidden ?? false
}

function hide(view: EditorView): boolean {
  if (isHidden(view.state) || verbRest(view.state) === null) return false
  view.dispatch(view.state.tr.setMeta(verbKey, { hidden: true }))
  return true
}

/**
 * Completes the verb at the beginning of a clause: its rest stands in grey after two letters, Tab takes it, Esc hides it and typing on
 * ignores it. Nothing is shown while an input method composes.
 */
export function verbsPlugin(): Plugin {
  let isComposing = false
  return new Plugin<VerbState>({
    key: verbKey,
    state: {
      init: () => ({ hidden: false }),
      apply: (tr, before, _old, state) => {
        const given = tr.getMeta(verbKey) as VerbState | undefined
        if (given !== undefined) return given
        return before.hidden && verbRest(state) === null ? { hidden: false } : before
      },
    },
    props: {
      attributes: (state): Record<string, string> =>
        state.selection.$from.parent.type.name === 'clause' ? { 'aria-autocomplete': 'inline' } : {},
      decorations: (state) => {
        const rest = isComposing || isHidden(state) ? null : verbRest(state)
        if (rest === null) return null
        const { $from } = state.selection
        const words = { 'data-verb-rest': rest, 'data-verb-say': `${rest}, Tab completes` }
        return DecorationSet.create(state.doc, [Decoration.node($from.before(), $from.after(), words)])
      },
      handleKeyDown: (view, event) => {
        const isTab = event.key === 'Tab' && !event.shiftKey && !event.ctrlKey && !event.altKey
        return isTab && acceptVerb(view.state, view.dispatch.bind(view))
      },
      handleDOMEvents: {
        // Before the key that leaves the text sees it: this Esc hides, and the next one leaves.
        keydown: (view, event) => event.key === 'Escape' && !event.isComposing && hide(view),
        compositionstart: () => {
          isComposing = true
          return false
        },
        compositionend: (view) => {
          isComposing = false
          // The editor takes the composed words up first; then the rest of the verb may stand beside them.
          setTimeout(() => {
            if (!view.isDestroyed) view.updateState(view.state)
          })
          return false
        },
      },
    },
  })
}
