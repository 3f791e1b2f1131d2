import type { PdfMeasure, PdfParagraph } from './pdfParagraphs.ts'

/** A heading is set this much larger than the text. */
const larger = 1.07
const longestHeading = 250

/** What the sizes and places of a whole document mean. */
interface Scale {
  readonly body: number
  /** Sizes of headings, the largest first, in half points. */
  readonly sizes: readonly number[]
  /** Where paragraphs begin, from the left. */
  readonly margins: readonly number[]
  readonly middle: number
  readonly edge: number
}

/** The text of a document in the marks that every source is read in, a form feed between its pages. */
export function markedText(pages: readonly (readonly PdfParagraph[])[], { edge }: PdfMeasure): string {
  const scale = scaleOf(pages.flat(), edge)
  return pages.map((paragraphs) => paragraphs.map((each) => lineOf(each, scale)).join('')).join('\f')
}

function lineOf(paragraph: PdfParagraph, scale: Scale): string {
  const { labels, cells, size, afterGap } = paragraph
  const text = cells.map((cell) => cell.text).join('\t')
  const mark = labels.map((label) => `${label.text}  `).join('')
  const gap = afterGap ? '\n' : ''
  const level = scale.sizes.indexOf(halves(size))
  if (level >= 0 && isHeading(paragraph))
    return `${gap}${'#'.repeat(Math.min(level, 5) + 1)} ${mark}${text}\n`
  const isStrong = cells.every((cell) => cell.strong) && /\p{L}/u.test(text)
  const whole = !isStrong
    ? `${mark}${text}`
    : labels.every((label) => label.strong)
      ? `**${mark}${text}**`
      : `${mark}**${text}**`
  return `${gap}${'  '.repeat(levelOf(paragraph, scale))}${whole}\n`
}

function isHeading({ cells, labels }: PdfParagraph): boolean {
  const text = cells.map((cell) => cell.text).join(' ')
  return cells.length === 1 && labels.length < 2 && text.length <= longestHeading && /\p{L}/u.test(text)
}

function scaleOf(paragraphs: readonly PdfParagraph[], edge: number): Scale {
  const body = mostUsedSize(paragraphs)
  const sizes = new Set(
    paragraphs
      .filter((each) => each.size > body * larger && isHeading(each))
      .map((each) => halves(each.size)),
  )
  const left = Math.min(marginsOf(paragraphs)[0] ?? edge, edge)
  const middle = (left + edge) / 2
  const margins = marginsOf(paragraphs.filter((each) => !isCentred(each, left, middle)))
  return { body, sizes: [...sizes].toSorted((a, b) => b - a), margins, middle, edge }
}

function mostUsedSize(paragraphs: readonly PdfParagraph[]): number {
  const counts = new Map<number, number>()
  for (const { size, cells } of paragraphs) {
    const letters = cells.reduce((sum, cell) => sum + cell.text.length, 0)
    counts.set(halves(size), (counts.get(halves(size)) ?? 0) + letters)
  }
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? 11
}

function halves(size: number): number {
  return Math.round(size * 2) / 2
}

/** The places that paragraphs begin at, nearer than a letter taken as one; a place that one alone begins at counts as the one before it. */
function marginsOf(paragraphs: readonly PdfParagraph[]): number[] {
  const lefts = paragraphs.map((each) => each.left).toSorted((a, b) => a - b)
  const margins: { at: number; count: number }[] = []
  for (const left of lefts) {
    const last = margins.at(-1)
    if (last !== undefined && left - last.at <= 5) last.count += 1
    else margins.push({ at: left, count: 1 })
  }
  const used = margins.filter(({ count }) => count > 1)
  return (used.length === 0 ? margins : used).map(({ at }) => at)
}

function isCentred({ left, right, labels }: PdfParagraph, margin: number, middle: number): boolean {
  return labels.length === 0 && left > margin + 20 && Math.abs((left + right) / 2 - middle) < 6
}

const deepest = 8

function levelOf(paragraph: PdfParagraph, { margins, middle }: Scale): number {
  const [first] = margins
  if (first === undefined || isCentred(paragraph, first, middle)) return 0
  const level = margins.findLastIndex((margin) => paragraph.left >= margin - 3)
  return Math.min(Math.max(level, 0), deepest)
}
