import { useState } from 'react'
import { useAct } from '../../state/act.ts'
import { useCore } from '../../state/core.tsx'
import type { AgendaItemData, MeetingView } from '../../state/data.ts'
import { newId } from '../../state/newId.ts'
import { reportDone } from '../../state/notices.ts'
import { MovesAhead } from './movesAhead.ts'
import { itemMoved, placeOf, siblingsOf } from './places.ts'

export interface AgendaActs {
  /** Adds an item after `afterId` (null: last) under `parentId`; gives its id, or null when it could not. */
  readonly add: (title: string, afterId: string | null, parentId: string | null) => Promise<string | null>
  readonly move: (itemId: string, parentId: string | null, index: number) => Promise<boolean>
  /** Up (-1) or down (1) by one place among its siblings. */
  readonly moveBy: (itemId: string, step: 1 | -1) => Promise<boolean>
  /** Makes it a sub-item of the item before it. */
  readonly makeSubItem: (itemId: string) => Promise<boolean>
  /** Makes a sub-item an item of its own, after its parent. */
  readonly makeItem: (itemId: string) => Promise<boolean>
  /** Takes the item out with its sub-items; the notice offers to put them back. */
  readonly remove: (itemId: string) => Promise<boolean>
}

/** What the officer does to the order of an agenda. What goes wrong is said in the notice area. */
export function useAgendaActs(view: MeetingView): AgendaActs {
  const { client } = useCore()
  const act = useAct()
  const { items, meeting } = view.record
  const meetingId = meeting.id
  const [moves] = useState(() => new MovesAhead(itemMoved))
  const move: AgendaActs['move'] = (itemId, parentId, index) =>
    moves.make(
      items,
      { itemId, parentId, index },
      (made) => client.agenda.moveItem({ meetingId, ...made }),
      act,
    )
  const addBack = async (removed: readonly AgendaItemData[], afterId: string | null): Promise<void> => {
    // New ids: an id that was taken out is not used again.
    const [item, ...subItems] = removed
    if (item === undefined) return
    const parentId = await putBack(item, afterId, item.parentId)
    let after: string | null = null
    for (const subItem of subItems) after = await putBack(subItem, after, parentId)
  }
  const putBack = async (
    item: AgendaItemData,
    afterId: string | null,
    parentId: string | null,
  ): Promise<string> => {
    const itemId = newId()
    const { id: _id, parentId: _parentId, origin, ...change } = item
    const { kind, title } = item
    await client.agenda.addItem({
      meetingId,
      itemId,
      afterId,
      parentId,
      kind,
      title,
      atMeeting: origin === 'meeting',
    })
    await client.agenda.editItem({ meetingId, itemId, change })
    return itemId
  }
  return {
    move,
    add: async (title, afterId, parentId) => {
      const itemId = newId()
      const after = afterId ?? siblingsOf(items, parentId).at(-1)?.id ?? null
      const added = await act(() =>
        client.agenda.addItem({
          meetingId,
          itemId,
          afterId: after,
          parentId,
          kind: 'report',
          title,
          atMeeting: false,
        }),
      )
      return added ? itemId : null
    },
    moveBy: (itemId, step) => {
      const { parentId, index, siblings } = placeOf(moves.order(items), itemId)
      const to = index + step
      return to < 0 || to >= siblings.length ? Promise.resolve(false) : move(itemId, parentId, to)
    },
    makeSubItem: (itemId) => {
      const order = moves.order(items)
      const { index, siblings } = placeOf(order, itemId)
      const before = siblings[index - 1]
      return before === undefined
        ? Promise.resolve(false)
        : move(itemId, before.id, siblingsOf(order, before.id).length)
    },
    makeItem: (itemId) => {
      const order = moves.order(items)
      const { parentId } = placeOf(order, itemId)
      return parentId === null
        ? Promise.resolve(false)
        : move(itemId, null, placeOf(order, parentId).index + 1)
    },
    remove: async (itemId) => {
      const { index, siblings } = placeOf(items, itemId)
      const removed = items.filter((item) => item.id === itemId || item.parentId === itemId)
      const done = await act(() => client.agenda.removeItem({ meetingId, itemId }))
      const afterId = siblings[index - 1]?.id ?? null
      if (done) {
        reportDone(`“${removed[0]?.title ?? 'The item'}” was taken off the agenda.`, () => {
          void act(() => addBack(removed, afterId))
        })
      }
      return done
    },
  }
}
