import { AppError } from '../../shared/domain/appError.ts'
import { clearDays } from '../../shared/domain/clearDays.ts'
import type { ClearDaysAnswer } from '../../shared/domain/clearDays.ts'
import { dayAndMonth } from './shownDates.ts'

/** The clear days before a meeting by working days, or the sentence that says why they cannot be counted. */
export function noticeOf(meeting: string, days: number): ClearDaysAnswer | string {
  try {
    return clearDays({ meeting, days, counting: 'working' })
  } catch (error) {
    if (error instanceof AppError) return error.message
    throw error
  }
}

/** "5 clear days: Wed 6, Thu 7, … ; Fri 1 May does not count (bank holiday)". */
export function noticeReason(meeting: string, days: number): string {
  const answer = noticeOf(meeting, days)
  return typeof answer === 'string' ? answer : countedDays(answer, days)
}

export function countedDays(answer: Pick<ClearDaysAnswer, 'clearDays' | 'holidays'>, days: number): string {
  const counted = answer.clearDays.map(dayAndMonth).join(', ')
  const holidays = answer.holidays.map((holiday) => `${dayAndMonth(holiday.date)} (${holiday.name})`)
  const without = holidays.length === 0 ? '' : `; not counted: ${holidays.join(', ')}`
  return `${days} clear days: ${counted}${without}`
}
