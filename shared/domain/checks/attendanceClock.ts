import { addMonths, daysBetween } from '../civilTime.ts'

/** What is known of one councillor. Co-opted members who are not councillors have no clock. */
export interface ClockQuestion {
  /**
   * The days on which they attended a meeting of the authority, of a committee or sub-committee, or of a joint committee or body that
   * discharges its functions, as a member or a substitute (s.85(2)), in any order.
   */
  readonly attended: readonly string[]
  /** The day they took office: the clock begins there for who never attended. */
  readonly tookOffice: string
  /** Days on which the authority approved a reason for not attending, each with the day the approval holds until. */
  readonly approvals: readonly { readonly on: string; readonly until: string }[]
  readonly today: string
}

export interface AttendanceClock {
  /** The day it counts from. */
  readonly since: string
  /** The last day on which attending, or an approval, keeps the seat. */
  readonly lastDay: string
  /** Negative once it has passed. */
  readonly daysLeft: number
  /**
   * `approved`: a reason was approved in time and still holds on that day. `close`: forty days or fewer are left, so that one more meeting
   * cycle may be the last. `ended`: by what the book knows, the seat was lost.
   */
  readonly state: 'running' | 'close' | 'approved' | 'ended'
}

/** Enough for an agenda with its clear days, and a meeting to approve a reason at. */
const warnDays = 40

/**
 * Six consecutive months from the last attendance (R28; Local Government Act 1972, s.85(1)): a member who attends nothing in them ceases
 * to be one, unless the reason was approved before they end. An approval after that day changes nothing.
 */
export function attendanceClock(question: ClockQuestion): AttendanceClock {
  const { attended, tookOffice, approvals, today } = question
  const since = [tookOffice, ...attended.filter((day) => day <= today)].toSorted().at(-1) ?? tookOffice
  const plain = addMonths(since, 6)
  // An approval in time carries the period on to its own end; another, in that longer time, further.
  const lastDay = approvals
    .toSorted((a, b) => a.on.localeCompare(b.on))
    .reduce((end, approval) => (approval.on <= end && approval.until > end ? approval.until : end), plain)
  const daysLeft = daysBetween(today, lastDay)
  return { since, lastDay, daysLeft, state: stateOf(daysLeft, lastDay !== plain) }
}

function stateOf(daysLeft: number, isApproved: boolean): AttendanceClock['state'] {
  if (daysLeft < 0) return 'ended'
  if (daysLeft <= warnDays) return 'close'
  return isApproved ? 'approved' : 'running'
}
