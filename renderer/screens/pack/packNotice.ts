import { formatDate } from '../../../shared/domain/civilTime.ts'
import { countedDays } from '../../parts/noticeReason.ts'
import { shortDate } from '../../parts/shownDates.ts'
import type { Notice } from '../../state/data.ts'

/** Whether the notice is full if the pack goes out on a day, with the days that count (R1). */
export interface NoticeArithmetic {
  readonly isLate: boolean
  readonly words: string
}

/** Null outside the years of the holiday table: then nobody can say. */
export function noticeArithmetic(notice: Notice | null, day: string): NoticeArithmetic | null {
  if (notice === null) return null
  const { latestPublication, days } = notice
  const counted = countedDays(notice, days)
  const last = shortDate(latestPublication)
  const today = shortDate(day)
  if (day <= latestPublication) {
    const when = day === latestPublication ? 'the last day' : `in time; the last day is ${last}`
    return { isLate: false, words: `Published today, ${today}: ${when}. ${counted}.` }
  }
  return {
    isLate: true,
    words: `Too late for full notice: the last day was ${last}, and today is ${today}. ${counted}. An item added now needs the chair’s reason for urgency.`,
  }
}

/** "14 November 2024" of an ISO instant, on this machine's clock. */
export function dayOf(at: string): string {
  const moment = new Date(at)
  const two = (number: number): string => String(number).padStart(2, '0')
  const date = `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`
  return formatDate(date, '3 November 2022')
}

/** "14 November 2024, 21:04". */
export function momentOf(at: string): string {
  const moment = new Date(at)
  const two = (number: number): string => String(number).padStart(2, '0')
  return `${dayOf(at)}, ${two(moment.getHours())}:${two(moment.getMinutes())}`
}
