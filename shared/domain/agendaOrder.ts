import type { AgendaItem } from './agenda.ts'
import { AppError } from './appError.ts'
import { repeatedLetter } from './letters.ts'

/**
 * The order of an agenda. Items stand in one flat list in the order they are taken, each followed by its sub-items; there is one level of
 * those. Once the agenda is out, its own order is that of the places the items keep (sentAgenda.ts).
 * Every function gives a new list and leaves the old one alone.
 */

/** As much of an item as its number depends on: the composers give it too. */
export type Placed = Pick<AgendaItem, 'id' | 'parentId' | 'origin' | 'agendaPlace'>

/** An item of its own with the sub-items under it. */
interface Family {
  readonly item: AgendaItem
  readonly subItems: readonly AgendaItem[]
}

/** The items which each take one minute number, in order: all but sub-items, with those added at the meeting. */
export function numberedItems<Item extends Pick<Placed, 'parentId'>>(items: readonly Item[]): Item[] {
  return items.filter((item) => item.parentId === null)
}

/** The item and its sub-items: what goes when it is removed. */
export function itemWithSubItems(items: readonly AgendaItem[], itemId: string): AgendaItem[] {
  return items.filter((item) => item.id === itemId || item.parentId === itemId)
}

/** The letter of each sub-item by its id, "a)", counted under each parent, with those added at the meeting. */
export function subItemLetters(items: readonly Pick<Placed, 'id' | 'parentId'>[]): Record<string, string> {
  const counts = new Map<string, number>()
  const letters: Record<string, string> = {}
  for (const { id, parentId } of items) {
    if (parentId === null) continue
    const count = (counts.get(parentId) ?? 0) + 1
    counts.set(parentId, count)
    letters[id] = `${repeatedLetter(count)})`
  }
  return letters
}

/**
 * The number of each item on the agenda by its id: "4", and "a)" for its sub-items. An item keeps the place it had when the agenda went
 * out; those without one come after, in their order. What was added at the meeting was never on the agenda: it has no number and
 * takes none.
 */
export function agendaNumbers(items: readonly Placed[]): Record<string, string> {
  const places = agendaPlaces(items)
  return Object.fromEntries(
    items.flatMap(({ id, parentId }) => {
      const place = places.get(id)
      if (place === undefined) return []
      return [[id, parentId === null ? String(place) : `${repeatedLetter(place)})`]]
    }),
  )
}

/** The place of each item on the agenda among its siblings, from 1, by its id. Nothing for what was never on it. */
export function agendaPlaces(items: readonly Placed[]): ReadonlyMap<string, number> {
  const addedLater = new Set(items.filter((item) => item.origin === 'meeting').map((item) => item.id))
  const places = new Map<string, number>()
  const lastOf = new Map<string | null, number>()
  for (const { id, parentId, agendaPlace } of inAgendaOrder(items)) {
    if (addedLater.has(id) || (parentId !== null && addedLater.has(parentId))) continue
    // Numbers of items that were withdrawn stay free; no two items have the same.
    const place = Math.max(agendaPlace ?? 0, (lastOf.get(parentId) ?? 0) + 1)
    lastOf.set(parentId, place)
    places.set(id, place)
  }
  return places
}

/** The items as the agenda that went out has them, each followed by its sub-items; those without a place on it come after, in their order. */
export function inAgendaOrder<Item extends Pick<Placed, 'id' | 'parentId' | 'agendaPlace'>>(
  items: readonly Item[],
): Item[] {
  const placeOf = ({ agendaPlace }: Item): number => agendaPlace ?? Number.MAX_SAFE_INTEGER
  const ordered = items.toSorted((a, b) => placeOf(a) - placeOf(b))
  return numberedItems(ordered).flatMap((item) => [
    item,
    ...ordered.filter((other) => other.parentId === item.id),
  ])
}

/** How a sentence names an item: "agenda item 5b (Schools)"; what was never on the agenda by its title alone. */
export function itemInSentence(
  items: readonly Pick<AgendaItem, 'id' | 'parentId' | 'title'>[],
  numbers: Readonly<Record<string, string>>,
  itemId: string,
): string {
  const item = items.find((one) => one.id === itemId)
  if (item === undefined) return 'this item'
  const parent = item.parentId === null ? '' : (numbers[item.parentId] ?? '')
  const number = numbers[itemId]
  return number === undefined
    ? `the item “${item.title}”`
    : `agenda item ${parent}${number.replace(/\)$/, '')} (${item.title})`
}

