import { isCivilDate } from '../../shared/domain/civilTime.ts'
import { parseTypedDate, parseTypedTime } from '../../shared/domain/typedDates.ts'

/** A day or a time in a text, and where in it. */
export interface Moment {
  /** YYYY-MM-DD, or HH:MM. */
  readonly value: string
  readonly at: number
  readonly end: number
}

const half = String.raw`(?:[ap]\.? ?m\b\.?|noon\b|midnight\b|mid-day\b|midday\b)`
const time = String.raw`(?:(?<![\d.:/£])\d{1,2}(?:[.:]\d{2})? ?${half}|(?<![\d.:/£])(?:[01]?\d|2[0-3])[.:][0-5]\d(?: ?(?:hours|hrs)\b)?(?![\d:/%]|\.\d|\s?(?:million|m\b))|(?<!\d)(?:[01]\d|2[0-3])[0-5]\d ?(?:hours|hrs)\b|\b(?:noon|midday|midnight)\b)`
const months = String.raw`(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)`
const weekday = String.raw`(?:(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\b,? ?(?:the )?)?`
const written: readonly string[] = [
  String.raw`${weekday}(?<day>\d{1,2}) ?(?:st|nd|rd|th)?(?: day)?(?: of)?,? ?(?<month>${months})\b[.,]* (?<year>\d{4})\b`,
  String.raw`${weekday}\b(?<month>${months}) (?<day>\d{1,2})(?:st|nd|rd|th)?,? (?<year>\d{4})\b`,
  String.raw`${weekday}(?<![\d./-])(?<day>\d{1,2})(?<mark>[./-])(?<month>\d{1,2})\k<mark>(?<year>\d{4}|\d{2})(?![\d/-])`,
  String.raw`${weekday}(?<![\d./-])(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})(?!\d)`,
]
const days = written.map((source) => new RegExp(source, 'gi'))
const times = new RegExp(time, 'gi')

/** Longer than any line that tells a day. */
const longest = 20_000

/** Every day a text names, in its order; days that do not exist are none. */
export function daysIn(text: string): Moment[] {
  if (text.length > longest || !/\d/.test(text)) return []
  return days
    .flatMap((pattern) =>
      [...text.matchAll(pattern)].flatMap((match): Moment[] => {
        const { day = '', month = '', year = '' } = match.groups ?? {}
        const separator = /^\d+$/.test(month) ? '/' : ' '
        const value = dayOf([day, month, year].join(separator))
        return value === null ? [] : [{ value, at: match.index, end: match.index + match[0].length }]
      }),
    )
    .toSorted((a, b) => a.at - b.at)
}

function dayOf(typed: string): string | null {
  try {
    const date = parseTypedDate(typed)
    return isCivilDate(date) ? date : null
  } catch {
    // A date that does not exist: none was read, and the text keeps it.
    return null
  }
}

/** HH:MM, or null for what is no time. */
export function clock(text: string | undefined): string | null {
  if (text === undefined) return null
  const typed = text
    .toLowerCase()
    .replace(/ ?(?:hours|hrs)/, '')
    .replace(/([ap])\.? ?m\b\.?/, '$1m')
    .replace(/mid-?day/, 'noon')
    .replace(/(\d) ?noon/, '$1 noon')
    .replace(/^12(?:[.:]00)? noon/, 'noon')
    .replace(/^(?:12|00)(?:[.:]00)? ?midnight/, 'midnight')
    .trim()
  try {
    return parseTypedTime(typed)
  } catch {
    // "13.70" looks like a time and is none: the text keeps it.
    return null
  }
}

/** Every time of day a text names, in its order. */
export function timesIn(text: string): Moment[] {
  if (text.length > longest) return []
  return [...text.matchAll(times)].flatMap((match): Moment[] => {
    const value = clock(match[0])
    return value === null ? [] : [{ value, at: match.index, end: match.index + match[0].length }]
  })
}

const range = new RegExp(
  String.raw`(?<![\d.:/£])(?<start>\d{1,2}(?:[.:]\d{2})?|${time}) ?(?:-|–|—|\bto\b|\buntil\b|\btill\b) ?(?<end>${time})`,
  'i',
)

/** "2.00 pm - 3.45 pm", "2.00 – 3.45 pm", "7pm": when it began, and when it ended where the text says so. */
export function hoursIn(text: string): { readonly start: string; readonly end: string | null } | null {
  if (text.length > longest) return null
  const found = range.exec(text)?.groups
  const end = clock(found?.['end'])
  if (found !== undefined && end !== null) {
    const start = beginning(found['start'] ?? '', end, found['end'] ?? '')
    if (start !== null) return { start, end }
  }
  const [first] = timesIn(text)
  return first === undefined ? null : { start: first.value, end: null }
}

/** "2.00 - 3.45 pm" began in the afternoon too, "10.00 - 12.20 pm" did not. */
function beginning(words: string, end: string, endWords: string): string | null {
  const plain = clock(words)
  if (plain === null || /[apn]/i.test(words) || !/p/i.test(endWords)) return plain
  const later = clock(`${words} pm`)
  return later !== null && later < end ? later : plain
}
