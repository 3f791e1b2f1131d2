import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { beforeAll, describe, expect, test } from 'vitest'
import { renderPdf } from '../../electron/render/pdf.ts'
import { paperLines } from '../../shared/document/paperText.ts'
import type { CellLine, PaperDocument } from '../../shared/document/model.ts'
import { lowerRoman, repeatedLetter } from '../../shared/document/numbering.ts'
import { crestPng, hostileText, letteredPoint, longWord, samplePaper } from '../helpers/samplePaper.ts'
import { checkPdfUa, pdfUaMissing } from '../helpers/pdfUa.ts'
import { readPdf, type PdfElement, type ReadPdf } from '../helpers/pdfReader.ts'

const letters = (from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, index) => `${repeatedLetter(from + index)})`)

describe('a paper as a PDF', () => {
  let bytes: Uint8Array
  let pages: number
  let pdf: ReadPdf

  beforeAll(async () => {
    ;({ bytes, pages } = await renderPdf(samplePaper()))
    pdf = await readPdf(bytes)
  })

  test('says its title, language, author and that it is tagged', () => {
    expect({ ...pdf, pages: pdf.pages.length }).toMatchObject({
      title: 'Minutes of the Parks and Open Spaces Committee, 12 November 2026',
      language: 'en-GB',
      author: 'Wexcombe Borough Council',
      displaysTitle: true,
      marked: true,
      pdfUaPart: 1,
      pages,
    })
  })

  test('prints every letter from a) to hh) over prose, an event and a heading', () => {
    const points = pdf.lists.filter((item) => item.depth === 0 && /^[a-z]+\)$/.test(item.label))
    const first = points.findIndex((item) => item.text.startsWith('the survey had been made on foot'))
    expect(points.slice(first, first + 34).map((item) => item.label)).toEqual(letters(1, 34))
    expect(points.slice(first + 34).map((item) => item.label)).toEqual(['a)', 'b)'])
  })

  test('keeps a point broken over two pages as one item', () => {
    const points = pdf.lists.filter((item) => item.label === 'q)')
    expect(points).toHaveLength(1)
    expect(points[0]?.text).toMatch(
      /^a second quotation.*as been spent by the end of September|^a second quotation.*;$/,
    )
  })

  test('puts sub-points inside the body of their point', () => {
    const at = pdf.lists.findIndex((item) => item.label === '(i)')
    expect(pdf.lists.slice(at - 1, at + 6).map(({ label, depth }) => [depth, label])).toEqual([
      [0, 'c)'],
      [1, '(i)'],
      [1, '(ii)'],
      [2, '(1)'],
      [2, '(2)'],
      [1, `(${lowerRoman(3)})`],
      [0, 'd)'],
    ])
    expect(pdf.lists[at + 4]?.text).toBe('the slide had been closed.')
    expect(childRoles(pdf.structure, 'L')).not.toContain('L')
  })

  test('numbers the clauses of a resolution (1), a. and b., and leaves a single clause a sentence', () => {
    const at = pdf.lists.findIndex((item) => item.text.startsWith('note the condition survey'))
    expect(pdf.lists.slice(at, at + 5).map(({ label, depth }) => [depth, label])).toEqual([
      [0, '(1)'],
      [0, '(2)'],
      [1, 'a.'],
      [1, 'b.'],
      [0, '(3)'],
    ])
    expect(paragraphs(pdf.structure)).toContain(
      'Resolved to open the list at Sandpit Road on 1 January 2027.',
    )
  })

  test('makes the number a part of the heading and of its bookmark', () => {
    expect(pdf.headings.map(({ level, text }) => `${level} ${text}`)).toEqual([
      '1 Minutes of the Parks and Open Spaces Committee',
      '2 Membership',
      '2 15 Play areas: the condition survey',
      '3 Costs and timetable',
      '2 16 Allotments: waiting lists',
      '2 17 Work programme',
      '2 18 Questions with *stars*, #hashes and <brackets>',
    ])
    expect(pdf.outline.map((top) => top.items.map((item) => item.title))).toEqual([
      [
        'Membership',
        '15 Play areas: the condition survey',
        '16 Allotments: waiting lists',
        '17 Work programme',
        '18 Questions with *stars*, #hashes and <brackets>',
      ],
    ])
    expect(pdf.outline[0]?.items[1]?.items[0]?.title).toBe('Costs and timetable')
  })

  test('marks the headers of a table by column and by row', () => {
    expect(pdf.tables).toEqual([
      {
        summary: 'Business of the meeting, with the pages of each paper',
        rows: [
          [
            { role: 'TH', scope: 'Column', text: 'Item' },
            { role: 'TH', scope: 'Column', text: 'Business' },
            { role: 'TH', scope: 'Column', text: 'Pages' },
          ],
          [
            { role: 'TH', scope: 'Row', text: '1' },
            { role: 'TD', scope: null, text: 'Apologies for absence' },
            { role: 'TD', scope: null, text: '' },
          ],
          [
            { role: 'TH', scope: 'Row', text: '4' },
            {
              role: 'TD',
              scope: null,
              text: 'Reports of the Director of Place To consider two reports a) Play areas: the condition survey b) Allotments: waiting lists',
            },
            { role: 'TD', scope: null, text: '11 - 60' },
          ],
        ],
      },
    ])
  })

  test('describes its picture and leads to the addresses it names', () => {
    expect(pdf.figures).toEqual(['Arms of Wexcombe Borough Council'])
    expect(pdf.links).toEqual([
      'mailto:committees@wexcombe.example',
      'https://www.wexcombe.example/allotments',
    ])
  })

  test('says the caveat, the footer and the page number on every page, as artifacts', () => {
    expect(pdf.pages.map((page) => page.artifacts.replaceAll(/\s+/g, ' ').trim())).toEqual(
      pdf.pages.map(
        (_, index) =>
          `Draft: subject to confirmation at the next meeting Parks and Open Spaces Committee, 12 November 2026 Page ${index + 1} of ${pages}`,
      ),
    )
    expect(pdf.structure.text).not.toContain('Draft: subject')
  })

  test('prints every line of the paper with its label, in order', () => {
    // The reader cannot know that a word goes on in the next line, so spaces do not count here.
    const squashed = (lines: readonly string[]): string[] => lines.map((line) => line.replaceAll(/\s/g, ''))
    expect(squashed(pdf.lines)).toEqual(squashed(paperLines(samplePaper())))
  })

  test('prints text that is markup elsewhere as it stands', () => {
    expect(pdf.structure.text).toContain(hostileText)
  })

  test('breaks a word that is wider than the page without adding to it', () => {
    expect(pdf.structure.text.replaceAll(' ', '')).toContain(`Thevillageof${longWord}wasnamed.`)
  })

  test('is the same, byte for byte, when made again', async () => {
    const other = await renderPdf(samplePaper({ title: 'Another' }))
    const again = await renderPdf(samplePaper())
    expect(Buffer.compare(again.bytes, bytes)).toBe(0)
    expect(Buffer.compare(again.bytes, other.bytes)).not.toBe(0)
    expect(Buffer.from(bytes).toString('latin1')).not.toMatch(
      /CreationDate|ModDate|CreateDate|ModifyDate|Typst \d/,
    )
  })

  test('says a caveat of two lines on every page', async () => {
    const { bytes: marked } = await renderPdf(samplePaper({ caveat: 'NOT FOR PUBLICATION\nDraft' }))
    for (const page of (await readPdf(marked)).pages) {
      expect(page.artifacts).toMatch(/^\s*NOT FOR PUBLICATION\s+Draft\s/)
    }
  })

  test('leaves out the caveat and the page number where the paper has none', async () => {
    const { bytes: plain } = await renderPdf(samplePaper({ caveat: '', footer: '', pageNumbers: false }))
    expect((await readPdf(plain)).pages.every((page) => page.artifacts === '')).toBe(true)
  })

  test('goes on with the letters when a sub-point follows prose', async () => {
    const list = 'item-1'
    const sub = { kind: 'point', list, markers: 'letters', level: 1, say: '' } as const
    const paper = samplePaper({
      blocks: [
        { kind: 'heading', id: 'top', level: 1, number: null, text: 'Minutes' },
        letteredPoint(list, 1, [{ text: 'first;' }]),
        { ...sub, label: '(i)', runs: [{ text: 'one;' }] },
        { kind: 'event', runs: [{ text: 'The fire alarm was tested.' }] },
        { ...sub, label: '(ii)', runs: [{ text: 'two;' }] },
        letteredPoint(list, 2, [{ text: 'second.' }]),
      ],
    })
    const read = await readPdf((await renderPdf(paper)).bytes)
    expect(read.lists.map((item) => item.label)).toEqual(['a)', '(i)', '(ii)', 'b)'])
  })

  test('passes the checks of PDF/UA-1', ({ skip }) => {
    skip(pdfUaMissing !== '', pdfUaMissing)
    expect(checkPdfUa(bytes)).toContain('PASS')
  })
})

