import { formatDate } from '../../../shared/domain/civilTime.ts'
import type { AuditEntry, Verified } from './auditData.ts'

/** "Thu 15 Jan 2026" and "19:02–19:08" of a run. */
export function shownWhen({ since, wallTime }: Pick<AuditEntry, 'since' | 'wallTime'>): {
  readonly day: string
  readonly time: string
} {
  const [first, last] = [since.slice(11, 16), wallTime.slice(11, 16)]
  const isRun = first !== last && since.slice(0, 10) === wallTime.slice(0, 10)
  return {
    day: formatDate(wallTime.slice(0, 10), '3 November 2022'),
    time: isRun ? `${first}–${last}` : last,
  }
}

/** Of an act of a log that a backup took the place of: "From the log that was replaced at 23:25". */
export function sayMark(replacedAt: string, wallTime: string): string {
  const [day, time] = [replacedAt.slice(0, 10), replacedAt.slice(11, 16)]
  const on = day === wallTime.slice(0, 10) ? '' : ` on ${formatDate(day, '3 November 2022')}`
  return `From the log that was replaced${on} at ${time}`
}

/** The line above the trail, once it was gone through. */
export function sayVerified({ changes, since, broken }: Verified): string {
  if (broken !== null) return `The chain does not hold. ${broken}`
  const count = changes === 1 ? '1 change' : `${changes.toLocaleString('en-GB')} changes`
  return since === null
    ? 'There is nothing to verify yet.'
    : `${count}, unbroken since ${formatDate(since.slice(0, 10), '3 November 2022')}.`
}