/**
 * Puts `item` after its sibling `afterId` (null: first), among the items, or among the sub-items of `parentId`.
 * Throws `not-found` for an unknown parent or sibling, `invalid-input` for a third level or an id that is taken.
 */
export function insertItem(
  items: readonly AgendaItem[],
  item: AgendaItem,
  afterId: string | null,
  parentId: string | null,
): AgendaItem[] {
  if (items.some((other) => other.id === item.id)) {
    throw new AppError('invalid-input', 'This item is on the agenda already.', { itemId: item.id })
  }
  checkParent(items, parentId)
  const siblings = items.filter((other) => other.parentId === parentId)
  if (afterId === null) return placed(items, { item, subItems: [] }, parentId, 0)
  find(items, afterId)
  const after = siblings.findIndex((other) => other.id === afterId)
  if (after === -1) {
    throw new AppError('invalid-input', 'The item to stand after belongs to another part of the agenda.', {
      itemId: afterId,
    })
  }
  return placed(items, { item, subItems: [] }, parentId, after + 1)
}

/**
 * Stands an item at `index` (from 0, counted without it) among the items, or among the sub-items of `parentId`. Its sub-items go
 * with it. An index past the end means last. Under another parent than before, an item of an agenda that is out takes the first number
 * that is free there.
 */
export function moveItem(
  items: readonly AgendaItem[],
  itemId: string,
  parentId: string | null,
  index: number,
): AgendaItem[] {
  if (!Number.isInteger(index) || index < 0) {
    throw new AppError('invalid-input', 'Give the new place of the item as a whole number from 0.', {
      field: 'index',
    })
  }
  const item = find(items, itemId)
  const subItems = items.filter((other) => other.parentId === itemId)
  if (parentId === itemId)
    throw new AppError('invalid-input', 'An item cannot stand under itself.', { itemId })
  checkParent(items, parentId)
  if (parentId !== null && subItems.length > 0) {
    throw new AppError(
      'invalid-input',
      `“${item.title}” has sub-items, so it cannot become one. Move its sub-items out first.`,
      { itemId },
    )
  }
  const rest = items.filter((other) => other.id !== itemId && other.parentId !== itemId)
  const agendaPlace = item.parentId === parentId ? item.agendaPlace : freePlace(rest, item, parentId)
  return placed(rest, { item: { ...item, agendaPlace }, subItems }, parentId, index)
}

/** Takes an item away, with its sub-items. Throws `not-found`. */
export function removeItem(items: readonly AgendaItem[], itemId: string): AgendaItem[] {
  find(items, itemId)
  return items.filter((item) => item.id !== itemId && item.parentId !== itemId)
}

/** What was put under another by mistake has its old number again once it is put back. */
function freePlace(
  rest: readonly AgendaItem[],
  { agendaPlace }: AgendaItem,
  parentId: string | null,
): number | null {
  if (agendaPlace === null) return null
  const taken = new Set(rest.flatMap((other) => (other.parentId === parentId ? other.agendaPlace : [])))
  let place = 1
  while (taken.has(place)) place += 1
  return place
}

function placed(
  items: readonly AgendaItem[],
  added: Family,
  parentId: string | null,
  index: number,
): AgendaItem[] {
  const item = { ...added.item, parentId }
  const families = familiesOf(items)
  if (parentId === null) return flat(families.toSpliced(index, 0, { item, subItems: added.subItems }))
  return flat(
    families.map((family) =>
      family.item.id === parentId
        ? { item: family.item, subItems: family.subItems.toSpliced(index, 0, item) }
        : family,
    ),
  )
}

function familiesOf(items: readonly AgendaItem[]): Family[] {
  return numberedItems(items).map((item) => ({
    item,
    subItems: items.filter((other) => other.parentId === item.id),
  }))
}

function flat(families: readonly Family[]): AgendaItem[] {
  return families.flatMap(({ item, subItems }) => [item, ...subItems])
}

function find(items: readonly AgendaItem[], itemId: string): AgendaItem {
  const found = items.find((item) => item.id === itemId)
  if (found === undefined) {
    throw new AppError('not-found', 'This item is no longer on the agenda. Open the meeting again.', {
      itemId,
    })
  }
  return found
}

function checkParent(items: readonly AgendaItem[], parentId: string | null): void {
  if (parentId !== null && find(items, parentId).parentId !== null) {
    throw new AppError('invalid-input', 'A sub-item cannot have sub-items of its own.', { itemId: parentId })
  }
}
