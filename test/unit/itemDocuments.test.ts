import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { classifications } from '../../shared/domain/access.ts'
import type { Classification } from '../../shared/domain/access.ts'
import {
  closure,
  documentsOf,
  exemptParagraphsOf,
  exemptParagraphsUnder,
  itemStanding,
  paragraphsOfDocument,
} from '../../shared/domain/itemDocuments.ts'
import type { ItemStanding } from '../../shared/domain/itemDocuments.ts'
import type { MeetingRecord, RecordPaper } from '../../shared/domain/meetingRecord.ts'
import { membersView, publicView } from '../../shared/domain/paperView.ts'
import { composeAgenda } from '../../shared/document/compose/agenda.ts'
import { composeMinutes } from '../../shared/document/compose/minutes.ts'
import { paperLines } from '../../shared/document/paperText.ts'
import { anItem, aPaper, aRecord, aReport, minutesOf, prose } from '../helpers/recordBuilder.ts'

const under = (...paragraphs: readonly number[]) =>
  ({ classification: 'exempt', exemption: { paragraphs, publicInterest: 'It is.' } }) as const

function closed(classification: Classification): Partial<Pick<RecordPaper, 'classification' | 'exemption'>> {
  return classification === 'exempt' ? under(3) : { classification }
}

describe('what an item’s documents make of it', () => {
  const told = (
    own: Classification,
    papers: readonly Classification[],
    reports: readonly Classification[] = [],
  ): ItemStanding =>
    itemStanding(
      aRecord({
        items: [anItem('first', closed(own))],
        papers: papers.map((each, index) => aPaper(`paper-${index}`, closed(each))),
        reports: reports.map((each, index) => aReport(`report-${index}`, closed(each))),
      }),
      'first',
    )

  test.for<[ItemStanding, Classification, readonly Classification[], readonly Classification[]]>([
    ['public', 'public', [], []],
    ['public', 'public', ['public'], ['public']],
    ['partly exempt', 'public', ['exempt', 'public'], []],
    ['partly exempt', 'public', ['exempt'], ['public']],
    ['exempt', 'public', ['exempt'], ['exempt']],
    ['partly confidential', 'public', ['exempt', 'confidential'], []],
    ['confidential', 'public', ['confidential'], []],
    ['exempt', 'exempt', [], []],
    ['exempt', 'exempt', ['public'], []],
    ['partly confidential', 'exempt', ['confidential'], []],
    ['confidential', 'confidential', ['exempt'], []],
    ['unset', 'public', ['public', 'unset'], []],
    ['unset', 'public', ['exempt'], ['unset']],
    ['unset', 'unset', ['public'], []],
  ])('is “%s” of an item that is %s with papers %j and reports %j', ([standing, own, papers, reports]) => {
    expect(told(own, papers, reports)).toBe(standing)
  })

  it('takes the sub-items with it, and what stands above', () => {
    const record = aRecord({
      items: [
        anItem('whole'),
        anItem('a', { parentId: 'whole' }),
        anItem('b', { parentId: 'whole' }),
        anItem('shut', under(1)),
        anItem('below', { parentId: 'shut' }),
        anItem('mixed'),
        anItem('bare', { parentId: 'mixed', ...under(2) }),
        anItem('open', { parentId: 'mixed' }),
      ],
      papers: [aPaper('x', { itemId: 'a', ...under(3) }), aPaper('y', { itemId: 'b' })],
    })
    const standings = record.items.map((item) => [item.id, itemStanding(record, item.id)])
    expect(Object.fromEntries(standings)).toEqual({
      ...{ whole: 'partly exempt', a: 'exempt', b: 'public', shut: 'exempt', below: 'exempt' },
      ...{ mixed: 'partly exempt', bare: 'exempt', open: 'public' },
    })
    expect(exemptParagraphsOf(record, 'whole')).toEqual([])
    expect(exemptParagraphsUnder(record, 'whole')).toEqual([3])
  })
})

describe('the documents of an item', () => {
  it('are its reports, then its papers, in their order', () => {
    const record = aRecord({
      papers: [aPaper('b'), aPaper('a'), aPaper('other', { itemId: null })],
      reports: [aReport('cover')],
    })
    expect(documentsOf(record, 'first').map(({ kind, id }) => `${kind} ${id}`)).toEqual([
      'report cover',
      'paper b',
      'paper a',
    ])
    expect(documentsOf(record, null).map(({ id }) => id)).toEqual(['other'])
  })
})

