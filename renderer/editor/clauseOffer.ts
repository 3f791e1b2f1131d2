import { Plugin, PluginKey } from 'prosemirror-state'
import type { Command, EditorState } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { adoptClauses, insertResolution } from './clauses.ts'
import type { PrintedClause } from './clauses.ts'
import { OfferList } from './offerList.ts'
import type { Offered } from './offerList.ts'

/** The printed recommendations offered to a resolution that was begun. */
interface Offer {
  /** Where the resolution stands. */
  readonly pos: number
  readonly clauses: readonly PrintedClause[]
  /** True once one was taken by itself: then the others are offered to the next clause. */
  readonly some: boolean
  /** The line that the arrows reached, while they have. */
  readonly chosen: number | null
}

const offerKey = new PluginKey<Offer | null>('clauseOffer')
const listId = 'clause-offer'

/** What is offered at the caret: the lines of the list, what each adopts, and which is chosen (-1: none). */
export interface ShownOffer {
  readonly lines: readonly Offered[]
  readonly adopts: readonly (readonly PrintedClause[])[]
  readonly chosen: number
}

/**
 * Begins a resolution and offers it the printed recommendations: Enter adopts them all, a digit one of them; whoever types on writes a
 * resolution of their own.
 */
export function beginResolution(printed: readonly PrintedClause[]): Command {
  return (state, dispatch) => {
    const isBlank = (resolutionAt(state)?.node.textContent ?? null) === ''
    if (isBlank) {
      const pos = state.selection.$from.before(1)
      dispatch?.(state.tr.setMeta(offerKey, offerAt(state, pos, printed)))
      return true
    }
    return insertResolution(
      state,
      dispatch &&
        ((tr) => {
          const pos = tr.selection.$from.before(1)
          dispatch(tr.setMeta(offerKey, offerAt(state, pos, printed)))
        }),
    )
  }
}

/** Of what is resolved already nothing is offered again. */
function offerAt(state: EditorState, pos: number, printed: readonly PrintedClause[]): Offer | null {
  const resolved = wordsOfClauses(state)
  const clauses = printed.some(({ level }) => level === 1)
    ? printed
    : printed.filter(({ words }) => !resolved.has(withoutFullStop(words)))
  const isNew = clauses.some(({ words }) => !resolved.has(withoutFullStop(words)))
  return isNew ? { pos, clauses, some: false, chosen: null } : null
}

/** The words of the clauses that stand, without the full stop that the last of them was given. */
function wordsOfClauses(state: EditorState): Set<string> {
  const words = new Set<string>()
  state.doc.descendants((node) => {
    if (node.type.name === 'clause') words.add(withoutFullStop(node.textContent))
    return !node.isTextblock
  })
  return words
}

function withoutFullStop(words: string): string {
  return words.replace(/\.$/, '')
}

function resolutionAt(state: EditorState) {
  const { $from } = state.selection
  return $from.depth > 1 && $from.node(1).type.name === 'resolution'
    ? { node: $from.node(1), pos: $from.before(1) }
    : null
}

/** The offer at the caret; null where none stands. */
export function shownOffer(state: EditorState): ShownOffer | null {
  const offer = offerKey.getState(state) ?? null
  const { $from, empty } = state.selection
  if (offer === null || !empty || $from.parent.type.name !== 'clause') return null
  if ($from.parent.content.size > 0 || $from.before(1) !== offer.pos) return null
  const isFirst = $from.node(1).textContent === ''
  if (!isFirst && !offer.some) return null
  const resolved = isFirst ? new Set<string>() : wordsOfClauses(state)
  const left = offer.clauses.filter(({ words }) => !resolved.has(withoutFullStop(words)))
  if (left.length === 0) return null
  const whole = isFirst && left.length > 1
  const all = { key: 'Enter', words: `All ${left.length} as printed` }
  const lines = left.map(({ words }, index) => ({
    key: isFirst && !whole ? 'Enter' : index < 9 ? String(index + 1) : '',
    words,
  }))
  return {
    lines: whole ? [all, ...lines] : lines,
    adopts: whole ? [left, ...left.map(alone)] : left.map(alone),
    chosen: Math.min(offer.chosen ?? (isFirst ? 0 : -1), lines.length - (whole ? 0 : 1)),
  }
}

