import { readCalendarFile } from './calendarFile.ts'
import { aMeetingId, pick } from './randomWorld.ts'
import type { Call } from './randomWorld.ts'

const dates = ['2026-01-02', '2026-02-03', '2026-05-14', '2028-12-29', '2031-01-02', '2026-02-30']
const stretches = [
  { from: '2025-12-01', to: '2026-12-31', committeeId: null },
  { from: '2025-12-01', to: '2029-12-31', committeeId: 'licensing' },
  { from: '2026-12-31', to: '2026-01-01', committeeId: null },
] as const

/** The calendar reads the book whatever it has become. */
export const randomCalendarCalls: Readonly<Record<string, Call>> = {
  'calendar.deadlines': ({ client }, roll) => client.calendar.deadlines(pick(stretches, roll.a)),
  'calendar.meetings': ({ client }, roll) => client.calendar.meetings(pick(stretches, roll.a)),
  'calendar.consequences': async (world, roll) =>
    world.client.calendar.consequences({ meetingId: aMeetingId(world, roll), date: pick(dates, roll.b) }),
  'calendar.ics': async ({ client }, roll) => {
    const { text } = await client.calendar.ics({ committeeId: null, deadlines: roll.a % 2 === 0 })
    return readCalendarFile(text)
  },
}
