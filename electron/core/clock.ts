import { Temporal } from 'temporal-polyfill'

/** Time, passed in: nothing in the core reads it from the air. `zone` is an IANA name, e.g. 'Europe/London'. */
export interface Clock {
  now(): Date
  readonly zone: string
}

/** An instant as the change log keeps it: UTC, and what the wall clock of the zone showed. */
export interface Moment {
  readonly at: string
  readonly wallTime: string
  readonly zone: string
}

export function momentOf(clock: Clock): Moment {
  const now = clock.now()
  const wall = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(clock.zone)
  return {
    at: now.toISOString(),
    wallTime: wall.toPlainDateTime().toString({ smallestUnit: 'second' }),
    zone: clock.zone,
  }
}

/** Today's civil date in the clock's zone, YYYY-MM-DD. */
export function todayOf(clock: Clock): string {
  return momentOf(clock).wallTime.slice(0, 10)
}
