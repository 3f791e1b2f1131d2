import type { ReportSection } from '../../../shared/domain/report.ts'
import type { Caret, Edited } from './reportEdits.ts'

/** How long a pause in typing into one paragraph may be, in milliseconds, for undo to take it back in one go. */
const typingPauseMilliseconds = 1_500

/** What was written, step by step: typing into one paragraph is one step until it pauses, everything else a step of its own. */
export class ReportHistory {
  readonly #now: () => number
  readonly #past: Edited[] = []
  readonly #future: Edited[] = []
  #mark: string | null = null
  #at = 0

  constructor(now: () => number) {
    this.#now = now
  }

  /** Remembers how it was before an edit. `mark` names what is typed into; null for an act. */
  readonly before = (sections: readonly ReportSection[], caret: Caret, mark: string | null): void => {
    const now = this.#now()
    const goesOn = mark !== null && mark === this.#mark && now - this.#at < typingPauseMilliseconds
    this.#mark = mark
    this.#at = now
    this.#future.length = 0
    if (!goesOn) this.#past.push({ sections, caret })
  }

  /** How it was before the last step; null where there is none. `now` is how it is. */
  readonly undo = (now: Edited): Edited | null => this.#step(this.#past, this.#future, now)

  readonly redo = (now: Edited): Edited | null => this.#step(this.#future, this.#past, now)

  #step(from: Edited[], to: Edited[], now: Edited): Edited | null {
    const step = from.pop()
    if (step === undefined) return null
    to.push(now)
    this.#mark = null
    return step
  }
}
