import { beforeAll, describe, expect, test } from 'vitest'
import { cutPower } from '../soak/power/powerCuts.ts'
import { recordWorkload, whyNoPowerCuts } from '../soak/power/recordWorkload.ts'
import type { Recorded } from '../soak/power/recordWorkload.ts'

const why = whyNoPowerCuts()

describe.skipIf(why !== null)(`a power cut${why === null ? '' : ` (skipped: ${why})`}`, () => {
  let recorded: Recorded | null = null
  beforeAll(async () => {
    recorded = await recordWorkload(60)
  }, 120_000)

  /** Typing, files, a signing, a backup and its restoring, cut off at any moment, with any part of what was not flushed. */
  test(
    'loses nothing that was answered as saved, in 200 states of the disk',
    { timeout: 240_000 },
    async () => {
      if (recorded === null) throw new Error('Nothing was recorded.')
      const { faults, tooEarly } = await cutPower({ recorded, states: 200, seed: 7 })
      expect(faults).toEqual([])
      expect(tooEarly).toBeLessThan(60)
    },
  )

  test(
    'is noticed where the drive only says that it flushed: the simulation bites',
    { timeout: 240_000 },
    async () => {
      if (recorded === null) throw new Error('Nothing was recorded.')
      const { faults, tooEarly } = await cutPower({ recorded, states: 60, seed: 7, isDriveLying: true })
      expect(faults.length).toBeGreaterThan((60 - tooEarly) / 4)
    },
  )
})
