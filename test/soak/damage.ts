import { rmSync } from 'node:fs'
import { row } from '../bench/rows.ts'
import { damages, knownBook, mendDamaged } from '../helpers/damagedBooks.ts'
import type { Damage } from '../helpers/damagedBooks.ts'
import { seededRandom } from './part.ts'
import type { Part } from './part.ts'

interface DamagedOutcome {
  readonly seed: number
  readonly kind: Damage
  readonly withBackup: boolean
  readonly faults: readonly string[]
  readonly lost: number
}

/** A book is damaged anyhow, again and again, and mended: with a backup of an hour ago two times of three. */
export const damageSoak: Part<DamagedOutcome> = {
  defaultCount: 2_000,
  async run({ from, count, seed, keep }) {
    const known = await knownBook()
    try {
      for (let next = from; next < count; next += 1) {
        const own = seed * 1_000_003 + next
        const kind = damages[next % damages.length] ?? 'bits'
        const withBackup = next % 3 !== 0
        const { faults, lost } = mendDamaged(known, kind, seededRandom(own), withBackup)
        keep({ seed: own, kind, withBackup, faults, lost })
      }
    } finally {
      rmSync(known.dir, { recursive: true, force: true })
    }
  },
  rows: (outcomes) => {
    if (outcomes.length === 0) return []
    const faulty = outcomes.filter(({ faults }) => faults.length > 0).length
    return [
      row('damaged', 'books damaged and mended', 'times', null, outcomes.length),
      row(
        'damaged-wrong',
        'mended books that did not open, did not hold, or held what was never written',
        'times',
        0,
        faulty,
      ),
      row(
        'damaged-lost',
        'changes lost where a backup of an hour ago and the log of recent writes could be read',
        'times',
        0,
        outcomes.filter(isCovered).reduce((sum, { lost }) => sum + lost, 0),
      ),
    ]
  },
  faults: (outcomes) =>
    outcomes.flatMap((outcome) => [
      ...outcome.faults.map((fault) => `Damage of seed ${outcome.seed}: ${fault}`),
      ...(isCovered(outcome) && outcome.lost > 0
        ? [`Damage of seed ${outcome.seed} (${outcome.kind}): ${outcome.lost} changes lost`]
        : []),
    ]),
}

function isCovered({ kind, withBackup }: DamagedOutcome): boolean {
  return withBackup && kind !== 'log-bits' && kind !== 'no-log' && kind !== 'both'
}
