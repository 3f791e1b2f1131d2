import type { ReactNode } from 'react'
import { sourcesOf } from '../../../shared/domain/deadlineSource.ts'
import { dayAndMonth } from '../../parts/shownDates.ts'
import type { CalendarEntry } from './calendarEntries.ts'
import { StateTag } from './stateTag.tsx'
import { whatOf } from './calendarWords.ts'

export interface CalendarViewProps {
  readonly entries: readonly CalendarEntry[]
  readonly holidays: readonly { readonly date: string; readonly name: string }[]
  readonly today: string
  readonly chosenId: string | null
  readonly onChoose: (id: string) => void
}

type Row =
  | { readonly kind: 'entry'; readonly date: string; readonly entry: CalendarEntry }
  | { readonly kind: 'holiday'; readonly date: string; readonly name: string }

/** Everything in the order of its days, the days that do not count among them. */
export function CalendarList(props: CalendarViewProps): ReactNode {
  const rows: readonly Row[] = [
    ...props.holidays.map((day) => ({ kind: 'holiday' as const, ...day })),
    ...props.entries.map((entry) => ({ kind: 'entry' as const, date: entry.date, entry })),
  ].toSorted((a, b) => a.date.localeCompare(b.date))
  return (
    <table className="list-table calendar-list">
      <caption className="visually-hidden">Meetings and what is due, by day</caption>
      <thead>
        <tr>
          <th scope="col">Day</th>
          <th scope="col">What</th>
          <th scope="col">Committee</th>
          <th scope="col">Where it is written</th>
          <th scope="col">Where it stands</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) =>
          row.kind === 'holiday' ? (
            <tr key={`holiday ${row.date}`} className="calendar-holiday">
              <td className="cell-short">{dayNear(row.date, props.today)}</td>
              <td colSpan={4}>{row.name}: does not count</td>
            </tr>
          ) : (
            <EntryRow key={row.entry.id} entry={row.entry} {...props} />
          ),
        )}
      </tbody>
    </table>
  )
}

function EntryRow(props: CalendarViewProps & { readonly entry: CalendarEntry }): ReactNode {
  const { entry, chosenId, onChoose } = props
  const { deadline } = entry
  return (
    <tr data-chosen={entry.id === chosenId} className={entry.kind === 'meeting' ? 'calendar-meeting' : ''}>
      <td className="cell-short">{dayNear(entry.date, props.today)}</td>
      <th scope="row">
        <button
          type="button"
          className="link-button"
          aria-pressed={entry.id === chosenId}
          onClick={() => onChoose(entry.id)}
        >
          {whatOf(entry)}
        </button>
      </th>
      <td>
        {entry.committeeName}
        {deadline === null ? null : <span className="cell-hint">for {dayNear(entry.on, props.today)}</span>}
      </td>
      <td className="calendar-source">{deadline === null ? '' : sourcesOf(deadline.rule)[0]}</td>
      <td className="cell-short">
        <StateTag entry={entry} />
      </td>
    </tr>
  )
}

/** With its year where that is not this year. */
function dayNear(date: string, today: string): string {
  const year = date.slice(0, 4)
  return year === today.slice(0, 4) ? dayAndMonth(date) : `${dayAndMonth(date)} ${year}`
}
