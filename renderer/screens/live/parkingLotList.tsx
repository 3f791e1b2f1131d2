import { useRef } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import { flushSync } from 'react-dom'
import type { Parked } from '../../../shared/domain/meetingFact.ts'
import { focusEditor } from '../../editor/editorView.tsx'
import type { MeetingView } from '../../state/data.ts'
import { deleteParked, parkedLines, writeParked } from './parkingLot.ts'
import { useAsides, useLive } from './useLive.ts'
import './parkingLotList.css'

/** What was said out of turn and waits for its item. Enter on a line, or a press: to the item being minuted; Delete throws it away. */
export function ParkingLotList({ view }: { readonly view: MeetingView }): ReactNode {
  const live = useLive()
  const list = useRef<HTMLUListElement>(null)
  const lines = parkedLines(useAsides(live, view))
  if (lines.length === 0) return null
  const toItem = (line: Parked): void => {
    writeParked(live, line)
    focusEditor()
  }
  const remove = (line: Parked): void => {
    const index = lines.indexOf(line)
    flushSync(() => deleteParked(live, line))
    const left = list.current?.querySelectorAll<HTMLElement>('.parked-words') ?? []
    const next = left[Math.min(index, left.length - 1)]
    if (next === undefined) focusEditor()
    else next.focus()
  }
  const onKeyDown = (event: KeyboardEvent, line: Parked): void => {
    if (event.key === 'Delete') remove(line)
    else if (event.key === 'Escape') focusEditor()
    else return
    event.preventDefault()
  }
  return (
    <section aria-labelledby="parking-lot">
      <h2 className="rail-heading" id="parking-lot">
        Parking lot ({lines.length})
      </h2>
      <ul ref={list} className="parked">
        {lines.map((line) => (
          <li key={line.id}>
            <button
              type="button"
              className="parked-words"
              aria-label={`${line.words}: to this item`}
              aria-keyshortcuts="Enter Delete"
              title="Enter: to this item. Delete: throw it away."
              onClick={() => toItem(line)}
              onKeyDown={(event) => onKeyDown(event, line)}
            >
              {line.words}
            </button>
            <span className="parked-acts">
              <button type="button" className="button button-quiet" onClick={() => toItem(line)}>
                To this item
              </button>
              <button type="button" className="button button-quiet" onClick={() => remove(line)}>
                Delete
              </button>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
