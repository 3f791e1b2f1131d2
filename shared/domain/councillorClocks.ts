import { attendanceClock } from './checks/attendanceClock.ts'
import type { AttendanceClock } from './checks/attendanceClock.ts'
import type { Committee } from './committee.ts'
import type { Person } from './person.ts'

/** A meeting somebody attended, as a member or a substitute. */
export interface MeetingAttended {
  readonly personId: string
  readonly meetingId: string
  readonly committee: string
  readonly date: string
}

export interface ClocksQuestion {
  readonly people: readonly Person[]
  readonly committees: readonly Pick<Committee, 'memberships'>[]
  readonly attended: readonly MeetingAttended[]
  /** The day of the first meeting that the book has attendance of: before it the book knows nothing. Null where it has none. */
  readonly bookBegins: string | null
  readonly today: string
}

/** The six months of one councillor (R28), with what they are counted from. */
export interface CouncillorClockShown extends AttendanceClock {
  readonly personId: string
  /** The last meeting attended; null where the book has none. */
  readonly at: MeetingAttended | null
  /** `office`: from the day they took office. `book`: from the first meeting that the book knows of, since it knows of none before. */
  readonly countedFrom: 'meeting' | 'office' | 'book'
}

/**
 * The clock of every councillor who sits on a committee today. Officers, guests and co-opted members have none: they hold no seat on the
 * council. By what the book knows: meetings that are not in it count too, and it cannot tell.
 */
export function councillorClocks(question: ClocksQuestion): CouncillorClockShown[] {
  const { people, today, bookBegins } = question
  if (bookBegins === null || bookBegins > today) return []
  return people.flatMap((person): CouncillorClockShown[] => {
    const seats = question.committees
      .flatMap(({ memberships }) => memberships)
      .filter((seat) => seat.personId === person.id && seat.role !== 'co-optee')
    const sits = seats.some((seat) => seat.from <= today && (seat.to === null || today <= seat.to))
    const office = seats.map((seat) => seat.from).toSorted()[0]
    if (!sits || office === undefined) return []
    const attended = question.attended
      .filter((each) => each.personId === person.id && each.date <= today)
      .toSorted((a, b) => a.date.localeCompare(b.date))
    const tookOffice = office > bookBegins ? office : bookBegins
    const clock = attendanceClock({
      attended: attended.map(({ date }) => date),
      tookOffice,
      approvals: person.approvedAbsences,
      today,
    })
    const at = attended.findLast(({ date }) => date === clock.since) ?? null
    return [
      {
        personId: person.id,
        ...clock,
        at,
        countedFrom: at !== null ? 'meeting' : tookOffice === office ? 'office' : 'book',
      },
    ]
  })
}
