import type { ReactNode } from 'react'
import { daysBetween } from '../../../shared/domain/civilTime.ts'
import { dayAndMonth, shortDate } from '../../parts/shownDates.ts'
import { pressing } from './calendarEntries.ts'
import type { CalendarDeadline } from './calendarEntries.ts'

/** What is due, without a press: the most pressing with its reason, and what comes after it. */
export function TodaysLine(props: {
  readonly deadlines: readonly CalendarDeadline[]
  readonly today: string
}): ReactNode {
  const { deadlines, today } = props
  const [first, ...then] = pressing(deadlines, today)
  if (first === undefined) {
    return (
      <p className="notice-line">
        <strong>Today, {shortDate(today)}:</strong> nothing is due in these weeks.
      </p>
    )
  }
  const isUrgent = first.state === 'today' || first.state === 'missed'
  return (
    <section aria-labelledby="todays-line" className={isUrgent ? 'callout callout-urgent' : 'callout'}>
      <div className="todays-line">
        <p className="todays-day">Today, {shortDate(today)}</p>
        <h2 id="todays-line">{sentenceOf(first, today)}</h2>
        <p>{first.why}</p>
        {then.length === 0 ? null : (
          <ul className="todays-next">
            {then.slice(0, 2).map((deadline) => (
              <li key={deadline.id}>
                <strong>{dayAndMonth(deadline.date)}</strong> {deadline.what}: {deadline.committeeName},{' '}
                {dayAndMonth(deadline.on)}
              </li>
            ))}
          </ul>
        )}
      </div>
      {first.meetingId === null ? null : (
        <a className="button button-primary" href={hrefOf(first)}>
          {first.kind === 'publish-by' ? 'Open the agenda' : 'Open the meeting'}
        </a>
      )}
    </section>
  )
}

function sentenceOf({ kind, state, what, committeeName, date, on }: CalendarDeadline, today: string): string {
  const whose = `${committeeName}, ${dayAndMonth(on)}`
  if (state === 'today') {
    return kind === 'publish-by'
      ? `TODAY is the last lawful day to publish: ${whose}`
      : `TODAY: ${what}: ${whose}`
  }
  if (state === 'missed') {
    return kind === 'publish-by'
      ? `Missed: the agenda of ${whose}, was due on ${shortDate(date)}`
      : `Missed on ${shortDate(date)}: ${what}: ${whose}`
  }
  return `${what} by ${shortDate(date)}, ${inDays(daysBetween(today, date))}: ${whose}`
}

function inDays(days: number): string {
  return days === 1 ? 'tomorrow' : `in ${days} days`
}

/** The agenda for what is due before the meeting, the minutes for what is due after. */
export function hrefOf({ kind, meetingId }: Pick<CalendarDeadline, 'kind' | 'meetingId'>): string {
  const isAfter = kind === 'draft-minutes' || kind === 'confirm-minutes' || kind === 'call-in-ends'
  return `#/meetings/${meetingId ?? ''}/${isAfter ? 'live' : 'agenda'}`
}
