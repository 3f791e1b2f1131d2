import { isNameInList } from '../nameInList.ts'
import type { PdfCell, PdfLine } from './pdfLines.ts'

/** Lines that are one paragraph, or the row of a table. */
export interface PdfParagraph {
  /** The marks in its margin: "a)", "15"; empty for none. */
  readonly labels: readonly PdfCell[]
  /** One for a paragraph, more for a row. */
  readonly cells: readonly PdfCell[]
  readonly left: number
  readonly right: number
  readonly size: number
  /** More space stands above it than between the lines of a paragraph. */
  readonly afterGap: boolean
}

interface Open extends PdfParagraph {
  readonly last: PdfLine
  /** Where its lines begin, after the first. Null while it has one. */
  readonly hang: number | null
}

/** What holds for the whole document, in points. */
export interface PdfMeasure {
  /** How far lines reach to the right. */
  readonly edge: number
  /** From line to line, in sizes of the type. */
  readonly leading: number
  /** The paragraphs that the file tells are those of its text, and no single lines. */
  readonly tellsParagraphs: boolean
}

/** a to z, the same letter twice and more, and small numerals: no short word of the text. */
const counter = (group: number): string =>
  String.raw`(?:([a-z])${`\\${group}`}{0,3}|[ivx]{1,5}|[A-Z]|\d{1,5})`
const bullet = '[•·▪◦●○■□➢–—*-]|o'
const labelCell = new RegExp(
  String.raw`^(?:${bullet}|\(?${counter(1)}[.):]{1,2}|\(${counter(2)}\)[.:]?|\d{1,5}(?:[./]\d{1,4}){0,3}[.)]?|\d{1,5}\/[A-Z]{1,4}\.?)$`,
)
/** A line that begins with a mark begins a paragraph. */
const labelledLine = /^(?:[•·▪◦●○■□➢]|\(?(?:[a-z]{1,3}|[A-Z]|\d{1,3})\)|[a-z]\.)\s/
/** So does one that begins with a number, where the one above came to an end: "at" and "10.00 am" are one sentence. */
const numberedLine = /^\d{1,3}(?:(?:\.\d{1,3}){1,3}\.?|\.)\s/
const atEnd = /[.:;,?!–—]$|\b(?:and|or)$/

/** `width`: of the pages, in points. */
export function measureOf(pages: readonly (readonly PdfLine[])[], width: number): PdfMeasure {
  const edge = edgeOf(pages.flat(), width)
  const counts = new Map<number, number>()
  let [same, others] = [0, 0]
  for (const lines of pages) {
    lines.forEach((line, index) => {
      const next = lines[index + 1]
      if (next === undefined || Math.abs(next.size - line.size) > 0.3 || !fills(line, next, edge)) return
      const told = tagsOf(line, next)
      if (told === 'same') same += 1
      if (told === 'others') others += 1
      const step = Math.round(((line.base - next.base) / line.size) * 20) / 20
      if (step > 0.8 && step < 3.5) counts.set(step, (counts.get(step) ?? 0) + 1)
    })
  }
  const [likeliest] = [...counts].toSorted((a, b) => b[1] - a[1] || a[0] - b[0])
  return { edge, leading: likeliest?.[0] ?? 1.25, tellsParagraphs: same > others }
}

/** Whether the file tells that two lines are of one paragraph, or of two; null where it does not tell. */
function tagsOf(above: PdfLine, line: PdfLine): 'same' | 'others' | null {
  const [before, after] = [above.cells.at(-1)?.paragraph ?? null, line.cells[0]?.paragraph ?? null]
  if (before === null || after === null) return null
  return before === after ? 'same' : 'others'
}

/** A line this near to the edge, in points, may have been broken for the word that follows. */
const oneWord = 45

/** Where lines are broken: where many of them end, far enough to the right; and else as far from the right as they begin from the left. */
function edgeOf(lines: readonly PdfLine[], width: number): number {
  const rights = lines.map((line) => line.right).toSorted((a, b) => a - b)
  // A line that runs out of the page says nothing of the others.
  const furthest = rights[Math.floor((rights.length - 1) * 0.99)] ?? 0
  const near = rights.filter((right) => right > furthest - oneWord).length
  if (furthest > width * 0.6 && near >= Math.max(5, rights.length * 0.08)) return furthest
  const left = lines.map((line) => line.left).toSorted((a, b) => a - b)[Math.floor(lines.length * 0.05)] ?? 0
  return Math.max(furthest, width - left * 1.35)
}

/** Whether the first word of the next line had no room on this one: the line was broken by the program, not by the writer. */
function fills(line: PdfLine, next: PdfLine, edge: number): boolean {
  const [first] = next.cells
  return first !== undefined && line.right + line.size * 0.2 + first.firstWord > edge - 1
}

/** The paragraphs of each page; one that goes on overleaf stands whole on the page it begins on. */
export function paragraphsOf(
  pages: readonly (readonly PdfLine[])[],
  measure: PdfMeasure,
): (readonly PdfParagraph[])[] {
  // Where the paragraph stands that the next line may go on with: on this page, or on one before.
  let holder: Open[] = []
  return pages.map((lines) => {
    const paragraphs: Open[] = []
    lines.forEach((line, index) => {
      const before = holder.at(-1)
      const joined = before === undefined ? null : continued(before, line, index === 0, measure)
      if (joined !== null) {
        holder[holder.length - 1] = joined
        return
      }
      paragraphs.push(paragraphOf(line, lines[index - 1], measure))
      holder = paragraphs
    })
    return paragraphs
  })
}

