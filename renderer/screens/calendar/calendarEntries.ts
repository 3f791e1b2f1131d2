import type { z } from 'zod'
import type {
  calendarMeetingSchema,
  consequenceSchema,
  deadlineSchema,
} from '../../../shared/api/calendarContract.ts'
import { addDays, dayOfWeek } from '../../../shared/domain/civilTime.ts'
import { isOverdue } from '../../../shared/domain/deadline.ts'
import type { DeadlineKind } from '../../../shared/domain/deadline.ts'

export type CalendarDeadline = z.infer<typeof deadlineSchema>
export type CalendarMeeting = z.infer<typeof calendarMeetingSchema>
export type Consequence = z.infer<typeof consequenceSchema>

/** A line of the list and a mark of the timeline: both views are made of the same. */
export interface CalendarEntry {
  readonly id: string
  readonly kind: DeadlineKind | 'meeting'
  readonly date: string
  readonly committeeId: string
  readonly committeeName: string
  /** Null for a key decision that no meeting takes. */
  readonly meetingId: string | null
  /** Day of the meeting it belongs to, or of the decision. */
  readonly on: string
  readonly deadline: CalendarDeadline | null
  readonly meeting: CalendarMeeting | null
}

/** The earliest first; on one day what is due before what is held. */
export function calendarEntries(
  deadlines: readonly CalendarDeadline[],
  meetings: readonly CalendarMeeting[],
): CalendarEntry[] {
  const entries: CalendarEntry[] = [
    ...deadlines.map((deadline) => ({
      ...{ id: deadline.id, kind: deadline.kind, date: deadline.date, on: deadline.on },
      ...{ committeeId: deadline.committeeId, committeeName: deadline.committeeName },
      ...{ meetingId: deadline.meetingId, deadline, meeting: null },
    })),
    ...meetings.map((meeting) => ({
      ...{ id: meeting.id, kind: 'meeting' as const, date: meeting.date, on: meeting.date },
      ...{ committeeId: meeting.committeeId, committeeName: meeting.committeeName },
      ...{ meetingId: meeting.id, deadline: null, meeting },
    })),
  ]
  return entries.toSorted((a, b) => a.date.localeCompare(b.date))
}

/** What was missed and can still be done stands with what is due in the weeks in view, however old it is; the earliest first. */
export function withOverdue(
  deadlines: readonly CalendarDeadline[],
  overdue: readonly CalendarDeadline[],
): CalendarDeadline[] {
  const known = new Set(deadlines.map(({ id }) => id))
  return [...overdue.filter(({ id }) => !known.has(id)), ...deadlines].toSorted((a, b) =>
    a.date.localeCompare(b.date),
  )
}

/**
 * What is to be looked at now, the most pressing first: the last lawful day that is today, since tomorrow it cannot be made good; all
 * that is missed and not done, however old; what else is due today; then what comes next. What the book cannot hear of is left to the list.
 */
export function pressing(deadlines: readonly CalendarDeadline[], today: string): CalendarDeadline[] {
  const missed = deadlines.filter((deadline) => isOverdue(deadline, deadline.on, today))
  const dueToday = deadlines.filter(({ state }) => state === 'today')
  const next = deadlines.filter(({ state }) => state === 'soon' || state === 'later')
  const isAgenda = ({ kind }: CalendarDeadline): boolean => kind === 'publish-by'
  return [
    ...dueToday.filter(isAgenda),
    ...missed.filter(isAgenda),
    ...missed.filter((deadline) => !isAgenda(deadline)),
    ...dueToday.filter((deadline) => !isAgenda(deadline)),
    ...next,
  ]
}

/** The one thing to do about a deadline, and where. */
export function actOf({
  kind,
  meetingId,
  committeeId,
}: Pick<CalendarDeadline, 'kind' | 'meetingId' | 'committeeId'>): {
  readonly words: string
  readonly href: string
} {
  if (kind === 'key-decision-notice' || kind === 'private-notice' || kind === 'second-private-notice') {
    return { words: 'Open the forward plan', href: `#/programme/${committeeId}/plan` }
  }
  const meeting = `#/meetings/${meetingId ?? ''}`
  if (kind === 'confirm-minutes') return { words: 'Open the signing', href: `${meeting}/sign` }
  if (kind === 'draft-minutes' || kind === 'call-in-ends') {
    return { words: 'Open the minutes', href: `${meeting}/live` }
  }
  return { words: 'Open the agenda', href: `${meeting}/agenda` }
}

/** The Mondays of the weeks of a stretch of days. */
export function weeksOf(from: string, to: string): string[] {
  const weeks: string[] = []
  for (let week = mondayOf(from); week <= to; week = addDays(week, 7)) weeks.push(week)
  return weeks
}

export function mondayOf(date: string): string {
  return addDays(date, 1 - dayOfWeek(date))
}
