import type { DeadlineKind, DeadlineState, DeadlineWeight } from '../../../shared/domain/deadline.ts'
import { shortDate } from '../../parts/shownDates.ts'
import { stateNameOf } from '../home/meetingsTable.tsx'
import type { CalendarEntry } from './calendarEntries.ts'

/** Each kind as the marks of the timeline have room for it. */
export const markWords: Readonly<Record<DeadlineKind | 'meeting', string>> = {
  meeting: 'Meeting',
  'publish-by': 'Publish',
  'reports-due': 'Reports',
  'draft-minutes': 'Draft',
  'confirm-minutes': 'Confirm',
  'call-in-ends': 'Call-in',
  'key-decision-notice': 'Notice',
  'private-notice': 'Private',
  'second-private-notice': 'Private 2',
}

export const stateWords: Readonly<Record<DeadlineState, string>> = {
  missed: 'Missed',
  today: 'Today',
  soon: 'Soon',
  later: 'To come',
  done: 'Done',
  past: 'Gone by',
}

/** The mark before the word, so that the shape says it too. */
export const stateMarks: Readonly<Record<DeadlineState, string>> = {
  missed: '!',
  today: '!',
  soon: '',
  later: '',
  done: '✓',
  past: '',
}

export const weightWords: Readonly<Record<DeadlineWeight, string>> = {
  law: 'Law',
  advice: 'Advice: how the law is read is disputed',
  house: 'The council’s own rule',
}

/** "Publish the agenda", "Meeting at 10:00", "Publish the key decision …: Ferry landing". */
export function whatOf({ deadline, meeting }: CalendarEntry): string {
  if (deadline === null) return meeting === null ? '' : `Meeting at ${meeting.start}`
  return deadline.subject === '' ? deadline.what : `${deadline.what}: ${deadline.subject}`
}

/** Where it stands, in words. */
export function standingOf({ deadline, meeting }: CalendarEntry): string {
  if (deadline !== null) return stateWords[deadline.state]
  return meeting === null ? '' : stateNameOf(meeting)
}

/** All of an entry in a sentence, for those who hear the mark of the timeline. */
export function spoken(entry: CalendarEntry): string {
  const forMeeting = entry.kind === 'meeting' ? '' : `, for ${shortDate(entry.on)}`
  return `${shortDate(entry.date)}: ${whatOf(entry)}, ${entry.committeeName}${forMeeting}. ${standingOf(entry)}`
}
