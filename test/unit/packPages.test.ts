import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { packPages, rightHandRules } from '../../shared/domain/packPages.ts'
import type { PackDocument } from '../../shared/domain/packPages.ts'

const document = (id: string, itemId: string | null, pages: number): PackDocument => ({ id, itemId, pages })

/** The shape of the test pack: minutes, a report with its cover, a budget in three documents, a work programme. */
const testPack = [
  document('minutes', '3', 7),
  document('cover', '4', 4),
  document('report', '4', 46),
  document('5a', '5', 15),
  document('appendix', '5', 1),
  document('5b', '5', 33),
  document('programme', '6', 4),
]

function shownRanges(pack: ReturnType<typeof packPages>): Record<string, string> {
  return Object.fromEntries([...pack.ranges].map(([id, { first, last }]) => [id, `${first}-${last}`]))
}

describe('the pages of a pack', () => {
  it('start every document on a right-hand page, and the ranges hold the blanks', () => {
    const pack = packPages(1, testPack, 'documents')
    expect(shownRanges(pack)).toEqual({ 3: '3-10', 4: '11-60', 5: '61-112', 6: '113-116' })
    expect(pack.blanks).toEqual([2, 10, 76, 78, 112])
    expect(pack.last).toBe(116)
  })

  it('start every item on a right-hand page when documents need not', () => {
    const pack = packPages(1, testPack, 'items')
    expect(shownRanges(pack)).toEqual({ 3: '3-10', 4: '11-60', 5: '61-110', 6: '111-114' })
    expect(pack.blanks).toEqual([2, 10, 110])
  })

  it('run on without a blank when nothing needs a right-hand page', () => {
    const pack = packPages(1, testPack, 'none')
    expect(shownRanges(pack)).toEqual({ 3: '2-8', 4: '9-58', 5: '59-107', 6: '108-111' })
    expect(pack.blanks).toEqual([])
  })

  it('go on counting in a supplement', () => {
    const pack = packPages(1, [document('late', '7', 3)], 'documents', 117)
    expect(shownRanges(pack)).toEqual({ 7: '119-121' })
    expect(pack.blanks).toEqual([118])
  })

  it('give no range to an item without pages', () => {
    const pack = packPages(2, [document('empty', '1', 0), document('one', '2', 1)], 'documents')
    expect(shownRanges(pack)).toEqual({ 2: '3-3' })
  })

  it('are every number once, in order, whatever the documents are', () => {
    const documents = fc.array(fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 60 })), {
      maxLength: 60,
    })
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 4 }),
        documents,
        fc.constantFrom(...rightHandRules),
        fc.integer({ min: 1, max: 300 }),
        (front, sizes, rule, firstPage) => {
          // Documents of one item stand together.
          const pack = packPages(
            front,
            sizes
              .toSorted((a, b) => a[0] - b[0])
              .map(([item, pages], index) => document(`d${index}`, item === 0 ? null : `i${item}`, pages)),
            rule,
            firstPage,
          )
          const used = [
            ...Array.from({ length: front }, (_, index) => firstPage + index),
            ...pack.blanks,
            ...pack.documents.flatMap(({ first, last }) =>
              Array.from({ length: last - first + 1 }, (_, index) => first + index),
            ),
          ].toSorted((a, b) => a - b)
          expect(used).toEqual(
            Array.from({ length: pack.last - firstPage + 1 }, (_, index) => firstPage + index),
          )
          if (rule === 'documents') expect(pack.documents.every(({ first }) => first % 2 === 1)).toBe(true)
          const ranges = [...pack.ranges.values()].toSorted((a, b) => a.first - b.first)
          ranges.forEach((range, index) => {
            const next = ranges[index + 1]
            if (next !== undefined) expect(range.last).toBeLessThan(next.first)
          })
        },
      ),
    )
  })
})
