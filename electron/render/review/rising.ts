/** The longest run of places that only rises, as [where it stands, place]: what did not move. */
export function rising(places: readonly (number | null)[]): (readonly [number, number])[] {
  const tails: number[] = []
  const before = new Map<number, number>()
  for (const [index, place] of places.entries()) {
    if (place === null) continue
    let [low, high] = [0, tails.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((places[tails[middle] ?? -1] ?? -1) < place) low = middle + 1
      else high = middle
    }
    const previous = tails[low - 1]
    if (previous !== undefined) before.set(index, previous)
    tails[low] = index
  }
  const run: (readonly [number, number])[] = []
  for (let at = tails.at(-1); at !== undefined; at = before.get(at)) run.push([at, places[at] ?? -1])
  return run.toReversed()
}
