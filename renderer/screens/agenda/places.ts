import { defined } from '../../../shared/domain/assert.ts'
import { moveItem } from '../../../shared/domain/agendaOrder.ts'
import type { AgendaItem } from '../../../shared/domain/agenda.ts'

type Placed = Pick<AgendaItem, 'id' | 'parentId'>

export interface ItemMove {
  readonly itemId: string
  readonly parentId: string | null
  readonly index: number
}

/** The items after a move. Throws `AppError` for one that cannot be. */
export function itemMoved(items: readonly AgendaItem[], move: ItemMove): readonly AgendaItem[] {
  return moveItem(items, move.itemId, move.parentId, move.index)
}

/** The items, or the sub-items of one, in order. */
export function siblingsOf<Item extends Placed>(
  items: readonly Item[],
  parentId: string | null,
): readonly Item[] {
  return items.filter((item) => item.parentId === parentId)
}

export interface Place<Item extends Placed> {
  readonly parentId: string | null
  /** From 0, among its siblings. */
  readonly index: number
  readonly siblings: readonly Item[]
}

export function placeOf<Item extends Placed>(items: readonly Item[], itemId: string): Place<Item> {
  const item = defined(
    items.find((known) => known.id === itemId),
    'the item is on this agenda',
  )
  const siblings = siblingsOf(items, item.parentId)
  return { parentId: item.parentId, index: siblings.indexOf(item), siblings }
}

/** Where a dragged item would stand: under `parentId` at `index`, counted without the item itself. */
export function dropPlace(
  items: readonly Placed[],
  draggedId: string,
  targetId: string,
  position: 'before' | 'after' | 'on',
): { readonly parentId: string | null; readonly index: number } {
  if (position === 'on') {
    return {
      parentId: targetId,
      index: siblingsOf(items, targetId).filter((item) => item.id !== draggedId).length,
    }
  }
  const { parentId, siblings } = placeOf(items, targetId)
  const index = siblings.filter((item) => item.id !== draggedId).findIndex((item) => item.id === targetId)
  return { parentId, index: position === 'before' ? index : index + 1 }
}
