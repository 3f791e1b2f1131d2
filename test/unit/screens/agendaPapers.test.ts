import { describe, expect, test } from 'vitest'
import { makePublicWords } from '../../../renderer/screens/agenda/closedDocuments.ts'
import { documentsOf } from '../../../renderer/screens/agenda/documents.ts'
import { expectedPages } from '../../../renderer/screens/agenda/expectedPages.ts'
import type { ExpectedFrom } from '../../../renderer/screens/agenda/expectedPages.ts'
import { itemsFor } from '../../../renderer/screens/agenda/itemChoice.ts'
import { stepOf } from '../../../renderer/screens/agenda/paperPlaces.ts'
import { supplementsSince } from '../../../renderer/screens/agenda/supplementsSince.ts'
import { dropAct } from '../../../renderer/screens/agenda/treeDrops.ts'
import type { MeetingView } from '../../../renderer/state/data.ts'
import { movedPaper } from '../../../shared/domain/paperOrder.ts'
import { aCouncil, anItem, aPaper, aReport } from '../../helpers/recordBuilder.ts'

type Record = Pick<MeetingView['record'], 'items' | 'papers' | 'reports' | 'council'>

/** Item one has a and b, item two none, item three c and under it a sub-item with d. */
function anAgenda(): Record {
  const record = {
    council: aCouncil(),
    items: [
      ...['one', 'two', 'three'].map((id) => anItem(id, { classification: 'public' })),
      anItem('under', { parentId: 'three', classification: 'public' }),
    ],
    papers: [
      ...['a', 'b'].map((id) => aPaper(id, { itemId: 'one', classification: 'public' })),
      aPaper('c', { itemId: 'three', classification: 'public' }),
      aPaper('d', { itemId: 'under', classification: 'public' }),
    ],
    reports: [],
  }
  // The schema gives lists that may be written to; the builders give the domain's, that may not.
  return record as unknown as Record
}

describe('a step of a paper', () => {
  const { papers, items } = anAgenda()

  test('stays within its item while there is room, and goes on to the next item past its end', () => {
    expect(stepOf(papers, items, 'a', 1)).toEqual({ paperId: 'a', itemId: 'one', index: 1 })
    expect(stepOf(papers, items, 'b', 1)).toEqual({ paperId: 'b', itemId: 'two', index: 0 })
    expect(stepOf(papers, items, 'c', -1)).toEqual({ paperId: 'c', itemId: 'two', index: 0 })
    expect(stepOf(papers, items, 'd', -1)).toEqual({ paperId: 'd', itemId: 'three', index: 1 })
  })

  test('does not leave the agenda', () => {
    expect(stepOf(papers, items, 'a', -1)).toBeNull()
    expect(stepOf(papers, items, 'd', 1)).toBeNull()
  })
})

describe('the question before a closed paper becomes public', () => {
  const exempt = { name: 'Valuation.pdf', classification: 'exempt' } as const
  const open = { name: 'Plan.pdf', classification: 'public' } as const

  test('names the paper, or says how many of several are closed', () => {
    expect(makePublicWords([exempt])).toBe('“Valuation.pdf” is exempt. Press P again to make it public.')
    expect(makePublicWords([open, { ...exempt, classification: 'confidential' }, open])).toBe(
      'Of these 3 papers 1 is exempt or confidential. Press P again to make all of them public.',
    )
  })
})

describe('the items listed for what is typed', () => {
  const options = [
    ...['1', '5', '5(a)', '10', '11'].map((number) => ({ id: number, number, title: `Item ${number}` })),
    { id: 'whole', number: '', title: 'The meeting as a whole' },
  ]
  const found = (typed: string) => itemsFor(options, typed).map(({ id }) => id)

  test('are all at first, and narrow by the beginning of a number, the one it names first', () => {
    expect(found(' ')).toHaveLength(6)
    expect(found('1')).toEqual(['1', '10', '11'])
    expect(found('10')).toEqual(['10'])
    expect(found('5a')).toEqual(['5(a)'])
    expect(found('7')).toEqual([])
  })

  test('are found by the words of their titles', () => {
    expect(found('whole meeting')).toEqual(['whole'])
  })
})

describe('supplements since the last agenda', () => {
  test('are those that went out after it for the same readers', () => {
    const published = (kind: 'agenda' | 'supplement', audience: 'public' | 'members' = 'public') => ({
      kind,
      audience,
    })
    const last = published('agenda')
    expect(supplementsSince([published('agenda'), published('supplement'), last], last)).toBe(0)
    const after = [published('supplement'), last, published('supplement', 'members'), published('supplement')]
    expect(supplementsSince(after, last)).toBe(1)
  })
})

