import { AppError } from '../../../shared/domain/appError.ts'
import { shortDate } from '../../../shared/domain/shortDates.ts'

/** A meeting that was moved on this screen. */
export interface DoneMove {
  readonly meetingId: string
  readonly committeeName: string
  readonly from: string
  readonly to: string
}

/** What moves a meeting: reads its day, and gives it another. */
export interface MeetingDays {
  dateOf(meetingId: string): Promise<string>
  setDate(meetingId: string, date: string): Promise<void>
}

/** The moves of meetings made while the screen is open, the last of which can be taken back and done again. */
export class MovesDone {
  readonly #days: MeetingDays
  #done: DoneMove[] = []
  #undone: DoneMove[] = []

  constructor(days: MeetingDays) {
    this.#days = days
  }

  async do(move: DoneMove): Promise<void> {
    await this.#days.setDate(move.meetingId, move.to)
    this.#done.push(move)
    this.#undone = []
  }

  /** Takes the last move back; null when there is none. Throws `conflict` where the meeting was moved elsewhere meanwhile. */
  undo(): Promise<DoneMove | null> {
    return this.#step(this.#done, this.#undone, ({ from, to }) => ({ was: to, now: from }))
  }

  /** Moves it again; null when nothing was taken back. */
  redo(): Promise<DoneMove | null> {
    return this.#step(this.#undone, this.#done, ({ from, to }) => ({ was: from, now: to }))
  }

  async #step(
    source: DoneMove[],
    target: DoneMove[],
    days: (move: DoneMove) => { readonly was: string; readonly now: string },
  ): Promise<DoneMove | null> {
    // It is gone from the list at once: a second press while this one is under way means the move before.
    const move = source.pop()
    if (move === undefined) return null
    const { was, now } = days(move)
    if ((await this.#days.dateOf(move.meetingId)) !== was) {
      throw new AppError(
        'conflict',
        `${move.committeeName} is no longer on ${shortDate(was)}: it was moved elsewhere, and stays there.`,
      )
    }
    await this.#days.setDate(move.meetingId, now)
    target.push(move)
    return move
  }
}
