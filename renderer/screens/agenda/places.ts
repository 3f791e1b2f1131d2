import { defined } from '../../../shared/domain/assert.ts'
import type { AgendaItemData } from '../../state/data.ts'

/** The items, or the sub-items of one, in order. */
export function siblingsOf(
  items: readonly AgendaItemData[],
  parentId: string | null,
): readonly AgendaItemData[] {
  return items.filter((item) => item.parentId === parentId)
}

export interface Place {
  readonly parentId: string | null
  /** From 0, among its siblings. */
  readonly index: number
  readonly siblings: readonly AgendaItemData[]
}

export function placeOf(items: readonly AgendaItemData[], itemId: string): Place {
  const item = defined(
    items.find((known) => known.id === itemId),
    'the item is on this agenda',
  )
  const siblings = siblingsOf(items, item.parentId)
  return { parentId: item.parentId, index: siblings.indexOf(item), siblings }
}

/** Where a dragged item would stand: under `parentId` at `index`, counted without the item itself. */
export function dropPlace(
  items: readonly AgendaItemData[],
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
