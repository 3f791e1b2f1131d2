import { describe, expect, test } from 'vitest'
import { sampleOctober } from '../../../electron/core/sample/sampleOctober.ts'
import { sampleSeptember } from '../../../electron/core/sample/sampleSeptember.ts'
import { pdfSource } from '../../../electron/import/source/pdfSource.ts'
import { sourceLines } from '../../../electron/import/sourceLines.ts'
import type { SourceText } from '../../../electron/import/sourceText.ts'
import { renderPdf } from '../../../electron/render/pdf.ts'
import { renderWord } from '../../../electron/render/word.ts'
import { composeAgenda } from '../../../shared/document/compose/agenda.ts'
import { composeMinutes } from '../../../shared/document/compose/minutes.ts'
import type { PaperDocument } from '../../../shared/document/model.ts'
import { paperLines } from '../../../shared/document/paperText.ts'
import { publicView } from '../../../shared/domain/paperView.ts'
import { cutPdf, loopingPdf, noPagesPdf } from '../../helpers/badFiles.ts'
import { generatedMinutes } from '../../helpers/generatedMinutes.ts'
import { column, laidOutPdf } from '../../helpers/laidOutPdf.ts'
import type { LaidOut } from '../../helpers/laidOutPdf.ts'
import { convertWord, libreOfficeIsHere } from '../../helpers/libreOffice.ts'
import { lockedPdf } from '../../helpers/officersFiles.ts'

const oneSpace = (text: string): string => text.replace(/\s+/g, ' ').trim()

async function read(bytes: Uint8Array): Promise<SourceText> {
  const source = await pdfSource(bytes, 'minutes.pdf')
  if (source.kind === 'refused') throw new Error(source.sentence)
  return source
}

async function linesIn(bytes: Uint8Array): Promise<string[]> {
  return sourceLines((await read(bytes)).text).map((line) => oneSpace(line.text))
}

async function textOf(pages: readonly (readonly LaidOut[])[]): Promise<string> {
  return (await read(await laidOutPdf(pages))).text
}

const printed = (paper: PaperDocument): string[] => paperLines(paper).map(oneSpace)
const minutesOf = (seed: number): PaperDocument => composeMinutes(publicView(generatedMinutes(seed)))

describe('our own PDFs', () => {
  test.each([2, 4, 5, 8, 9, 16, 22, 23])(
    'of generated minutes %i give every printed line with its label, whole and in order',
    async (seed) => {
      const paper = minutesOf(seed)
      expect(await linesIn((await renderPdf(paper)).bytes)).toEqual(printed(paper))
    },
  )

  test.each([
    ['September', sampleSeptember],
    ['October', sampleOctober],
  ])('of the minutes of %s give every printed line', async (_, record) => {
    const paper = composeMinutes(publicView(record))
    expect(await linesIn((await renderPdf(paper)).bytes)).toEqual(printed(paper))
  })

  test('of an agenda give its words in order, the rows of its table on one line each', async () => {
    const paper = composeAgenda(publicView(sampleOctober))
    const lines = await linesIn((await renderPdf(paper)).bytes)
    expect(lines.join(' ')).toBe(printed(paper).join(' '))
    expect(lines).toContain('1 Apologies for absence')
  })
})

test.skipIf(!libreOfficeIsHere)(
  'PDFs that LibreOffice makes of Word minutes, without tags, give every printed line',
  async () => {
    const papers = [composeMinutes(publicView(sampleOctober)), minutesOf(2)]
    const words = await Promise.all(papers.map((paper) => renderWord(paper)))
    const untagged = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"false"}}'
    const pdfs = await convertWord(words, untagged, 'pdf')
    for (const [index, paper] of papers.entries()) {
      expect(await linesIn(pdfs[index] ?? new Uint8Array())).toEqual(printed(paper))
    }
  },
  120_000,
)

