import { createStore } from 'zustand/vanilla'
import type { StoreApi } from 'zustand/vanilla'
import type { LineFact } from '../../shared/domain/meetingFact.ts'
import type { TextChange } from './editQueue.ts'

/** What a screen knows of the session: never the text itself. */
export interface SessionSummary {
  /** The item in the editor; null until the first is opened. */
  readonly itemId: string | null
  readonly facts: readonly LineFact[]
  /** Rises with every change of the text or the caret. */
  readonly version: number
}

/** Keeps the summary of a session, and tells the view when the state to show is another. */
export class SummaryKeeper {
  readonly store: StoreApi<SessionSummary>
  #watchers: (() => void)[] = []

  constructor(facts: readonly LineFact[]) {
    this.store = createStore<SessionSummary>(() => ({ itemId: null, facts, version: 0 }))
  }

  get itemId(): string | null {
    return this.store.getState().itemId
  }

  get facts(): readonly LineFact[] {
    return this.store.getState().facts
  }

  show(itemId: string): void {
    this.store.setState({ itemId })
    this.changed(itemId)
  }

  /** The text or the caret of an item changed: it is news if the item is the one shown. */
  changed(itemId: string): void {
    if (this.itemId !== itemId) return
    this.store.setState(({ version }) => ({ version: version + 1 }))
    for (const changed of this.#watchers) changed()
  }

  changeFacts({ add, remove }: TextChange['facts']): void {
    if (add.length === 0 && remove.length === 0) return
    this.store.setState({ facts: [...this.facts.filter((fact) => !remove.includes(fact.id)), ...add] })
  }

  /** Calls `changed` whenever the state to show is another. Returns how to stop. */
  watch(changed: () => void): () => void {
    this.#watchers.push(changed)
    return () => {
      this.#watchers = this.#watchers.filter((other) => other !== changed)
    }
  }
}
