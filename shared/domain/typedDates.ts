import { AppError } from './appError.ts'
import { isCivilDate, isLocalTime, monthNames } from './civilTime.ts'

/**
 * The date a person typed, as YYYY-MM-DD: "3/11/2022", "03112022", "3.11.22", "3 Nov 2022", "Thursday, 3rd November 2022" or "2022-11-03". Day
 * before month, as in England; two digits of a year are of this century.
 * Throws `invalid-input` with a sentence for the field: a date that does not exist is never rolled over.
 */
export function parseTypedDate(text: string): string {
  const typed = text.trim().replace(/\s+/g, ' ')
  const parts = isoParts(typed) ?? numberParts(typed) ?? wordParts(typed)
  if (parts === null) throw invalid('Type the date as day, month and year, for example 3/11/2026.')
  const { day, month, year } = parts
  if (month < 1 || month > 12)
    throw invalid(`There is no month ${month}. Type day, month and year, for example 3/11/2026.`)
  const date = `${String(year).padStart(4, '0')}-${pad(month)}-${pad(day)}`
  if (isCivilDate(date)) return date
  if (year < 1974 || year > 2100) throw invalid(`The year ${year} is outside 1974 to 2100. Check the year.`)
  throw invalid(`${day} ${monthNames[month - 1] ?? ''} ${year} does not exist. Check the day and the month.`)
}

/** The time a person typed, as HH:MM: "10", "10.30", "1030", "10:30am", "2 pm", "noon". Throws `invalid-input`. */
export function parseTypedTime(text: string): string {
  const typed = text.trim().toLowerCase().replace(/\s+/g, ' ')
  if (typed === 'noon' || typed === '12 noon') return '12:00'
  if (typed === 'midnight') return '00:00'
  const match = /^(\d{1,2})(?:[.: ]?([0-5]\d))? ?(am|pm|a\.m\.|p\.m\.)?$/.exec(typed)
  if (match === null) throw invalid('Type the time as hours and minutes, for example 10.30 or 2 pm.', 'time')
  const hour = Number(match[1])
  const half = match[3]?.[0]
  if (half !== undefined && (hour < 1 || hour > 12)) {
    throw invalid(`There is no ${hour} ${half}m. Type the time as 10.30 or 2 pm.`, 'time')
  }
  const time = `${pad(half === undefined ? hour : (hour % 12) + (half === 'p' ? 12 : 0))}:${match[2] ?? '00'}`
  if (!isLocalTime(time)) throw invalid(`There is no time ${typed}. The day ends at 23:59.`, 'time')
  return time
}

interface Parts {
  readonly day: number
  readonly month: number
  readonly year: number
}

function isoParts(typed: string): Parts | null {
  const match = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(typed)
  return match === null ? null : { day: Number(match[3]), month: Number(match[2]), year: Number(match[1]) }
}

function numberParts(typed: string): Parts | null {
  const match =
    /^(\d{2})(\d{2})(\d{4})$/.exec(typed) ??
    /^(\d{1,2}) ?[/.\- ] ?(\d{1,2}) ?[/.\- ] ?(\d{2}|\d{4})$/.exec(typed)
  return match === null
    ? null
    : { day: Number(match[1]), month: Number(match[2]), year: fullYear(match[3] ?? '') }
}

function wordParts(typed: string): Parts | null {
  const match = /^(?:[a-z]+,? )?(\d{1,2})(?:st|nd|rd|th)? ?(?:of )?([a-z]{3,9})\.?,? ?(\d{2}|\d{4})$/i.exec(
    typed,
  )
  if (match === null) return null
  const word = (match[2] ?? '').toLowerCase()
  const month =
    monthNames.findIndex((name) => name.toLowerCase().startsWith(word === 'sept' ? 'sep' : word)) + 1
  return month === 0 ? null : { day: Number(match[1]), month, year: fullYear(match[3] ?? '') }
}

function fullYear(digits: string): number {
  return digits.length === 2 ? 2000 + Number(digits) : Number(digits)
}

function pad(n: number): string {
  return String(n).padStart(2, '0')
}

function invalid(sentence: string, field = 'date'): AppError {
  return new AppError('invalid-input', sentence, { field })
}
