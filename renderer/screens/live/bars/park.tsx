import { useState } from 'react'
import type { ReactNode } from 'react'
import { focusEditor } from '../../../editor/editorView.tsx'
import { park } from '../parkingLot.ts'
import { useLive } from '../useLive.ts'
import './park.css'

/** One line said out of turn: Enter keeps it in the parking lot, and the caret is where it was. */
export function ParkLine({ onDone }: { readonly onDone: () => void }): ReactNode {
  const live = useLive()
  const [words, setWords] = useState('')
  const close = (): void => {
    onDone()
    focusEditor()
  }
  const keep = (): void => {
    if (words.trim() !== '') park(live, words.trim())
    close()
  }
  return (
    <div className="event-bar park-bar" role="group" aria-label="Parking lot">
      <span className="event-bar-name">For later</span>
      <input
        className="input"
        aria-label="A line for the parking lot"
        placeholder="What was said, then Enter"
        autoComplete="off"
        // eslint-disable-next-line jsx-a11y/no-autofocus -- the officer has just asked for this box by a key
        autoFocus
        value={words}
        onChange={(event) => setWords(event.target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'Enter') keep()
          else if (event.key === 'Escape') close()
          else return
          event.preventDefault()
        }}
      />
      <button type="button" className="button button-primary" onClick={keep}>
        Keep <kbd aria-hidden="true">Enter</kbd>
      </button>
      <button type="button" className="button button-quiet" onClick={close}>
        Cancel <kbd aria-hidden="true">Esc</kbd>
      </button>
    </div>
  )
}
