import { openPdf, pdfium } from '../../render/intake/pdfium.ts'
import type { OpenPdf, PdfiumCalls } from '../../render/intake/pdfium.ts'
import type { SourceRead, SourceRefused } from '../sourceText.ts'
import { withoutFurniture } from './pdfFurniture.ts'
import { lettersOfPage } from './pdfLetters.ts'
import { linesOfLetters } from './pdfLines.ts'
import type { PdfLine } from './pdfLines.ts'
import { markedText } from './pdfMarks.ts'
import { TaggedParagraphs } from './pdfTags.ts'
import { measureOf, paragraphsOf } from './pdfParagraphs.ts'

/** More is no minutes of one meeting, nor of a year. */
const mostPages = 2_000
const largestText = 20_000_000

/** What a page has: its lines, and whether anything is drawn on it. */
interface PageRead {
  readonly lines: readonly PdfLine[]
  readonly width: number
  readonly isDrawn: boolean
  readonly opened: boolean
}

/**
 * The text of a PDF in reading order, told by where its letters stand: lines that the page broke are joined, marks stand before their text,
 * what stands on every page is left out. Never throws for what stands in a file.
 */
export async function pdfSource(bytes: Uint8Array, fileName: string): Promise<SourceRead> {
  const calls = await pdfium()
  const opened = openPdf(calls, bytes)
  if (typeof opened === 'string') return notOpened(opened, fileName)
  try {
    if (opened.pages === 0)
      return refused('not-readable', `“${fileName}” has no pages. Ask for the file again.`)
    if (opened.pages > mostPages) {
      const count = opened.pages.toLocaleString('en-GB')
      return refused(
        'too-large',
        `“${fileName}” has ${count} pages; minutes may have up to 2,000. Divide it by meetings.`,
      )
    }
    return textOf(readPages(calls, opened), fileName)
  } finally {
    opened.close()
  }
}

function notOpened(why: 'password' | 'protected' | 'damaged', fileName: string): SourceRefused {
  switch (why) {
    case 'password':
      return refused(
        'needs-password',
        `“${fileName}” needs a password. Ask for a copy without one, and import that.`,
      )
    case 'protected':
      return refused(
        'needs-password',
        `“${fileName}” is locked in a way that only its maker’s program opens. Ask for a copy that is not.`,
      )
    case 'damaged':
      return refused('not-readable', `“${fileName}” is damaged and cannot be opened. Ask for the file again.`)
  }
}

function refused(code: SourceRefused['code'], sentence: string): SourceRefused {
  return { kind: 'refused', code, sentence }
}

function readPages(calls: PdfiumCalls, pdf: OpenPdf): PageRead[] {
  const tagged = new TaggedParagraphs(calls)
  return Array.from({ length: pdf.pages }, (_, index) => {
    const read = pdf.withPage(index, (page) => ({
      lines: linesOfLetters(lettersOfPage(calls, page, tagged.ofPage(page))),
      width: calls.FPDF_GetPageWidthF(page),
      isDrawn: calls.FPDFPage_CountObjects(page) > 0,
      opened: true,
    }))
    return read ?? { lines: [], width: 0, isDrawn: false, opened: false }
  })
}

function textOf(read: readonly PageRead[], fileName: string): SourceRead {
  const pictures = numbersWhere(read, (page) => page.lines.length === 0 && page.isDrawn)
  if (read.every((page) => page.lines.length === 0)) {
    return refused(
      'no-text',
      pictures.length === 0
        ? `“${fileName}” has no words on its pages. Ask for the file again.`
        : `“${fileName}” is a picture of paper: ${pagesHave(pictures)} no text. Read it with a scanner program that adds text (OCR), and import that.`,
    )
  }
  const { pages, leftOut } = withoutFurniture(read.map((page) => page.lines))
  const widths = read.filter((page) => page.lines.length > 0).map((page) => page.width)
  const measure = measureOf(pages, widths.toSorted((a, b) => a - b)[Math.floor(widths.length / 2)] ?? 0)
  const text = markedText(paragraphsOf(pages, measure), measure).replaceAll('\u200b', '')
  if (text.length > largestText) {
    return refused(
      'too-large',
      `“${fileName}” has more than the 20 MB of text that minutes may have. Divide it by meetings.`,
    )
  }
  const shut = numbersWhere(read, (page) => !page.opened)
  return {
    kind: 'pdf',
    text,
    notes: [
      ...(pictures.length === 0
        ? []
        : [`In the PDF ${pagesHave(pictures)} no text: what is printed there was not read.`]),
      ...(shut.length === 0 ? [] : [`In the PDF ${pagesOf(shut)} could not be opened, and was not read.`]),
      ...(leftOut.length === 0
        ? []
        : [`Left out, because it stands on every page: ${leftOut.slice(0, 4).map(quoted).join(', ')}.`]),
    ],
  }
}

function quoted(words: string): string {
  return `“${words.length > 100 ? `${words.slice(0, 100)}…` : words}”`
}

function numbersWhere(pages: readonly PageRead[], holds: (page: PageRead) => boolean): number[] {
  return pages.flatMap((page, index) => (holds(page) ? [index + 1] : []))
}

function pagesHave(numbers: readonly number[]): string {
  return `${pagesOf(numbers)} ${numbers.length === 1 ? 'has' : 'have'}`
}

/** "page 3", "pages 1-4, 7". */
function pagesOf(numbers: readonly number[]): string {
  const ranges: [number, number][] = []
  for (const number of numbers) {
    const last = ranges.at(-1)
    if (last !== undefined && number === last[1] + 1) last[1] = number
    else ranges.push([number, number])
  }
  const said = ranges.map(([from, to]) => (from === to ? String(from) : `${from}-${to}`)).join(', ')
  return `${numbers.length === 1 ? 'page' : 'pages'} ${said}`
}
