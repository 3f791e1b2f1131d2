import { expect, test } from 'vitest'
import { coreKills } from '../soak/kills/coreKills.ts'
import type { CoreKill } from '../soak/kills/coreKills.ts'
import { operationIds } from '../soak/kills/operations.ts'

const kills = 10
/** Each kill starts two processes: on a busy machine that alone takes seconds. */
const timeout = 240_000

/** What `npm run soak -- --part kills` does a thousand times; without a C compiler at moments of the clock. */
test(
  `${kills} kills in the middle of a write, in everything that writes - lose nothing that was answered, and leave a book that opens, whole`,
  { timeout },
  async () => {
    const killed: CoreKill[] = []
    await coreKills.run({ from: 0, count: kills, seed: 11, keep: (kill) => killed.push(kill) })
    expect(coreKills.faults(killed)).toEqual([])
    expect(new Set(killed.map(({ operation }) => operation))).toEqual(new Set(operationIds))
    expect(killed.filter(({ acknowledged }) => acknowledged > 0).length).toBeGreaterThan(2)
  },
)
