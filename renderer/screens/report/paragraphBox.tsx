import { memo } from 'react'
import type { ReactNode } from 'react'
import { isSubParagraph } from '../../../shared/domain/report.ts'
import { Menu } from '../../parts/menu.tsx'
import { placeName } from './caretPlace.ts'
import { onParagraphKey } from './paragraphKeys.ts'
import { pasted } from './pastedReport.ts'
import { entered, levelled, moved, removed, wordsOf } from './reportEdits.ts'
import type { Place } from './reportEdits.ts'
import type { Writing } from './useWriting.ts'

interface ParagraphBoxProps {
  readonly section: number
  readonly paragraph: number
  readonly text: string
  /** "1.1" or "a)" as it is printed; empty for what is not. */
  readonly label: string
  /** What it is called: "Purpose, paragraph 1.1". */
  readonly name: string
  readonly writing: Writing
  readonly error: string | undefined
  readonly isReadOnly: boolean
}

/** One numbered paragraph. The box grows with its words. Drawn again only when something of it changed: there may be hundreds. */
export const ParagraphBox = memo(function ParagraphBox(props: ParagraphBoxProps): ReactNode {
  const { section, paragraph, text, label, name, writing, error, isReadOnly } = props
  const place: Place = { section, paragraph }
  const isSub = isSubParagraph(text)
  const words = wordsOf(text)
  const errorId = `problem-${placeName(place)}`
  const act = writing.act
  return (
    <li className="report-paragraph" data-sub={isSub}>
      <span className="report-label" aria-hidden="true">
        {label}
      </span>
      <div>
        {error === undefined ? null : (
          <span id={errorId} className="field-error">
            {error}
          </span>
        )}
        <textarea
          className="input report-words"
          form="unkept"
          // Where boxes cannot grow by themselves, they hold what they have.
          rows={Math.max(1, Math.ceil(words.length / 80))}
          aria-label={name}
          aria-invalid={error !== undefined}
          aria-describedby={error === undefined ? undefined : errorId}
          data-paragraph={placeName(place)}
          value={words}
          readOnly={isReadOnly}
          onChange={(event) => writing.type(place, event.target.value)}
          onFocus={(event) => {
            writing.entered(event.currentTarget)
            // A browser shows the line of the caret alone.
            event.currentTarget.scrollIntoView({ block: 'nearest' })
          }}
          onSelect={(event) => writing.entered(event.currentTarget)}
          onKeyDown={(event) => {
            if (!isReadOnly) onParagraphKey(event, place, writing)
          }}
          onPaste={(event) => {
            const { selectionStart: start, selectionEnd: end } = event.currentTarget
            const plain = event.clipboardData.getData('text/plain')
            if (isReadOnly) return
            if (writing.act((sections) => pasted(sections, place, { start, end }, plain)))
              event.preventDefault()
          }}
        />
      </div>
      {isReadOnly ? null : (
        <Menu
          label={`More for ${name}`}
          entries={[
            {
              ...{ id: 'up', name: 'Move up', keys: 'Alt+Shift+Up' },
              run: () => act((sections) => moved(sections, place, -1, 0)),
            },
            {
              ...{ id: 'down', name: 'Move down', keys: 'Alt+Shift+Down' },
              run: () => act((sections) => moved(sections, place, 1, 0)),
            },
            isSub
              ? {
                  ...{ id: 'level', name: 'Make it a paragraph', keys: 'Alt+Shift+Left' },
                  run: () => act((sections) => levelled(sections, place, false)),
                }
              : {
                  ...{ id: 'level', name: 'Make it a sub-paragraph', keys: 'Alt+Shift+Right' },
                  run: () => act((sections) => levelled(sections, place, true)),
                },
            {
              ...{ id: 'after', name: 'Add a paragraph after it', isDisabled: words === '' },
              run: () => act((sections) => entered(sections, place, words.length, words.length)),
            },
            { id: 'remove', name: 'Remove', run: () => act((sections) => removed(sections, place)) },
          ]}
        />
      )}
    </li>
  )
})
