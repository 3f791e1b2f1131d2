import { AppError } from '../../shared/domain/appError.ts'
import { clearDays } from '../../shared/domain/clearDays.ts'
import type { ClearDaysAnswer, NoticeOfMeeting } from '../../shared/domain/clearDays.ts'
import { noticeDays } from '../../shared/domain/council.ts'
import type { DaysOfCouncil } from '../../shared/domain/workingDays.ts'
import { dayAndMonth } from './shownDates.ts'

/** The clear days before a meeting as the council counts them, or the sentence that says why they cannot be counted. */
export function noticeOf(meeting: string, council: DaysOfCouncil): NoticeOfMeeting | string {
  const days = noticeDays(council.kind)
  const { extraHolidays } = council
  const saturdaysCount = council.kind === 'parish' && council.saturdaysCount
  try {
    return { days, ...clearDays({ meeting, days, counting: 'working', extraHolidays, saturdaysCount }) }
  } catch (error) {
    if (error instanceof AppError) return error.message
    throw error
  }
}

/** "5 clear days: Wed 6, Thu 7, … ; Fri 1 May does not count (bank holiday)". */
export function noticeReason(meeting: string, council: DaysOfCouncil): string {
  const answer = noticeOf(meeting, council)
  return typeof answer === 'string' ? answer : countedDays(answer, answer.days)
}

export function countedDays(answer: Pick<ClearDaysAnswer, 'clearDays' | 'holidays'>, days: number): string {
  const counted = answer.clearDays.map(dayAndMonth).join(', ')
  const holidays = answer.holidays.map((holiday) => `${dayAndMonth(holiday.date)} (${holiday.name})`)
  const without = holidays.length === 0 ? '' : `; not counted: ${holidays.join(', ')}`
  return `${days} clear days: ${counted}${without}`
}
