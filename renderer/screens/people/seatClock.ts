import type { CoreClient } from '../../../shared/api/client.ts'
import { formatDate } from '../../../shared/domain/civilTime.ts'
import { shortDate } from '../../parts/shownDates.ts'

export type SeatClock = Awaited<ReturnType<CoreClient['people']['attendance']>>[number]

/** How a clock stands, in a word: never that a seat is lost, which is not for a program to say. */
export const clockStates: Readonly<Record<SeatClock['state'], string>> = {
  running: 'running',
  close: 'ends soon',
  approved: 'absence approved',
  ended: 'take advice',
}

/** "Seat until 14 May 2027". */
export function seatWords({ lastDay, state }: SeatClock): string {
  const day = formatDate(lastDay, '3 November 2022')
  return state === 'ended' ? `Six months ended ${day}` : `Seat until ${day}`
}

/** How it was counted, as sentences. */
export function countedWords(clock: SeatClock): readonly string[] {
  const { at, since, lastDay, countedFrom, daysLeft } = clock
  const from =
    countedFrom === 'meeting' && at !== null
      ? `By what this book knows, they last attended on ${shortDate(since)} (${at.committee}).`
      : countedFrom === 'office'
        ? `This book has no meeting that they attended, so it counts from the day they took office, ${shortDate(since)}.`
        : `This book has no meeting that they attended, and knows of none before ${shortDate(since)}: it counts from then.`
  const left =
    daysLeft < 0
      ? `The six months ended on ${shortDate(lastDay)}. Check attendance that is not in this book, and take advice before anything is said.`
      : `${clock.state === 'approved' ? 'With the absence that was approved in time, they' : 'Six months from then, they'} keep the seat until ${shortDate(lastDay)}: ${daysLeft === 1 ? '1 day' : `${daysLeft} days`} from today.`
  return [from, left]
}
