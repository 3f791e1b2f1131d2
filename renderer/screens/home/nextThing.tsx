import type { ReactNode } from 'react'
import { dayAndMonth, shortDate } from '../../parts/shownDates.ts'
import type { MeetingSummary } from '../../state/data.ts'
import { actOf } from '../calendar/calendarEntries.ts'
import type { CalendarDeadline } from '../calendar/calendarEntries.ts'
import { sentenceOf } from '../calendar/todaysLine.tsx'

interface Next {
  readonly sentence: string
  readonly because: string
  readonly act: string
  readonly href: string
  readonly isUrgent: boolean
  /** What was missed and can still be done, where something else comes before it; empty for nothing. */
  readonly missedToo: string
}

/** What to do next, in one sentence with its reason and one press to begin. */
export function NextThing(props: {
  readonly meetings: readonly MeetingSummary[]
  /** What was missed and can still be done, the earliest first. */
  readonly overdue: readonly CalendarDeadline[]
  readonly day: string
}): ReactNode {
  const next = nextThing(props.meetings, props.overdue, props.day)
  if (next === null) return null
  return (
    <section aria-labelledby="next-thing" className={next.isUrgent ? 'callout callout-urgent' : 'callout'}>
      <div>
        <h2 id="next-thing">{next.sentence}</h2>
        <p>{next.because}</p>
        {next.missedToo === '' ? null : (
          <p>
            {next.missedToo} <a href="#/calendar">Open the calendar</a>
          </p>
        )}
      </div>
      <a className="button button-primary" href={next.href}>
        {next.act}
      </a>
    </section>
  )
}

type Found = Omit<Next, 'missedToo'>

/** Today's meeting first, then an agenda whose last day is today or gone, then what else was missed, then what comes next. */
export function nextThing(
  meetings: readonly MeetingSummary[],
  overdue: readonly CalendarDeadline[],
  day: string,
): Next | null {
  const todays = todaysMeeting(meetings, day)
  const notice = noticeRunningOut(meetings, day)
  // The agenda that is late is said by the notice.
  const missed = overdue.filter(({ kind }) => kind !== 'publish-by')
  const before = todays ?? (notice?.isUrgent === true ? notice : null)
  if (before !== null) return { ...before, missedToo: missedWords(missed) }
  const found = missedThing(missed, day) ?? notice ?? minutesToWrite(meetings, day)
  return found === null ? null : { ...found, missedToo: missedWords(missed.slice(1)) }
}

function missedThing([first]: readonly CalendarDeadline[], day: string): Found | null {
  if (first === undefined) return null
  const { words: act, href } = actOf(first)
  return { sentence: sentenceOf(first, day), because: first.why, act, href, isUrgent: true }
}

function missedWords([first, ...more]: readonly CalendarDeadline[]): string {
  if (first === undefined) return ''
  const others = more.length === 0 ? '' : `, and ${more.length} more`
  return `Missed too: ${first.what}: ${first.committeeName}, ${shortDate(first.on)}${others}.`
}

function todaysMeeting(meetings: readonly MeetingSummary[], day: string): Found | null {
  const todays = meetings.find((meeting) => meeting.date === day && isOpen(meeting))
  if (todays !== undefined) {
    return {
      sentence: `Today at ${todays.start}: ${todays.committeeName}`,
      because:
        todays.place === '' ? 'Attendance, minutes and resolutions are taken on one screen.' : todays.place,
      act: 'Take the minutes',
      href: `#/meetings/${todays.id}/live`,
      isUrgent: true,
    }
  }
  return null
}

function isOpen(meeting: MeetingSummary): boolean {
  return (
    meeting.importedFrom === null && ['planned', 'agenda-published', 'in-session'].includes(meeting.state)
  )
}

function noticeRunningOut(meetings: readonly MeetingSummary[], day: string): Found | null {
  const due = meetings
    .filter((meeting) => meeting.state === 'planned' && meeting.date > day && meeting.publishBy !== null)
    .toSorted((a, b) => (a.publishBy ?? '').localeCompare(b.publishBy ?? ''))
  const first = due[0]
  if (first === undefined) return null
  const publishBy = first.publishBy ?? ''
  const isLate = publishBy < day
  return {
    sentence: isLate
      ? `The agenda of ${first.committeeName} was due on ${shortDate(publishBy)}`
      : publishBy === day
        ? `Today is the last day to publish the agenda of ${first.committeeName}`
        : `Publish the agenda of ${first.committeeName} by ${shortDate(publishBy)}`,
    because: `It meets on ${shortDate(first.date)} at ${first.start}.${isLate ? ' Ask the monitoring officer before it goes out late.' : ''}`,
    act: 'Open the agenda',
    href: `#/meetings/${first.id}/agenda`,
    isUrgent: publishBy <= day,
  }
}

function minutesToWrite(meetings: readonly MeetingSummary[], day: string): Found | null {
  const held = meetings.filter((meeting) => meeting.date < day && isOpen(meeting)).at(-1)
  if (held === undefined) return null
  return {
    sentence: `Write the minutes of ${held.committeeName}, ${dayAndMonth(held.date)}`,
    because: 'The meeting has been held and its minutes are not yet published.',
    act: 'Open the minutes',
    href: `#/meetings/${held.id}/live`,
    isUrgent: false,
  }
}
