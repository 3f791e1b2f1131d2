import type { ReactNode } from 'react'
import { addDays } from '../../../shared/domain/civilTime.ts'
import { dayAndMonth } from '../../parts/shownDates.ts'
import type { CalendarViewProps } from './calendarList.tsx'
import { mondayOf, weeksOf } from './calendarEntries.ts'
import type { CalendarEntry } from './calendarEntries.ts'
import { markWords, spoken, stateMarks } from './calendarWords.ts'

interface TimelineProps extends CalendarViewProps {
  readonly from: string
  readonly to: string
}

/** The same by committee and week: a word and the day of the month for each; what was missed before these weeks stands before them. */
export function CalendarTimeline(props: TimelineProps): ReactNode {
  const { entries, holidays, from, to, today } = props
  const weeks = weeksOf(from, to)
  const before = entries.filter(({ date }) => date < from)
  const committees = new Map(entries.map((entry) => [entry.committeeId, entry.committeeName]))
  return (
    <>
      <section className="calendar-scroll" aria-label="Timeline">
        <table className="calendar-timeline">
          <caption className="visually-hidden">Meetings and what is due, by committee and week</caption>
          <thead>
            <tr>
              <th scope="col">Week from</th>
              {before.length === 0 ? null : <th scope="col">Before</th>}
              {weeks.map((week) => (
                <th key={week} scope="col" data-now={week === mondayOf(today)}>
                  {dayAndMonth(week).slice(4)}
                  {week === mondayOf(today) ? <span className="calendar-now">this week</span> : null}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {[...committees].map(([committeeId, name]) => (
              <tr key={committeeId}>
                <th scope="row">{name}</th>
                {before.length === 0 ? null : (
                  <td>
                    {before
                      .filter((entry) => entry.committeeId === committeeId)
                      .map((entry) => (
                        <Mark key={entry.id} entry={entry} {...props} withMonth />
                      ))}
                  </td>
                )}
                {weeks.map((week) => (
                  <td key={week} data-now={week === mondayOf(today)}>
                    {inWeek(entries, week)
                      .filter((entry) => entry.committeeId === committeeId)
                      .map((entry) => (
                        <Mark key={entry.id} entry={entry} {...props} />
                      ))}
                  </td>
                ))}
              </tr>
            ))}
            <tr className="calendar-holidays">
              <th scope="row">Not counted</th>
              {before.length === 0 ? null : <td />}
              {weeks.map((week) => (
                <td key={week} data-now={week === mondayOf(today)}>
                  {inWeek(holidays, week).map((day) => (
                    <span key={day.date} className="calendar-hatched" title={day.name}>
                      {dayOfMonth(day.date)} {day.name}
                    </span>
                  ))}
                </td>
              ))}
            </tr>
          </tbody>
        </table>
      </section>
      <p className="muted">! missed or today · ✓ done · striped: days that do not count</p>
    </>
  )
}

interface MarkProps extends CalendarViewProps {
  readonly entry: CalendarEntry
  /** Where no week says the month. */
  readonly withMonth?: boolean
}

function Mark(props: MarkProps): ReactNode {
  const { entry, chosenId, onChoose } = props
  const state = entry.deadline?.state ?? null
  const day = props.withMonth === true ? dayAndMonth(entry.date).slice(4) : dayOfMonth(entry.date)
  const words = `${markWords[entry.kind]} ${day}`
  return (
    <button
      type="button"
      className={`calendar-mark ${state === null ? 'calendar-mark-meeting' : `calendar-${state}`}`}
      aria-pressed={entry.id === chosenId}
      aria-label={`${words}: ${spoken(entry)}`}
      title={spoken(entry)}
      onClick={() => onChoose(entry.id)}
    >
      {words}
      {state === null || stateMarks[state] === '' ? '' : ` ${stateMarks[state]}`}
    </button>
  )
}

function inWeek<Dated extends { readonly date: string }>(all: readonly Dated[], week: string): Dated[] {
  const end = addDays(week, 6)
  return all.filter(({ date }) => date >= week && date <= end)
}

function dayOfMonth(date: string): string {
  return String(Number(date.slice(8)))
}
