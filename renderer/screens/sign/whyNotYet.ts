import { shortDate } from '../../../shared/domain/shortDates.ts'
import { today } from '../../state/today.ts'

/**
 * Why nothing can be recorded as done at a meeting of this day: it is still to come by the clock of this machine. Minutes are confirmed and
 * signed at a meeting (R41), not before it. Null for a day that has come, and for none.
 */
export function whyNotYet(date: string | null, now = today()): string | null {
  if (date === null || date <= now) return null
  return `That meeting has not been held yet: ${shortDate(date)} is still to come. Record what was done there once it was done.`
}
