import type { Membership, MembershipRole } from './committee.ts'
import type { ReasonPrinting } from './houseStyle.ts'
import { isPresence } from './meetingFact.ts'
import type { MeetingFact } from './meetingFact.ts'

/** P present, A apologies, X absent without apologies, S represented by a substitute; not-yet: nobody has said. */
export const attendanceStatuses = ['not-yet', 'present', 'apologies', 'absent', 'substituted'] as const
export type AttendanceStatus = (typeof attendanceStatuses)[number]

export const apologyCategories = [
  'unwell',
  'other-council-business',
  'work',
  'personal',
  'holiday',
  'other',
] as const
export type ApologyCategory = (typeof apologyCategories)[number]

/** `words` is what the member gave; the category is what a cautious council prints (R29). */
export interface ApologyReason {
  readonly category: ApologyCategory
  readonly words: string
}

/** One person at one meeting. Members come from the membership of the day; others are added. */
export interface Attendance {
  readonly personId: string
  readonly capacity: 'member' | 'substitute' | 'attendee'
  readonly status: AttendanceStatus
  readonly reason: ApologyReason | null
  /** The member a substitute sits for. */
  readonly substituteFor: string | null
}

/** The order in which members are listed: the chair first, then as entered. */
const roleOrder: Readonly<Record<MembershipRole, number>> = {
  chair: 0,
  'vice-chair': 1,
  member: 2,
  'co-optee': 3,
  substitute: 4,
}

/** Every seat held on `date`, named substitutes too: chair, vice-chair, members, co-optees, substitutes, each as entered. */
export function membersOn(memberships: readonly Membership[], date: string): Membership[] {
  return memberships
    .filter((seat) => seat.from <= date && (seat.to === null || date <= seat.to))
    .toSorted((a, b) => roleOrder[a.role] - roleOrder[b.role])
}

/** The seats expected at a meeting on `date`: a named substitute is expected only when called. */
export function seatsOn(memberships: readonly Membership[], date: string): Membership[] {
  return membersOn(memberships, date).filter((seat) => seat.role !== 'substitute')
}

/** One line per member expected on `date`, in their order; nobody has said anything yet. */
export function initialAttendance(memberships: readonly Membership[], date: string): Attendance[] {
  const expected = new Set(seatsOn(memberships, date).map((seat) => seat.personId))
  return [...expected].map((personId) => ({
    personId,
    capacity: 'member',
    status: 'not-yet',
    reason: null,
    substituteFor: null,
  }))
}

export interface Quorum {
  readonly needed: number
  /** Voting seats filled now, by the member or by a substitute. */
  readonly present: number
  /** Voting seats in all. */
  readonly members: number
  readonly quorate: boolean
}

/**
 * Whether enough members are in the room (R23). Voting seats count, each once: a substitute counts for an absent member, never beside
 * a present one (R30); co-optees without a vote never count. With `facts`, who has left and not returned does not count.
 */
export function quorum(
  committeeQuorum: number,
  memberships: readonly Membership[],
  attendance: readonly Attendance[],
  date: string,
  facts: readonly MeetingFact[] = [],
): Quorum {
  const voting = new Set(
    seatsOn(memberships, date)
      .filter((seat) => seat.voting)
      .map((seat) => seat.personId),
  )
  const out = outOfTheRoom(facts)
  const filled = new Set<string>()
  for (const { personId, capacity, status, substituteFor } of attendance) {
    if (status !== 'present' || out.has(personId) || capacity === 'attendee') continue
    const seat = capacity === 'substitute' ? substituteFor : personId
    if (seat !== null && voting.has(seat)) filled.add(seat)
  }
  return {
    needed: committeeQuorum,
    present: filled.size,
    members: voting.size,
    quorate: filled.size >= committeeQuorum,
  }
}

/** Who left and has not come back. */
export function outOfTheRoom(facts: readonly MeetingFact[]): Set<string> {
  const out = new Set<string>()
  for (const { kind, personId } of inTimeOrder(facts.filter(isPresence))) {
    if (personId === null) continue
    if (kind === 'left') out.add(personId)
    else if (kind === 'arrived' || kind === 'returned') out.delete(personId)
  }
  return out
}

/** Facts as they happened, whatever the order they were entered in. Of the same minute: as entered. */
export function inTimeOrder<Fact extends { readonly at: string }>(facts: readonly Fact[]): Fact[] {
  // A meeting that runs past midnight goes on: times before five belong to the night after.
  const moment = (at: string): string => (at < '05:00' ? `1 ${at}` : `0 ${at}`)
  return facts.toSorted((a, b) => (moment(a.at) < moment(b.at) ? -1 : moment(a.at) > moment(b.at) ? 1 : 0))
}

const categoryWords: Readonly<Record<ApologyCategory, string>> = {
  unwell: 'unwell',
  'other-council-business': 'other Council business',
  work: 'work commitments',
  personal: 'personal',
  holiday: 'annual leave',
  // "Other" tells a reader nothing: the apology is printed without a reason.
  other: '',
}

/** What is printed after the name of a member who sent apologies (R29); empty for nothing. */
export function apologyWords(reason: ApologyReason | null, printing: ReasonPrinting): string {
  if (reason === null || printing === 'none') return ''
  const words = reason.words.trim()
  return printing === 'full' && words !== '' ? words : categoryWords[reason.category]
}