describe('the paragraphs of Schedule 12A', () => {
  const record = aRecord({
    items: [anItem('first', under(4, 1)), anItem('second')],
    papers: [
      aPaper('own', under(3)),
      aPaper('bare', { classification: 'exempt' }),
      aPaper('open'),
      aPaper('alone', { itemId: 'second', ...under(7) }),
      aPaper('free', { itemId: 'second' }),
    ],
    reports: [aReport('cover', { itemId: 'second', ...under(5, 7) })],
  })

  it('are a document’s own, else those of its item', () => {
    const told = record.papers.map((paper) => [paper.id, paragraphsOfDocument(record, paper)])
    expect(Object.fromEntries(told)).toEqual({
      ...{ own: [3], bare: [1, 4], open: [1, 4], alone: [7], free: [] },
    })
  })

  it('of an item are told to everybody, with those of its exempt documents, and no word of them', () => {
    for (const view of [publicView(record), membersView(record)]) {
      expect(view.items.map((item) => item.exemptParagraphs)).toEqual([
        [1, 3, 4],
        [5, 7],
      ])
    }
    expect(publicView(record).papers.map((paper) => paper.id)).toEqual(['free'])
    expect(publicView(record).reports).toEqual([])
    expect(membersView(record).reports.map((report) => [report.id, report.exemptParagraphs])).toEqual([
      ['cover', [5, 7]],
    ])
  })

  it('are on the front sheet, which says that it is a part of the item; the minutes are not said to be withheld', () => {
    const agenda = paperLines(composeAgenda(publicView(record))).join('\n')
    expect(agenda).toMatch(
      /Item second[^]*Part of this item is not for publication: exempt under paragraphs 5 and 7/,
    )
    expect(agenda).toMatch(/Item first[^]*Not for publication: exempt under paragraphs 1, 3 and 4/)
    const written = { ...record, minutes: [minutesOf('second', [prose('The lease was agreed.')])] }
    const minutes = paperLines(composeMinutes(publicView(written))).join('\n')
    expect(minutes).toContain('The lease was agreed.')
    expect(minutes).not.toContain('paragraphs 5 and 7')
  })
})

const classified = fc.constantFrom(...classifications)
const documented: fc.Arbitrary<MeetingRecord> = fc
  .record({
    items: fc.tuple(classified, classified, classified),
    papers: fc.array(
      fc.tuple(fc.constantFrom('first', 'sub', 'second', null), classified, fc.integer({ min: 1, max: 7 })),
      {
        maxLength: 5,
      },
    ),
    reports: fc.array(
      fc.tuple(fc.constantFrom('first', 'sub', 'second'), classified, fc.integer({ min: 1, max: 7 })),
      {
        maxLength: 3,
      },
    ),
  })
  .map(({ items: [first, sub, second], papers, reports }) => {
    const given = (classification: Classification, paragraph: number) =>
      classification === 'exempt' ? under(paragraph) : { classification }
    return aRecord({
      items: [
        anItem('first', given(first, 1)),
        anItem('sub', { parentId: 'first', ...given(sub, 2) }),
        anItem('second', given(second, 3)),
      ],
      papers: papers.map(([itemId, each, paragraph], index) =>
        aPaper(`paper-${index}`, { itemId, ...given(each, paragraph) }),
      ),
      reports: reports.map(([itemId, each, paragraph], index) =>
        aReport(`report-${index}`, { itemId, ...given(each, paragraph) }),
      ),
    })
  })

describe('in random meetings', () => {
  it('an item is public exactly if the public may have all of it, and unset exactly if somebody has to choose', () => {
    fc.assert(
      fc.property(documented, fc.constantFrom('first', 'sub', 'second'), (record, itemId) => {
        const ids = record.items
          .filter((item) => item.id === itemId || item.parentId === itemId)
          .map((item) => item.id)
        const above = record.items.find((item) => item.id === itemId)?.parentId ?? itemId
        const all = [
          ...record.items.filter((item) => ids.includes(item.id) || item.id === above),
          ...[...record.papers, ...record.reports].filter((each) => ids.includes(each.itemId ?? '')),
        ].map((each) => each.classification)
        const standing = itemStanding(record, itemId)
        expect(standing === 'unset').toBe(all.includes('unset'))
        expect(standing === 'public').toBe(all.every((each) => each === 'public'))
        if (standing.startsWith('partly')) expect(new Set(all).size).toBeGreaterThan(1)
      }),
      { numRuns: 300 },
    )
  })

  it('the public view holds what is public under what is, and names the paragraphs of all that is exempt', () => {
    fc.assert(
      fc.property(documented, (record) => {
        const everything = [...record.items, ...record.papers, ...record.reports]
        if (everything.some((each) => each.classification === 'unset')) {
          expect(() => publicView(record)).toThrow('neither marked public nor exempt')
          return
        }
        const view = publicView(record)
        const open = <Document extends { id: string; itemId: string | null; classification: Classification }>(
          documents: readonly Document[],
        ): string[] => documents.filter((each) => closure(record, each) === 'public').map(({ id }) => id)
        expect(view.papers.map(({ id }) => id)).toEqual(open(record.papers))
        expect(view.reports.map(({ id }) => id)).toEqual(open(record.reports))
        for (const item of view.items) {
          const exempt = documentsOf(record, item.id).filter((each) => each.classification === 'exempt')
          for (const { exemption } of exempt) {
            expect(item.exemptParagraphs).toEqual(expect.arrayContaining([...(exemption?.paragraphs ?? [])]))
          }
        }
      }),
      { numRuns: 300 },
    )
  })
})
