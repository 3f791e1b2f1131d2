import type { ReactNode } from 'react'
import { sourceOf } from '../../../shared/domain/deadlineSource.ts'
import { shortDate } from '../../parts/shownDates.ts'
import { actOf } from './calendarEntries.ts'
import type { CalendarDeadline, CalendarEntry } from './calendarEntries.ts'
import { weightWords, whatOf } from './calendarWords.ts'
import { MoveMeeting } from './moveMeeting.tsx'
import type { CalendarMoves } from './useMoves.ts'
import { StateTag } from './stateTag.tsx'

/** Why that day, for what is chosen; and the way to move its meeting, which has the pane to itself once a day is proposed. */
export function WhyPane(props: {
  readonly entry: CalendarEntry | null
  readonly table: { readonly first: number; readonly last: number }
  readonly proposed: string | null
  readonly onPropose: (date: string | null) => void
  readonly moves: CalendarMoves
}): ReactNode {
  const { entry, table, proposed, onPropose, moves } = props
  if (entry === null) return <p className="muted">Choose a line to see why it is due on that day.</p>
  return (
    <div className="stack">
      {proposed !== null ? null : entry.deadline === null ? (
        <OfMeeting entry={entry} />
      ) : (
        <Why entry={entry} table={table} />
      )}
      {entry.meetingId === null ? null : (
        <MoveMeeting
          key={entry.meetingId}
          meetingId={entry.meetingId}
          committeeName={entry.committeeName}
          date={entry.on}
          proposed={proposed}
          onPropose={onPropose}
          moves={moves}
        />
      )}
    </div>
  )
}

function OfMeeting({ entry }: { readonly entry: CalendarEntry }): ReactNode {
  return (
    <section>
      <h2>{entry.committeeName}</h2>
      <p>
        <strong>{shortDate(entry.date)}</strong>, {whatOf(entry).toLowerCase()}
      </p>
      {entry.meeting === null || entry.meeting.place === '' ? null : <p>{entry.meeting.place}</p>}
      <p>
        <a href={`#/meetings/${entry.meetingId ?? ''}/agenda`}>Open the agenda</a>
      </p>
    </section>
  )
}

function Why(props: {
  readonly entry: CalendarEntry
  readonly table: { readonly first: number; readonly last: number }
}): ReactNode {
  const { entry, table } = props
  const { deadline } = entry
  if (deadline === null) return null
  return (
    <section>
      <h2>Why {shortDate(deadline.date)}?</h2>
      <p>
        {whatOf(entry)} <StateTag entry={entry} />
      </p>
      <p>{deadline.why}</p>
      {deadline.holidays.length === 0 ? null : (
        <>
          <h3>Not counted</h3>
          <ul className="dates">
            {deadline.holidays.map((day) => (
              <li key={day.date}>
                {shortDate(day.date)} <span className="muted">{day.name}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <p className="muted">
        {ruleWords(deadline)} The table of bank holidays covers {table.first} to {table.last}:{' '}
        <a href="#/settings/days">add a proclaimed day</a>.
      </p>
      <p>
        <a href={actOf(deadline).href}>{actOf(deadline).words}</a>
      </p>
    </section>
  )
}

/** "LGA 1972, Sch 12 para 41(1). Law."; the council's own rule is said once. */
function ruleWords({ rule, weight }: CalendarDeadline): string {
  return weight === 'house' ? `${weightWords.house}.` : `${sourceOf(rule)}. ${weightWords[weight]}.`
}