describe('words at places', () => {
  test('that a page broke in lines are one line again, and those that a writer broke are not', async () => {
    const text = await textOf([
      [
        ...column(72, 100, [
          'The Harbour Master told the Committee that the moorings at the Old Basin were let for',
          'less than their upkeep. He would report in June.',
          'Councillor Ida Moss',
          'Councillor Tom Fell',
        ]),
        ...column(72, 180, ['A paragraph of its own.']),
      ],
    ])
    expect(text.trim().split('\n')).toEqual([
      'The Harbour Master told the Committee that the moorings at the Old Basin were let for less than their upkeep. He would report in June.',
      'Councillor Ida Moss',
      'Councillor Tom Fell',
      '',
      'A paragraph of its own.',
    ])
  })

  test('in a margin are the marks of what stands beside them, each level two spaces deeper', async () => {
    const text = await textOf([
      [
        { text: '15', x: 72, y: 80, strong: true },
        { text: 'Harbour dues', x: 108, y: 80, strong: true },
        { text: 'a)', x: 72, y: 110 },
        ...column(108, 110, [
          'the dues had not risen since 1998, and nobody could say who had fixed them then nor',
          'why;',
        ]),
        { text: '(i)', x: 108, y: 150 },
        { text: 'in the Old Basin;', x: 144, y: 150 },
        { text: '(ii)', x: 108, y: 170 },
        { text: 'at the South Pier.', x: 144, y: 170 },
        { text: '•', x: 72, y: 190 },
        { text: 'a bullet', x: 108, y: 190 },
      ],
    ])
    expect(text.trim().split('\n').filter(Boolean)).toEqual([
      '**15  Harbour dues**',
      'a)  the dues had not risen since 1998, and nobody could say who had fixed them then nor why;',
      '  (i)  in the Old Basin;',
      '  (ii)  at the South Pier.',
      '•  a bullet',
    ])
  })

  test('in columns stand on one line with tabs between, a cell that goes on below taken up', async () => {
    const text = await textOf([
      [
        ...column(72, 100, ['Councillor Ida Moss', 'Councillor Tom Fell']),
        { text: 'Pia Lund, Master of the', x: 300, y: 100 },
        { text: 'Olu Adeyemi', x: 300, y: 114 },
        { text: 'Una Beck', x: 72, y: 140 },
        { text: 'Head of Harbours and', x: 300, y: 140 },
        { text: 'ferries', x: 300, y: 154 },
      ],
    ])
    expect(text.trim().split('\n').filter(Boolean)).toEqual([
      'Councillor Ida Moss\tPia Lund, Master of the',
      'Councillor Tom Fell\tOlu Adeyemi',
      'Una Beck\tHead of Harbours and ferries',
    ])
  })

  test('in larger type are headings, and stamps across the page are left out', async () => {
    const text = await textOf([
      [
        { text: 'Harbour Committee', x: 72, y: 60, size: 18 },
        { text: 'Minutes', x: 72, y: 90, size: 14 },
        { text: 'DRAFT', x: 150, y: 500, size: 80, turned: 45 },
        { text: 'Scanned 12/03/2026', x: 30, y: 400, turned: 90 },
        ...column(72, 120, ['The Committee met in the Guildhall, and everybody came.', 'Nothing was said.']),
      ],
    ])
    expect(text.trim().split('\n').filter(Boolean)).toEqual([
      '# Harbour Committee',
      '## Minutes',
      'The Committee met in the Guildhall, and everybody came.',
      'Nothing was said.',
    ])
  })

  test('that stand on every page are left out and told, with the numbers of the pages', async () => {
    const pages = [1, 2, 3, 4].map((page): LaidOut[] => [
      { text: 'Harbour Committee – 5 March 2026', x: 72, y: 40 },
      { text: `${page + 10} Item ${page}`, x: 72, y: 100 },
      ...column(72, 130, [`What was said under item ${page}.`]),
      { text: `Page ${page} of 4`, x: 480, y: 800 },
    ])
    const { text, notes } = await read(await laidOutPdf(pages))
    expect(text.split('\f').map((page) => page.trim().split('\n').filter(Boolean))).toEqual(
      [1, 2, 3, 4].map((page) => [`${page + 10} Item ${page}`, `What was said under item ${page}.`]),
    )
    expect(notes).toEqual(['Left out, because it stands on every page: “Harbour Committee – 5 March 2026”.'])
  })

  test('that go on overleaf are one line, on the page where they begin', async () => {
    const long = 'The Harbour Master told the Committee that the moorings at the Old Basin were let for'
    const text = await textOf([
      column(72, 760, [long]),
      column(72, 60, ['less than their upkeep.', 'He would report in June.']),
    ])
    const [first, second] = text.split('\f')
    expect(first?.trim()).toBe(`${long} less than their upkeep.`)
    expect(second?.trim()).toBe('He would report in June.')
  })

  test('keep the hyphen that a line ended with', async () => {
    const text = await textOf([
      column(72, 100, [
        'The Committee thanked all those who had come to the meeting in the Guildhall, and the well-',
        'kept rooms of it.',
      ]),
    ])
    expect(text.trim()).toContain('the well-kept rooms')
  })
})

describe('PDFs that are not read', () => {
  test('say that they are pictures of paper, and on which pages', async () => {
    expect(await pdfSource(await laidOutPdf([[], [], []]), 'old.pdf')).toEqual({
      kind: 'refused',
      code: 'no-text',
      sentence:
        '“old.pdf” is a picture of paper: pages 1-3 have no text. Read it with a scanner program that adds text (OCR), and import that.',
    })
  })

  test('in part name the pages that have no text', async () => {
    const { notes } = await read(await laidOutPdf([[], column(72, 100, ['Minutes']), [], []]))
    expect(notes).toEqual(['In the PDF pages 1, 3-4 have no text: what is printed there was not read.'])
  })

  test('ask for a copy without a password', async () => {
    expect(await pdfSource(await lockedPdf('secret'), 'locked.pdf')).toMatchObject({
      kind: 'refused',
      code: 'needs-password',
    })
  })

  test.each([
    ['no pages', noPagesPdf()],
    ['a page tree without end', loopingPdf()],
    ['nothing but its first line', new TextEncoder().encode('%PDF-1.7\n')],
    ['rubbish inside', new Uint8Array(50_000).fill(37)],
  ])('have %s: a sentence says so', async (_, bytes) => {
    const source = await pdfSource(bytes, 'bad.pdf')
    expect(source).toMatchObject({ kind: 'refused' })
    expect(source.kind === 'refused' ? source.sentence : '').toMatch(/^“bad\.pdf” .+\.$/)
  })

  test('are cut off in the middle: what stands before is read, or a sentence says why not', async () => {
    const source = await pdfSource(await cutPdf(), 'cut.pdf')
    expect(['pdf', 'refused']).toContain(source.kind)
  })

  test('have more pages than minutes have', async () => {
    const kids = Array.from({ length: 2_001 }, () => '3 0 R').join(' ')
    const file = `%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 2001/Kids[${kids}]>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n`
    expect(await pdfSource(new TextEncoder().encode(file), 'long.pdf')).toMatchObject({
      code: 'too-large',
      sentence: '“long.pdf” has 2,001 pages; minutes may have up to 2,000. Divide it by meetings.',
    })
  })
})
