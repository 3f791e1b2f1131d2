import { rmSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { damages, knownBook, mendDamaged } from '../helpers/damagedBooks.ts'
import type { KnownBook } from '../helpers/damagedBooks.ts'
import { seededRandom } from '../soak/part.ts'

let known: KnownBook
beforeAll(async () => {
  known = await knownBook()
})
afterAll(() => rmSync(known.dir, { recursive: true, force: true }))

test('a book that is damaged anyhow is mended into one that opens and holds, and nothing in it was never written', () => {
  for (let seed = 0; seed < 40; seed += 1) {
    const random = seededRandom(seed)
    const kind = damages[seed % damages.length] ?? 'bits'
    const withBackup = seed % 3 !== 0
    const { faults, lost } = mendDamaged(known, kind, random, withBackup)
    expect({ seed, kind, faults }).toEqual({ seed, kind, faults: [] })
    // A backup of an hour ago and a log of recent writes that can be read: nothing that was saved is lost.
    if (withBackup && !['log-bits', 'no-log', 'both'].includes(kind))
      expect({ seed, kind, lost }).toEqual({ seed, kind, lost: 0 })
  }
}, 60_000)
