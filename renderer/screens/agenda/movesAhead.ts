import { moveItem } from '../../../shared/domain/agendaOrder.ts'
import type { AgendaItem } from '../../../shared/domain/agenda.ts'

export interface ItemMove {
  readonly itemId: string
  readonly parentId: string | null
  readonly index: number
}

/**
 * Moves that follow one another faster than the agenda is read again: each counts from the order that the one before it made, and they
 * are sent one after the other.
 */
export class MovesAhead {
  #items: readonly AgendaItem[] | null = null
  #open = 0
  #last: Promise<unknown> = Promise.resolve()

  /** The order as it will be: what was read, with the moves that are still under way. */
  order(read: readonly AgendaItem[]): readonly AgendaItem[] {
    return this.#items ?? read
  }

  /** Makes the move with `send`; `act` runs it and settles once the agenda has been read again. */
  async make(
    read: readonly AgendaItem[],
    move: ItemMove,
    send: (move: ItemMove) => Promise<unknown>,
    act: (work: () => Promise<unknown>) => Promise<boolean>,
  ): Promise<boolean> {
    this.#open += 1
    const sent = this.#last.then(() => send(move))
    // One that was refused does not hold up the next.
    this.#last = sent.catch(() => undefined)
    try {
      this.#items = moveItem(this.order(read), move.itemId, move.parentId, move.index)
    } catch {
      // What cannot be is refused by the core too, in a sentence.
    }
    try {
      return await act(() => sent)
    } finally {
      this.#open -= 1
      if (this.#open === 0) this.#items = null
    }
  }
}
