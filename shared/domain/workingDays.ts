import { bankHolidays, holidayTableYears } from './bankHolidays.ts'
import type { Holiday } from './bankHolidays.ts'
import { addDays, dayOfWeek } from './civilTime.ts'
import type { Council } from './council.ts'

/** What a council says of the days that count, beside the table of bank holidays. */
export type DaysOfCouncil = Pick<Council, 'kind' | 'extraHolidays' | 'saturdaysCount'>

/** Which days count, and why the others do not. */
export interface WorkingDays {
  counts(day: string): boolean
  /** The holiday that keeps a day from counting; null for a working day and for a weekend. */
  holidayOn(day: string): Holiday | null
}

/**
 * Monday to Friday without bank holidays and the days given (R4). With `saturdaysCount`, Saturdays too: the reading that the parishes'
 * association gives, which is disputed.
 */
export function workingDays(
  extraHolidays: readonly Holiday[] = [],
  saturdaysCount: boolean = false,
): WorkingDays {
  const holidays = new Map([...bankHolidays, ...extraHolidays].map((holiday) => [holiday.date, holiday]))
  const lastWeekday = saturdaysCount ? 6 : 5
  return {
    counts: (day) => dayOfWeek(day) <= lastWeekday && !holidays.has(day),
    holidayOn: (day) => (dayOfWeek(day) <= lastWeekday ? (holidays.get(day) ?? null) : null),
  }
}

/** The days of a council: the Saturday reading is for parishes alone. */
export function workingDaysOf(council: DaysOfCouncil): WorkingDays {
  return workingDays(council.extraHolidays, council.kind === 'parish' && council.saturdaysCount)
}

/** Whether the table of bank holidays reaches a day: beyond it a holiday would be counted as a working day. */
export function isInHolidayTable(date: string): boolean {
  const year = Number(date.slice(0, 4))
  return year >= holidayTableYears.first && year <= holidayTableYears.last
}

/** Days that were counted one way or the other. */
export interface CountedDays {
  /** The day that was come to. */
  readonly date: string
  /** The days that count, the earliest first; `date` is the last of them, or the first where it was counted back. */
  readonly counted: readonly string[]
  /** Holidays among them that do not count, the earliest first. */
  readonly holidays: readonly Holiday[]
}

/** The `count`th working day after a day, or before it when negative; null beyond the table of bank holidays. */
export function workingDaysFrom(from: string, count: number, days: WorkingDays): CountedDays | null {
  const step = Math.sign(count)
  const counted: string[] = []
  const holidays: Holiday[] = []
  let date = from
  while (counted.length < Math.abs(count)) {
    date = addDays(date, step)
    if (!isInHolidayTable(date)) return null
    const holiday = days.holidayOn(date)
    if (days.counts(date)) counted.push(date)
    else if (holiday !== null) holidays.push(holiday)
  }
  return { date, counted: counted.toSorted(), holidays: holidays.toSorted(byDate) }
}

function byDate(a: Holiday, b: Holiday): number {
  return a.date.localeCompare(b.date)
}
