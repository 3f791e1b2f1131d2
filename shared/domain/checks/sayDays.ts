import { holidayTableYears } from '../bankHolidays.ts'
import { dayOfWeek, monthNames } from '../civilTime.ts'
import type { NoticeOfMeeting } from '../clearDays.ts'

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

/** "Wed 18 Jan 2023"; without the year "Wed 18 Jan". */
export function shortDay(date: string, year: 'with year' | 'no year' = 'with year'): string {
  const month = (monthNames[Number(date.slice(5, 7)) - 1] ?? '').slice(0, 3)
  const day = `${weekdays[dayOfWeek(date) - 1] ?? ''} ${Number(date.slice(8))} ${month}`
  return year === 'with year' ? `${day} ${date.slice(0, 4)}` : day
}

/** The arithmetic of a notice: the days that count, those that do not and why, and how far the table of them reaches. */
export function sayClearDays({ days, clearDays, holidays }: NoticeOfMeeting): string {
  const counted = clearDays.map((day) => shortDay(day, 'no year')).join(', ')
  const passed = holidays.map(({ date, name }) => `${shortDay(date, 'no year')} (${name})`).join(', ')
  const without = passed === '' ? '' : `; not counted: ${passed}`
  return `${days} clear days: ${counted}${without}. ${sayTable()}`
}

export function sayTable(): string {
  return `The table of bank holidays covers ${holidayTableYears.first} to ${holidayTableYears.last}.`
}
