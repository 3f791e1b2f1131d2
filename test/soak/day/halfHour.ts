/** How long half an hour of the day takes about: the core's ten minutes between backups are a third of it. */
export const realMillisecondsPerHalfHour = 30_000
/** And the minute after which the typesetter lets go of what it holds, a thirtieth. */
export const realMillisecondsPerMinute = realMillisecondsPerHalfHour / 30