describe('a row that is let go', () => {
  const record = anAgenda()
  const orderAfter = (keys: readonly string[], key: string, position: 'before' | 'after' | 'on') => {
    const act = dropAct(record, keys, { key, position })
    if (act?.kind !== 'papers') return act
    const after = act.moves.reduce<readonly ReturnType<typeof aPaper>[]>(
      (papers, move) => movedPaper(papers, move.paperId, move.itemId, move.index),
      record.papers,
    )
    return ['one', 'two', 'three', 'under'].map((itemId) =>
      after.flatMap((paper) => (paper.itemId === itemId ? [paper.id] : [])).join(''),
    )
  }

  test('on an item stands last among its papers', () => {
    expect(orderAfter(['c'], 'one', 'on')).toEqual(['abc', '', '', 'd'])
  })

  test('beside a paper stands there, and several stand together in their order', () => {
    expect(orderAfter(['d'], 'b', 'before')).toEqual(['adb', '', 'c', ''])
    expect(orderAfter(['d', 'c'], 'a', 'before')).toEqual(['cdab', '', '', ''])
    expect(orderAfter(['a', 'd'], 'b', 'after')).toEqual(['bad', '', 'c', ''])
  })

  test('that is an item moves among the items, also from between the papers of another', () => {
    expect(orderAfter(['two'], 'a', 'after')).toEqual({
      kind: 'item',
      move: { itemId: 'two', parentId: null, index: 1 },
    })
    expect(orderAfter(['one'], 'three', 'on')).toEqual({
      kind: 'item',
      move: { itemId: 'one', parentId: 'three', index: 1 },
    })
  })

  test.each([
    ['a paper on itself', ['a'], 'a', 'before'],
    ['a paper on a paper', ['a'], 'c', 'on'],
    ['a paper between items', ['a'], 'two', 'before'],
    ['an item on itself', ['one'], 'one', 'on'],
    ['an item on a sub-item', ['one'], 'under', 'on'],
    ['an item with sub-items under another', ['three'], 'one', 'on'],
    ['an item beside its own sub-item', ['three'], 'under', 'after'],
    ['an item among the papers of its own sub-item', ['three'], 'd', 'after'],
  ] as const)('is refused: %s', (_what, keys, key, position) => {
    expect(dropAct(record, keys, { key, position })).toBeNull()
  })
})

describe('the pages that the agenda shows before the core has told them', () => {
  const lengths = new Map([
    ['a', 7],
    ['b', 4],
    ['c', 2],
    ['d', 1],
    ['cover', 3],
  ])
  const ranges = (record: Record, given: Partial<ExpectedFrom> = {}) =>
    Object.fromEntries(
      [...expectedPages({ record, lengths, frontPages: 2, ...given }).ranges].map(
        ([itemId, { first, last }]) => [itemId, `${first}-${last}`],
      ),
    )

  test('follow the rule of the pack: sub-items in the range of their item, blanks in that of the item before', () => {
    expect(ranges(anAgenda())).toEqual({ one: '3-14', three: '15-17' })
  })

  test('are those of each sub-item where the council has it so', () => {
    const { council, ...rest } = anAgenda()
    const houseStyle = { ...council.houseStyle, subItemPages: 'own' as const }
    const own = { ...rest, council: { ...council, houseStyle } }
    expect(ranges(own)).toEqual({ one: '3-14', three: '15-16', under: '17-17' })
  })

  test('count in what nobody has decided on, and leave out what is closed, itself or with its item', () => {
    const change = (id: string, classification: 'unset' | 'exempt'): Record => {
      const record = anAgenda()
      return {
        ...record,
        papers: record.papers.map((paper) => (paper.id === id ? { ...paper, classification } : paper)),
      }
    }
    expect(ranges(change('a', 'unset'))).toEqual({ one: '3-14', three: '15-17' })
    expect(ranges(change('a', 'exempt'))).toEqual({ one: '3-6', three: '7-9' })
    const { items, ...rest } = anAgenda()
    const closed = items.map((item) =>
      item.id === 'three' ? { ...item, classification: 'exempt' as const } : item,
    )
    expect(ranges({ ...rest, items: closed })).toEqual({ one: '3-14' })
  })

  test('have the report before the papers, and the minutes before only where no paper stands', () => {
    const report = aReport('cover', { itemId: 'two', classification: 'public' })
    const record = { ...anAgenda(), reports: [report] } as unknown as Record
    expect(ranges(record)).toEqual({ one: '3-14', two: '15-18', three: '19-21' })
    expect(documentsOf(record, 'two').map(({ kind, id }) => [kind, id])).toEqual([['report', 'cover']])
    const composed = new Map([
      ['one', { id: 'minutes', pages: 9 }],
      ['two', { id: 'minutes', pages: 9 }],
    ])
    expect(ranges(anAgenda(), { composed })).toEqual({ one: '3-14', two: '15-24', three: '25-27' })
  })
})
