import type { ReactNode } from 'react'
import type { CalendarEntry } from './calendarEntries.ts'
import { standingOf, stateMarks } from './calendarWords.ts'

/** Where it stands: a mark and a word, and a colour that says nothing more. */
export function StateTag({ entry }: { readonly entry: CalendarEntry }): ReactNode {
  const { deadline } = entry
  if (deadline === null) return standingOf(entry)
  const mark = stateMarks[deadline.state]
  return (
    <span className={`tag calendar-${deadline.state}`}>
      {mark === '' ? null : <span aria-hidden="true">{mark} </span>}
      {standingOf(entry)}
    </span>
  )
}
