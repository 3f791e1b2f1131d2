import { useState } from 'react'
import type { ReactNode, Ref } from 'react'
import { parseTypedTime } from '../../../shared/domain/typedDates.ts'
import { sentenceOf } from '../../state/notices.ts'

export interface TimeBoxProps {
  readonly label: string
  /** HH:MM; null for none. */
  readonly value: string | null
  /** Called when the officer presses Enter or leaves the box with another time in it. */
  readonly onCommit: (time: string) => void
  /** After Enter, whether the time changed or not. */
  readonly onEnter?: () => void
  readonly onEscape?: () => void
  readonly inputRef?: Ref<HTMLInputElement>
}

/** A time typed as the hand likes: 1105, 11.05, 11:05 am. It counts when the officer leaves the box or presses Enter. */
export function TimeBox(props: TimeBoxProps): ReactNode {
  const [draft, setDraft] = useState<string | null>(null)
  const [error, setError] = useState<string | null>(null)
  const commit = (): boolean => {
    if (draft === null || draft.trim() === '') {
      setDraft(null)
      return true
    }
    try {
      const time = parseTypedTime(draft)
      setError(null)
      setDraft(null)
      if (time !== props.value) props.onCommit(time)
      return true
    } catch (problem) {
      setError(sentenceOf(problem))
      return false
    }
  }
  return (
    <span className="time-box">
      <input
        ref={props.inputRef}
        className="input time-input"
        aria-label={props.label}
        aria-invalid={error !== null}
        autoComplete="off"
        inputMode="numeric"
        value={draft ?? props.value ?? ''}
        placeholder="–"
        onChange={(event) => setDraft(event.target.value)}
        onFocus={(event) => event.target.select()}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') {
            event.preventDefault()
            if (commit()) props.onEnter?.()
          } else if (event.key === 'Escape') {
            setDraft(null)
            setError(null)
            props.onEscape?.()
          }
        }}
      />
      {error === null ? null : (
        <span role="alert" className="field-error">
          {error}
        </span>
      )}
    </span>
  )
}
