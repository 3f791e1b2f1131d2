import type { Membership } from './committee.ts'
import type { ReasonPrinting } from './houseStyle.ts'
import type { MeetingFact } from './meetingFact.ts'
import { movement } from './presenceTimeline.ts'
import { seatsOn } from './seats.ts'
import { inTimeOrder } from './timeOrder.ts'

export { membersOn, seatsOn } from './seats.ts'
export { inTimeOrder } from './timeOrder.ts'

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

/** Whether enough members are in the room (R23): see `quorumAt` of the presence timeline. */
export interface Quorum {
  readonly needed: number
  /** Voting seats filled now, by the member or by a substitute. */
  readonly present: number
  /** Voting seats in all. */
  readonly members: number
  readonly quorate: boolean
}

/** Who left and has not come back. */
export function outOfTheRoom(facts: readonly MeetingFact[]): Set<string> {
  const out = new Set<string>()
  for (const fact of inTimeOrder(facts)) {
    const comingOrGoing = movement(fact)
    if (comingOrGoing?.goes === true) out.add(comingOrGoing.personId)
    else if (comingOrGoing?.goes === false) out.delete(comingOrGoing.personId)
  }
  return out
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
