import type { AgendaItem } from '../../../../shared/domain/agenda.ts'
import type { ItemMinutes } from '../../../../shared/domain/meetingRecord.ts'

/** As much of a meeting as the numbers of its items depend on. */
interface NumberedItems {
  readonly record: {
    readonly items: readonly Pick<AgendaItem, 'id' | 'parentId'>[]
    readonly minutes: readonly Pick<ItemMinutes, 'itemId' | 'number'>[]
  }
  readonly agendaNumbers: Readonly<Record<string, string>>
}

/** The number by which the room speaks of an item: "5", "5b"; of one that was not on the agenda its minute number. */
export function spokenNumber(view: NumberedItems, itemId: string): string {
  const { items, minutes } = view.record
  const item = items.find((one) => one.id === itemId)
  const own = view.agendaNumbers[itemId]
  if (own === undefined) return plain(minutes.find((one) => one.itemId === itemId)?.number ?? '')
  const parent = item?.parentId ?? null
  return plain(parent === null ? own : `${view.agendaNumbers[parent] ?? ''}${own}`)
}

/**
 * The items that typed numbers name, "5, 7b and 9": agenda numbers, or minute numbers where no item has that agenda number.
 * `unknown` has what names none.
 */
export function readItems(
  view: NumberedItems,
  typed: string,
): { readonly itemIds: readonly string[]; readonly unknown: readonly string[] } {
  const { items, minutes } = view.record
  const minuteNumber = new Map(minutes.map((one) => [one.itemId, plain(one.number)]))
  const named = typed
    .split(/\s*(?:,|;|\band\b|&|\s)\s*/i)
    .map(plain)
    .filter((number) => number !== '')
  const found = named.map((number) => ({
    number,
    item:
      items.find((item) => item.id in view.agendaNumbers && spokenNumber(view, item.id) === number) ??
      items.find((item) => item.parentId === null && minuteNumber.get(item.id) === number),
  }))
  return {
    itemIds: [...new Set(found.flatMap(({ item }) => (item === undefined ? [] : [item.id])))],
    unknown: found.flatMap(({ number, item }) => (item === undefined ? [number] : [])),
  }
}

/** "5B)" and "5b" are one number. */
function plain(number: string): string {
  return number.toLowerCase().replace(/[().\s]/g, '')
}
