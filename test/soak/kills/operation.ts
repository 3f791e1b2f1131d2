import type { CoreParts } from '../../../electron/core/createCore.ts'
import type { CoreClient } from '../../../shared/api/client.ts'

/** What an answer said is done, as the parent of the process hears it: after the kill all of it must be in the book. */
export type Told = Readonly<Record<string, string | number>>

/** A core at work on the book of a folder, and that folder. */
export interface Workplace {
  /** Holds the book, in `book`, and the configuration, in `config`. */
  readonly dir: string
  readonly folder: string
  readonly client: CoreClient
  /** Keeps a file in the book, as dropping it does; its SHA-256. */
  readonly keepFile: (bytes: Uint8Array) => Promise<string>
  /** What is wrong with a file that was kept; null when it is there, and holds what it held. */
  readonly wrongWith: (sha256: string) => Promise<string | null>
  /** The key of the book. */
  readonly key: Buffer
}

export interface Found {
  /** Of what was told, how much the book does not hold. */
  readonly lost: number
  /** What else is wrong, a sentence each. */
  readonly wrong: readonly string[]
}

/** Something officers do that writes: how it is done until the process is killed, and how to see what became of it. */
export interface Operation<Given> {
  /** As the table says it. */
  readonly name: string
  /** Of all kills, how many parts are its own. */
  readonly share: number
  /** What a process does to files in a stretch, from opening to closing, about: for a few kills it is not counted. */
  readonly deeds: number
  /** What had been answered as saved before the first of its processes. */
  readonly answeredBefore?: number
  /** Without it files are kept and not read. */
  readonly reading?: CoreParts['reading']
  /** Fills an empty book. What it gives, the other two get. */
  prepare(at: Workplace): Promise<Given>
  /** What is done to the files of that book once it is closed. */
  onceClosed?(dir: string): void
  /** A stretch of work, after what was told before; what was answered is told at once. The same is never done twice. */
  work(at: Workplace, given: Given, before: readonly Told[], tell: (told: Told) => void): Promise<void>
  check(at: Workplace, given: Given, told: readonly Told[]): Promise<Found>
}

/** A day of 2026 and the years after it, by its number, as YYYY-MM-DD. */
export function dayNumber(n: number): string {
  return new Date(Date.UTC(2026, 1, 3 + n)).toISOString().slice(0, 10)
}

export function textIn(told: Told, field: string): string {
  const value = told[field]
  return typeof value === 'string' ? value : ''
}