function continued(before: Open, line: PdfLine, isOverleaf: boolean, measure: PdfMeasure): Open | null {
  const told = measure.tellsParagraphs ? tagsOf(before.last, line) : null
  if (told === 'others' && line.cells.length === 1 && before.cells.length === 1) return null
  if (isOverleaf) {
    const goesOn = told === 'same' || !/[.:;?!)\]”"]$/.test(before.cells.at(-1)?.text ?? '')
    return goesOn ? joinedLine(before, line, measure) : null
  }
  if (isGap(before.last, line, measure)) return null
  return joinedLine(before, line, measure) ?? joinedRow(before, line)
}

function isGap(above: PdfLine, line: PdfLine, { leading }: PdfMeasure): boolean {
  return above.base - line.base > Math.max(above.size, line.size) * leading * 1.12
}

function paragraphOf(line: PdfLine, above: PdfLine | undefined, measure: PdfMeasure): Open {
  const marks = line.cells.findIndex((cell) => !labelCell.test(cell.text))
  const count = Math.min(marks === -1 ? line.cells.length - 1 : marks, 2)
  const cells = line.cells.slice(count)
  return {
    labels: line.cells.slice(0, count),
    cells,
    left: line.left,
    right: line.right,
    size: line.size,
    afterGap: above === undefined || isGap(above, line, measure),
    last: line,
    hang: null,
  }
}

/** The paragraph with a line that goes on with it; null where the line begins something else. */
function joinedLine(before: Open, line: PdfLine, { edge }: PdfMeasure): Open | null {
  const [only] = line.cells
  const [text] = before.cells
  if (only === undefined || text === undefined || line.cells.length > 1 || before.cells.length > 1)
    return null
  if (labelledLine.test(only.text) && !isInSentence(before, text, line, edge)) return null
  if (isNameInList(only.text) && isNameInList(text.text)) return null
  if ((numberedLine.test(only.text) || labelCell.test(only.text)) && atEnd.test(text.text)) return null
  if (Math.abs(line.size - before.size) > before.size * 0.08) return null
  // A heading that fills its line is followed by its text.
  if (text.strong && !only.strong && before.labels.length === 0) return null
  if (!fills(before.last, line, edge) || !isUnder(before, text, line)) return null
  const joined: PdfCell = {
    ...text,
    text: joinedText(text.text, only.text),
    strong: text.strong && only.strong,
  }
  return {
    ...before,
    cells: [joined],
    right: Math.max(before.right, line.right),
    last: line,
    hang: line.left,
  }
}

/** "or" at the edge, and "(c) build anew" below it: a line that had no room for the mark, in a sentence that came to no end, beside the column of marks. */
function isInSentence(before: Open, text: PdfCell, line: PdfLine, edge: number): boolean {
  const isAtMarks = before.labels.length > 0 && line.left < text.left - 3
  const words = line.cells[0]?.text ?? ''
  const isOpen = !/[.:;?!–—]$/.test(text.text) || /^\(a\).*, (?:and |or )?\(b\) /.test(words)
  return !isAtMarks && isOpen && /^\(\w{1,3}\)\s/.test(words) && fills(before.last, line, edge)
}

function isUnder(before: Open, text: PdfCell, line: PdfLine): boolean {
  const near = (place: number): boolean => Math.abs(line.left - place) <= 3
  if (before.hang !== null) return near(before.hang)
  if (before.labels.length > 0) return near(text.left) || near(before.left)
  // A mark that stands close to its text, or a first line that is set in or out.
  return line.left >= before.left - before.size * 4 && line.left <= before.left + before.size * 5
}

/** A row of a table whose cells go on below; null where the line begins a row of its own. */
function joinedRow(before: Open, line: PdfLine): Open | null {
  if (
    before.cells.length + before.labels.length < 2 ||
    Math.abs(line.size - before.size) > before.size * 0.08
  )
    return null
  const places = line.cells.map((cell) =>
    before.cells.findIndex((above) => Math.abs(above.left - cell.left) <= 3),
  )
  const isBelow = line.cells.every((cell, index) => {
    const place = places[index] ?? -1
    const above = before.cells[place]
    if (
      above === undefined ||
      place + before.labels.length === 0 ||
      labelledLine.test(cell.text) ||
      numberedLine.test(cell.text)
    )
      return false
    return goesOnBelow(above.text, cell.text)
  })
  if (!isBelow) return null
  const cells = before.cells.map((above, place) => {
    const below = line.cells[places.indexOf(place)]
    return below === undefined ? above : { ...above, text: joinedText(above.text, below.text) }
  })
  return { ...before, cells, last: line }
}

/** Whether words below others in a cell go on with them: no new name or sentence begins. */
function goesOnBelow(above: string, below: string): boolean {
  if (/[.:;?!]$/.test(above)) return false
  return (
    /^[\p{Ll}\d(&]/u.test(below) ||
    /\b(a|an|the|of|to|and|or|for|in|on|at|by|with|from)$|[,(–—-]$/i.test(above)
  )
}

function joinedText(before: string, after: string): string {
  // A place where a long word may be broken.
  if (before.endsWith('\u200b')) return `${before}${after}`
  return /\p{L}-$/u.test(before) && /^\p{L}/u.test(after) ? `${before}${after}` : `${before} ${after}`
}
