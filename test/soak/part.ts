import type { Row } from '../bench/rows.ts'

/** One part of the soak: many outcomes of one kind, made one after the other, each kept at once, so that a part can go on later. */
export interface Part<Outcome> {
  readonly defaultCount: number
  /**
   * Makes outcomes from number `from` (from 0) until there are `count`, giving each to `keep`. What happens follows from the seed and
   * the number of the outcome.
   */
  run(wish: {
    readonly from: number
    readonly count: number
    readonly seed: number
    readonly keep: (outcome: Outcome) => void
  }): Promise<void>
  readonly rows: (outcomes: readonly Outcome[]) => readonly Row[]
  /** What must never happen and did, a line each. */
  readonly faults: (outcomes: readonly Outcome[]) => readonly string[]
  /** The outcomes as a table for people, where the rows do not say enough. */
  readonly table?: (outcomes: readonly Outcome[]) => SoakTable
}

export interface SoakTable {
  readonly head: readonly string[]
  readonly lines: readonly (readonly string[])[]
}

/** One below the other, of the same columns; null where there is none. */
export function joinedTables(tables: readonly (SoakTable | undefined)[]): SoakTable | null {
  const found = tables.filter((table) => table !== undefined)
  const [first] = found
  return first === undefined ? null : { head: first.head, lines: found.flatMap(({ lines }) => lines) }
}

/** Numbers from 0 to 1, the same in every run with this seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Two parts as one: the first half of the outcomes is made by one, the rest by the other. */
export function inTurn<First, Second>(
  first: Part<First>,
  second: Part<Second>,
): Part<{ readonly first: First } | { readonly second: Second }> {
  type Either = { readonly first: First } | { readonly second: Second }
  const firsts = (outcomes: readonly Either[]): readonly First[] =>
    outcomes.flatMap((one) => ('first' in one ? [one.first] : []))
  const seconds = (outcomes: readonly Either[]): readonly Second[] =>
    outcomes.flatMap((one) => ('second' in one ? [one.second] : []))
  return {
    defaultCount: first.defaultCount + second.defaultCount,
    async run({ from, count, seed, keep }) {
      const share = first.defaultCount / (first.defaultCount + second.defaultCount)
      const half = Math.round(count * share)
      if (from < half) await first.run({ from, count: half, seed, keep: (one) => keep({ first: one }) })
      const rest = { from: Math.max(0, from - half), count: count - half, seed }
      await second.run({ ...rest, keep: (one) => keep({ second: one }) })
    },
    rows: (outcomes) => [...first.rows(firsts(outcomes)), ...second.rows(seconds(outcomes))],
    faults: (outcomes) => [...first.faults(firsts(outcomes)), ...second.faults(seconds(outcomes))],
    table: (outcomes) =>
      joinedTables([first.table?.(firsts(outcomes)), second.table?.(seconds(outcomes))]) ?? {
        ...{ head: [], lines: [] },
      },
  }
}
