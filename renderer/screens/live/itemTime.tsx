import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { StoreApi } from 'zustand/vanilla'
import { useTicking } from './clock.tsx'
import { readTimes, shownTime, spentBy, timesWith } from './itemTimes.ts'
import type { ItemTimes } from './itemTimes.ts'
import { adjournedSince } from './adjournment.ts'
import type { LiveMeeting } from './liveMeeting.ts'
import { useLive } from './useLive.ts'

const kept = new WeakMap<LiveMeeting, StoreApi<ItemTimes>>()

/** The times of the items of a meeting, from the first time they are asked for: an item counts from its opening to the next one's. */
function itemTimes(live: LiveMeeting): StoreApi<ItemTimes> {
  const known = kept.get(live)
  if (known !== undefined) return known
  const key = `item-times ${live.meetingId}`
  const store = createStore<ItemTimes>(() => readTimes(sessionStorage.getItem(key)))
  kept.set(live, store)
  const follow = (): void => {
    const { itemId, facts } = live.session.summary.getState()
    const { end } = live.particulars.now()
    if (itemId === null || !live.isToday) return
    const sits = hasStarted(live) && end === null && adjournedSince(facts) === null
    const times = timesWith(store.getState(), Date.now(), { itemId, sits })
    if (times === store.getState()) return
    store.setState(times, true)
    sessionStorage.setItem(key, JSON.stringify(times))
  }
  live.session.summary.subscribe((now, before) => {
    if (now.itemId !== before.itemId || now.facts !== before.facts) follow()
  })
  // The start and the end come by the clock: nothing else tells of them.
  setInterval(follow, 1_000)
  follow()
  return store
}

/** Before its time of starting the meeting has not begun, however early the roll is called. */
function hasStarted(live: LiveMeeting): boolean {
  return live.now() >= live.particulars.now().start
}

/** How long an item was taken today, in milliseconds; 0 on another day. */
export function useItemTime(itemId: string | null): number {
  const times = useStore(itemTimes(useLive()))
  const now = useTicking(() => Date.now())
  return itemId === null ? 0 : (spentBy(times, now)[itemId] ?? 0)
}

/** "48m", beside the item being taken. */
export function ItemTime({ itemId }: { readonly itemId: string }): ReactNode {
  const time = shownTime(useItemTime(itemId))
  if (time === '') return null
  return (
    <span className="item-time">
      <span aria-hidden="true">{time}</span>
      <span className="visually-hidden">, {time} so far</span>
    </span>
  )
}
