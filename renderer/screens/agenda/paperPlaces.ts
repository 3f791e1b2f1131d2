import { defined } from '../../../shared/domain/assert.ts'

export interface PlacedPaper {
  readonly id: string
  readonly itemId: string | null
}

export interface PaperMove {
  readonly paperId: string
  readonly itemId: string | null
  /** From 0, among the papers of that item without this one. */
  readonly index: number
}

/**
 * The move of one place up (-1) or down (1): past the first or last paper of its item it goes on to the item before or after; null where
 * there is none. `items` stand in the order of the agenda.
 */
export function stepOf(
  papers: readonly PlacedPaper[],
  items: readonly { readonly id: string }[],
  paperId: string,
  step: 1 | -1,
): PaperMove | null {
  const { itemId } = paperOf(papers, paperId)
  const own = papersOf(papers, itemId)
  const index = own.findIndex(({ id }) => id === paperId) + step
  if (index >= 0 && index < own.length) return { paperId, itemId, index }
  // What belongs to the meeting as a whole stands after the last item.
  const places: (string | null)[] = [...items.map(({ id }) => id), null]
  const next = places[places.indexOf(itemId) + step]
  if (next === undefined || (next === null && step === 1)) return null
  return { paperId, itemId: next, index: step === 1 ? 0 : papersOf(papers, next).length }
}

export function papersOf<Paper extends PlacedPaper>(
  papers: readonly Paper[],
  itemId: string | null,
): readonly Paper[] {
  return papers.filter((paper) => paper.itemId === itemId)
}

export function paperOf<Paper extends PlacedPaper>(papers: readonly Paper[], paperId: string): Paper {
  return defined(
    papers.find(({ id }) => id === paperId),
    'the paper is on this agenda',
  )
}