function childRoles(from: PdfElement, role: string): string[] {
  const own = from.role === role ? from.children.map((child) => child.role) : []
  return [...own, ...from.children.flatMap((child) => childRoles(child, role))]
}

function paragraphs(from: PdfElement): string[] {
  return [...(from.role === 'P' ? [from.text] : []), ...from.children.flatMap(paragraphs)]
}

describe('a paper that leaves somebody out', () => {
  const heading = { kind: 'heading', id: 'top', level: 1, number: null, text: 'Minutes' } as const
  const figure = {
    kind: 'figure',
    mediaType: 'image/png',
    data: crestPng,
    alt: 'Arms',
    heightMm: 18,
  } as const
  const damagedPng = `${crestPng.slice(0, 200)}AAAA${crestPng.slice(204)}`
  const column = { heading: 'Name', share: 1, align: 'start' } as const
  const table = { kind: 'table', summary: 'Names', columns: [column], rows: [] } as const
  const cell = [{ label: null, runs: [{ text: 'Ada' }] }]

  test.each<[why: string, field: string, changes: Partial<PaperDocument>]>([
    ['has no title', 'title', { title: ' ' }],
    ['has pale headings', 'headingColour', { headingColour: '#999999' }],
    ['has a colour that is none', 'headingColour', { headingColour: 'navy' }],
    ['has no heading', 'blocks', { blocks: [] }],
    ['skips a heading level', 'deep', { blocks: [heading, { ...heading, id: 'deep', level: 3 }] }],
    ['uses a heading id twice', 'top', { blocks: [heading, heading] }],
    ['has a heading without words', 'top', { blocks: [{ ...heading, text: ' ' }] }],
    ['has a picture without a description', 'alt', { blocks: [heading, { ...figure, alt: '' }] }],
    ['has a picture that is none', 'data', { blocks: [heading, { ...figure, data: 'AAAA' }] }],
    ['has a picture that is damaged', 'data', { blocks: [heading, { ...figure, data: damagedPng }] }],
    ['has a table that does not say what it is', 'summary', { blocks: [heading, { ...table, summary: '' }] }],
    [
      'has a column without a heading',
      'columns',
      { blocks: [heading, { ...table, columns: [{ ...column, heading: '' }] }] },
    ],
    [
      'has a row with a cell too many',
      'rows',
      { blocks: [heading, { ...table, rows: [{ cells: [cell, cell] }] }] },
    ],
    [
      'has a resolution without words',
      'list',
      { blocks: [heading, { kind: 'resolution', list: 'list', lead: 'Resolved to', clauses: [] }] },
    ],
  ])('is refused when it %s', async (_why, field, changes) => {
    await expect(renderPdf(samplePaper(changes))).rejects.toMatchObject({
      name: 'AppError',
      code: 'invalid-input',
      details: { field },
    })
  })

  test('makes no claim of PDF/UA when it has characters its face cannot print, and keeps them in its text', async () => {
    const words = 'A heart \u{1f499} and a word 漢字.'
    const paper = samplePaper({ blocks: [heading, { kind: 'paragraph', runs: [{ text: words }] }] })
    const read = await readPdf((await renderPdf(paper)).bytes)
    expect(read.pdfUaPart).toBe(null)
    expect(read.structure.text).toContain('A heart')
  })

  test('prints an address that is neither web nor mail, and leads nowhere', async () => {
    const runs = [{ text: 'Open this', href: 'javascript:alert(1)' }]
    const { bytes } = await renderPdf(samplePaper({ blocks: [heading, { kind: 'paragraph', runs }] }))
    expect((await readPdf(bytes)).structure.text).toBe('Minutes Open this')
    expect(Buffer.from(bytes).toString('latin1')).not.toContain('javascript:')
  })
})

