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
  pages.forEach((lines, page) => {
    const edges = lines.filter((_, index) => index < reach || index >= lines.length - reach)
    for (const key of new Set(edges.flatMap((line) => keysOf(line, page)))) {
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
  })
  const filled = pages.filter((lines) => lines.length > 0).length
  const leftOut = new Map<string, string>()
  const kept = pages.map((lines, page) => {
    const isFurniture = (line: PdfLine | undefined): boolean =>
      line !== undefined &&
      (keysOf(line, page).some((key) => (counts.get(key) ?? 0) >= enoughOf(filled)) ||
        (lines.length > 1 && isNumberOf(page, line)))
    let [from, to] = [0, lines.length]
    while (from < Math.min(reach, to) && isFurniture(lines[from])) from += 1
    while (to > Math.max(from, lines.length - reach) && isFurniture(lines[to - 1])) to -= 1
    for (const line of [...lines.slice(0, from), ...lines.slice(to)]) {
      const words = wordsOf(line)
      if (!/^(?:page )?[\divxlc\s–-]+(?:(?:of|\/) ?\d+)?$/i.test(words))
        leftOut.set(words.replace(/\d+/g, '#'), words)
    }
    return lines.slice(from, to)
  })
  return { pages: kept, leftOut: [...leftOut.values()] }
}

/** On how many pages a line has to stand. Left and right pages may have heads of their own, and the first may have none. */
function enoughOf(pages: number): number {
  return pages < 5 ? Math.max(2, pages - 1) : Math.max(3, Math.ceil(pages * 0.4))
}

/** The line and its place; and the same with the number of the page as counted from the page it stands on. */
function keysOf(line: PdfLine, page: number): string[] {
  const place = Math.round(line.base / 3)
  const cells = line.cells.map(({ text }) =>
    text.replace(
      /^([-–—]? ?)(\d{1,5})( ?[-–—]?)$|(\b(?:page|p\.) ?)(\d{1,5})/i,
      (...found: (string | undefined)[]) => {
        const [, before = '', alone, after = '', said = '', counted] = found
        return `${before}${said}#${Number(alone ?? counted) - page}${after}`
      },
    ),
  )
  return [...new Set([`${place} ${wordsOf(line)}`, `${place} ${cells.join(' ')}`])]
}

function isNumberOf(page: number, line: PdfLine): boolean {
  const words = wordsOf(line)
  return words === String(page + 1) || /^page \d+( of \d+)?$/i.test(words)
}

function wordsOf(line: PdfLine): string {
  return line.cells.map((cell) => cell.text).join(' ')
}
