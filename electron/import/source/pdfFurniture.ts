import type { PdfLine } from './pdfLines.ts'

/** How many lines from the head and the foot of a page may be the same on every page. */
const reach = 4

export interface WithoutFurniture {
  readonly pages: readonly (readonly PdfLine[])[]
  /** The words that were left out, once each; numbers of pages are not said. */
  readonly leftOut: readonly string[]
}

/** Pages without what stands at the same place of most of them: running headers and footers, and the numbers of the pages. */
export function withoutFurniture(pages: readonly (readonly PdfLine[])[]): WithoutFurniture {
  const counts = new Map<string, number>()
  for (const lines of pages) {
    const keys = new Set(lines.flatMap((line, index) => (isAtEdge(lines, index) ? [keyOf(line)] : [])))
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  const filled = pages.filter((lines) => lines.length > 0).length
  // Left and right pages have furniture of their own.
  const enough = Math.max(2, Math.ceil(filled * 0.4))
  const leftOut = new Map<string, string>()
  const kept = pages.map((lines, page) =>
    lines.filter((line, index) => {
      const isFurniture =
        isAtEdge(lines, index) && ((counts.get(keyOf(line)) ?? 0) >= enough || isNumberOf(page, lines, index))
      if (isFurniture) {
        const words = wordsOf(line)
        if (!/^(page )?[\divxlc\s–-]+((of|\/) ?\d+)?$/i.test(words))
          leftOut.set(words.replace(/\d+/g, '#'), words)
      }
      return !isFurniture
    }),
  )
  return { pages: kept, leftOut: [...leftOut.values()] }
}

function isAtEdge(lines: readonly PdfLine[], index: number): boolean {
  return index < reach || index >= lines.length - reach
}

/** The line and its place: digits count alike, so that "Page 2 of 9" is what "Page 3 of 9" is. */
function keyOf(line: PdfLine): string {
  return `${Math.round(line.base / 3)} ${wordsOf(line).replace(/\d+/g, '#')}`
}

/** The number of the page alone, at its very end or head. */
function isNumberOf(page: number, lines: readonly PdfLine[], index: number): boolean {
  if (lines.length < 2 || (index !== 0 && index !== lines.length - 1)) return false
  const words = wordsOf(lines[index])
  return words === String(page + 1) || /^page \d+( of \d+)?$/i.test(words)
}

function wordsOf(line: PdfLine | undefined): string {
  return line?.cells.map((cell) => cell.text).join(' ') ?? ''
}
