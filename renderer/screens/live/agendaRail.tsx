import { useState } from 'react'
import type { CSSProperties, KeyboardEvent, ReactNode } from 'react'
import { ActionsList } from './actionsList.tsx'
import { shownNumbers } from './itemNumbers.ts'
import { ItemTime } from './itemTime.tsx'
import { holdKeys } from '../../frame/typeAhead.ts'
import type { AgendaItemData, MeetingView } from '../../state/data.ts'
import { printedApologies } from './printedApologies.ts'
import { useAttendance, useLive, useShownItem } from './useLive.ts'

export interface AgendaRailProps {
  readonly view: MeetingView
  readonly onShow: (itemId: string) => void
  readonly isAdding: boolean
  readonly onAdding: (adding: boolean) => void
}

/** The items in the order in which they are minuted, under their minute numbers. */
export function AgendaRail({ view, onShow, isAdding, onAdding }: AgendaRailProps): ReactNode {
  const live = useLive()
  const shown = useShownItem(live)
  const { items, minutes } = view.record
  const current = items.find((item) => item.id === shown)
  const written = new Set(minutes.filter((one) => one.blocks.length > 0).map((one) => one.itemId))
  const numbers = shownNumbers(view)
  const apologies = printedApologies(view, useAttendance(live, view))
  const isWritten = (item: AgendaItemData): boolean =>
    written.has(item.id) || (item.kind === 'apologies' && apologies.isDone)
  const onKeyDown = (event: KeyboardEvent, item: AgendaItemData): void => {
    if (!event.altKey || !event.shiftKey || !['ArrowUp', 'ArrowDown'].includes(event.key)) return
    event.preventDefault()
    moveBy(item, event.key === 'ArrowUp' ? -1 : 1)
  }
  const moveBy = (item: AgendaItemData, step: 1 | -1): void => {
    const siblings = items.filter((other) => other.parentId === item.parentId)
    const index = siblings.findIndex((other) => other.id === item.id) + step
    if (index >= 0 && index < siblings.length) live.moveItem(item.id, item.parentId, index)
  }
  const longest = Math.max(0, ...[...numbers.values()].map((number) => number.length))
  const first = numbers.get(items.find((item) => item.parentId === null)?.id ?? '') ?? ''
  const last = numbers.get(items.findLast((item) => item.parentId === null)?.id ?? '') ?? ''
  return (
    <>
      <h2 className="rail-heading">Minutes {first === last ? first : `${first}–${last}`}</h2>
      <ol className="live-rail" style={numberColumn(longest)}>
        {items.map((item) => {
          const isDone = isWritten(item) && item.id !== shown
          return (
            <li key={item.id}>
              <button
                type="button"
                className={item.parentId === null ? 'live-rail-item' : 'live-rail-item live-rail-sub'}
                aria-current={item.id === shown ? 'true' : undefined}
                onClick={() => onShow(item.id)}
                onKeyDown={(event) => onKeyDown(event, item)}
              >
                <span className="live-rail-number">{numbers.get(item.id)}</span>
                <span>{item.title}</span>
                <span className="live-rail-done">
                  {item.id === shown ? <ItemTime itemId={item.id} /> : null}
                  {isDone ? (
                    <>
                      <span aria-hidden="true">✓</span>
                      <span className="visually-hidden">written</span>
                    </>
                  ) : null}
                </span>
              </button>
            </li>
          )
        })}
      </ol>
      {isAdding ? (
        <NewItem view={view} onShow={onShow} onDone={() => onAdding(false)} />
      ) : (
        <button type="button" className="button button-quiet live-rail-add" onClick={() => onAdding(true)}>
          + Item not on the agenda <kbd aria-hidden="true">Alt+Shift+I</kbd>
        </button>
      )}
      {current === undefined ? null : (
        <div className="live-rail-acts" role="group" aria-label={`Order of ${current.title}`}>
          <button type="button" className="button button-quiet" onClick={() => moveBy(current, -1)}>
            ↑ Earlier
          </button>
          <button type="button" className="button button-quiet" onClick={() => moveBy(current, 1)}>
            ↓ Later
          </button>
        </div>
      )}
      <ActionsList view={view} />
    </>
  )
}

/** Room for the longest number, "298/PF": every title begins at the same place, and no number is broken. */
function numberColumn(longest: number): CSSProperties {
  return { '--number-width': `${longest + 0.5}ch` } as CSSProperties
}

/** A title, then Enter: it comes after the item being minuted (Shift+Enter: before it), and later numbers follow. */
function NewItem(props: {
  readonly view: MeetingView
  readonly onShow: (itemId: string) => void
  readonly onDone: () => void
}): ReactNode {
  const live = useLive()
  const shown = useShownItem(live)
  const [title, setTitle] = useState('')
  const add = async (before: boolean): Promise<void> => {
    if (title.trim() === '') return
    // What is typed from now on is meant for the new item.
    const release = holdKeys()
    props.onDone()
    const tops = props.view.record.items.filter((item) => item.parentId === null)
    const at = tops.findIndex((item) => item.id === topOf(props.view, shown))
    const after = before ? (tops[at - 1]?.id ?? null) : (tops[at]?.id ?? tops.at(-1)?.id ?? null)
    try {
      props.onShow(await live.addItem(title.trim(), after))
    } finally {
      release()
    }
  }
  return (
    <div className="inline-box">
      <input
        className="input"
        aria-label="Title of the item, Enter: after this item, Shift+Enter: before it"
        placeholder="Title, then Enter"
        autoComplete="off"
        // eslint-disable-next-line jsx-a11y/no-autofocus -- the officer has just asked for this box by a key
        autoFocus
        value={title}
        onChange={(event) => setTitle(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') void add(event.shiftKey)
          else if (event.key === 'Escape') props.onDone()
          else return
          event.preventDefault()
        }}
      />
      <div className="inline-box-choices">
        <button type="button" className="button" onClick={() => void add(false)}>
          After this item
        </button>
        <button type="button" className="button" onClick={() => void add(true)}>
          Before it
        </button>
      </div>
    </div>
  )
}

function topOf(view: MeetingView, itemId: string | null): string | null {
  const item = view.record.items.find((one) => one.id === itemId)
  return item?.parentId ?? itemId
}
