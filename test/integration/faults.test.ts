import { beforeAll, describe, expect, test } from 'vitest'
import { whyNoFaults } from '../helpers/faultInjector.ts'
import { wrongOf } from '../soak/faults/faultOutcome.ts'
import type { FaultReport } from '../soak/faults/faultOutcome.ts'
import { runFaults } from '../soak/faults/runFaults.ts'

const why = whyNoFaults()

/** `npm run soak -- --part faults` walks over every write; here a few of each act fail. */
describe.skipIf(why !== null)(`a write that fails${why === null ? '' : ` (skipped: ${why})`}`, () => {
  let report: FaultReport = { outcomes: [], slow: null, kills: [] }
  beforeAll(async () => {
    report = await runFaults({ points: 3, kinds: 1, kills: 2 })
  }, 240_000)

  test('at any point of any act is told in a sentence of the disk, loses nothing acknowledged, and the same act is done once it has passed', () => {
    expect(wrongOf(report)).toEqual([])
    expect(new Set(report.outcomes.map(({ act }) => act)).size).toBe(12)
    expect(report.kills).toEqual(['', ''])
  })

  test('does fail: the injector bites, in each of its ways', () => {
    const failed = report.outcomes.filter(({ told, hasStruck }) => told !== null && hasStruck)
    expect(failed.length).toBeGreaterThan(report.outcomes.length / 2)
    for (const error of ['ENOSPC', 'EIO', 'EROFS', 'EACCES'])
      for (const isLasting of [false, true])
        expect(failed.filter((one) => one.error === error && one.isLasting === isLasting)).not.toEqual([])
  })

  test('is not what a slow disk does: there everything is saved, later', () => {
    expect(report.slow?.letters).toBe(12)
    // Every letter is flushed to the disk before it is called saved.
    expect(report.slow?.longestMilliseconds).toBeGreaterThanOrEqual(60)
  })
})
