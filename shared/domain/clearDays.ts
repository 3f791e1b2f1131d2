import { AppError } from './appError.ts'
import { bankHolidays, holidayTableYears } from './bankHolidays.ts'
import type { Holiday } from './bankHolidays.ts'
import { addDays, dayOfWeek } from './civilTime.ts'

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
  check(question)
  const holidays = new Map(
    [...bankHolidays, ...(question.extraHolidays ?? [])].map((holiday) => [holiday.date, holiday]),
  )
  const counts = (day: string): boolean =>
    question.counting === 'calendar' || (dayOfWeek(day) <= 5 && !holidays.has(day))
  const counted: string[] = []
  const passed: Holiday[] = []
  let day = addDays(question.meeting, -1)
  while (counted.length < question.days || !counts(day)) {
    const holiday = holidays.get(day)
    if (counts(day)) counted.unshift(day)
    else if (holiday !== undefined && dayOfWeek(day) <= 5) passed.unshift(holiday)
    day = addDays(day, -1)
    checkTable(day)
  }
  return { latestPublication: day, clearDays: counted, holidays: passed }
}

function check(question: ClearDaysQuestion): void {
  if (!Number.isInteger(question.days) || question.days < 1 || question.days > 60) {
    throw new AppError('invalid-input', 'Give the clear days as a whole number from 1 to 60.', {
      field: 'days',
    })
  }
  checkTable(question.meeting)
}

/** Beyond the table a holiday would be counted as a working day, and the notice would come too late. */
function checkTable(date: string): void {
  const year = Number(date.slice(0, 4))
  if (year < holidayTableYears.first || year > holidayTableYears.last) {
    throw new AppError(
      'invalid-input',
      `The table of bank holidays covers ${holidayTableYears.first} to ${holidayTableYears.last}. Choose a date in those years, or count by hand.`,
      { field: 'meeting' },
    )
  }
}
