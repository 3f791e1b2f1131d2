import type { PdfLetter } from './pdfLetters.ts'

/** Words that stand together on a line, parted from others by more than the space between words. */
export interface PdfCell {
  readonly text: string
  readonly left: number
  readonly right: number
  readonly size: number
  /** All of it is set strong. */
  readonly strong: boolean
  /** Of its first word: what a line above it would have needed room for. */
  readonly firstWord: number
  /** That all its letters are of, by the tags of the file; null where they say nothing, or differ. */
  readonly paragraph: string | null
}

export interface PdfLine {
  readonly base: number
  readonly left: number
  readonly right: number
  readonly size: number
  readonly cells: readonly PdfCell[]
}

/** In sizes of the type: what parts words, and what parts cells of a table. */
const [wordGap, cellGap] = [0.18, 1.6]

function isSpace(letter: string): boolean {
  return letter === ' ' || letter === '\u00a0'
}

/** The lines of a page from the top, their cells from the left. */
export function linesOfLetters(letters: readonly PdfLetter[]): PdfLine[] {
  const sorted = letters.toSorted((a, b) => b.base - a.base || a.left - b.left)
  const lines: PdfLetter[][] = []
  let base = 0
  for (const letter of sorted) {
    const line = lines.at(-1)
    // Small numbers above a line belong to it.
    if (line !== undefined && base - letter.base <= Math.min(line[0]?.size ?? 0, letter.size) * 0.4) {
      line.push(letter)
    } else {
      lines.push([letter])
      base = letter.base
    }
  }
  return lines.flatMap(lineOf)
}

function lineOf(letters: readonly PdfLetter[]): PdfLine[] {
  const row = withoutShadows(letters.toSorted((a, b) => a.left - b.left))
  const cells: PdfCell[] = []
  let open: PdfLetter[] = []
  for (const letter of row) {
    const last = open.findLast((each) => !isSpace(each.text))
    if (isSpace(letter.text)) {
      if (open.length > 0) open.push(letter)
      continue
    }
    if (last !== undefined && letter.left - last.right > cellGap * Math.max(letter.size, last.size)) {
      cells.push(...cellOf(open))
      open = []
    }
    open.push(letter)
  }
  cells.push(...cellOf(open))
  const [first] = cells
  if (first === undefined) return []
  const sizes = row.filter((letter) => !isSpace(letter.text)).toSorted((a, b) => a.size - b.size)
  const middle = sizes[Math.floor(sizes.length / 2)]
  const right = Math.max(...cells.map((cell) => cell.right))
  return [{ base: middle?.base ?? 0, left: first.left, right, size: middle?.size ?? first.size, cells }]
}

/** Type that is printed twice, a hair apart, to look strong. */
function withoutShadows(row: readonly PdfLetter[]): PdfLetter[] {
  const kept: PdfLetter[] = []
  for (const letter of row) {
    const twin = kept
      .slice(-3)
      .find(
        (each) =>
          each.text === letter.text &&
          each.object !== letter.object &&
          letter.left - each.left < letter.size * 0.12,
      )
    if (twin === undefined || isSpace(letter.text)) kept.push(letter)
  }
  return kept
}

function cellOf(letters: readonly PdfLetter[]): PdfCell[] {
  let text = ''
  let before: PdfLetter | null = null
  let firstWord: number | null = null
  let spaces = 0
  let end = ''
  let left = 0
  for (const letter of letters) {
    if (isSpace(letter.text)) {
      if (text !== '' && !isSpace(end)) {
        end = letter.text
        text += end
      }
      spaces += letter.text === ' ' ? 2 : 1
      continue
    }
    if (before === null) left = letter.left
    const isApart = before !== null && letter.left - before.right > wordGap * letter.size
    if (isApart && !isSpace(end)) {
      text += ' '
      spaces += 2
    }
    // It is over at a space where lines break, or at the second where they do not.
    if (spaces > 1 && before !== null) firstWord ??= before.right - left
    end = letter.text
    text += end
    before = letter
  }
  const words = text.trim().normalize('NFC')
  if (words === '' || before === null) return []
  const printed = letters.filter((letter) => !isSpace(letter.text))
  const [paragraph = null, ...others] = new Set(printed.flatMap((letter) => letter.paragraph ?? []))
  return [
    {
      text: words,
      left,
      right: before.right,
      size: printed[0]?.size ?? before.size,
      strong: printed.every((letter) => letter.strong),
      firstWord: firstWord ?? before.right - left,
      paragraph: others.length === 0 ? paragraph : null,
    },
  ]
}
