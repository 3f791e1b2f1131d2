import { Plugin, PluginKey, TextSelection } from 'prosemirror-state'
import type { Command, EditorState, Transaction } from 'prosemirror-state'
import { Decoration, DecorationSet } from 'prosemirror-view'
import { minutesSchema } from '../../shared/minutesText/schema.ts'
import { hitsIn } from './findText.ts'
import type { FindQuery, Hit } from './findText.ts'
import { markStep } from './stepName.ts'

export interface FindState {
  /** Null when nothing is looked for. */
  readonly query: FindQuery | null
  readonly hits: readonly Hit[]
  /** The hit that is looked at; -1 for none. */
  readonly at: number
}

interface Found extends FindState {
  readonly marks: DecorationSet
}

const findKey = new PluginKey<Found>('find')
const nothing: Found = { query: null, hits: [], at: -1, marks: DecorationSet.empty }

type Order = { readonly query: FindQuery | null } | { readonly at: number }

export function findStateOf(state: EditorState): FindState {
  return findKey.getState(state) ?? nothing
}

/** Looks for something else, from the caret on; null ends the search. The caret stays where it is. */
export function lookFor(query: FindQuery | null): Command {
  return order({ query })
}

/** Looks at the next hit or the one before, round the ends. */
export function stepToHit(step: 1 | -1): Command {
  return (state, dispatch) => {
    const { hits, at } = findStateOf(state)
    if (hits.length === 0) return false
    return order({ at: (at + step + hits.length) % hits.length })(state, dispatch)
  }
}

/** Puts the words in the place of the hit that is looked at, and looks at the next. A reference to a person is passed over. */
export function replaceHit(words: string): Command {
  return (state, dispatch) => {
    const { query, hits, at } = findStateOf(state)
    const hit = hits[at]
    if (hit === undefined || query === null) return false
    if (!hit.isText) return stepToHit(1)(state, dispatch)
    dispatch?.(markStep(replaced(state.tr, hit, words), `replacing “${query.text}”`))
    return true
  }
}

/** Puts the words in the place of every hit of the item, references to people apart. One step of undo. False when there is none. */
export function replaceAllHits(words: string): Command {
  return (state, dispatch) => {
    const { query, hits } = findStateOf(state)
    const texts = hits.filter((hit) => hit.isText)
    if (texts.length === 0 || query === null) return false
    const tr = texts.toReversed().reduce((made, hit) => replaced(made, hit, words), state.tr)
    dispatch?.(
      markStep(tr, `replacing “${query.text}” ${texts.length === 1 ? 'once' : `${texts.length} times`}`),
    )
    return true
  }
}

/** The caret goes to the hit, its words selected. */
export const selectHit: Command = (state, dispatch) => {
  const { hits, at } = findStateOf(state)
  const hit = hits[at]
  if (hit === undefined) return false
  dispatch?.(state.tr.setSelection(TextSelection.create(state.doc, hit.from, hit.to)).scrollIntoView())
  return true
}

/** The words keep the face of those they replace. */
function replaced(tr: Transaction, hit: Hit, words: string): Transaction {
  if (words === '') return tr.delete(hit.from, hit.to)
  const marks = tr.doc.resolve(hit.from).marksAcross(tr.doc.resolve(hit.to)) ?? []
  return tr.replaceWith(hit.from, hit.to, minutesSchema.text(words, marks))
}

function order(given: Order): Command {
  return (state, dispatch) => {
    dispatch?.(state.tr.setMeta(findKey, given))
    return true
  }
}

function next(tr: Transaction, before: Found, state: EditorState): Found {
  const given = tr.getMeta(findKey) as Order | undefined
  if (given === undefined && (!tr.docChanged || before.query === null)) return before
  const query = given !== undefined && 'query' in given ? given.query : before.query
  if (query === null) return nothing
  const isSame = query === before.query && !tr.docChanged
  const hits = isSame ? before.hits : hitsIn(state.doc, query)
  const after = hits.findIndex((hit) => hit.from >= lookedAt(tr, before, query, state))
  const at =
    given !== undefined && 'at' in given ? given.at : after === -1 ? Math.min(0, hits.length - 1) : after
  return { query, hits, at, marks: marksOf(state, hits, at) }
}

/** Where to look on: at the hit that was looked at, after it when it was replaced, else at the caret. */
function lookedAt(tr: Transaction, before: Found, query: FindQuery, state: EditorState): number {
  const was = before.hits[before.at]
  if (was === undefined || query !== before.query) return state.selection.from
  const { pos, deletedAfter } = tr.mapping.mapResult(was.from, 1)
  return deletedAfter ? tr.mapping.map(was.to, 1) : pos
}

/** A letter stands ten thousand times in long minutes: those about the hit that is looked at are drawn. */
const markedEachSide = 300

function marksOf(state: EditorState, hits: readonly Hit[], at: number): DecorationSet {
  const first = Math.max(0, at - markedEachSide)
  return DecorationSet.create(
    state.doc,
    hits
      .slice(first, at + markedEachSide)
      .map(({ from, to }, index) =>
        Decoration.inline(from, to, { class: first + index === at ? 'find-hit find-hit-now' : 'find-hit' }),
      ),
  )
}

/** Marks what is looked for, and brings the hit that is looked at into sight. */
export function findPlugin(): Plugin {
  return new Plugin<Found>({
    key: findKey,
    state: {
      init: () => nothing,
      apply: (tr, before, _old, state) => next(tr, before, state),
    },
    props: { decorations: (state) => findKey.getState(state)?.marks ?? null },
    view: () => ({
      update: (view, previous) => {
        const now = findStateOf(view.state)
        const was = findStateOf(previous)
        const hit = now.hits[now.at]
        const before = was.hits[was.at]
        if (hit === undefined || (was.query === now.query && hit.from === before?.from)) return
        view.dom.querySelector('.find-hit-now')?.scrollIntoView({ block: 'nearest' })
      },
    }),
  })
}
