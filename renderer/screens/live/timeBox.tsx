import { useState } from 'react'
import type { ReactNode } from 'react'
import { parseTypedTime } from '../../../shared/domain/typedDates.ts'
import { sentenceOf } from '../../state/notices.ts'

export interface TimeBoxProps {
  readonly label: string
  /** HH:MM; null for none. */
  readonly value: string | null
  /** Called when the officer presses Enter or leaves the box with another time in it. */
  readonly onCommit: (time: string) => void
  /** After Enter, with the time that stands, changed or not. */
  readonly onEnter?: (time: string | null) => void
  readonly onEscape?: () => void
  readonly takesFocus?: boolean
}

/** A time typed as the hand likes: 1105, 11.05, 11:05 am. It counts when the officer leaves the box or presses Enter. */
export function TimeBox(props: TimeBoxProps): ReactNode {
  const [draft, setDraft] = useState<string | null>(null)
  const [error, setError] = useState<string | null>(null)
  /** The time that stands, or undefined when what was typed is none. */
  const commit = (): string | null | undefined => {
    if (draft === null || draft.trim() === '') {
      setDraft(null)
      return props.value
    }
    try {
      const time = parseTypedTime(draft)
      setError(null)
      setDraft(null)
      if (time !== props.value) props.onCommit(time)
      return time
    } catch (problem) {
      setError(sentenceOf(problem))
      return undefined
    }
  }
  return (
    <span className="time-box">
      <input
        // eslint-disable-next-line jsx-a11y/no-autofocus -- only where the officer has just asked for this box by a key
        autoFocus={props.takesFocus ?? false}
        className="input time-input"
        aria-label={props.label}
        aria-invalid={error !== null}
        autoComplete="off"
        inputMode="numeric"
        value={draft ?? props.value ?? ''}
        placeholder="–"
        onChange={(event) => setDraft(event.target.value)}
        onFocus={(event) => event.target.select()}
        onBlur={() => commit()}
        onKeyDown={(event) => {
          if (event.key === 'Enter') {
            event.preventDefault()
            const time = commit()
            if (time !== undefined) props.onEnter?.(time)
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
