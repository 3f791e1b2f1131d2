import type { Fault } from '../../helpers/faultInjector.ts'

/** One act with one of its writes failing. */
export interface FaultOutcome extends Fault {
  readonly act: string
  /** How often the act writes when nothing fails. */
  readonly points: number
  /** False where the act was done before it came to that write. */
  readonly hasStruck: boolean
  /** What the officer is told; null where the act was done all the same. */
  readonly told: string | null
  /** What must never happen and did. */
  readonly wrong: readonly string[]
}

/** Letters typed while every flush of the disk takes 60 ms. */
export interface SlowDisk {
  readonly letters: number
  readonly longestMilliseconds: number
}

export interface FaultReport {
  readonly outcomes: readonly FaultOutcome[]
  readonly slow: SlowDisk | null
  /** Of each process that was killed in the middle of a migration: what is wrong with its book, empty where nothing is. */
  readonly kills: readonly string[]
}

/** What must never happen and did, a line each. */
export function wrongOf({ outcomes, kills }: FaultReport): string[] {
  return [
    ...outcomes.flatMap(({ act, at, points, error, isLasting, wrong }) =>
      wrong.map(
        (what) => `${act}, write ${at} of ${points}, ${error}${isLasting ? ' from then on' : ''}: ${what}`,
      ),
    ),
    ...kills.filter((what) => what !== ''),
  ]
}
