/** How long each item was taken, in milliseconds of the clock of this machine. Ids and numbers only: this is kept beside the page. */
export interface ItemTimes {
  readonly spent: Readonly<Record<string, number>>
  /** The item being taken; null before the first. */
  readonly itemId: string | null
  /** When what is not yet in `spent` began; null while the meeting is adjourned. */
  readonly since: number | null
}

export const noTimes: ItemTimes = { spent: {}, itemId: null, since: null }

/** The times when at `now` this item is open and the meeting sits, or does not. */
export function timesWith(
  times: ItemTimes,
  now: number,
  state: { readonly itemId: string | null; readonly sits: boolean },
): ItemTimes {
  const since = state.sits ? (times.since ?? now) : null
  const isSame = state.itemId === times.itemId && since === times.since
  if (isSame) return times
  return {
    spent: spentBy(times, now),
    itemId: state.itemId,
    since: state.sits ? now : null,
  }
}

/** The time of every item by `now`. */
export function spentBy(times: ItemTimes, now: number): Readonly<Record<string, number>> {
  const { spent, itemId, since } = times
  if (itemId === null || since === null) return spent
  // A clock that was put back takes no time away.
  return { ...spent, [itemId]: (spent[itemId] ?? 0) + Math.max(0, now - since) }
}

/** "48m", "1h 5m"; nothing under a minute. */
export function shownTime(milliseconds: number): string {
  const minutes = Math.floor(milliseconds / 60_000)
  if (minutes < 1) return ''
  if (minutes < 60) return `${minutes}m`
  return minutes % 60 === 0 ? `${minutes / 60}h` : `${Math.floor(minutes / 60)}h ${minutes % 60}m`
}

/** As kept in the storage of the window; none for anything else. */
export function readTimes(stored: string | null): ItemTimes {
  if (stored === null) return noTimes
  try {
    const { spent, itemId, since } = JSON.parse(stored) as Partial<Record<keyof ItemTimes, unknown>>
    if (typeof spent !== 'object' || spent === null) return noTimes
    return {
      spent: Object.fromEntries(Object.entries(spent).filter(([, value]) => typeof value === 'number')),
      itemId: typeof itemId === 'string' ? itemId : null,
      since: typeof since === 'number' ? since : null,
    }
  } catch {
    // Kept by another version, or cut short: times begin anew.
    return noTimes
  }
}
