import { useState } from 'react'
import type { ReactNode } from 'react'
import type { ReasonPrinting } from '../../../shared/domain/houseStyle.ts'
import { printedReason, readReason, reasonLetters } from './apologyReason.ts'

/** The reason of an apology: a letter, words, both or nothing, then Enter. */
export function ReasonBox(props: {
  readonly name: string
  readonly printing: ReasonPrinting
  readonly onEnter: (typed: string) => void
  readonly onEscape: () => void
}): ReactNode {
  const [typed, setTyped] = useState('')
  const reason = readReason(typed)
  return (
    <div className="inline-box">
      <input
        className="input"
        aria-label={`Reason of ${props.name}, or Enter for none`}
        placeholder="Reason, or Enter"
        autoComplete="off"
        // eslint-disable-next-line jsx-a11y/no-autofocus -- the officer has just asked for this box by a key
        autoFocus
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'Enter') props.onEnter(typed)
          else if (event.key === 'Escape') props.onEscape()
          else return
          event.preventDefault()
        }}
      />
      <p className="field-hint" role="status">
        {printedReason(reason, props.printing)}
      </p>
      <div className="inline-box-choices">
        {reasonLetters.map(({ letter, name }) => (
          <button
            key={letter}
            type="button"
            className="button button-quiet"
            onClick={() => props.onEnter(letter)}
          >
            <kbd aria-hidden="true">{letter}</kbd> {name}
          </button>
        ))}
      </div>
    </div>
  )
}
