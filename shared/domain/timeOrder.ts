/** A meeting that runs past midnight goes on: times before this belong to the night after. */
const dayBreak = '05:00'

/** Less than 0 when `a` comes before `b` on the evening of a meeting, 0 for the same minute. Both 'HH:MM'. */
export function compareTimes(a: string, b: string): number {
  const key = (at: string): string => (at < dayBreak ? `1 ${at}` : `0 ${at}`)
  return key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0
}

/** Facts as they happened, whatever the order they were entered in. Of the same minute: as entered. */
export function inTimeOrder<Fact extends { readonly at: string }>(facts: readonly Fact[]): Fact[] {
  return facts.toSorted((a, b) => compareTimes(a.at, b.at))
}
