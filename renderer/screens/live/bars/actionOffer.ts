import { createStore } from 'zustand/vanilla'
import type { StoreApi } from 'zustand/vanilla'
import type { Action } from '../../../../shared/domain/meetingFact.ts'
import { newId } from '../../../state/newId.ts'
import type { LiveMeeting } from '../liveMeeting.ts'
import { actionToOffer, sourceAtCaret, sourceWithId } from './actionEntry.ts'
import type { ActionWords } from './actionEntry.ts'

/** An action that a clause asks for, offered when its line was left. */
export interface ActionOffer {
  readonly sourceId: string
  readonly itemId: string
  readonly words: ActionWords
}

interface Offers {
  readonly offer: ActionOffer | null
}

const stores = new WeakMap<LiveMeeting, StoreApi<Offers>>()

/** What is offered in this meeting now. */
export function actionOffers(live: LiveMeeting): StoreApi<Offers> {
  const known = stores.get(live)
  if (known !== undefined) return known
  const made = createStore<Offers>(() => ({ offer: null }))
  stores.set(live, made)
  return made
}

/** Keeps the action that is offered. False when none is. */
export function keepOffer(live: LiveMeeting): boolean {
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
  live.changeAsides({ put: [action] }, 'the action')
  return true
}

export function dropOffer(live: LiveMeeting): void {
  actionOffers(live).setState({ offer: null })
}

/** The line has its action: it is offered no longer. */
export function settleOffer(live: LiveMeeting, sourceId: string): void {
  if (actionOffers(live).getState().offer?.sourceId === sourceId) dropOffer(live)
}

/**
 * Offers the action of a clause when Enter leaves it: the caret stands in a new line, and the one it left asks somebody for something.
 * The offer goes with its item or its line. Returns how to stop.
 */
export function watchForActions(live: LiveMeeting): () => void {
  const { session } = live
  const store = actionOffers(live)
  let at: { readonly itemId: string; readonly sourceId: string; readonly lines: number } | null = null
  return session.watch(() => {
    const { itemId } = session.summary.getState()
    if (itemId === null) return
    const state = session.state(itemId)
    const lines = linesIn(state.doc)
    const here = sourceAtCaret(state)
    const before = at
    at = here === null ? null : { itemId, sourceId: here.id, lines }
    const { offer } = store.getState()
    if (offer !== null && (offer.itemId !== itemId || sourceWithId(state.doc, offer.sourceId) === null)) {
      dropOffer(live)
    }
    const entered = before !== null && before.itemId === itemId && lines === before.lines + 1
    if (!entered || here?.text !== '' || before.sourceId === here.id) return
    const left = sourceWithId(state.doc, before.sourceId)
    if (left === null) return
    const { people, meeting } = live.view.record
    const words = actionToOffer(left, people, meeting.date, live.asides())
    if (words !== null) store.setState({ offer: { sourceId: left.id, itemId, words } })
  })
}

function linesIn(doc: ReturnType<LiveMeeting['session']['state']>['doc']): number {
  let lines = 0
  doc.descendants((node) => {
    if (node.isTextblock) lines += 1
    return !node.isTextblock
  })
  return lines
}
