/**
 * Moves that follow one another faster than the agenda is read again: each counts from the order that the one before it made, and they
 * are sent one after the other.
 */
export class MovesAhead<Thing, Move> {
  readonly #moved: (things: readonly Thing[], move: Move) => readonly Thing[]
  #things: readonly Thing[] | null = null
  #open = 0
  #last: Promise<unknown> = Promise.resolve()

  /** `moved` gives the order after a move; it throws for one that cannot be. */
  constructor(moved: (things: readonly Thing[], move: Move) => readonly Thing[]) {
    this.#moved = moved
  }

  /** The order as it will be: what was read, with the moves that are still under way. */
  order(read: readonly Thing[]): readonly Thing[] {
    return this.#things ?? read
  }

  /** Makes the move with `send`; `act` runs it and settles once the agenda has been read again. */
  async make(
    read: readonly Thing[],
    move: Move,
    send: (move: Move) => Promise<unknown>,
    act: (work: () => Promise<unknown>) => Promise<boolean>,
  ): Promise<boolean> {
    this.#open += 1
    const sent = this.#last.then(() => send(move))
    // One that was refused does not hold up the next.
    this.#last = sent.catch(() => undefined)
    try {
      this.#things = this.#moved(this.order(read), move)
    } catch {
      // What cannot be is refused by the core too, in a sentence.
    }
    try {
      return await act(() => sent)
    } finally {
      this.#open -= 1
      if (this.#open === 0) this.#things = null
    }
  }
}
