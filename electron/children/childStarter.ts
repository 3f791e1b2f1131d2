import type { FromChild, ToChild } from './childMessages.ts'

/** How much a child may take above what it had at its start, in bytes: resident memory, what WebAssembly holds among it. */
export const childMemory = 500 * 1024 * 1024

export interface ChildLimits {
  readonly memoryBytes: number
}

/** Told what a child says, and once that it is gone. */
export interface ChildEars {
  message(message: FromChild): void
  /** `why` is for the log. */
  ended(why: string): void
}

/** A process of its own that opens officers' files, and may die over them. */
export interface Child {
  post(message: ToChild): void
  /** At once, whatever it is doing. `ended` is told. */
  kill(): void
}

/** Starts a child: given to the core by its host, since not every host can start a process in the same way. */
export type ChildStarter = (limits: ChildLimits, ears: ChildEars) => Child
