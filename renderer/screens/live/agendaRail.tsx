import { useEffect, useLayoutEffect, useRef } from 'react'
import type { CSSProperties, KeyboardEvent, MouseEvent, ReactNode } from 'react'
import { ActionsList } from './actionsList.tsx'
import { focusEditor } from '../../editor/editorView.tsx'
import { KeyCaps } from '../../frame/keyCaps.tsx'
import { InsertItem } from './bars/insertItem.tsx'
import { shownNumbers } from './itemNumbers.ts'
import { forgetOffer, moveItemBy } from './itemOrder.ts'
import { ItemTime } from './itemTime.tsx'
import type { AgendaItemData, MeetingView } from '../../state/data.ts'
import { ParkingLotList } from './parkingLotList.tsx'
import { printedApologies } from './printedApologies.ts'
import { RenameItem, useRenaming } from './renameItem.tsx'
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
  const renaming = useRenaming((state) => state.itemId)
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
  const list = useRef<HTMLOListElement>(null)
  const moved = useRef<string | null>(null)
  const moveBy = (item: AgendaItemData, step: 1 | -1): void => {
    moved.current = document.activeElement?.closest('[data-item]') === null ? null : item.id
    moveItemBy(live, item.id, step)
  }
  const moveByButton = (event: MouseEvent, item: AgendaItemData, step: 1 | -1): void => {
    moveBy(item, step)
    // The pointer leaves the officer at her words; a key that is pressed again moves the item further.
    if (event.detail > 0) focusEditor()
  }
  // The browser lets go of what is moved about: the focus goes with the item.
  useLayoutEffect(() => {
    const id = moved.current
    if (id === null || document.activeElement !== document.body) return
    list.current?.querySelector<HTMLElement>(`[data-item="${id}"]`)?.focus()
  }, [items])
  useEffect(() => () => forgetOffer(live), [live])
  const longest = Math.max(0, ...[...numbers.values()].map((number) => number.length))
  const first = numbers.get(items.find((item) => item.parentId === null)?.id ?? '') ?? ''
  const last = numbers.get(items.findLast((item) => item.parentId === null)?.id ?? '') ?? ''
  return (
    <>
      <h2 className="rail-heading">Minutes {first === last ? first : `${first}–${last}`}</h2>
      <ol ref={list} className="live-rail" style={numberColumn(longest)}>
        {items.map((item) => {
          const isDone = isWritten(item) && item.id !== shown
          return (
            <li key={item.id}>
              {renaming === item.id ? <RenameItem item={item} /> : null}
              <button
                type="button"
                data-item={item.id}
                hidden={renaming === item.id}
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
        <InsertItem view={view} onShow={onShow} onDone={() => onAdding(false)} />
      ) : (
        <button type="button" className="button button-quiet live-rail-add" onClick={() => onAdding(true)}>
          + Item not on the agenda <KeyCaps keys="Alt+Shift+I" />
        </button>
      )}
      {current === undefined ? null : (
        <div className="live-rail-acts" role="group" aria-label={`Order of ${current.title}`}>
          <button
            type="button"
            className="button button-quiet"
            onClick={(event) => moveByButton(event, current, -1)}
          >
            ↑ Earlier
          </button>
          <button
            type="button"
            className="button button-quiet"
            onClick={(event) => moveByButton(event, current, 1)}
          >
            ↓ Later
          </button>
        </div>
      )}
      <ParkingLotList view={view} />
      <ActionsList view={view} />
    </>
  )
}

/** Room for the longest number, "298/PF": every title begins at the same place, and no number is broken. */
function numberColumn(longest: number): CSSProperties {
  return { '--number-width': `${longest + 0.5}ch` } as CSSProperties
}
