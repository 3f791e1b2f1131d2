/** A place in the minutes by its number: an item, or a point of one. */
export interface MinutePlace {
  readonly itemId: string
  /** Null for the item as a whole. */
  readonly blockId: string | null
  /** "20" or "298/PF". */
  readonly number: string
  /** "ff", "iv", "1 b": the labels of the point and of those above it, without brackets; empty for the item. */
  readonly label: string
  /** The title of the item, or the first words of the point. */
  readonly words: string
}

/**
 * The places that "20ff", "20 ff iv" or "298/PF 3" may mean, the exact one first, then those that begin so. With nothing typed: the items.
 */
export function findPlaces(places: readonly MinutePlace[], typed: string): readonly MinutePlace[] {
  const wanted = squeezed(typed)
  if (wanted === '') return places.filter((place) => place.blockId === null)
  const written = places.map((place) => ({ place, name: squeezed(`${place.number}${place.label}`) }))
  const exact = written.filter(({ name }) => name === wanted)
  const begun = written.filter(({ name }) => name !== wanted && name.startsWith(wanted))
  return [...exact, ...begun].map(({ place }) => place)
}

/** Brackets, stops and spaces do not count: "20 ff)" is "20ff". */
function squeezed(text: string): string {
  return text.toLowerCase().replaceAll(/[\s().:,]/g, '')
}
