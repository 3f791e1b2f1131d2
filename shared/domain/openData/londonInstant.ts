import { addDays, dayOfWeek } from '../civilTime.ts'

/** "2026-03-05T14:00:00+00:00": wall time of London with its offset, worked out from the date and not from the clock of the machine. */
export function londonInstant(date: string, time: string): string {
  return `${date}T${time}:00${isSummer(date) ? '+01:00' : '+00:00'}`
}

/** From the last Sunday of March to the day before the last Sunday of October: no meeting is held in the night of the change. */
function isSummer(date: string): boolean {
  const year = date.slice(0, 4)
  return date >= lastSunday(`${year}-03-31`) && date < lastSunday(`${year}-10-31`)
}

function lastSunday(lastDay: string): string {
  return addDays(lastDay, -(dayOfWeek(lastDay) % 7))
}
