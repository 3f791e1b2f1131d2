import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import type { LineFact } from '../../../../shared/domain/meetingFact.ts'
import { parseTypedTime } from '../../../../shared/domain/typedDates.ts'
import { focusEditor, typeInEditor } from '../../../editor/editorView.tsx'
import { sentenceOf } from '../../../state/notices.ts'
import type { LiveMeeting } from '../liveMeeting.ts'
import { useFacts, useLive } from '../useLive.ts'
import { typedEventTime } from './typedEventTime.ts'
import './eventTime.css'

/**
 * When something happened that stands in the minutes already, on a day that is not the meeting's: digits and Enter say it, Esc or Enter
 * alone leave the time that is offered. Words typed here close the bar and stand at the caret, where they were meant for.
 */
export function EventTimeBar(props: { readonly factId: string; readonly onDone: () => void }): ReactNode {
  const { factId, onDone } = props
  const live = useLive()
  const fact = useFacts(live).find((one) => one.id === factId)
  const [typed, setTyped] = useState<string | null>(null)
  const [error, setError] = useState<string | null>(null)
  const isGone = fact === undefined
  useEffect(() => {
    if (isGone) onDone()
  }, [isGone, onDone])
  if (fact === undefined) return null
  const close = (): void => {
    onDone()
    focusEditor()
  }
  const confirm = (): void => {
    try {
      if (typed !== null && typed.trim() !== '') live.setTime(factId, parseTypedTime(typed))
      close()
    } catch (problem) {
      setError(sentenceOf(problem))
    }
  }
  const read = (value: string): void => {
    const read = typedEventTime(value)
    if (read.kind === 'time') {
      setTyped(value)
      setError(null)
      return
    }
    const time = read.time === null ? null : timeOf(read.time)
    if (time !== null) live.setTime(factId, time)
    onDone()
    typeInEditor(read.time !== null && time === null ? value : read.words)
  }
  return (
    <div className="event-bar event-time" role="group" aria-label="When it happened">
      <label className="event-time-asked">
        <span className="event-bar-name">{happened(fact, live)} at</span>
        <input
          className="input time-input"
          aria-label="Time"
          aria-invalid={error !== null}
          autoComplete="off"
          inputMode="numeric"
          // eslint-disable-next-line jsx-a11y/no-autofocus -- the officer has just asked for this bar by a key
          autoFocus
          value={typed ?? fact.at}
          onFocus={(event) => event.target.select()}
          onChange={(event) => {
            // Letters that are still being composed are read once they stand.
            if ((event.nativeEvent as InputEvent).isComposing) setTyped(event.target.value)
            else read(event.target.value)
          }}
          onCompositionEnd={(event) => read(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return
            if (event.key === 'Enter') confirm()
            else if (event.key === 'Escape') close()
            else return
            event.preventDefault()
          }}
        />
      </label>
      <button type="button" className="button button-primary" onClick={confirm}>
        Record <kbd aria-hidden="true">Enter</kbd>
      </button>
      <button type="button" className="button button-quiet" onClick={close}>
        Leave {fact.at} <kbd aria-hidden="true">Esc</kbd>
      </button>
      {error === null ? null : (
        <p role="alert" className="field-error event-time-error">
          {error}
        </p>
      )}
    </div>
  )
}

function timeOf(typed: string): string | null {
  try {
    return parseTypedTime(typed)
  } catch {
    return null
  }
}

function happened(fact: LineFact, live: LiveMeeting): string {
  switch (fact.kind) {
    case 'adjourned':
      return 'The meeting adjourned'
    case 'resumed':
      return 'The meeting resumed'
    case 'excluded':
      return 'The public were excluded'
    case 'readmitted':
      return 'The public were readmitted'
    case 'left':
    case 'returned':
      return `${live.nameOf(fact.personId ?? '')} ${fact.kind === 'left' ? 'left the room' : 'returned to the room'}`
    default:
      return 'It happened'
  }
}
