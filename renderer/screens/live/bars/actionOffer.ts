import type { Node } from 'prosemirror-model'
import { createStore } from 'zustand/vanilla'
import type { StoreApi } from 'zustand/vanilla'
import type { Action } from '../../../../shared/domain/meetingFact.ts'
import { newId } from '../../../state/newId.ts'
import type { LiveMeeting } from '../liveMeeting.ts'
import { actionToOffer, sourceAtCaret, sourceWithId } from './actionEntry.ts'
import type { ActionSource, ActionWords } from './actionEntry.ts'

/** An action that a clause asks for, offered when its line was left. */
export interface ActionOffer {
  readonly sourceId: string
  readonly itemId: string
  readonly words: ActionWords
}

interface Offers {
  readonly offer: ActionOffer | null
}

/** As much of a live meeting as catching actions needs. */
export type Minuting = Pick<LiveMeeting, 'session' | 'view' | 'now'> & {
  readonly asides: Pick<LiveMeeting['asides'], 'all' | 'change'>
}

const stores = new WeakMap<Minuting, StoreApi<Offers>>()

/** What is offered in this meeting now. */
export function actionOffers(live: Minuting): StoreApi<Offers> {
  const known = stores.get(live)
  if (known !== undefined) return known
  const made = createStore<Offers>(() => ({ offer: null }))
  stores.set(live, made)
  return made
}

/** Keeps the action that is offered. False when none is. */
export function keepOffer(live: Minuting): boolean {
  const store = actionOffers(live)
  const { offer } = store.getState()
  if (offer === null) return false
  const { sourceId, itemId, words } = offer
  const action: Action = {
    id: newId(),
    kind: 'action',
    at: live.now(),
    itemId,
    sourceId,
    ...words,
    done: false,
  }
  store.setState({ offer: null })
  live.asides.change({ put: [action] }, 'the action')
  return true
}

export function dropOffer(live: Minuting): void {
  actionOffers(live).setState({ offer: null })
}

/** The line has its action: it is offered no longer. */
export function settleOffer(live: Minuting, sourceId: string): void {
  if (actionOffers(live).getState().offer?.sourceId === sourceId) dropOffer(live)
}

/** Where the caret stood. */
interface Place {
  readonly itemId: string
  readonly lines: number
  readonly here: ActionSource | null
}

/**
 * Offers the action of a clause when Enter leaves it: the caret stands in a new line, and the one it left asks somebody for something.
 * The offer goes with its item or its line. Returns how to stop.
 */
export function watchForActions(live: Minuting): () => void {
  const { session } = live
  const store = actionOffers(live)
  const place = (itemId: string): Place => {
    const state = session.state(itemId)
    return { itemId, lines: linesIn(state.doc), here: sourceAtCaret(state) }
  }
  const shown = session.summary.getState().itemId
  let at = shown === null ? null : place(shown)
  return session.watch(() => {
    const { itemId } = session.summary.getState()
    if (itemId === null) return
    const { doc } = session.state(itemId)
    const before = at
    at = place(itemId)
    const { here, lines } = at
    const { offer } = store.getState()
    if (offer !== null && (offer.itemId !== itemId || sourceWithId(doc, offer.sourceId) === null)) {
      dropOffer(live)
    }
    const entered = before?.itemId === itemId && lines === before.lines + 1
    const leftId = before?.here?.id
    if (!entered || here?.text !== '' || leftId === undefined || leftId === here.id) return
    const left = sourceWithId(doc, leftId)
    if (left === null) return
    const { people, meeting } = live.view.record
    const words = actionToOffer(left, people, meeting.date, live.asides.all())
    if (words !== null) store.setState({ offer: { sourceId: left.id, itemId, words } })
  })
}

function linesIn(doc: Node): number {
  let lines = 0
  doc.descendants((node) => {
    if (node.isTextblock) lines += 1
    return !node.isTextblock
  })
  return lines
}
