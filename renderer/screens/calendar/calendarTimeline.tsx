import type { ReactNode } from 'react'
import { addDays } from '../../../shared/domain/civilTime.ts'
import { dayAndMonth } from '../../parts/shownDates.ts'
import type { CalendarViewProps } from './calendarList.tsx'
import { mondayOf, weeksOf } from './calendarEntries.ts'
import type { CalendarEntry } from './calendarEntries.ts'
import { kindLetters, spoken, stateMarks } from './calendarWords.ts'

interface TimelineProps extends CalendarViewProps {
  readonly from: string
  readonly to: string
}

/** The same by committee and week: a letter and the day of the month for each. */
export function CalendarTimeline(props: TimelineProps): ReactNode {
  const { entries, holidays, from, to, today } = props
  const weeks = weeksOf(from, to)
  const committees = new Map(entries.map((entry) => [entry.committeeId, entry.committeeName]))
  return (
    <>
      <section className="calendar-scroll" aria-label="Timeline">
        <table className="calendar-timeline">
          <caption className="visually-hidden">Meetings and what is due, by committee and week</caption>
          <thead>
            <tr>
              <th scope="col">Week from</th>
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
              <th scope="row">Days that do not count</th>
              {weeks.map((week) => (
                <td key={week} data-now={week === mondayOf(today)}>
                  {inWeek(holidays, week).map((day) => (
                    <span key={day.date} className="calendar-hatched" title={day.name}>
                      H {dayOfMonth(day.date)}
                      <span className="visually-hidden"> {day.name}</span>
                    </span>
                  ))}
                </td>
              ))}
            </tr>
          </tbody>
        </table>
      </section>
      <p className="muted">
        {[...new Map(Object.values(kindLetters)).entries()]
          .map(([letter, word]) => `${letter} ${word}`)
          .join(' · ')}{' '}
        · H holiday · ! missed or today · ✓ done
      </p>
    </>
  )
}

function Mark(props: CalendarViewProps & { readonly entry: CalendarEntry }): ReactNode {
  const { entry, chosenId, onChoose } = props
  const state = entry.deadline?.state ?? null
  const [letter] = kindLetters[entry.kind]
  return (
    <button
      type="button"
      className={`calendar-mark ${state === null ? 'calendar-mark-meeting' : `calendar-${state}`}`}
      aria-pressed={entry.id === chosenId}
      aria-label={`${letter} ${dayOfMonth(entry.date)}: ${spoken(entry)}`}
      title={spoken(entry)}
      onClick={() => onChoose(entry.id)}
    >
      {letter} {dayOfMonth(entry.date)}
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
