import type { KeyboardEvent, MouseEvent, ReactNode } from 'react'
import type { AuditEntry } from './auditData.ts'
import { placeOf } from './auditPlaces.ts'
import { sayMark, shownWhen } from './auditWords.ts'

/** The lines of the trail. Up and down go from line to line; Enter tells more of one. */
export function AuditTable(props: {
  readonly entries: readonly AuditEntry[]
  readonly shown: AuditEntry | null
  readonly onShow: (entry: AuditEntry) => void
}): ReactNode {
  const { entries, shown, onShow } = props
  return (
    <table className="list-table audit-table">
      <caption className="visually-hidden">Who did what, the newest first</caption>
      <thead>
        <tr>
          <th scope="col">When</th>
          <th scope="col">Who</th>
          <th scope="col">What</th>
          <th scope="col">Where</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <Line
            key={`${entry.streamId} ${entry.seq}`}
            entry={entry}
            isShown={shown?.changeId === entry.changeId}
            onShow={onShow}
          />
        ))}
      </tbody>
    </table>
  )
}

function Line(props: {
  readonly entry: AuditEntry
  readonly isShown: boolean
  readonly onShow: (entry: AuditEntry) => void
}): ReactNode {
  const { entry, isShown, onShow } = props
  const { day, time } = shownWhen(entry)
  const place = placeOf(entry)
  const onRow = (event: MouseEvent): void => {
    if (isPress(event)) onShow(entry)
  }
  const where = entry.where === '' ? 'The minute book' : entry.where
  return (
    <tr data-chosen={isShown} onClick={onRow}>
      <th scope="row">
        <button
          type="button"
          className="audit-when"
          aria-pressed={isShown}
          aria-label={`${day}, ${time}: more of this change`}
          data-audit-line
          onKeyDown={onArrows}
        >
          {time} <span className="cell-hint">{day}</span>
        </button>
      </th>
      <td data-heading="Who" className="audit-who">
        {entry.actor}
      </td>
      <td data-heading="What">
        {entry.what}
        {entry.replacedAt === null ? null : (
          <span className="cell-hint audit-mark">{sayMark(entry.replacedAt, entry.wallTime)}</span>
        )}
      </td>
      <td data-heading="Where">{place === null ? where : <a href={place}>{where}</a>}</td>
    </tr>
  )
}

/** Whoever drew over words of the table, to copy them, or follows what leads elsewhere, wants nothing else shown. */
function isPress(event: MouseEvent): boolean {
  const isLink = event.target instanceof Element && event.target.closest('a') !== null
  return !isLink && window.getSelection()?.isCollapsed !== false
}

function onArrows(event: KeyboardEvent<HTMLButtonElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (step === 0 || event.altKey || event.ctrlKey || event.metaKey) return
  const lines = [...document.querySelectorAll<HTMLElement>('[data-audit-line]')]
  const next = lines[lines.indexOf(event.currentTarget) + step]
  if (next === undefined) return
  event.preventDefault()
  next.focus()
}
