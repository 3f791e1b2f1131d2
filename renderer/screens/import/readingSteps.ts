import type { Reading } from './importRows.ts'

/** A reading as it was before a mend, and the place that was mended. */
interface ReadingStep {
  readonly place: string
  readonly reading: Reading
}

/** Enough for a day; what is shared between readings is kept once. */
const depth = 1_000

/** The mends of this window, to be taken back one by one and done again. */
export class ReadingSteps {
  #done: ReadingStep[] = []
  #undone: ReadingStep[] = []

  /** Something was mended; what was taken back before cannot be done again. */
  did(place: string, before: Reading): void {
    this.#done = [...this.#done.slice(1 - depth), { place, reading: before }]
    this.#undone = []
  }

  /** The reading to show in place of `now`, and where it differs; null when there is no step. */
  take(direction: 'undo' | 'redo', now: Reading): ReadingStep | null {
    const [from, to] =
      direction === 'undo' ? [this.#done, this.#undone] : ([this.#undone, this.#done] as const)
    const step = from.pop()
    if (step === undefined) return null
    to.push({ place: step.place, reading: now })
    return step
  }
}
