/** A meeting that runs past midnight goes on: times before this belong to the night after. */
const dayBreak = '05:00'

/** Less than 0 when `a` comes before `b` on the evening of a meeting, 0 for the same minute. Both 'HH:MM'. */
export function compareTimes(a: string, b: string): number {
  const isLate = a < dayBreak
  if (isLate !== b < dayBreak) return isLate ? 1 : -1
  return a < b ? -1 : a > b ? 1 : 0
}

/** Facts as they happened, whatever the order they were entered in. Of the same minute: as entered. */
export function inTimeOrder<Fact extends { readonly at: string }>(facts: readonly Fact[]): Fact[] {
  return facts.toSorted((a, b) => compareTimes(a.at, b.at))
}
