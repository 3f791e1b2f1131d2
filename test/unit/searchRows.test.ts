import { describe, expect, test } from 'vitest'
import { searchRows } from '../../shared/document/searchRows.ts'
import type { MinutesBlock } from '../../shared/domain/minutes.ts'
import type { SearchRow } from '../../shared/domain/search.ts'
import {
  aDeclaration,
  aFact,
  aPaper,
  aRecord,
  aReport,
  aSection,
  anAction,
  anAttendance,
  anItem,
  minutesOf,
  note,
  point,
  prose,
  resolution,
} from '../helpers/recordBuilder.ts'

const noPages = () => []
const aClause = (text: string, level: 0 | 1) =>
  ({ id: text, level, content: [{ kind: 'text', text }] }) as const
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
    const rows = searchRows(aRecord({ items: [item], reports: [report], attendance: [] }), noPages)
    expect(rows.map(({ kind, label, words }) => [kind, label, words])).toEqual([
      ['agenda', '', 'Market pitches. Fees'],
      ['agenda', 'Recommendation 1', 'agree fees'],
      ['report', '1.1', 'To set fees.'],
    ])
  })

  test('are the lists of who was there, with whom they name, apologies with what the council prints of a reason', () => {
    const items = [anItem('a', open), anItem('b', { ...open, kind: 'apologies', title: 'Apologies' })]
    const reason = { category: 'unwell', words: 'a planned operation' } as const
    const record = aRecord({
      items,
      minutes: items.map((item, index) => ({
        ...minutesOf(item.id, [prose('Said.')]),
        number: `${14 + index}`,
      })),
      attendance: [
        anAttendance('ida-moss'),
        anAttendance('tom-fell', 'apologies', { reason }),
        anAttendance('una-beck', 'absent'),
      ],
    })
    const rows = searchRows(record, noPages).filter((row) => row.kind === 'attendance')
    expect(
      rows.map(({ label, number, itemId, words, people }) => [label, number, itemId, words, people]),
    ).toEqual([
      ['Present', '', null, 'Councillor Ida Moss (Chair)', ['ida-moss']],
      ['Apologies', '15', 'b', 'Councillor Tom Fell – unwell', ['tom-fell']],
      ['Absent', '', null, 'Councillor Una Beck', ['una-beck']],
    ])
    expect(JSON.stringify(searchRows(record, noPages))).not.toContain('operation')
    expect(rows.every((row) => row.isPublic)).toBe(true)
  })

  test('name whoever is called in full, declared or voted, though no name is marked', () => {
    const facts = [aDeclaration('d', { itemId: 'a', personId: 'tom-fell' })]
    const declared = { id: 'e', kind: 'event', factId: 'd', event: 'declared', edited: false } as const
    const content = [{ kind: 'text', text: 'The interest was noted.' }] as const
    const blocks: readonly MinutesBlock[] = [
      prose('Councillor Moss took the chair.'),
      prose('Una Becker spoke.'),
      { ...declared, ...open, content },
    ]
    const rows = searchRows(
      aRecord({ items: [anItem('a', open)], minutes: [minutesOf('a', blocks)], facts }),
      noPages,
    )
    expect(found(rows, 'took the chair')?.people).toEqual(['ida-moss'])
    expect(found(rows, 'spoke')?.people).toEqual([])
    expect(found(rows, 'noted')?.people).toEqual(['tom-fell'])
  })

  test('tell what they stand under, of which nothing is their own', () => {
    const blocks: readonly MinutesBlock[] = [
      {
        ...{ id: 'r', kind: 'resolution', classification: 'public' },
        clauses: [aClause('consider in January:', 0), aClause('the budget', 1)],
      } as const,
      point('What was said:'),
      point('the rent', 1),
    ]
    const rows = searchRows(
      aRecord({ items: [anItem('a', open)], minutes: [minutesOf('a', blocks)] }),
      noPages,
    )
    expect(found(rows, 'budget')).toMatchObject({ words: 'the budget', above: 'consider in January:' })
    expect(found(rows, 'rent')).toMatchObject({ above: 'What was said:' })
    expect(found(rows, 'consider')).toMatchObject({ above: '' })
  })

  test('have the number of the agenda until the meeting was minuted, and a letter never alone', () => {
    const items = [
      anItem('a', open),
      anItem('b', open),
      anItem('c', { ...open, parentId: 'b', recommendations: ['Note it'] }),
    ]
    const numbered = (blocks: Parameters<typeof minutesOf>[1]) =>
      ['20', '21', 'a)'].map((number, index) => ({ ...minutesOf(items[index]?.id ?? '', blocks), number }))
    const numbersOf = (record: Parameters<typeof searchRows>[0]) =>
      searchRows(record, noPages).flatMap((row) => (row.kind === 'agenda' ? [row.number] : []))
    const planned = aRecord({ items, minutes: numbered([]) })
    const sub = 'Agenda item 2 a)'
    expect(numbersOf(planned)).toEqual(['Agenda item 1', 'Agenda item 2', sub, sub])
    const minuted = ['20', '21', '21 a)', '21 a)']
    expect(numbersOf(aRecord({ items, minutes: numbered([prose('Said.')]) }))).toEqual(minuted)
    const held = { ...planned, meeting: { ...planned.meeting, state: 'draft-minutes' as const } }
    expect(numbersOf(held)).toEqual(minuted)
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
    const rows = searchRows(aRecord({ items: [], papers: [paper], attendance: [] }), (sha256) =>
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

  test('is never told by what stands under it', () => {
    const blocks = [
      point('The rent of Orchard Holdings', 0, { classification: 'exempt' }),
      point('was noted', 1),
      point('and not raised', 1, { classification: 'exempt' }),
    ]
    const rows = searchRows(
      aRecord({ items: [anItem('a', open)], minutes: [minutesOf('a', blocks)] }),
      noPages,
    )
    expect(found(rows, 'was noted')).toMatchObject({ isPublic: true, above: '' })
    expect(found(rows, 'not raised')).toMatchObject({
      isPublic: false,
      above: 'The rent of Orchard Holdings',
    })
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
