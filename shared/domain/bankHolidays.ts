/** A day that does not count as a clear day. */
export interface Holiday {
  readonly date: string
  readonly name: string
}

/** Years the table covers, both included. */
export const holidayTableYears = { first: 2012, last: 2028 } as const

/** Bank holidays of England and Wales, in order. */
export const bankHolidays: readonly Holiday[] = []
