import { describe, expect, test } from 'vitest'
import { minutedMeeting } from '../../helpers/minutedMeetings.ts'
import { printedOf } from '../../helpers/printed.ts'
import {
  dataReimported,
  differences,
  paperFormats,
  reimportFaults,
  webFaults,
} from '../../helpers/reimported.ts'

/** Of the same kind, as many as wanted: `npm run soak -- --part reimport`. */
const seeds = Array.from({ length: 25 }, (_, index) => 7_101 + index)
/** Meetings that were read wrong once, as PDF. */
const lostOnce = [1_000_004, 1_000_005, 1_000_007, 1_000_010, 1_000_016]
/** A PDF takes as long to make as fifty others. */
const seedsAsPdf = [...seeds.slice(0, 5), ...lostOnce]
/** Two more, as Word and HTML. */
const seedsAsText = [...seeds, 1_000_030, 1_000_048]

describe('minutes that Minutebook exported and imports again', () => {
  test.each(paperFormats)(
    'say all they printed and nothing else, as %s',
    async (format) => {
      const wrong: string[] = []
      for (const seed of format === 'pdf' ? seedsAsPdf : seedsAsText) {
        const faults = await reimportFaults(minutedMeeting(seed), format)
        wrong.push(...faults.map((fault) => `Meeting of seed ${seed}: ${fault}`))
      }
      expect(wrong).toEqual([])
    },
    60_000,
  )

  test('say all they printed and nothing else, as the pages of a website', async () => {
    const wrong: string[] = []
    for (const seed of seeds) {
      const faults = await webFaults(minutedMeeting(seed))
      wrong.push(...faults.map((fault) => `Meeting of seed ${seed}: ${fault}`))
    }
    expect(wrong).toEqual([])
  }, 60_000)

  test('are the same record to the last value, as data', async () => {
    for (const seed of seeds) {
      const record = minutedMeeting(seed)
      expect(await dataReimported(record)).toEqual(record)
    }
  })
})

test('The meetings that are exported have all that minutes print', () => {
  const printed = seeds.map((seed) => printedOf(minutedMeeting(seed)))
  const lines = printed.flatMap(({ items }) =>
    items.flatMap(({ heading, blocks, facts }) => [heading, ...blocks, ...facts]),
  )
  const people = printed.flatMap(({ present, absent, others }) => [...present, ...absent, ...others])
  for (const has of [
    /^below: /,
    /^point 0 [a-z]\):/,
    /^point 1 /,
    /^point 2 /,
    /^point 0 •/,
    /^point 0 \d+\./,
    /^clause 0 :/,
    /^clause 0 \(2\):/,
    /^clause 1 b\.:/,
    /^adjourned \d/,
    /^resumed \d/,
    /^left \d/,
    /^returned \d/,
    /^arrived \d/,
    /^declared /,
    /^moved /,
    /^voted agreed/,
    /^voted \d+-\d+-\d+ lost/,
    /^voted .* abstain/,
    /Not for publication/,
    /Part of this minute/,
  ])
    expect(
      lines.some((line) => has.test(line)),
      String(has),
    ).toBe(true)
  for (const has of [
    /, chair/,
    /, vice-chair/,
    /, co-optee/,
    /, for /,
    /, from /,
    /, until /,
    /, apologies: /,
    /, apologies$/,
    /, Director/,
  ])
    expect(
      people.some((line) => has.test(line)),
      String(has),
    ).toBe(true)
})

test('What is lost, surplus, or in another place than it was is told', () => {
  const printed = printedOf(minutedMeeting(7_101))
  const [first, ...others] = printed.items
  if (first === undefined) throw new Error('there is an item')
  expect(differences(printed, printed)).toEqual([])
  expect(differences(printed, { ...printed, head: { ...printed.head, place: '' } })).toHaveLength(2)
  expect(differences(printed, { ...printed, present: printed.present.slice(1) })).toEqual([
    `present - ${printed.present[0] ?? ''}`,
  ])
  expect(differences(printed, { ...printed, present: printed.present.toReversed() })).toEqual([
    'present: in another order',
  ])
  expect(differences(printed, { ...printed, items: others })).toContain(`items - ${first.heading}`)
  const more = { ...first, blocks: [...first.blocks, 'sentence: More.'] }
  expect(differences(printed, { ...printed, items: [more, ...others] })).toEqual([
    `${first.heading} + sentence: More.`,
  ])
})
