import type { PageRange } from './agenda.ts'

/** What starts on a right-hand page: every document of the pack, every item, or nothing (a setting of the pack). */
export const rightHandRules = ['documents', 'items', 'none'] as const
export type RightHandRule = (typeof rightHandRules)[number]

/** A document of the pack, in its place. */
export interface PackDocument {
  readonly id: string
  /** The item of the front sheet it belongs to, where sub-items share their parent's range; null for what has no row there. */
  readonly itemId: string | null
  /** The sub-item that shows the range it stands in, where sub-items have their own. */
  readonly subItemId?: string | undefined
  readonly pages: number
}

/** Where a document stands: pages are counted from the first of the pack, which is 1, or from where a supplement goes on. */
export interface PlacedDocument {
  readonly id: string
  readonly itemId: string | null
  readonly first: number
  readonly last: number
}

export interface PackPages {
  readonly documents: readonly PlacedDocument[]
  /** The pages that are intentionally left blank. */
  readonly blanks: readonly number[]
  /** The range printed beside each item, and sub-item with its own: to the page before the next starts, its blank included. */
  readonly ranges: ReadonlyMap<string, PageRange>
  /** The last page; `firstPage - 1` for a pack without pages. */
  readonly last: number
}

/**
 * The pages of a pack: the front sheet, then every document in order, with a blank wherever one has to start on a right-hand page
 * (odd pages are right-hand ones). A blank belongs to what stands before it. Nothing follows the last document. `firstPage` is where a
 * supplement goes on counting; 1 for a pack of its own. Documents of one item stand together.
 */
export function packPages(
  frontPages: number,
  documents: readonly PackDocument[],
  rule: RightHandRule,
  firstPage = 1,
): PackPages {
  const placed: (PackDocument & PlacedDocument)[] = []
  const blanks: number[] = []
  let next = firstPage + frontPages
  let before: PackDocument | null = null
  for (const document of documents) {
    if (document.pages === 0) continue
    const beginsItem = before === null || before.itemId !== document.itemId || document.itemId === null
    const toTheRight = rule === 'documents' || (rule === 'items' && beginsItem)
    if (toTheRight && next % 2 === 0) {
      blanks.push(next)
      next += 1
    }
    placed.push({ ...document, first: next, last: next + document.pages - 1 })
    next += document.pages
    before = document
  }
  return {
    documents: placed.map(({ id, itemId, first, last }) => ({ id, itemId, first, last })),
    ...{ blanks, ranges: rangesOf(placed), last: next - 1 },
  }
}

function rangesOf(placed: readonly (PackDocument & PlacedDocument)[]): ReadonlyMap<string, PageRange> {
  const ranges = new Map<string, PageRange>()
  placed.forEach((document, index) => {
    const shownBy = document.subItemId ?? document.itemId
    if (shownBy === null) return
    const next = placed[index + 1]
    // Its blank is the item's too.
    const last = next === undefined ? document.last : next.first - 1
    const known = ranges.get(shownBy)
    ranges.set(shownBy, { first: known?.first ?? document.first, last })
  })
  return ranges
}
