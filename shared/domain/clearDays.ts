import { AppError } from './appError.ts'
import { holidayTableYears } from './bankHolidays.ts'
import type { Holiday } from './bankHolidays.ts'
import { addDays } from './civilTime.ts'
import { noticeDays } from './council.ts'
import { isInHolidayTable, workingDays } from './workingDays.ts'
import type { DaysOfCouncil } from './workingDays.ts'

/** Working days: weekends and bank holidays do not count (R4). Calendar days: every day counts (R13, one reading). */
export type Counting = 'working' | 'calendar'

export interface ClearDaysQuestion {
  /** Day of the meeting, YYYY-MM-DD. */
  readonly meeting: string
  /** How many clear days must lie between publication and meeting. */
  readonly days: number
  readonly counting: Counting
  /** Days that do not count beside the table: a proclaimed holiday, a local office closure. */
  readonly extraHolidays?: readonly Holiday[]
  /** Saturdays are working days: a disputed reading, for parishes (R4). */
  readonly saturdaysCount?: boolean
}

export interface ClearDaysAnswer {
  /** The last day on which publication is in time. */
  readonly latestPublication: string
  /** The days that count, the earliest first. */
  readonly clearDays: readonly string[]
  /** Holidays between publication and meeting that did not count, the earliest first. */
  readonly holidays: readonly Holiday[]
}

/**
 * The last day to publish so that `days` clear days lie before the meeting: neither the day of notice nor the day of the meeting
 * counts (R4). By working days, the notice day itself is a working day too: the last one before the first clear day.
 * Throws `invalid-input` for a count below 1, and outside the years of the holiday table.
 */
export function clearDays(question: ClearDaysQuestion): ClearDaysAnswer {
  const answer = clearDaysWithinTable(question)
  if (answer !== null) return answer
  throw new AppError(
    'invalid-input',
    `The table of bank holidays covers ${holidayTableYears.first} to ${holidayTableYears.last}. Choose a date in those years, or count by hand.`,
    { field: 'meeting' },
  )
}

/** The same; null outside the years of the holiday table, where a holiday would be counted and the notice come too late. */
export function clearDaysWithinTable(question: ClearDaysQuestion): ClearDaysAnswer | null {
  if (!Number.isInteger(question.days) || question.days < 1 || question.days > 60) {
    throw new AppError('invalid-input', 'Give the clear days as a whole number from 1 to 60.', {
      field: 'days',
    })
  }
  const days = workingDays(question.extraHolidays, question.saturdaysCount)
  const counts = (day: string): boolean => question.counting === 'calendar' || days.counts(day)
  const counted: string[] = []
  const passed: Holiday[] = []
  let day = addDays(question.meeting, -1)
  if (!isInHolidayTable(question.meeting)) return null
  while (counted.length < question.days || !counts(day)) {
    const holiday = days.holidayOn(day)
    if (counts(day)) counted.unshift(day)
    else if (holiday !== null) passed.unshift(holiday)
    day = addDays(day, -1)
    if (!isInHolidayTable(day)) return null
  }
  return { latestPublication: day, clearDays: counted, holidays: passed }
}

export interface NoticeOfMeeting extends ClearDaysAnswer {
  /** How many clear days the council's kind asks for. */
  readonly days: number
}

/**
 * The notice that a meeting of this council needs: five clear days, three for parishes (R1, R2, R14), without the days that the
 * council says do not count. Null outside the years of the holiday table.
 */
export function noticeOfMeeting(council: DaysOfCouncil, meeting: string): NoticeOfMeeting | null {
  const days = noticeDays(council.kind)
  const answer = clearDaysOf(council, { meeting, days, counting: 'working' })
  return answer === null ? null : { days, ...answer }
}

/** Clear days as the council counts them; null outside the years of the holiday table. */
export function clearDaysOf(
  council: DaysOfCouncil,
  question: Pick<ClearDaysQuestion, 'meeting' | 'days' | 'counting'>,
): ClearDaysAnswer | null {
  return clearDaysWithinTable({
    ...question,
    extraHolidays: council.extraHolidays,
    saturdaysCount: council.kind === 'parish' && council.saturdaysCount,
  })
}