describe('a page', () => {
  test('hangs the second line of a long heading under its first word', async () => {
    const words = Array.from({ length: 30 }, () => 'playground').join(' ')
    const heading = { kind: 'heading', id: 'top', level: 1, number: '298/PF', text: words } as const
    const { bytes } = await renderPdf(samplePaper({ blocks: [heading] }))
    const starts = await lineStarts(bytes, 'playground')
    expect(starts.length).toBeGreaterThan(2)
    expect(new Set(starts).size).toBe(1)
  })

  test('has a short resolution in one piece', async () => {
    const clause = { level: 0, say: '', runs: [{ text: 'note the report;' }] } as const
    for (let filler = 30; filler <= 44; filler += 2) {
      const lines = Array.from({ length: filler }, (_, index) => [{ text: `Line ${index}` }])
      const clauses = ['(1)', '(2)', '(3)', '(4)'].map((label) => ({ ...clause, label }))
      const paper = samplePaper({
        blocks: [
          { kind: 'heading', id: 'top', level: 1, number: null, text: 'Minutes' },
          { kind: 'lines', lines },
          { kind: 'resolution', list: 'resolution', lead: 'Resolved to:', clauses },
        ],
      })
      const { pages } = await readPdf((await renderPdf(paper)).bytes)
      expect(pages.filter((page) => page.text.includes('note the report'))).toHaveLength(1)
    }
  })

  test('has the header row of a table that began on an earlier one', async () => {
    const line = (text: string): CellLine[] => [{ label: null, runs: [{ text }] }]
    const rows = Array.from({ length: 90 }, (_, index) => ({
      cells: [line(`Councillor ${index}`), line(index % 3 === 0 ? 'Present' : 'Absent')],
    }))
    const paper = samplePaper({
      blocks: [
        { kind: 'heading', id: 'top', level: 1, number: null, text: 'Attendance' },
        {
          kind: 'table',
          summary: 'Attendance of the year',
          columns: [
            { heading: 'Member', share: 3, align: 'start' },
            { heading: 'Twelfth of May', share: 1, align: 'end' },
          ],
          rows,
        },
      ],
    })
    const { bytes } = await renderPdf(paper)
    const read = await readPdf(bytes)
    expect(read.pages.length).toBeGreaterThan(2)
    expect(read.pages.map((page) => page.text.includes('Member Twelfth of May'))).toEqual(
      read.pages.map(() => true),
    )
    expect(read.tables[0]?.rows.map((row) => row[0]?.text)).toEqual([
      'Member',
      ...rows.map((_, index) => `Councillor ${index}`),
    ])
  })

  test('never ends with a heading, a lead-in or a label whose words are on the next', async () => {
    const list = 'item'
    const sub = { kind: 'point', list, markers: 'letters', level: 1, say: '' } as const
    const clause = { level: 0, say: '', runs: [{ text: 'note the report;' }] } as const
    for (let filler = 24; filler <= 44; filler += 1) {
      const lines = Array.from({ length: filler }, (_, index) => [{ text: `Line ${index}` }])
      const paper = samplePaper({
        caveat: '',
        footer: '',
        pageNumbers: false,
        blocks: [
          { kind: 'heading', id: 'top', level: 1, number: null, text: 'Minutes' },
          { kind: 'lines', lines },
          { kind: 'heading', id: 'item', level: 2, number: '7', text: 'Keeping together' },
          { kind: 'paragraph', runs: [{ text: 'Points were made:' }], keepWithNext: true },
          letteredPoint(list, 1, [{ text: 'two things were asked:' }]),
          { ...sub, label: '(i)', runs: [{ text: 'the first;' }] },
          { ...sub, label: '(ii)', runs: [{ text: 'the second.' }] },
          letteredPoint(list, 2, [{ text: 'one thing more.' }]),
          {
            kind: 'resolution',
            list: 'resolution',
            lead: 'Resolved to',
            clauses: [
              { ...clause, label: '(1)' },
              { ...clause, label: '(2)' },
            ],
          },
        ],
      })
      for (const page of (await readPdf((await renderPdf(paper)).bytes)).pages) {
        expect(page.text).not.toMatch(/(Keeping together|made:|asked:|Resolved to|[ab]\)|\([i12]+\))$/)
      }
    }
  })
})

/** Where on the page, in points from its left edge, the first word of each line that begins with `word` stands. */
async function lineStarts(bytes: Uint8Array, word: string): Promise<number[]> {
  const loading = getDocument({ data: bytes.slice(), verbosity: 0 })
  const page = await (await loading.promise).getPage(1)
  const lines = new Map<number, number>()
  for (const item of (await page.getTextContent()).items) {
    if (!('str' in item) || !item.str.startsWith(word)) continue
    const [, , , , x = 0, y = 0] = item.transform as number[]
    lines.set(Math.round(y), Math.min(Math.round(x), lines.get(Math.round(y)) ?? Number.POSITIVE_INFINITY))
  }
  await loading.destroy()
  return [...lines.values()]
}
