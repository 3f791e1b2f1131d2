import type { Council } from '../council.ts'
import { workingDaysFrom, workingDaysOf } from '../workingDays.ts'
import type { CountedDays, DaysOfCouncil } from '../workingDays.ts'

/**
 * Until when decisions published on a day may be called in: so many working days, the day of publication not among them (R46: every
 * council has its own). `none` where the council has no call-in; `by-hand` beyond the table of bank holidays.
 */
export function callInOf(
  council: DaysOfCouncil & Pick<Council, 'callInDays'>,
  publishedOn: string,
): CountedDays | 'none' | 'by-hand' {
  if (council.callInDays === null) return 'none'
  return workingDaysFrom(publishedOn, council.callInDays, workingDaysOf(council)) ?? 'by-hand'
}

/** Why a decision cannot be called in although the council has call-in: a recommendation decides nothing, and what is urgent cannot wait (R46). */
export function beyondCallIn(decision: {
  readonly words: readonly string[]
  readonly urgent: boolean
}): string | null {
  if (decision.urgent) return 'Not subject to call-in: taken as urgent business.'
  const recommends = (words: string): boolean => /^(?:to |that )?recommend(?:s|ed)?\b/i.test(words.trim())
  return decision.words.length > 0 && decision.words.every(recommends)
    ? 'Not subject to call-in: a recommendation, decided elsewhere.'
    : null
}
