import type { ReactNode } from 'react'
import { daysBetween } from '../../../shared/domain/civilTime.ts'
import { dayAndMonth, shortDate } from '../../parts/shownDates.ts'
import { actOf, pressing } from './calendarEntries.ts'
import type { CalendarDeadline } from './calendarEntries.ts'

/** How much of what is to come stands under what is most pressing; what is missed or due today stands there whole. */
const nextShown = 2

/** What is due, without a press: the most pressing with its reason and its act, whatever else is missed, and what comes after it. */
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
  const urgent = then.filter(isUrgent)
  const next = then.filter((deadline) => !isUrgent(deadline)).slice(0, nextShown)
  const act = actOf(first)
  return (
    <section aria-labelledby="todays-line" className={isUrgent(first) ? 'callout callout-urgent' : 'callout'}>
      <div className="todays-line">
        <p className="todays-day">Today, {shortDate(today)}</p>
        <h2 id="todays-line">{sentenceOf(first, today)}</h2>
        <p>{first.why}</p>
        {then.length === 0 ? null : (
          <ul className="todays-next">
            {urgent.map((deadline) => (
              <li key={deadline.id}>
                <strong>! {sentenceOf(deadline, today)}.</strong>{' '}
                <a href={actOf(deadline).href}>{actOf(deadline).words}</a>
              </li>
            ))}
            {next.map((deadline) => (
              <li key={deadline.id}>
                <strong>{dayAndMonth(deadline.date)}</strong> {deadline.what}: {deadline.committeeName},{' '}
                {dayAndMonth(deadline.on)}
              </li>
            ))}
          </ul>
        )}
      </div>
      <a className="button button-primary" href={act.href}>
        {act.words}
      </a>
    </section>
  )
}

function isUrgent({ state }: CalendarDeadline): boolean {
  return state === 'today' || state === 'missed'
}

/** "Missed on Wed 29 October 2025: Draft minutes are due: Housing Committee, Wed 15 Oct 2025". */
export function sentenceOf(
  { kind, state, what, committeeName, date, on }: CalendarDeadline,
  today: string,
): string {
  const isThisYear = on.slice(0, 4) === today.slice(0, 4)
  const whose = `${committeeName}, ${dayAndMonth(on)}${isThisYear ? '' : ` ${on.slice(0, 4)}`}`
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
