import { holidayTableYears } from '../bankHolidays.ts'
import type { NoticeOfMeeting } from '../clearDays.ts'
import { dayAndMonth, daysInARow } from '../shortDates.ts'

/** The arithmetic of a notice: the days that count, those that do not and why, and how far the table of them reaches. */
export function sayClearDays({ days, clearDays, holidays }: NoticeOfMeeting): string {
  const passed = holidays.map(({ date, name }) => `${dayAndMonth(date)} (${name})`).join(', ')
  const without = passed === '' ? '' : `; not counted: ${passed}`
  return `${days} clear days: ${daysInARow(clearDays)}${without}. ${sayTable()}`
}

export function sayTable(): string {
  return `The table of bank holidays covers ${holidayTableYears.first} to ${holidayTableYears.last}.`
}
