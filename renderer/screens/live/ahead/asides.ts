import { createStore } from 'zustand/vanilla'
import type { StoreApi } from 'zustand/vanilla'
import { isAside } from '../../../../shared/domain/meetingFact.ts'
import type { Aside } from '../../../../shared/domain/meetingFact.ts'
import type { MeetingView } from '../../../state/data.ts'
import type { UndoStack } from '../../../state/undoStack.ts'
import type { Acts } from './acts.ts'

export type AsidesAhead = Readonly<Record<string, Aside | null>>

export interface AsideMeeting {
  view(): MeetingView
  /** Sends a change. Called again after a lost reply with the same. */
  send(change: { changeId: string; put: Aside[]; remove: string[] }): Promise<unknown>
  newId(): string
}

/** Actions and parked lines as they stand, what was done here included. */
export class Asides {
  /** By id: put here, and the reading may not show it yet; null for one taken away. */
  readonly ahead: StoreApi<AsidesAhead> = createStore<AsidesAhead>(() => ({}))
  readonly #meeting: AsideMeeting
  readonly #acts: Acts
  readonly #undoStack: UndoStack

  constructor(meeting: AsideMeeting, acts: Acts, undoStack: UndoStack) {
    this.#meeting = meeting
    this.#acts = acts
    this.#undoStack = undoStack
  }

  /** In the order they were put. */
  all(): readonly Aside[] {
    return asidesOf(this.#meeting.view(), this.ahead.getState())
  }

  /** Puts and takes away as one act that Ctrl+Z takes back. */
  change(
    change: { readonly put?: readonly Aside[]; readonly remove?: readonly string[] },
    name: string,
  ): void {
    const put = change.put ?? []
    const remove = change.remove ?? []
    const standing = new Map(this.all().map((aside) => [aside.id, aside]))
    const touched = [...put.map((aside) => aside.id), ...remove]
    const back = {
      put: touched.flatMap((id) => standing.get(id) ?? []),
      remove: put.filter((aside) => !standing.has(aside.id)).map((aside) => aside.id),
    }
    this.#send(put, remove)
    const itemIds = [...put, ...back.put].flatMap(({ itemId }) => (itemId === null ? [] : [itemId]))
    this.#undoStack.recordAct({
      name,
      itemIds,
      undo: () => this.#send(back.put, back.remove),
      redo: () => this.#send(put, remove),
    })
  }

  #send(put: readonly Aside[], remove: readonly string[]): void {
    const shown: AsidesAhead = Object.fromEntries([
      ...remove.map((id) => [id, null] as const),
      ...put.map((aside) => [aside.id, aside] as const),
    ])
    this.ahead.setState(shown)
    const forget = (): void => {
      // What was changed again since stays.
      const others = Object.entries(this.ahead.getState()).filter(([id, aside]) => shown[id] !== aside)
      this.ahead.setState(Object.fromEntries(others), true)
    }
    const sent = { changeId: this.#meeting.newId(), put: [...put], remove: [...remove] }
    this.#acts.act(() => this.#meeting.send(sent), forget)
  }
}

/** Actions and parked lines of a reading, with what was changed since laid over it. */
export function asidesOf(view: MeetingView, changed: AsidesAhead): readonly Aside[] {
  const read = view.record.facts.filter(isAside)
  const known = new Set(read.map((aside) => aside.id))
  const later = Object.entries(changed).flatMap(([id, aside]) =>
    aside === null || known.has(id) ? [] : [aside],
  )
  return [...read.flatMap((aside) => (aside.id in changed ? (changed[aside.id] ?? []) : [aside])), ...later]
}
