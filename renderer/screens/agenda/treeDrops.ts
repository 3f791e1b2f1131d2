import { movedPaper } from '../../../shared/domain/paperOrder.ts'
import type { MeetingView } from '../../state/data.ts'
import { papersOf } from './paperPlaces.ts'
import type { PaperMove } from './paperPlaces.ts'
import { dropPlace } from './places.ts'
import type { ItemMove } from './places.ts'

type Record = Pick<MeetingView['record'], 'items' | 'papers'>

export interface DropTarget {
  readonly key: string
  readonly position: 'before' | 'after' | 'on'
}

export type DropAct =
  | { readonly kind: 'item'; readonly move: ItemMove }
  | { readonly kind: 'papers'; readonly moves: readonly PaperMove[] }

/** What letting go of dragged rows here would do; null where they cannot be let go. */
export function dropAct(record: Record, keys: readonly string[], target: DropTarget): DropAct | null {
  const papers = record.papers.filter(({ id }) => keys.includes(id))
  if (papers.length > 0) return papersDrop(record, papers, target)
  const item = record.items.find(({ id }) => keys.includes(id))
  return item === undefined ? null : itemDrop(record, item.id, target)
}

function papersDrop(
  record: Record,
  dragged: Record['papers'],
  { key, position }: DropTarget,
): DropAct | null {
  const item = record.items.find(({ id }) => id === key)
  const beside = record.papers.find(({ id }) => id === key)
  if (item !== undefined) {
    return position === 'on' ? { kind: 'papers', moves: movesTo(record, dragged, item.id, null) } : null
  }
  if (beside === undefined || position === 'on' || dragged.includes(beside)) return null
  const others = papersOf(record.papers, beside.itemId).filter((paper) => !dragged.includes(paper))
  const at = others.indexOf(beside) + (position === 'before' ? 0 : 1)
  return { kind: 'papers', moves: movesTo(record, dragged, beside.itemId, at) }
}

/** One move after the other, so that the papers stand together at `at` (null: last), in their order. */
function movesTo(
  record: Record,
  dragged: Record['papers'],
  itemId: string | null,
  at: number | null,
): readonly PaperMove[] {
  const ids = new Set(dragged.map(({ id }) => id))
  const others = papersOf(record.papers, itemId).filter(({ id }) => !ids.has(id))
  let before = others[(at ?? others.length) - 1]?.id ?? null
  let order: Parameters<typeof movedPaper>[0] = record.papers
  return dragged.map(({ id }) => {
    const without = papersOf(order, itemId).filter((paper) => paper.id !== id)
    const move = { paperId: id, itemId, index: without.findIndex((paper) => paper.id === before) + 1 }
    order = movedPaper(order, id, itemId, move.index)
    before = id
    return move
  })
}

function itemDrop(record: Record, itemId: string, { key, position }: DropTarget): DropAct | null {
  const { items, papers } = record
  const onItem = items.find(({ id }) => id === key)
  if (onItem === undefined) {
    // Among the papers of an item means after that item.
    const holder = papers.find(({ id }) => id === key)?.itemId ?? null
    if (holder === null || position === 'on') return null
    return itemDrop(record, itemId, { key: holder, position: 'after' })
  }
  const hasSubItems = items.some(({ parentId }) => parentId === itemId)
  const goesUnder = position === 'on' || onItem.parentId !== null
  if (onItem.id === itemId || (goesUnder && hasSubItems)) return null
  // One level of sub-items: nothing is dropped onto a sub-item.
  if (position === 'on' && onItem.parentId !== null) return null
  return { kind: 'item', move: { itemId, ...dropPlace(items, itemId, key, position) } }
}
