import { expect, test } from 'vitest'
import type { PageRange } from '../../shared/domain/agenda.ts'
import { membersView, publicView } from '../../shared/domain/paperView.ts'
import { composeAgenda } from '../../shared/document/compose/agenda.ts'
import type { AgendaPack } from '../../shared/document/compose/agenda.ts'
import { paperLines } from '../../shared/document/paperText.ts'
import { anItem, aRecord } from '../helpers/recordBuilder.ts'

const record = aRecord({
  items: [
    anItem('minutes', { title: 'Minutes', pages: { first: 500, last: 501 } }),
    anItem('budget', { title: 'Budget' }),
    anItem('schools', { title: 'Schools', parentId: 'budget' }),
    anItem('closing', { title: 'Dates', pages: { first: 7, last: 8 } }),
  ],
})

function pack(ranges: Readonly<Record<string, PageRange>>): AgendaPack {
  const linked = ['minutes', 'budget', 'schools']
  return {
    ranges: new Map(Object.entries(ranges)),
    address: (itemId) => (linked.includes(itemId) ? `https://pack.example/${itemId}` : null),
    subItemPages: 'shared',
    replaces: null,
    others: [],
    contents: [],
  }
}

const ranges = { minutes: { first: 3, last: 10 }, budget: { first: 11, last: 11 } }

test('the front sheet of a pack prints the pages of the pack, and not those that were typed', () => {
  const lines = paperLines(composeAgenda(publicView(record), pack(ranges)))
  expect(lines.slice(lines.indexOf('Pages'))).toEqual([
    ...['Pages', '1', 'Minutes', '3 - 10', '2', 'Budget', 'a) Schools', '11', '3', 'Dates'],
  ])
})

test('a pack without papers has no column of pages', () => {
  expect(paperLines(composeAgenda(publicView(record), pack({})))).not.toContain('Pages')
})

test('the titles of what has papers lead to them, and no other', () => {
  const table = composeAgenda(publicView(record), pack(ranges)).blocks.find((block) => block.kind === 'table')
  const runs = table?.rows.flatMap((row) => row.cells.flat().flatMap((line) => line.runs)) ?? []
  expect(runs.flatMap((run) => (run.href === undefined ? [] : [[run.text, run.href]]))).toEqual([
    ['Minutes', 'https://pack.example/minutes'],
    ['Budget', 'https://pack.example/budget'],
    ['Schools', 'https://pack.example/schools'],
  ])
})

test('it says first whose pack it is, numbers no page of its own, and is no draft', () => {
  const open = composeAgenda(publicView(record), pack(ranges))
  expect(open).toMatchObject({
    title: 'Public document pack: Environment Committee, 14 October 2026',
    pageNumbers: false,
    caveat: '',
  })
  expect(paperLines(open)[0]).toBe('Public Document Pack')
  const shut = composeAgenda(membersView(record), pack(ranges))
  expect(shut.title).toBe('Members’ pack: Environment Committee, 14 October 2026')
  expect(paperLines(shut)[0]).toBe('Members’ pack: not for publication')
})

test('an agenda alone stays as it is', () => {
  const alone = composeAgenda(publicView(record))
  expect(alone).toMatchObject({ title: 'Agenda: Environment Committee, 14 October 2026', pageNumbers: true })
  expect(paperLines(alone)).toEqual(expect.arrayContaining(['500 - 501', '7 - 8']))
  expect(JSON.stringify(alone)).not.toContain('href')
})

test('sub-items that show their own pages have rows of their own', () => {
  const own = { ...pack({ ...ranges, schools: { first: 12, last: 14 } }), subItemPages: 'own' as const }
  const lines = paperLines(composeAgenda(publicView(record), own))
  expect(lines.slice(lines.indexOf('2'), lines.indexOf('3'))).toEqual([
    ...['2', 'Budget', '11', '2\u00a0a)', 'Schools', '12 - 14'],
  ])
})

test('an agenda that is published again says which it replaces, and where what changed is told', () => {
  const replaces = { at: '2026-10-05T09:30:00Z', page: 3, href: 'https://pack.example/changed' }
  expect(paperLines(composeAgenda(publicView(record), { ...pack(ranges), replaces }))).toContain(
    'This agenda replaces the one published on 5 October 2026. What has changed since is told on page 3.',
  )
})

test('the table of documents stands on a page of its own after everything else', () => {
  const contents = [
    { item: '1', title: 'Minutes', href: null, page: 3 },
    { item: 'All', title: 'Map', href: 'https://pack.example/map', page: 250 },
  ]
  const composed = composeAgenda(publicView(record), { ...pack(ranges), contents })
  expect(composed.blocks.slice(-3).map(({ kind }) => kind)).toEqual(['pageBreak', 'heading', 'table'])
  expect(paperLines(composed).slice(-9)).toEqual([
    ...['Item', 'Document', 'Page', '1', 'Minutes', '3', 'All', 'Map', '250'],
  ])
})

test('papers that belong to no item stand under the business, with their pages', () => {
  const others = [
    { title: 'Map', href: 'https://pack.example/map', pages: { first: 12, last: 12 } },
    { title: 'Letters', href: null, pages: { first: 13, last: 20 } },
  ]
  const lines = paperLines(composeAgenda(publicView(record), { ...pack(ranges), others }))
  const at = lines.indexOf('Other papers')
  expect(lines.slice(at, at + 7)).toEqual([
    ...['Other papers', 'Paper', 'Pages', 'Map', '12', 'Letters', '13 - 20'],
  ])
})
