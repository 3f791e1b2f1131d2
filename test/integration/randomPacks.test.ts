import { expect, test } from 'vitest'
import { disagreements } from '../helpers/packOracle.ts'
import type { ExpectedPack } from '../helpers/packOracle.ts'
import { packFor, readPack } from '../helpers/meetingPack.ts'
import { linesPdf } from '../helpers/officersFiles.ts'
import { packRandomMeeting } from '../helpers/randomPack.ts'
import { anItem, aRecord } from '../helpers/recordBuilder.ts'

/** Of the same kind, 1,000: `npm run soak -- --part packs`. */
const seeds = Array.from({ length: 25 }, (_, index) => 20_261 + index)

test('random agendas, supplements and agendas published again have the ranges, links, bookmarks, stamps, labels and blanks that are read back from them', async () => {
  const wrong: string[] = []
  for (const seed of seeds) {
    const packed = await packRandomMeeting(seed)
    wrong.push(...packed.wrong.map((each) => `Seed ${seed}: ${each}`))
  }
  expect(wrong).toEqual([])
}, 180_000)

test('the oracle of random packs notices a blank, a stamp, an order, a bookmark and a range that are not as they should be', async () => {
  const record = aRecord({ items: [anItem('a', { title: 'One' }), anItem('b', { title: 'Two' })] })
  const pack = await packFor(record, [
    { id: 'p', itemId: 'a', bytes: linesPdf(2, 'First') },
    { id: 'q', itemId: 'b', bytes: linesPdf(1, 'Second') },
  ])
  const read = await readPack(pack.bytes)
  const document = { subId: null, isAlone: true, head: '' }
  const [one, two] = [
    { ...document, id: 'p', topId: 'a', pages: ['First 1', 'First 2'] },
    { ...document, id: 'q', topId: 'b', pages: ['Second 1'] },
  ]
  const right: ExpectedPack = {
    ...{ rightHand: 'documents', subItemPages: 'shared', firstPage: 1, isWhole: true },
    tops: [
      { id: 'a', bookmark: '1 One', subs: [] },
      { id: 'b', bookmark: '2 Two', subs: [] },
    ],
    documents: [one, two],
  }
  const told = (expected: Partial<ExpectedPack>): readonly string[] =>
    disagreements({ ...right, ...expected }, pack, read)
  expect(told({})).toEqual([])
  expect(
    told({ rightHand: 'none', documents: [one, { ...two, pages: ['Second 1', 'Second 2'] }] })[0],
  ).toMatch(/^the number of pages/)
  expect(told({ documents: [one, { ...two, head: 'NOT FOR PUBLICATION' }] })[0]).toMatch(
    /^the stamp of page 5/,
  )
  expect(told({ documents: [one, { ...two, topId: 'a' }] }).join()).toMatch(/the ranges.*the bookmarks/)
  expect(told({ documents: [two, one] }).join()).toMatch(/^the number of pages/)
  expect(told({ documents: [one, { ...two, isAlone: false }] })[0]).toMatch(/^the bookmarks below/)
})
