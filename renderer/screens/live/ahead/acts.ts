import type { AppError } from '../../../../shared/domain/appError.ts'
import type { EditQueue } from '../../../state/editQueue.ts'
import { reportProblem } from '../../../state/notices.ts'

/** The readings of the meeting that the screen draws. */
export interface Readings {
  /** Settles when the meeting was read again. */
  again(): Promise<void>
  areUnderWay(): boolean
}

/** Acts sent through the session's queue, each in its turn; what they showed ahead of the core goes once a reading shows it. */
export class Acts {
  readonly #queue: EditQueue
  readonly #readings: Readings
  readonly #whyNot: () => AppError | null
  /** What to call once a reading shows what was done. */
  readonly #toSettle = new Set<() => void>()

  /** `whyNot`: why nothing is done just now; null, or left out, while it may be. */
  constructor(queue: EditQueue, readings: Readings, whyNot: () => AppError | null = () => null) {
    this.#queue = queue
    this.#readings = readings
    this.#whyNot = whyNot
  }

  /**
   * Sends an act in its turn; `settled` is called once a reading shows it, or it failed; `refused` when the core would not do it (without
   * it: the problem is said).
   */
  act(
    send: () => Promise<unknown>,
    settled?: () => void,
    refused: (error: AppError) => void = reportProblem,
  ): void {
    const why = this.#whyNot()
    if (why !== null) {
      settled?.()
      refused(why)
      return
    }
    this.#queue.act(
      async () => {
        await send()
        if (settled !== undefined) this.#toSettle.add(settled)
        // A turn later: what was read is drawn by then, and nothing flickers back to what was before.
        void this.#readings.again().then(() => setTimeout(() => this.#settle()))
      },
      (error: AppError) => {
        settled?.()
        refused(error)
      },
    )
  }

  /** Waits until what was done here is kept, and a reading of the meeting shows it. */
  async readBack(): Promise<void> {
    await this.#queue.flush()
    await this.#readings.again()
  }

  /** What was shown ahead of the core may go once a whole reading has come: one that a later act cut short has not brought it. */
  #settle(): void {
    if (this.#readings.areUnderWay()) return
    for (const settled of this.#toSettle) settled()
    this.#toSettle.clear()
  }
}
