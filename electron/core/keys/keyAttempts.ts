import { AppError } from '../../../shared/domain/appError.ts'
import type { Clock } from '../clock.ts'

/** Slows down whoever guesses: one try at a time, and after three wrong ones a pause that doubles. */
export interface KeyAttempts {
  /** Runs a try; false or null of it is a wrong one. Throws `not-allowed` while the pause lasts: then nothing was tried. */
  take<Result>(attempt: () => Promise<Result | null>): Promise<Result | null>
}

const freeTries = 3
const longestPauseMilliseconds = 60_000

export function keyAttempts(clock: Clock): KeyAttempts {
  let wrong = 0
  let last = 0
  let queue: Promise<unknown> = Promise.resolve()
  const pauseLeft = (): number => {
    if (wrong < freeTries) return 0
    const pause = Math.min(longestPauseMilliseconds, 1_000 * 2 ** (wrong - freeTries))
    const since = clock.now().getTime() - last
    // A clock that was set back does not make anybody wait for hours.
    return since < 0 ? 0 : Math.max(0, pause - since)
  }
  async function run<Result>(attempt: () => Promise<Result | null>): Promise<Result | null> {
    const waitSeconds = Math.ceil(pauseLeft() / 1_000)
    if (waitSeconds > 0) {
      const time = waitSeconds === 1 ? 'a second' : `${waitSeconds} seconds`
      throw new AppError(
        'not-allowed',
        `Too many wrong tries. What you typed now was not looked at. Wait ${time}, then try it again.`,
        {
          ...{ reason: 'pause', waitSeconds },
        },
      )
    }
    const result = await attempt()
    wrong = result === null ? wrong + 1 : 0
    last = clock.now().getTime()
    return result
  }
  return {
    take: (attempt) => {
      const done = queue.then(() => run(attempt))
      queue = done.catch(() => undefined)
      return done
    },
  }
}
