import { describe, expect, test } from 'vitest'
import { renderPdf } from '../../electron/render/pdf.ts'
import { moveItem } from '../../shared/domain/agendaOrder.ts'
import { withPlaces } from '../../shared/domain/sentAgenda.ts'
import { packFor, readPack } from '../helpers/meetingPack.ts'
import type { GivenPaper } from '../helpers/meetingPack.ts'
import { plainPdf } from '../helpers/officersFiles.ts'
import { checkPdfUa, pdfUaMissing } from '../helpers/pdfUa.ts'
import { anItem, aRecord } from '../helpers/recordBuilder.ts'
import { longMinutes } from '../helpers/samplePaper.ts'

/** The sixth item stands under the fifth, and the seventh too. */
const agenda = aRecord({
  items: [
    anItem('1', { title: 'Apologies' }),
    anItem('2', { title: 'Interests' }),
    anItem('3', { title: 'Minutes' }),
    anItem('4', { title: 'Improvement plan' }),
    anItem('5', { title: 'Budget' }),
    anItem('5a', { title: 'Families', parentId: '5' }),
    anItem('5b', { title: 'Schools', parentId: '5' }),
    anItem('6', { title: 'Work programme' }),
  ],
})

async function papersOf(
  sizes: readonly (readonly [id: string, itemId: string, pages: number])[],
): Promise<GivenPaper[]> {
  return Promise.all(
    sizes.map(async ([id, itemId, pages]) => ({ id, itemId, bytes: await plainPdf(pages, id) })),
  )
}

test('an item taken out of order has its place in the pack by the agenda that was sent out', async () => {
  const papers = await papersOf([
    ['minutes', '3', 1],
    ['schools', '5b', 1],
    ['programme', '6', 1],
  ])
  const moved = moveItem(moveItem(withPlaces(agenda.items), '6', null, 0), '5b', '5', 0)
  const pack = await packFor({ ...agenda, items: moved }, papers)
  expect(pack.ranges).toEqual((await packFor(agenda, papers)).ranges)
  expect(pack.ranges.map(({ item }) => item)).toEqual(['3', '5', '6'])
  const { rows } = await readPack(pack.bytes)
  expect(rows.map(([item]) => item)).toEqual(['1', '2', '3', '4', '5', '6'])
})

describe('the test pack', () => {
  test('has the ranges 3-10, 11-60, 61-112 and 113-116 and five blanks, wherever one looks', async () => {
    const papers = await papersOf([
      ['minutes', '3', 7],
      ['cover', '4', 4],
      ['report', '4', 46],
      ['families', '5a', 15],
      ['appendix', '5a', 1],
      ['schools', '5b', 33],
      ['programme', '6', 4],
    ])
    const pack = await packFor(agenda, papers)
    expect(pack.ranges.map(({ item, title, first, last }) => [item, title, first, last])).toEqual([
      ['3', 'Minutes', 3, 10],
      ['4', 'Improvement plan', 11, 60],
      ['5', 'Budget', 61, 112],
      ['6', 'Work programme', 113, 116],
    ])
    expect(pack).toMatchObject({ pages: 116, blanks: [2, 10, 76, 78, 112], accessible: false })

    const read = await readPack(pack.bytes)
    expect(read.rows).toEqual([
      ['1', 'Apologies', ''],
      ['2', 'Interests', ''],
      ['3', 'Minutes', '3 - 10'],
      ['4', 'Improvement plan', '11 - 60'],
      ['5', 'Budget a) Families b) Schools', '61 - 112'],
      ['6', 'Work programme', '113 - 116'],
    ])
    expect(read.pages.map((page) => page.stamp)).toEqual(read.pages.map((_, index) => `Page ${index + 1}`))
    expect(read.labels).toEqual(read.pages.map((_, index) => String(index + 1)))
    const blanks = read.pages.flatMap((page, index) =>
      page.words === 'This page is intentionally left blank' ? [index + 1] : [],
    )
    expect(blanks).toEqual([2, 10, 76, 78, 112])
    expect(new Set(read.links.map(({ to }) => to))).toEqual(new Set([3, 11, 61, 79, 113]))
    expect(read.bookmarks).toEqual([
      ['Agenda', 1],
      ['3 Minutes', 3],
      ['4 Improvement plan', 11],
      ['- cover', 11],
      ['- report', 15],
      ['5 Budget', 61],
      ['- a) Families: families', 61],
      ['- a) Families: appendix', 77],
      ['- b) Schools', 79],
      ['6 Work programme', 113],
    ])
    expect(read.pages[0]?.words).toMatch(/^Public Document Pack/)
  })

  test('runs on from another pack where it is a supplement', async () => {
    const pack = await packFor(agenda, await papersOf([['late', '6', 3]]), { firstPage: 117 })
    const read = await readPack(pack.bytes)
    expect(read.rows.at(-1)).toEqual(['6', 'Work programme', '119 - 121'])
    expect(read.pages.map((page) => page.stamp)).toEqual(
      [117, 118, 119, 120, 121].map((number) => `Page ${number}`),
    )
    expect(read.labels).toEqual(['117', '118', '119', '120', '121'])
    expect(read.links.map(({ to }) => to)).toEqual([3])
  })
})

