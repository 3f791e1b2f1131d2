import { numberedItems, subItemLetters } from './agendaOrder.ts'
import type { Placed } from './agendaOrder.ts'
import type { MinuteNumbering } from './committee.ts'

/** Where the municipal year begins in a year whose annual meeting nobody has entered: within R47's window of March to May. */
const usualAnnualMeeting = '05-15'

/**
 * The day the municipal year of `date` began: its annual meeting (R47), which belongs to the new year. Every year has an annual
 * meeting, so a year with none entered begins on 15 May: a forgotten date never lets one run of numbers swallow two years.
 */
export function municipalYearStart(date: string, annualMeetings: readonly string[]): string {
  const year = Number(date.slice(0, 4))
  const starts = [year - 1, year].flatMap((each) => {
    const entered = annualMeetings.filter((meeting) => meeting.startsWith(`${each}-`))
    return entered.length > 0 ? entered : [`${each}-${usualAnnualMeeting}`]
  })
  return starts
    .filter((start) => start <= date)
    .toSorted()
    .at(-1) as string
}

export interface EarlierMeeting {
  readonly date: string
  readonly start: string
  /** How many minute numbers it used. */
  readonly count: number
}

export interface FirstMinuteNumberQuestion {
  readonly numbering: MinuteNumbering
  /** Day and time of the meeting whose first number is asked for. */
  readonly date: string
  readonly start: string
  readonly annualMeetings: readonly string[]
  /** The committee's other meetings. Those that are not before this one are left out of the count. */
  readonly earlier: readonly EarlierMeeting[]
}

/**
 * The number of the first minute of a meeting. `numbering.start` belongs to the run of the earliest meeting known; every later run
 * starts at 1.
 */
export function firstMinuteNumber(question: FirstMinuteNumberQuestion): number {
  const { numbering, date, start, annualMeetings } = question
  const before = question.earlier.filter(
    (meeting) => meeting.date < date || (meeting.date === date && meeting.start < start),
  )
  const runOf = (day: string): string => municipalYearStart(day, annualMeetings)
  const sameRun = before.filter((meeting) => {
    switch (numbering.runs) {
      case 'meeting':
        return false
      case 'municipal-year':
        return runOf(meeting.date) === runOf(date)
      case 'for-ever':
        return true
    }
  })
  // The first run is the one with no meeting before it: then all that came before is of this run.
  const first = sameRun.length === before.length ? numbering.start : 1
  return sameRun.reduce((next, meeting) => next + meeting.count, first)
}

/** What a pattern may hold in braces. */
export const minuteNumberMarks = ['{n}', '{yy}', '{yyyy}', '{mm}', '{dd}', '{my}'] as const

/** The number as printed on a meeting of `date`: "15", "(26)", "77/21", "298/PF". */
export function formatMinuteNumber(
  n: number,
  numbering: MinuteNumbering,
  date: string,
  annualMeetings: readonly string[],
): string {
  const values: Readonly<Record<string, string>> = {
    '{n}': String(n),
    '{yy}': date.slice(2, 4),
    '{yyyy}': date.slice(0, 4),
    '{mm}': date.slice(5, 7),
    '{dd}': date.slice(8, 10),
    '{my}': municipalYearStart(date, annualMeetings).slice(2, 4),
  }
  return numbering.pattern.replace(/\{[a-z]+\}/g, (mark) => values[mark] ?? mark)
}

/**
 * The printed minute number of every item by its id: each item of its own takes the next number from `first`, one added at the
 * meeting too; a sub-item has its letter, "a)".
 */
export function minuteNumbers(
  items: readonly Pick<Placed, 'id' | 'parentId'>[],
  first: number,
  numbering: MinuteNumbering,
  date: string,
  annualMeetings: readonly string[],
): Record<string, string> {
  const printed: Record<string, string> = subItemLetters(items)
  numberedItems(items).forEach((item, index) => {
    printed[item.id] = formatMinuteNumber(first + index, numbering, date, annualMeetings)
  })
  return printed
}
