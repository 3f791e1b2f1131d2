import { describe, expect, test } from 'vitest'
import { searchRows } from '../../shared/document/searchRows.ts'
import type { SearchRow } from '../../shared/domain/search.ts'
import {
  aFact,
  aPaper,
  aRecord,
  aReport,
  aSection,
  anAction,
  anItem,
  minutesOf,
  note,
  point,
  prose,
  resolution,
} from '../helpers/recordBuilder.ts'

const noPages = () => []
const open = { classification: 'public' } as const

function found(rows: readonly SearchRow[], words: string): SearchRow | undefined {
  return rows.find((row) => row.words.includes(words))
}

describe('the places of a meeting', () => {
  test('are every point, clause and paragraph with the label that is printed', () => {
    const record = aRecord({
      items: [anItem('a', open)],
      minutes: [
        minutesOf('a', [
          prose('They said:'),
          point('first'),
          point('second'),
          point('under it', 1),
          resolution(['agree the plan', 'thank the officers']),
          note('for my eyes'),
        ]),
      ],
    })
    const rows = searchRows(record, noPages)
    expect(found(rows, 'second')).toMatchObject({ kind: 'minutes', label: 'b)', itemId: 'a' })
    expect(found(rows, 'under it')?.label).toMatch(/^b\) \S*i\S*$/)
    expect(found(rows, 'thank')).toMatchObject({ kind: 'resolution', label: '(2)' })
    expect(found(rows, 'for my eyes')).toBeUndefined()
  })

  test('are the title with its summary, what is recommended, and the paragraphs of reports', () => {
    const item = anItem('a', {
      ...open,
      title: 'Market pitches',
      summary: 'Fees',
      recommendations: ['agree fees'],
    })
    const report = aReport('r', { itemId: 'a', ...open, sections: [aSection('purpose', ['To set fees.'])] })
    const rows = searchRows(aRecord({ items: [item], reports: [report] }), noPages)
    expect(rows.map(({ kind, label, words }) => [kind, label, words])).toEqual([
      ['agenda', '', 'Market pitches. Fees'],
      ['agenda', 'Recommendation 1', 'agree fees'],
      ['report', '1.1', 'To set fees.'],
    ])
  })

  test('are the summary that the public is given of what it may not read', () => {
    const item = anItem('a', { classification: 'exempt', publicSummary: 'A lease was agreed.' })
    const rows = searchRows(
      aRecord({ items: [item], minutes: [minutesOf('a', [prose('The rent is low.')])] }),
      noPages,
    )
    expect(found(rows, 'lease')).toMatchObject({ kind: 'minutes', label: 'Summary', isPublic: true })
    expect(found(rows, 'rent')).toMatchObject({ isPublic: false })
  })

  test('are the pages of a file that hold words, and the file itself', () => {
    const paper = aPaper('p', { itemId: null, title: 'Fees 2027', ...open })
    const pages = [{ page: 2, words: 'Stalls by the fountain' }]
    const rows = searchRows(aRecord({ items: [], papers: [paper] }), (sha256) =>
      sha256 === paper.sha256 ? pages : [],
    )
    expect(rows.map(({ kind, page, label, words }) => [kind, page, label, words])).toEqual([
      ['paper', null, '', 'Fees 2027'],
      ['paper', 2, 'page 2', 'Stalls by the fountain'],
    ])
  })

  test('keep their keys when others come before them', () => {
    const keyed = (blocks: Parameters<typeof minutesOf>[1]) =>
      found(
        searchRows(aRecord({ items: [anItem('a', open)], minutes: [minutesOf('a', blocks)] }), noPages),
        'stays',
      )?.key
    const stays = point('stays')
    expect(keyed([stays])).toBe(keyed([point('new'), stays]))
  })
})

describe('what is closed', () => {
  test('is as closed as its item, the item above, and itself', () => {
    const items = [
      anItem('above', { classification: 'exempt' }),
      anItem('below', { ...open, parentId: 'above' }),
      anItem('open', open),
    ]
    const minutes = [
      minutesOf('below', [prose('under a closed item')]),
      minutesOf('open', [prose('said openly'), prose('said in private', { classification: 'confidential' })]),
    ]
    const rows = searchRows(aRecord({ items, minutes }), noPages)
    expect(found(rows, 'under a closed item')).toMatchObject({ classification: 'exempt', isPublic: false })
    expect(found(rows, 'said in private')).toMatchObject({ classification: 'confidential', isPublic: false })
    expect(found(rows, 'said openly')).toMatchObject({ classification: 'public', isPublic: true })
    // R19: its title is told to everybody.
    expect(rows.find((row) => row.key === 'item above')).toMatchObject({ classification: 'public' })
  })

  test('is everything, to the public, while one thing of the meeting is undecided', () => {
    const items = [anItem('open', open), anItem('undecided', { classification: 'unset' })]
    const rows = searchRows(aRecord({ items, minutes: [minutesOf('open', [prose('said openly')])] }), noPages)
    expect(found(rows, 'said openly')).toMatchObject({ classification: 'public', isPublic: false })
    expect(rows.find((row) => row.key === 'item undecided')?.classification).toBe('unset')
  })

  test('is an action of a closed clause; no action is public', () => {
    const blocks = [resolution(['sell it'], { classification: 'exempt' }), point('plant trees')]
    const closed = blocks[0]?.kind === 'resolution' ? (blocks[0].clauses[0]?.id ?? '') : ''
    const facts = [
      anAction('one', { itemId: 'a', sourceId: closed, what: 'sell' }),
      anAction('two', { itemId: 'a', sourceId: blocks[1]?.id ?? null, what: 'plant' }),
      aFact('left', { itemId: 'a' }),
    ]
    const rows = searchRows(
      aRecord({ items: [anItem('a', open)], minutes: [minutesOf('a', blocks)], facts }),
      noPages,
    ).filter((row) => row.kind === 'action')
    expect(rows.map((row) => [row.classification, row.isPublic])).toEqual([
      ['exempt', false],
      ['public', false],
    ])
  })
})
