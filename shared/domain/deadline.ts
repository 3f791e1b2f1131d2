import { addDays } from './civilTime.ts'
import type { Holiday } from './bankHolidays.ts'
import type { Council } from './council.ts'

export const deadlineKinds = [
  'publish-by',
  'reports-due',
  'draft-minutes',
  'confirm-minutes',
  'call-in-ends',
  'key-decision-notice',
  'private-notice',
  'second-private-notice',
] as const
export type DeadlineKind = (typeof deadlineKinds)[number]

/** `missed`: the day is gone and it was not done in time. `past`: the day is gone, and the book cannot say what became of it. */
export const deadlineStates = ['missed', 'today', 'soon', 'later', 'done', 'past'] as const
export type DeadlineState = (typeof deadlineStates)[number]

/** `law`: statute. `advice`: a reading that is disputed, or rests on one authority. `house`: the council's own rule. */
export const deadlineWeights = ['law', 'advice', 'house'] as const
export type DeadlineWeight = (typeof deadlineWeights)[number]

/** A day by which something is to be done for a meeting or a key decision, and why that day. */
export interface Deadline {
  /** The same as long as the meeting or the decision is there. */
  readonly id: string
  readonly kind: DeadlineKind
  /** "Publish the agenda". */
  readonly what: string
  /** The matter of a key decision, which may not be for the public; empty otherwise. */
  readonly subject: string
  /** YYYY-MM-DD */
  readonly date: string
  readonly state: DeadlineState
  /** How the day was come to, and what became of it: sentences. */
  readonly why: string
  /** The days that count, the earliest first; empty where they are not counted one by one. */
  readonly counted: readonly string[]
  /** Days that do not count though they look as if they did. */
  readonly holidays: readonly Holiday[]
  /** "R1, R2, R4"; "House rule". */
  readonly rule: string
  readonly weight: DeadlineWeight
}

/** What deadlines need to know of the council. */
export type CouncilRules = Pick<
  Council,
  'kind' | 'extraHolidays' | 'saturdaysCount' | 'callInDays' | 'draftMinutesDays' | 'reportsDueDays'
>

/** Days within which a deadline is called soon. */
const soonDays = 7

/** What is done once the meeting is over. */
const afterMeeting: readonly DeadlineKind[] = ['draft-minutes', 'confirm-minutes']

/**
 * Missed, and something can still be done: minutes however late, a notice as long as its meeting or decision is to come. `on`: the day
 * of the meeting or the decision.
 */
export function isOverdue(
  { state, kind }: Pick<Deadline, 'state' | 'kind'>,
  on: string,
  today: string,
): boolean {
  return state === 'missed' && (afterMeeting.includes(kind) || on >= today)
}

/** Where something stands that has not been done. */
export function openState(date: string, today: string): DeadlineState {
  if (date < today) return 'missed'
  if (date === today) return 'today'
  return date <= addDays(today, soonDays) ? 'soon' : 'later'
}

/** The same for what the book does not hear of: once gone, it is past and no more can be said. */
export function unheardState(date: string, today: string): DeadlineState {
  return date < today ? 'past' : openState(date, today)
}
