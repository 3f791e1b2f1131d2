import { addDays } from '../../../shared/domain/civilTime.ts'
import { municipalYearStart } from '../../../shared/domain/minuteNumber.ts'

/** Which meetings: a municipal year by the day it began, all of them, or between two days. */
export type Period =
  | { readonly kind: 'year'; readonly start: string }
  | { readonly kind: 'all' }
  | { readonly kind: 'between'; readonly from: string | null; readonly to: string | null }

export interface MunicipalYear {
  readonly start: string
  /** Its last day: the one before the next annual meeting. */
  readonly end: string
  /** "2026–27" */
  readonly name: string
}

/** The municipal years from the one of a day back to that of the earliest meeting (R47), the latest first. */
export function municipalYears(
  today: string,
  earliest: string,
  annualMeetings: readonly string[],
): MunicipalYear[] {
  const years: MunicipalYear[] = []
  let start = municipalYearStart(today, annualMeetings)
  let end = nextStart(start, annualMeetings)
  for (;;) {
    years.push({
      start,
      end,
      name: `${start.slice(0, 4)}–${String(Number(start.slice(2, 4)) + 1)
        .padStart(2, '0')
        .slice(-2)}`,
    })
    if (start <= earliest || years.length > 60) return years
    end = addDays(start, -1)
    start = municipalYearStart(end, annualMeetings)
  }
}

/** The last day of the year that began on `start`. */
function nextStart(start: string, annualMeetings: readonly string[]): string {
  const year = Number(start.slice(0, 4)) + 1
  const next = municipalYearStart(`${year}-12-31`, annualMeetings)
  return addDays(next, -1)
}

export function periodDays(
  period: Period,
  years: readonly MunicipalYear[],
): { readonly from: string | null; readonly to: string | null } {
  switch (period.kind) {
    case 'all':
      return { from: null, to: null }
    case 'between':
      return { from: period.from, to: period.to }
    case 'year': {
      const year = years.find(({ start }) => start === period.start) ?? years[0]
      return { from: year?.start ?? null, to: year?.end ?? null }
    }
  }
}