function alone(clause: PrintedClause): readonly PrintedClause[] {
  return [{ ...clause, level: 0 }]
}

/** Adopts what a line of the offer says. */
export function takeOffer(line: number): Command {
  return (state, dispatch) => {
    const shown = shownOffer(state)
    const adopted = shown?.adopts[line]
    const offer = offerKey.getState(state) ?? null
    if (shown === null || adopted === undefined || offer === null) return false
    const several = adopted.length > 1
    const name = several ? 'the recommendations as printed' : 'the recommendation as printed'
    const all = several || shown.adopts.length === 1
    return adoptClauses(
      adopted,
      name,
      all,
    )(state, dispatch && ((tr) => dispatch(tr.setMeta(offerKey, { ...offer, some: !several, chosen: null }))))
  }
}

/** What a key does to the offer; null when it is none of the offer's. */
export function offerCommand(key: string, shown: ShownOffer): Command | null {
  const go = (line: number): Command => {
    return (state, dispatch) => {
      const offer = offerKey.getState(state) ?? null
      const chosen = Math.max(0, Math.min(line, shown.lines.length - 1))
      dispatch?.(state.tr.setMeta(offerKey, offer === null ? null : { ...offer, chosen }))
      return true
    }
  }
  switch (key) {
    case 'Enter':
      return shown.chosen < 0 ? null : takeOffer(shown.chosen)
    case 'ArrowDown':
      return go(shown.chosen + 1)
    case 'ArrowUp':
      return go(shown.chosen - 1)
    default: {
      if (!/^[1-9]$/.test(key)) return null
      const digits = shown.lines.findIndex((line) => line.key === key)
      // A single recommendation is taken by Enter, and by its number too.
      const line = digits === -1 && key === '1' && shown.lines.length === 1 ? 0 : digits
      return line === -1 ? null : takeOffer(line)
    }
  }
}

const closeOffer: Command = (state, dispatch) => {
  if (shownOffer(state) === null) return false
  dispatch?.(state.tr.setMeta(offerKey, null))
  return true
}

/** Draws the offer under the caret and gives it its keys. */
export function clauseOfferPlugin(): Plugin {
  return new Plugin<Offer | null>({
    key: offerKey,
    state: {
      init: () => null,
      apply: (tr, before) => {
        const given = tr.getMeta(offerKey) as Offer | null | undefined
        if (given !== undefined) return given
        if (before === null || !tr.docChanged) return before
        const { pos, deleted } = tr.mapping.mapResult(before.pos, 1)
        return deleted ? null : { ...before, pos }
      },
    },
    props: {
      attributes: (state): Record<string, string> => {
        const shown = shownOffer(state)
        if (shown === null) return {}
        const chosen = shown.chosen < 0 ? {} : { 'aria-activedescendant': `${listId}-${shown.chosen}` }
        return { 'aria-haspopup': 'listbox', 'aria-controls': listId, ...chosen }
      },
      handleKeyDown: (view, event) => {
        if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return false
        const shown = shownOffer(view.state)
        if (shown === null) return false
        return offerCommand(event.key, shown)?.(view.state, view.dispatch.bind(view)) ?? false
      },
      handleDOMEvents: {
        // Before the key that leaves the text sees it: this Esc closes the offer, and the next one leaves.
        keydown: (view, event) =>
          event.key === 'Escape' && !event.isComposing && closeOffer(view.state, view.dispatch.bind(view)),
      },
    },
    view: (view) => drawOffer(view),
  })
}

function drawOffer(view: EditorView): { update: (view: EditorView) => void; destroy: () => void } {
  const parent = view.dom.parentElement
  if (parent === null) return { update: () => undefined, destroy: () => undefined }
  const list = new OfferList(parent, listId, 'Recommendations as printed', (line) => {
    takeOffer(line)(view.state, view.dispatch.bind(view))
    view.focus()
  })
  const draw = (): void => {
    const shown = shownOffer(view.state)
    if (shown === null) return list.hide()
    const hint = shown.chosen < 0 ? 'A number adopts one.' : 'Or type the resolution. Esc closes.'
    list.show(shown.lines, shown.chosen, hint, view.coordsAtPos(view.state.selection.from))
  }
  draw()
  return { update: draw, destroy: () => list.destroy() }
}
