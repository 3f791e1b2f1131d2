import { memo } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import { Button } from '../../parts/button.tsx'
import { Menu } from '../../parts/menu.tsx'
import type { MenuEntry } from '../../parts/menu.tsx'
import type { ImportField, ImportRow } from './importRows.ts'
import { wantsLook } from './importRows.ts'
import { RowEditor } from './rowEditor.tsx'
import type { HowLeft, Said } from './rowEditor.tsx'
import { lookWhy } from './lookWhy.ts'
import { labelOf, valueOf } from './rowWords.ts'

export interface RowActs {
  readonly select: (place: string) => void
  readonly open: (place: string) => void
  readonly accept: (place: string) => void
  /** What the fields of an open row say, and how they were left. */
  readonly leave: (place: string, said: Said, how: HowLeft) => void
  readonly entriesFor: (row: ImportRow) => readonly MenuEntry[]
}

interface RecordRowProps {
  readonly row: ImportRow
  readonly field: ImportField | undefined
  /** The row in hand. */
  readonly isCurrent: boolean
  readonly isOpen: boolean
  /** A word beside the value: "new". */
  readonly mark: string
  readonly acts: RowActs
}

/** One value of the record: what it is, what stands in it, and whether it wants a look. */
export const RecordRow = memo(function RecordRow(props: RecordRowProps): ReactNode {
  const { row, field, isCurrent, isOpen, mark, acts } = props
  const { place } = row
  const wants = wantsLook(row, field)
  const label = labelOf(row)
  const value = valueOf(row)
  const why = wants ? lookWhy(row, field) : ''
  const rightWord = row.kind === 'note' ? 'Seen' : 'Correct'
  const onKeyDown = (event: KeyboardEvent): void => {
    const isPlain = !event.ctrlKey && !event.altKey && !event.metaKey && !event.shiftKey
    if (event.key === 'Enter' && isPlain) acts.accept(place)
    else if (event.key === 'F2') acts.open(place)
    else return
    event.preventDefault()
  }
  const classes = ['import-row', `is-${row.kind}`, ...(isCurrent ? ['is-current'] : [])]
  if (row.kind === 'block') classes.push(`is-${row.block.kind}`)
  if (isOpen) {
    return (
      <li className={classes.join(' ')}>
        <RowEditor row={row} onLeave={(said, how) => acts.leave(place, said, how)} />
      </li>
    )
  }
  const entries = isCurrent ? acts.entriesFor(row) : []
  return (
    <li className={classes.join(' ')}>
      <button
        type="button"
        className="import-value"
        data-place={place}
        tabIndex={isCurrent ? 0 : -1}
        aria-describedby={wants ? 'import-row-keys' : undefined}
        onFocus={() => acts.select(place)}
        onKeyDown={onKeyDown}
        onClick={() => acts.open(place)}
      >
        <span className="import-label">{label}</span>
        <span className="import-words" style={{ paddingInlineStart: `${stepsOf(row)}rem` }}>
          {value === '' ? <em className="muted">Not in the file</em> : value}
          {why === '' ? null : <span className="import-why">{why}</span>}
        </span>
        {mark === '' ? null : <span className="tag">{mark}</span>}
        {wants ? <span className="tag tag-unset">Look</span> : null}
      </button>
      {isCurrent ? (
        <span className="import-row-acts">
          {wants ? (
            <Button
              kind="quiet"
              keys="Enter"
              label={`${rightWord}: ${label}`}
              onPress={() => acts.accept(place)}
            >
              {rightWord}
            </Button>
          ) : null}
          {row.kind === 'note' ? null : (
            <Button
              kind="quiet"
              keys="F2"
              command="import.mend"
              label={`Mend: ${label}`}
              onPress={() => acts.open(place)}
            >
              Mend
            </Button>
          )}
          {entries.length === 0 ? null : (
            <Menu label={`More for this ${label.toLowerCase()}`} entries={entries} />
          )}
        </span>
      ) : null}
    </li>
  )
}, isAlike)

/** How far the words of a point stand in. */
function stepsOf(row: ImportRow): number {
  return row.kind === 'block' && row.block.kind === 'point' ? row.block.level : 0
}

/** The rows are made anew with every mend: what they hold is the same where nothing changed. */
function isAlike(before: RecordRowProps, after: RecordRowProps): boolean {
  return (
    before.field === after.field &&
    before.isCurrent === after.isCurrent &&
    before.isOpen === after.isOpen &&
    before.mark === after.mark &&
    before.acts === after.acts &&
    isSameRow(before.row, after.row)
  )
}

function isSameRow(a: ImportRow, b: ImportRow): boolean {
  if (a.place !== b.place) return false
  if (a.kind === 'note' && b.kind === 'note') return a.note === b.note
  if (a.kind === 'head' && b.kind === 'head') return a.record === b.record
  if (a.kind === 'person' && b.kind === 'person') {
    const isSameSeat = a.office === b.office && a.presided === b.presided
    return a.person === b.person && a.attendance === b.attendance && isSameSeat
  }
  if (a.kind === 'item' && b.kind === 'item') {
    const isSamePlace = a.numberBefore === b.numberBefore && a.isFirst === b.isFirst
    return a.item === b.item && a.minutes?.number === b.minutes?.number && isSamePlace
  }
  return a.kind === 'block' && b.kind === 'block' && a.block === b.block && a.isFirst === b.isFirst
}
