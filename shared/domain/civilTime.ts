import { Temporal } from 'temporal-polyfill'
import type { DateFormat, TimeFormat } from './houseStyle.ts'

/**
 * Civil dates are 'YYYY-MM-DD' and local times 'HH:MM' everywhere: a meeting is at ten by the wall clock, whatever the offset.
 * Dates that do not exist are refused, never rolled over.
 */
const datePattern = /^\d{4}-\d{2}-\d{2}$/
const timePattern = /^([01]\d|2[0-3]):[0-5]\d$/

/** A date that exists, in the years the product knows the law of (1974 to 2100). */
export function isCivilDate(text: string): boolean {
  if (!datePattern.test(text)) return false
  try {
    const date = Temporal.PlainDate.from(text, { overflow: 'reject' })
    return date.year >= 1974 && date.year <= 2100
  } catch {
    // Temporal throws RangeError for 30 February: that is the answer, not a fault.
    return false
  }
}

export function isLocalTime(text: string): boolean {
  return timePattern.test(text)
}

/** The day it was by the wall clock at an ISO instant. */
export function dayOf(instant: string): string {
  return Temporal.Instant.from(instant).toZonedDateTimeISO('Europe/London').toPlainDate().toString()
}

/** The time it was by the wall clock at an ISO instant, HH:MM. */
export function timeAt(instant: string): string {
  const time = Temporal.Instant.from(instant).toZonedDateTimeISO('Europe/London').toPlainTime()
  return time.toString({ smallestUnit: 'minute' })
}

/** How often the clocks showed this time on that day: in the nights when they change, not at all in March, and twice in October. */
export function timesShown(date: string, time: string): 0 | 1 | 2 {
  const wall = Temporal.PlainDateTime.from(`${date}T${time}`, { overflow: 'reject' })
  const earlier = wall.toZonedDateTime('Europe/London', { disambiguation: 'earlier' })
  const later = wall.toZonedDateTime('Europe/London', { disambiguation: 'later' })
  if (earlier.equals(later)) return 1
  return earlier.toPlainDateTime().equals(wall) ? 2 : 0
}

/** Days from `date`; negative goes back. */
export function addDays(date: string, days: number): string {
  return Temporal.PlainDate.from(date, { overflow: 'reject' }).add({ days }).toString()
}

/** The same day of the month so many months on; the last day of a month that has no such day. */
export function addMonths(date: string, months: number): string {
  return Temporal.PlainDate.from(date, { overflow: 'reject' }).add({ months }).toString()
}

/** Days from one date to another; negative when the second is the earlier. */
export function daysBetween(from: string, to: string): number {
  const start = Temporal.PlainDate.from(from, { overflow: 'reject' })
  return start.until(Temporal.PlainDate.from(to, { overflow: 'reject' }), { largestUnit: 'days' }).days
}

/** 1 = Monday … 7 = Sunday. */
export function dayOfWeek(date: string): number {
  return Temporal.PlainDate.from(date, { overflow: 'reject' }).dayOfWeek
}

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
/** January to December. */
export const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

function ordinal(day: number): string {
  if (day % 100 >= 11 && day % 100 <= 13) return `${day}th`
  return `${day}${{ 1: 'st', 2: 'nd', 3: 'rd' }[day % 10] ?? 'th'}`
}

/** 2022-11-03 in the house style: "3 November 2022". */
export function formatDate(date: string, format: DateFormat): string {
  const { day, month, year, dayOfWeek: weekday } = Temporal.PlainDate.from(date, { overflow: 'reject' })
  const monthName = monthNames[month - 1] ?? ''
  const weekdayName = weekdays[weekday - 1] ?? ''
  switch (format) {
    case '3 November 2022':
      return `${day} ${monthName} ${year}`
    case 'Thursday 3 November 2022':
      return `${weekdayName} ${day} ${monthName} ${year}`
    case 'Thursday, 3 November 2022':
      return `${weekdayName}, ${day} ${monthName} ${year}`
    case '3rd November 2022':
      return `${ordinal(day)} ${monthName} ${year}`
  }
}

/** 11:05 in the house style: "11.05 am". Noon is 12.00 pm, midnight 12.00 am. */
export function formatTime(time: string, format: TimeFormat): string {
  const hour = Number(time.slice(0, 2))
  const minute = time.slice(3, 5)
  const half = hour < 12 ? 'am' : 'pm'
  const twelve = hour % 12 === 0 ? 12 : hour % 12
  switch (format) {
    case '10.00 am':
      return `${twelve}.${minute} ${half}`
    case '10:00 am':
      return `${twelve}:${minute} ${half}`
    case '10.00am':
      return `${twelve}.${minute}${half}`
    case '10:00am':
      return `${twelve}:${minute}${half}`
    case '10:00':
      return time
  }
}
