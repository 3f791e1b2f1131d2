import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import { useLocation } from 'wouter'
import { useStore } from 'zustand'
import type { FindQuery } from '../../../editor/findText.ts'
import { focusEditor, focusEditorOf } from '../../../editor/editorView.tsx'
import {
  findStateOf,
  lookFor,
  replaceAllHits,
  replaceHit,
  selectHit,
  stepToHit,
} from '../../../editor/find.ts'
import type { MeetingView } from '../../../state/data.ts'
import type { LiveMeeting } from '../liveMeeting.ts'
import { useLive, useShownItem } from '../useLive.ts'
import { hitsOfItems } from './findInItems.ts'
import './findBar.css'

/** What was looked for last, for the next time. */
let last: FindQuery = { text: '', matchCase: false }

export interface FindBarProps {
  readonly view: MeetingView
  /** Another value each time the bar is asked for: the words to find are then waiting to be typed over. */
  readonly opened: { readonly replaces: boolean }
  readonly onDone: () => void
}

/** Ctrl+F and Ctrl+H: finds in the item of the caret, which stays where it is; Esc goes back to it. */
export function FindBar({ view, opened, onDone }: FindBarProps): ReactNode {
  const live = useLive()
  const itemId = useShownItem(live)
  const [query, setQuery] = useState<FindQuery>(() => ({ ...last, text: selectedWords(live) ?? last.text }))
  const [words, setWords] = useState('')
  const [everywhere, setEverywhere] = useState(false)
  const box = useRef<HTMLInputElement>(null)
  const version = useStore(live.session.summary, (summary) => summary.version)
  useLayoutEffect(() => {
    box.current?.focus()
    box.current?.select()
  }, [opened])
  useEffect(() => {
    last = query
    if (itemId === null) return
    live.session.run(lookFor(query.text === '' ? null : query))
    return () => {
      lookFor(null)(live.session.state(itemId), (tr) => live.session.dispatch(tr, itemId))
    }
  }, [live, itemId, query])
  const { hits, at } = itemId === null ? { hits: [], at: -1 } : findStateOf(live.session.state(itemId))
  const done = (): void => {
    onDone()
    focusEditor()
  }
  const editHere = (): void => {
    if (live.session.run(selectHit)) done()
  }
  const onKeys = (onEnter: (isBack: boolean) => void) => (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') done()
    else if (event.key === 'Enter' && event.altKey) editHere()
    else if (event.key === 'Enter') onEnter(event.shiftKey)
    else return
    event.preventDefault()
  }
  const counted = query.text === '' ? '' : hits.length === 0 ? 'None' : `${at + 1} of ${hits.length}`
  return (
    <div className="event-bar find-bar" role="search" aria-label="Find in the minutes">
      <input
        ref={box}
        className="input"
        aria-label="Find"
        placeholder="Find"
        autoComplete="off"
        value={query.text}
        onChange={(event) => setQuery({ ...query, text: event.target.value })}
        onKeyDown={onKeys((isBack) => live.session.run(stepToHit(isBack ? -1 : 1)))}
      />
      <span className="find-count" role="status">
        {counted}
      </span>
      <button
        type="button"
        className="button"
        aria-label="Previous"
        title="Previous (Shift+Enter)"
        onClick={() => live.session.run(stepToHit(-1))}
      >
        ↑
      </button>
      <button
        type="button"
        className="button"
        aria-label="Next"
        title="Next (Enter)"
        onClick={() => live.session.run(stepToHit(1))}
      >
        ↓
      </button>
      <button type="button" className="button" disabled={hits.length === 0} onClick={editHere}>
        Edit here <kbd aria-hidden="true">Alt+Enter</kbd>
      </button>
      {opened.replaces ? (
        <>
          <input
            className="input"
            aria-label="Replace with"
            placeholder="Replace with"
            autoComplete="off"
            value={words}
            onChange={(event) => setWords(event.target.value)}
            onKeyDown={onKeys(() => live.session.run(replaceHit(words)))}
          />
          <button type="button" className="button" onClick={() => live.session.run(replaceHit(words))}>
            Replace
          </button>
          <button type="button" className="button" onClick={() => live.session.run(replaceAllHits(words))}>
            Replace all
          </button>
        </>
      ) : null}
      <label className="find-choice">
        <input
          type="checkbox"
          checked={query.matchCase}
          onChange={(event) => setQuery({ ...query, matchCase: event.target.checked })}
        />
        Match case
      </label>
      <label className="find-choice">
        <input
          type="checkbox"
          checked={everywhere}
          onChange={(event) => setEverywhere(event.target.checked)}
        />
        All items
      </label>
      <button type="button" className="button button-quiet" onClick={done}>
        Close <kbd aria-hidden="true">Esc</kbd>
      </button>
      {everywhere ? <OtherItems view={view} query={query} version={version} /> : null}
    </div>
  )
}

/** The items that have it, and how often; a press opens one, with the search going on there. */
function OtherItems(props: {
  readonly view: MeetingView
  readonly query: FindQuery
  /** Rises with the text. */
  readonly version: number
}): ReactNode {
  const live = useLive()
  const shown = useShownItem(live)
  const [, navigate] = useLocation()
  const found = hitsOfItems(props.view, props.query, (itemId) =>
    live.session.isOpen(itemId) ? live.session.state(itemId).doc : null,
  )
  const open = (itemId: string, button: HTMLElement): void => {
    navigate(`/meetings/${live.meetingId}/live/${itemId}`, { replace: true })
    focusEditorOf(itemId, () => button.closest('.find-bar')?.querySelector('input')?.focus())
  }
  if (found.length === 0) return props.query.text === '' ? null : <p className="find-items">In no item.</p>
  return (
    <ul className="find-items" aria-label="Items that have it">
      {found.map(({ itemId, number, title, count }) => (
        <li key={itemId}>
          <button
            type="button"
            className="button"
            aria-current={itemId === shown ? 'true' : undefined}
            onClick={(event) => open(itemId, event.currentTarget)}
          >
            {number} {title} <strong>{count}</strong>
          </button>
        </li>
      ))}
    </ul>
  )
}

/** What is selected in the text, when it is part of one line. */
function selectedWords(live: LiveMeeting): string | null {
  if (live.session.summary.getState().itemId === null) return null
  const { selection, doc } = live.session.state()
  const { $from, $to, empty } = selection
  return empty || !$from.sameParent($to) ? null : doc.textBetween(selection.from, selection.to)
}
