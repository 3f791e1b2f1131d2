import { useId, useState } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import { formatDate } from '../../../../shared/domain/civilTime.ts'
import type { Action } from '../../../../shared/domain/meetingFact.ts'
import { focusEditor } from '../../../editor/editorView.tsx'
import type { MeetingView } from '../../../state/data.ts'
import { newId } from '../../../state/newId.ts'
import { sentenceOf } from '../../../state/notices.ts'
import { useAsides, useLive, useShownItem } from '../useLive.ts'
import { dayTyped, proposedAction, sourceAtCaret, whoTyped } from './actionEntry.ts'
import { settleOffer } from './actionOffer.ts'
import type { LiveBar } from './liveBar.ts'
import { useFocusAgain } from './voteFocus.ts'
import './action.css'

export interface ActionBarProps {
  readonly view: MeetingView
  /** The action to correct; null for a new one, caught from the line of the caret. */
  readonly opened: Extract<LiveBar, { readonly kind: 'action' }>
  readonly onDone: () => void
}

interface Typed {
  readonly who: string
  readonly what: string
  readonly by: string
}

/** Ctrl+Shift+A: who, what, by when, as the line of the caret says it. Enter keeps it; the caret stays. */
export function ActionBar({ view, opened, onDone }: ActionBarProps): ReactNode {
  const live = useLive()
  const shown = useShownItem(live)
  const [itemId] = useState(shown)
  const asides = useAsides(live, view)
  const { people, meeting } = view.record
  const saidId = useId()
  const bar = useFocusAgain(opened)
  const [was] = useState(
    () =>
      asides.find((aside): aside is Action => aside.id === opened.corrects && aside.kind === 'action') ??
      null,
  )
  const [source] = useState(() => (itemId === null ? null : sourceAtCaret(live.session.state(itemId))))
  const [typed, setTyped] = useState((): Typed => {
    const { who, what, by } = was ?? proposedAction(source, people, meeting.date)
    return { who, what, by: by === null ? '' : formatDate(by, '3 November 2022') }
  })
  const [problem, setProblem] = useState<{ readonly field: keyof Typed; readonly sentence: string } | null>(
    null,
  )
  // The first thing that is missing waits for the letters; where nothing is, Enter keeps it from anywhere.
  const [firstField] = useState((): keyof Typed =>
    typed.what === '' ? 'what' : typed.who === '' ? 'who' : 'what',
  )

  const done = (): void => {
    onDone()
    focusEditor()
  }
  const keep = (): void => {
    if (typed.what.trim() === '') {
      setProblem({ field: 'what', sentence: 'Say what is to be done.' })
      return
    }
    try {
      const words = { ...whoTyped(typed.who, people), what: typed.what.trim(), by: dayTyped(typed.by) }
      const action: Action =
        was === null
          ? {
              id: newId(),
              kind: 'action',
              at: live.now(),
              itemId,
              sourceId: source?.id ?? null,
              ...words,
              done: false,
            }
          : { ...was, ...words }
      live.asides.change({ put: [action] }, was === null ? 'the action' : 'the change of the action')
      if (source !== null) settleOffer(live, source.id)
      done()
    } catch (error) {
      setProblem({ field: 'by', sentence: sentenceOf(error) })
    }
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') keep()
    else if (event.key === 'Escape') done()
    else return
    event.preventDefault()
  }
  const field = (name: keyof Typed, label: string, placeholder: string): ReactNode => (
    <label className={`action-field action-${name}`}>
      <span>{label}</span>
      <input
        className="input"
        autoComplete="off"
        placeholder={placeholder}
        // eslint-disable-next-line jsx-a11y/no-autofocus -- the officer has just asked for these fields by a key
        autoFocus={name === firstField}
        data-default={name === firstField ? '' : undefined}
        aria-invalid={problem?.field === name}
        aria-describedby={saidId}
        value={typed[name]}
        onChange={(event) => {
          setTyped({ ...typed, [name]: event.target.value })
          setProblem(null)
        }}
        onKeyDown={onKeyDown}
      />
    </label>
  )
  return (
    <div
      ref={bar}
      className="event-bar action-bar"
      role="group"
      aria-label={was === null ? 'Action' : 'Change an action'}
    >
      {field('who', 'Who', 'Nobody named')}
      {field('what', 'What', 'What is to be done')}
      {field('by', 'By', 'No day')}
      <button type="button" className="button button-primary" onClick={keep}>
        Keep <kbd aria-hidden="true">Enter</kbd>
      </button>
      <button type="button" className="button button-quiet" onClick={done}>
        Cancel <kbd aria-hidden="true">Esc</kbd>
      </button>
      <p id={saidId} role="status" className="action-problem">
        {problem?.sentence ?? ''}
      </p>
    </div>
  )
}
