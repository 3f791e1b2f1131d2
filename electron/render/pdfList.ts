import type { Run } from '../../shared/document/model.ts'

/** A line of a list with the lists that stand inside it. */
export interface PdfListItem {
  readonly label: string
  readonly runs: readonly Run[]
  readonly items: PdfListItem[]
}

/** Puts an item `depth` levels below the last one; a level that is missing between is left out. */
export function nest(items: PdfListItem[], depth: number, item: PdfListItem): void {
  const parent = items.at(-1)
  if (depth <= 0 || parent === undefined) items.push(item)
  else nest(parent.items, depth - 1, item)
}
