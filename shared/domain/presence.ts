import type { EventKind } from './minutes.ts'

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

/** Something that happened in the room, with its local time. The sentences of the minutes and the lists are made from these. */
export interface MeetingFact {
  readonly id: string
  readonly kind: EventKind
  /** 'HH:MM', local. */
  readonly at: string
  /** Who, for arrivals and departures; null for an adjournment. */
  readonly personId: string | null
  /** The item it happened in; null before the first. */
  readonly itemId: string | null
}