test('a pack of tagged papers says that it is PDF/UA and passes its checker', async (context) => {
  const { bytes } = await renderPdf(longMinutes(1))
  const pack = await packFor(agenda, [
    { id: 'minutes', itemId: '3', bytes },
    { id: 'again', itemId: '5b', bytes },
  ])
  expect({ accessible: pack.accessible, findings: pack.findings }).toEqual({ accessible: true, findings: [] })
  context.skip(pdfUaMissing !== '', pdfUaMissing)
  expect(checkPdfUa(pack.bytes)).toContain('PASS')
})

test('a front sheet with a sign that its face does not have keeps the pack from saying that it is PDF/UA', async () => {
  const record = { ...agenda, items: [anItem('3', { title: 'Trees \u{1f333}' })] }
  const { bytes } = await renderPdf(longMinutes(1))
  const pack = await packFor(record, [{ id: 'minutes', itemId: '3', bytes }])
  expect(pack.accessible).toBe(false)
  expect(pack.findings.map(({ kind }) => kind)).toEqual(['typeface'])
})

test('a front sheet of several pages names the pages that follow it, also where its own number of pages changes them', async () => {
  const items = Array.from({ length: 90 }, (_, index) => anItem(`i${index}`, { summary: 'To be noted' }))
  const papers = await papersOf([
    ['one', 'i0', 1],
    ['two', 'i89', 2],
  ])
  const pack = await packFor({ ...agenda, items }, papers, { rightHand: 'none' })
  const read = await readPack(pack.bytes)
  const first = read.pages.findIndex(({ words }) => words === 'one 1') + 1
  expect(first).toBeGreaterThan(4)
  expect([read.rows[0]?.at(-1), read.rows[89]?.at(-1)]).toEqual([`${first}`, `${first + 1} - ${first + 2}`])
  expect(read.links.map(({ from, to }) => [from, to])).toEqual([
    [1, first],
    [first - 1, first + 1],
  ])
  expect(pack).toMatchObject({ blanks: [], pages: first + 2 })
})

test('an agenda without papers is a pack of its front sheet', async () => {
  const pack = await packFor(agenda, [])
  expect(pack).toMatchObject({ pages: 1, ranges: [], blanks: [], findings: [], accessible: true })
  expect((await readPack(pack.bytes)).bookmarks).toEqual([['Agenda', 1]])
})

test('a paper whose name is one long word has places to break it, and its page is the page that was planned', async () => {
  const title = `Map_${'5'.repeat(40)}`
  const pack = await packFor(agenda, [
    { id: 'plan', itemId: '4', bytes: await plainPdf(2, 'plan') },
    { id: 'map', itemId: null, title, bytes: await plainPdf(1, 'map') },
  ])
  expect(pack.documents.map(({ first, last }) => [first, last])).toEqual([
    [3, 4],
    [5, 5],
  ])
  expect((await readPack(pack.bytes)).pages[4]?.words).toBe('map 1')
})
