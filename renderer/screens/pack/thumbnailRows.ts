import type { PageGroup } from './packPlaces.ts'

/** The strip of thumbnails as rows of known heights: only those in view are ever drawn. */

export interface RowSizes {
  readonly columns: number
  readonly heading: number
  readonly pages: number
}

export type StripRow =
  | { readonly kind: 'heading'; readonly group: PageGroup; readonly top: number; readonly height: number }
  | {
      readonly kind: 'pages'
      readonly group: PageGroup
      readonly pages: readonly number[]
      readonly top: number
      readonly height: number
    }

export function stripRows(groups: readonly PageGroup[], sizes: RowSizes): StripRow[] {
  const rows: StripRow[] = []
  let top = 0
  for (const group of groups) {
    rows.push({ kind: 'heading', group, top, height: sizes.heading })
    top += sizes.heading
    for (let first = group.first; first <= group.last; first += sizes.columns) {
      const count = Math.min(sizes.columns, group.last - first + 1)
      const pages = Array.from({ length: count }, (_, index) => first + index)
      rows.push({ kind: 'pages', group, pages, top, height: sizes.pages })
      top += sizes.pages
    }
  }
  return rows
}

export function stripHeight(rows: readonly StripRow[]): number {
  const last = rows.at(-1)
  return last === undefined ? 0 : last.top + last.height
}

/** The rows between two heights, and one more at each end. */
export function rowsInView(rows: readonly StripRow[], top: number, height: number): readonly StripRow[] {
  const from = firstBelow(rows, top)
  const to = firstBelow(rows, top + height)
  return rows.slice(Math.max(0, from - 1), to + 2)
}

/** The first row that ends below a height: halving, since 1,500 pages are scrolled through. */
function firstBelow(rows: readonly StripRow[], height: number): number {
  let low = 0
  let high = rows.length
  while (low < high) {
    const middle = (low + high) >> 1
    const row = rows[middle]
    if (row !== undefined && row.top + row.height <= height) low = middle + 1
    else high = middle
  }
  return low
}

export function rowOf(rows: readonly StripRow[], page: number): StripRow | undefined {
  return rows.find((row) => row.kind === 'pages' && row.pages.includes(page))
}

/** The page an arrow key leads to from this one; the same page where there is nothing further. `screenful` is in rows. */
export function pageAfterKey(
  rows: readonly StripRow[],
  page: number,
  key: string,
  screenful: number,
): number | null {
  const lines = rows.flatMap((row) => (row.kind === 'pages' ? [row.pages] : []))
  const all = lines.flat()
  const at = lines.findIndex((line) => line.includes(page))
  const column = lines[at]?.indexOf(page) ?? 0
  const inLine = (line: number): number => {
    const there = lines[Math.max(0, Math.min(line, lines.length - 1))] ?? []
    return there[Math.min(column, there.length - 1)] ?? page
  }
  const within = (number: number): number => Math.max(all[0] ?? page, Math.min(number, all.at(-1) ?? page))
  switch (key) {
    case 'ArrowRight':
      return within(page + 1)
    case 'ArrowLeft':
      return within(page - 1)
    case 'ArrowDown':
      return at === lines.length - 1 ? within(Number.POSITIVE_INFINITY) : inLine(at + 1)
    case 'ArrowUp':
      return inLine(at - 1)
    case 'PageDown':
      return inLine(at + Math.max(1, screenful))
    case 'PageUp':
      return inLine(at - Math.max(1, screenful))
    case 'Home':
      return all[0] ?? null
    case 'End':
      return all.at(-1) ?? null
    default:
      return null
  }
}
