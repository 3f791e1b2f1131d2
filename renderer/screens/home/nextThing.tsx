import type { ReactNode } from 'react'
import { dayAndMonth, shortDate } from '../../parts/shownDates.ts'
import type { MeetingSummary } from '../../state/data.ts'

interface Next {
  readonly sentence: string
  readonly because: string
  readonly act: string
  readonly href: string
  readonly isUrgent: boolean
}

/** What to do next, in one sentence with its reason and one press to begin. */
export function NextThing(props: {
  readonly meetings: readonly MeetingSummary[]
  readonly day: string
}): ReactNode {
  const next = nextThing(props.meetings, props.day)
  if (next === null) return null
  return (
    <section aria-labelledby="next-thing" className={next.isUrgent ? 'callout callout-urgent' : 'callout'}>
      <div>
        <h2 id="next-thing">{next.sentence}</h2>
        <p>{next.because}</p>
      </div>
      <a className="button button-primary" href={next.href}>
        {next.act}
      </a>
    </section>
  )
}

/** Today's meeting first, then the notice that runs out first, then minutes not yet written. */
function nextThing(meetings: readonly MeetingSummary[], day: string): Next | null {
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
  return noticeRunningOut(meetings, day) ?? minutesToWrite(meetings, day)
}

function isOpen(meeting: MeetingSummary): boolean {
  return ['planned', 'agenda-published', 'in-session'].includes(meeting.state)
}

function noticeRunningOut(meetings: readonly MeetingSummary[], day: string): Next | null {
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

function minutesToWrite(meetings: readonly MeetingSummary[], day: string): Next | null {
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
