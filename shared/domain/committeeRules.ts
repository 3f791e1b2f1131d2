import { AppError } from './appError.ts'
import { formatDate } from './civilTime.ts'
import type { Committee, Membership } from './committee.ts'
import { minuteNumberMarks } from './minuteNumber.ts'
import { seatsOn } from './presence.ts'

/**
 * Whether a committee can stand as entered. `today` is the day its quorum is held against.
 * Throws `invalid-input`; `details.field` names the input ("quorum", "numbering.pattern", "memberships.2.to").
 */
export function checkCommittee(committee: Committee, today: string): void {
  checkPattern(committee.numbering.pattern)
  committee.memberships.forEach(checkDates)
  checkOverlaps(committee.memberships)
  checkQuorum(committee, today)
}

/** Throws `invalid-input` when the committee has no members on the day of a meeting. */
export function checkCanMeet(committee: Committee, date: string): void {
  if (seatsOn(committee.memberships, date).length === 0) {
    throw new AppError(
      'invalid-input',
      `${committee.name} has no members on ${day(date)}. Add its members first, or choose another date.`,
      { field: 'date' },
    )
  }
}

function checkPattern(pattern: string): void {
  const known: readonly string[] = minuteNumberMarks
  const marks: readonly string[] = pattern.match(/\{[^}]*\}?/g) ?? []
  const unknown = marks.find((mark) => !known.includes(mark))
  if (unknown !== undefined || !marks.includes('{n}')) {
    throw new AppError(
      'invalid-input',
      unknown === undefined
        ? 'The pattern of the minute numbers needs {n} where the number goes.'
        : `The pattern of the minute numbers holds ${unknown}, which means nothing. It may hold ${minuteNumberMarks.join(', ')}.`,
      { field: 'numbering.pattern' },
    )
  }
}

function checkDates(seat: Membership, index: number): void {
  if (seat.to !== null && seat.to < seat.from) {
    throw new AppError(
      'invalid-input',
      `A seat ends on ${day(seat.to)}, before it begins on ${day(seat.from)}. Put the dates the right way round.`,
      { field: `memberships.${index}.to`, personId: seat.personId },
    )
  }
}

function checkOverlaps(memberships: readonly Membership[]): void {
  memberships.forEach((seat, index) => {
    for (const earlier of memberships.slice(0, index)) {
      const from = overlapFrom(earlier, seat)
      if (from === null) continue
      const where = { field: `memberships.${index}.from`, personId: seat.personId }
      if (earlier.personId === seat.personId) {
        throw new AppError(
          'invalid-input',
          `One person has two seats on the committee from ${day(from)}. End the first before the second begins.`,
          where,
        )
      }
      if (earlier.role === 'chair' && seat.role === 'chair') {
        throw new AppError(
          'invalid-input',
          `The committee has two chairs from ${day(from)}. End the first one’s term before the second begins.`,
          where,
        )
      }
    }
  })
}

/** The first day both seats are held, or null. */
function overlapFrom(a: Membership, b: Membership): string | null {
  const from = a.from > b.from ? a.from : b.from
  const ends = (seat: Membership): boolean => seat.to !== null && seat.to < from
  return ends(a) || ends(b) ? null : from
}

function checkQuorum(committee: Committee, today: string): void {
  const seats = seatsOn(committee.memberships, today)
  // Before anybody is entered the quorum cannot be wrong yet.
  if (seats.length === 0) return
  const voting = seats.filter((seat) => seat.voting).length
  if (committee.quorum > voting) {
    throw new AppError(
      'invalid-input',
      `The quorum is ${committee.quorum}, but the committee has ${voting} voting ${voting === 1 ? 'member' : 'members'}, so it could never meet. Lower the quorum or add members.`,
      { field: 'quorum' },
    )
  }
}

function day(date: string): string {
  return formatDate(date, '3 November 2022')
}
