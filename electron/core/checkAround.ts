import { addDays } from '../../shared/domain/civilTime.ts'
import type { Around, EarlierMinutes } from '../../shared/domain/checks/around.ts'
import { speaksOfMinutes } from '../../shared/domain/checks/earlierMinutes.ts'
import { councillorClocks } from '../../shared/domain/councillorClocks.ts'
import type { CouncillorClockShown } from '../../shared/domain/councillorClocks.ts'
import type { KeyDecision } from '../../shared/domain/forwardPlan.ts'
import { readAgenda } from '../db/agenda.ts'
import { firstAttendance, readLastAttended } from '../db/attended.ts'
import { listCommittees } from '../db/committees.ts'
import type { Reader } from '../db/database.ts'
import { readList } from '../db/listedValues.ts'
import { meetingsOfCommittee } from '../db/meetings.ts'
import type { StoredMeeting } from '../db/meetings.ts'
import { readMeetingTexts } from '../db/minutes.ts'
import { readMinutesActs } from '../db/minutesActs.ts'
import { listPeople } from '../db/people.ts'
import { storedStanding } from './signing/signingStanding.ts'

/** How far back a meeting looks for minutes that nobody signed: a municipal year and a half. */
const daysBack = 550

/** What the book knows beside the record of a meeting. */
export function checkAround(reader: Reader, stored: StoredMeeting, today: string): Around {
  const own = meetingsOfCommittee(reader, stored.committeeId)
  return {
    today,
    earlierMinutes: earlierMinutes(reader, stored, own),
    clocks: isNext(stored, own, today) ? clocksOf(reader, today) : [],
    keyDecisions: readList<KeyDecision>(reader, 'key_decision', stored.committeeId).filter(
      (decision) => decision.meetingId === stored.meeting.id,
    ),
  }
}

/** The clock of every councillor, as far as the book knows (R28). */
export function clocksOf(reader: Reader, today: string): CouncillorClockShown[] {
  return councillorClocks({
    people: listPeople(reader),
    committees: listCommittees(reader),
    attended: readLastAttended(reader, today),
    bookBegins: firstAttendance(reader),
    today,
  })
}

function earlierMinutes(
  reader: Reader,
  { meeting }: StoredMeeting,
  own: readonly StoredMeeting[],
): EarlierMinutes[] {
  const since = addDays(meeting.date, -daysBack)
  return own
    .filter((other) => other.meeting.date < meeting.date && other.meeting.date >= since)
    .flatMap((other): EarlierMinutes[] => {
      const { id, date } = other.meeting
      const isImported = other.meeting.importedFrom !== null
      // What became of minutes that came from a file is known only where somebody recorded it.
      if (isImported && readMinutesActs(reader, id).length === 0) return []
      const standing = storedStanding(reader, other.meeting)
      // What only its state says to be confirmed came from elsewhere: whether it was signed there is not known.
      const isKnown = standing.state !== 'confirmed' || standing.confirmation !== null
      if (standing.state === 'none' || !isKnown) return []
      const isSettled = standing.state === 'confirmed' || standing.state === 'signed'
      const between = own.filter((each) => each.meeting.date > date && each.meeting.date < meeting.date)
      if (!isSettled && between.some((each) => saysSo(reader, each, date))) return []
      return [{ meetingId: id, date, state: standing.state }]
    })
}

/** Whether a meeting's own minutes say what it did with those of a day, though nobody recorded it. */
function saysSo(reader: Reader, { meeting }: StoredMeeting, date: string): boolean {
  const texts = readMeetingTexts(reader, meeting.id)
  const minutes = [...texts].map(([itemId, { blocks }]) => ({ itemId, blocks }))
  return speaksOfMinutes({ items: readAgenda(reader, meeting.id), minutes }, date)
}

/** The next meeting of its committee, today's among them. */
function isNext({ meeting }: StoredMeeting, own: readonly StoredMeeting[], today: string): boolean {
  const coming = own.filter((other) => other.meeting.date >= today)
  return coming[0]?.meeting.id === meeting.id
}
