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

test('it says first whose pack it is, and numbers no page of its own', () => {
  const open = composeAgenda(publicView(record), pack(ranges))
  expect(open).toMatchObject({
    title: 'Public document pack: Environment Committee, 14 October 2026',
    pageNumbers: false,
    caveat: 'Draft agenda: not yet published',
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
