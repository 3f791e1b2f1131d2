import { defined } from '../../../shared/domain/assert.ts'
import { seededRandom } from '../part.ts'

/** What decides how a file is broken: the same number throws the same. */
export interface Dice {
  /** A whole number from 0, below `sides`. */
  below(sides: number): number
  pick<T>(from: readonly T[]): T
  /** A number up to `most`, small ones as likely as large ones. */
  size(most: number): number
}

export function diceOf(seed: number): Dice {
  const random = seededRandom(seed)
  const below = (sides: number): number => Math.floor(random() * Math.max(1, sides))
  return {
    below,
    pick: (from) => defined(from[below(from.length)], 'there is something to pick from'),
    size: (most) => Math.max(1, Math.floor(most ** random())),
  }
}
