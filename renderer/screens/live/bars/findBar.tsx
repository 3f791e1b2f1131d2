import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import { useStore } from 'zustand'
import { focusEditor } from '../../../editor/editorView.tsx'
import {
  findStateOf,
  lookFor,
  replaceAllHits,
  replaceHit,
  selectHit,
  stepToHit,
} from '../../../editor/find.ts'
import type { FindState } from '../../../editor/find.ts'
import type { FindQuery } from '../../../editor/findText.ts'
import type { MeetingView } from '../../../state/data.ts'
import type { LiveMeeting } from '../liveMeeting.ts'
import { useLive, useShownItem } from '../useLive.ts'
import { FoundItems } from './foundItems.tsx'
import './findBar.css'

export interface FindBarProps {
  readonly view: MeetingView
  /** Another value each time the bar is asked for: the words to find are then waiting to be typed over. */
  readonly opened: { readonly replaces: boolean }
  readonly onDone: () => void
}

/** Ctrl+F and Ctrl+H: finds in the item of the caret, which stays where it is; Esc goes back to it. */
export function FindBar({ view, opened, onDone }: FindBarProps): ReactNode {
  const live = useLive()
  const [query, setQuery] = useState<FindQuery>(() => firstQuery(live))
  const [everywhere, setEverywhere] = useState(false)
  const { hits, at } = useFinding(live, query)
  const box = useRef<HTMLInputElement>(null)
  useLayoutEffect(() => {
    box.current?.focus()
    box.current?.select()
  }, [opened])
  const done = (): void => {
    onDone()
    focusEditor()
  }
  const editHere = (): void => {
    if (live.session.run(selectHit)) done()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') done()
    else if (event.key === 'Enter' && event.altKey) editHere()
    else return
    event.preventDefault()
  }
  const counted = query.text === '' ? '' : hits.length === 0 ? 'None' : `${at + 1} of ${hits.length}`
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys of its boxes and buttons, from wherever in it
    <div className="event-bar find-bar" role="search" aria-label="Find in the minutes" onKeyDown={onKeyDown}>
      <input
        ref={box}
        className="input"
        aria-label="Find"
        placeholder="Find"
        autoComplete="off"
        value={query.text}
        onChange={(event) => setQuery({ ...query, text: event.target.value })}
        onKeyDown={onEnter((isBack) => live.session.run(stepToHit(isBack ? -1 : 1)))}
      />
      <span className="find-count" role="status">
        {counted}
      </span>
      <StepButton
        name="Previous"
        keys="Shift+Enter"
        sign="↑"
        onPress={() => live.session.run(stepToHit(-1))}
      />
      <StepButton name="Next" keys="Enter" sign="↓" onPress={() => live.session.run(stepToHit(1))} />
      <button type="button" className="button" disabled={hits.length === 0} onClick={editHere}>
        Edit here <kbd aria-hidden="true">Alt+Enter</kbd>
      </button>
      <Choice
        name="Match case"
        isOn={query.matchCase}
        onChange={(matchCase) => setQuery({ ...query, matchCase })}
      />
      <Choice name="All items" isOn={everywhere} onChange={setEverywhere} />
      <button type="button" className="button button-quiet" onClick={done}>
        Close <kbd aria-hidden="true">Esc</kbd>
      </button>
      {opened.replaces ? <Replacing live={live} hits={hits} /> : null}
      {everywhere ? <FoundItems view={view} query={query} /> : null}
    </div>
  )
}

/** What was looked for last, for the next time. */
let last: FindQuery = { text: '', matchCase: false }

/** What is selected in the text, when it is part of one line; else what was looked for last. */
function firstQuery(live: LiveMeeting): FindQuery {
  if (live.session.summary.getState().itemId === null) return last
  const { selection, doc } = live.session.state()
  const { $from, $to, empty } = selection
  if (empty || !$from.sameParent($to)) return last
  return { ...last, text: doc.textBetween(selection.from, selection.to) }
}

/** Looks for it in the item that is shown, as long as the bar stands. */
function useFinding(live: LiveMeeting, query: FindQuery): FindState {
  const itemId = useShownItem(live)
  useStore(live.session.summary, (summary) => summary.version)
  useEffect(() => {
    last = query
    if (itemId === null) return
    live.session.run(lookFor(query.text === '' ? null : query))
    return () => {
      lookFor(null)(live.session.state(itemId), (tr) => live.session.dispatch(tr, itemId))
    }
  }, [live, itemId, query])
  return itemId === null ? { query: null, hits: [], at: -1 } : findStateOf(live.session.state(itemId))
}

function onEnter(run: (isBack: boolean) => void): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.key !== 'Enter' || event.altKey || event.nativeEvent.isComposing) return
    run(event.shiftKey)
    event.preventDefault()
  }
}

/** The second row, after Ctrl+H. Names of people that refer to somebody are never replaced. */
function Replacing(props: { readonly live: LiveMeeting; readonly hits: FindState['hits'] }): ReactNode {
  const { session } = props.live
  const [words, setWords] = useState('')
  const replace = (): void => void session.run(replaceHit(words))
  const names = props.hits.filter((hit) => !hit.isText).length
  return (
    <div className="find-replacing">
      <input
        className="input"
        aria-label="Replace with"
        placeholder="Replace with"
        autoComplete="off"
        value={words}
        onChange={(event) => setWords(event.target.value)}
        onKeyDown={onEnter(replace)}
      />
      <button type="button" className="button" onClick={replace}>
        Replace
      </button>
      <button type="button" className="button" onClick={() => session.run(replaceAllHits(words))}>
        Replace all in this item
      </button>
      {names === 0 ? null : (
        <span>{names === 1 ? '1 is a name and stays.' : `${names} are names and stay.`}</span>
      )}
    </div>
  )
}

function StepButton(props: {
  readonly name: string
  readonly keys: string
  readonly sign: string
  readonly onPress: () => void
}): ReactNode {
  return (
    <button
      type="button"
      className="button"
      aria-label={props.name}
      title={`${props.name} (${props.keys})`}
      onClick={props.onPress}
    >
      {props.sign}
    </button>
  )
}

function Choice(props: {
  readonly name: string
  readonly isOn: boolean
  readonly onChange: (isOn: boolean) => void
}): ReactNode {
  return (
    <label className="find-choice">
      <input
        type="checkbox"
        checked={props.isOn}
        onChange={(event) => props.onChange(event.target.checked)}
      />
      {props.name}
    </label>
  )
}
