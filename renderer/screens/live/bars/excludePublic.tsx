import { useState } from 'react'
import type { ReactNode } from 'react'
import { exemptDescriptions } from '../../../../shared/domain/exclusion.ts'
import { focusEditor } from '../../../editor/editorView.tsx'
import { excludeUnder } from '../exclusion.ts'
import { useLive } from '../useLive.ts'
import './excludePublic.css'

const paragraphs = Object.entries(exemptDescriptions).map(([number, words]) => ({
  number: Number(number),
  words: words.replace(/^information /, ''),
}))

/** Which paragraphs of Schedule 12A keep the public out: a digit each, then Enter. Opened only when no item of the agenda names one. */
export function ExcludePublic({ onDone }: { readonly onDone: () => void }): ReactNode {
  const live = useLive()
  const [chosen, setChosen] = useState<readonly number[]>([])
  const [isMissing, setIsMissing] = useState(false)
  const toggle = (number: number): void =>
    setChosen((now) => (now.includes(number) ? now.filter((other) => other !== number) : [...now, number]))
  const close = (): void => {
    onDone()
    focusEditor()
  }
  const confirm = (): void => {
    if (chosen.length === 0) {
      setIsMissing(true)
      return
    }
    onDone()
    excludeUnder(live, chosen)
  }
  return (
    <div className="event-bar exclude-bar" role="group" aria-label="Exclude the public">
      <span className="event-bar-name">Exclude the public: press the number of each kind of information</span>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys of its checkboxes, for all of them at once */}
      <ul
        className="exclude-list"
        onKeyDown={(event) => {
          if (/^[1-7]$/.test(event.key)) toggle(Number(event.key))
          else if (event.key === 'Enter' && !event.nativeEvent.isComposing) confirm()
          else if (event.key === 'Escape') close()
          else return
          event.preventDefault()
        }}
      >
        {paragraphs.map(({ number, words }) => (
          <li key={number}>
            <label>
              <input
                type="checkbox"
                // eslint-disable-next-line jsx-a11y/no-autofocus -- the officer has just asked for this bar by a key
                autoFocus={number === 1}
                checked={chosen.includes(number)}
                onChange={() => toggle(number)}
              />
              <b>{number}</b> {words}
            </label>
          </li>
        ))}
      </ul>
      {isMissing && chosen.length === 0 ? (
        <span role="alert" className="field-error">
          Choose at least one: the resolution has to name it.
        </span>
      ) : null}
      <div className="exclude-acts">
        <button type="button" className="button button-primary" onClick={confirm}>
          Exclude the public <kbd aria-hidden="true">Enter</kbd>
        </button>
        <button type="button" className="button button-quiet" onClick={close}>
          Cancel <kbd aria-hidden="true">Esc</kbd>
        </button>
      </div>
    </div>
  )
}
