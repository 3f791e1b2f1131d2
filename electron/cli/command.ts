import type { Words, WordsAllowed } from './words.ts'

export interface Command {
  readonly name: string
  readonly usage: string
  /** What it does and what it prints, for `help`. */
  readonly summary: string
  readonly allowed: WordsAllowed
  /** What to print: a string as it is, anything else as JSON; undefined when it printed by itself. */
  run(words: Words): Promise<unknown>
  /** True of a result that is printed, and answered with exit code 1. */
  hasFailed?(result: unknown): boolean
  /** True of one that failed for a word or a file that was not right: answered with exit code 2. */
  hasBadInput?(result: unknown): boolean
  /** Sentences for standard error, after the result is printed. */
  complaints?(result: unknown): readonly string[]
}
