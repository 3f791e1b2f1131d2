import { shortDate } from './shortDates.ts'

/**
 * Why nothing can be recorded as done at a meeting of this day: it is still to come on `today`, both YYYY-MM-DD. Minutes are confirmed and
 * signed at a meeting (R41), not before it. Null for a day that has come, and for none.
 */
export function whyNotYetHeld(date: string | null, today: string): string | null {
  if (date === null || date <= today) return null
  return `That meeting has not been held yet: ${shortDate(date)} is still to come. Record what was done there once it was done.`
}
