import { keydownHandler } from 'prosemirror-keymap'
import type { Transaction } from 'prosemirror-state'
import { EditorView } from 'prosemirror-view'
import { useId, useLayoutEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import { flushSync } from 'react-dom'
import type { MinutesSession } from '../state/minutesSession.ts'
import 'prosemirror-view/style/prosemirror.css'
import './adjourned.css'
import './completion.css'
import './editor.css'
import './find.css'
import './offerList.css'

export interface MinutesEditorProps {
  readonly session: MinutesSession
  /** The item of the session that this editor shows: give the component this as its key. */
  readonly itemId: string
  /** Read out on entering: "Minutes, item 20 Inspection of Family Services". It may change while the editor stands. */
  readonly label: string
  /** Puts the caret into the text as soon as it stands. */
  readonly takesFocus: boolean
}

/**
 * The editor of one item. The view is ProseMirror's own; React gives it a place and nothing else, so that a key never waits for React.
 * Under Trusted Types it needs the policy "ProseMirrorClipboard", which prosemirror-view makes for parsing what is pasted.
 */
export function MinutesEditor({ session, itemId, label, takesFocus }: MinutesEditorProps): ReactNode {
  const place = useRef<HTMLDivElement>(null)
  const first = useRef({ label, takesFocus })
  const shown = useRef<EditorView | null>(null)
  const helpId = useId()
  // A layout effect: its end still sees the focus that the next item's editor takes over.
  useLayoutEffect(() => {
    if (place.current === null) return
    const view = new EditorView(place.current, {
      state: session.state(itemId),
      dispatchTransaction: (tr) => void session.dispatch(tr, itemId),
      handleKeyDown: (inView, event) => {
        const step = (direction: 'undo' | 'redo') => (): boolean => {
          session.stepFromText(direction, event.repeat)
          return true
        }
        const keys = { 'Mod-z': step('undo'), 'Mod-y': step('redo'), 'Mod-Shift-z': step('redo') }
        return keydownHandler(keys)(inView, event)
      },
      // The heading above the text stays in sight: the caret is never scrolled under it.
      scrollThreshold: { top: 110, bottom: 40, left: 0, right: 0 },
      scrollMargin: { top: 120, bottom: 60, left: 0, right: 0 },
      attributes: attributesOf(first.current.label, helpId),
    })
    shown.current = view
    const stop = session.watch(() => {
      if (session.summary.getState().itemId === itemId) view.updateState(session.state(itemId))
    })
    const { then } = awaited?.itemId === itemId ? awaited : { then: null }
    standing = { itemId, view }
    if (first.current.takesFocus || focusIsHandedOver || then !== null) {
      focusInSight(view)
    }
    focusIsHandedOver = false
    if (then !== null) {
      awaited = null
      then()
    }
    return () => {
      focusIsHandedOver = view.hasFocus()
      if (standing?.view === view) standing = null
      stop()
      view.destroy()
      shown.current = null
    }
  }, [session, itemId, helpId])
  // The item may be moved or renamed while it is minuted.
  useLayoutEffect(() => {
    shown.current?.setProps({ attributes: attributesOf(label, helpId) })
  }, [label, helpId])
  return (
    <>
      <div ref={place} className="minutes-editor" />
      <p id={helpId} className="visually-hidden">
        Tab moves a point in. To leave, press Escape and then Tab, or F6.
      </p>
    </>
  )
}

function attributesOf(label: string, helpId: string): Record<string, string> {
  return {
    role: 'textbox',
    // It takes the focus without this too; said aloud, the pane round it is known to scroll by keys.
    tabindex: '0',
    'aria-multiline': 'true',
    'aria-label': label,
    'aria-describedby': helpId,
    lang: 'en-GB',
    spellcheck: 'false',
    autocorrect: 'off',
    class: 'minutes-text',
  }
}

/** True between the end of an editor that had the focus and the beginning of the next item's. */
let focusIsHandedOver = false

interface StandingEditor {
  readonly itemId: string
  readonly view: EditorView
}

let standing: StandingEditor | null = null
let awaited: { readonly itemId: string; readonly then: () => void } | null = null

/** Puts the focus into the text, with the caret where it was and in sight. At once, so that no key goes astray. */
export function focusEditor(): void {
  flushSync(() => undefined)
  if (standing !== null) focusInSight(standing.view)
}

/** Puts the focus into the text and types there what was typed beside it by mistake, as if the keys had been pressed at the caret. */
export function typeInEditor(text: string): void {
  focusEditor()
  if (standing === null || text === '') return
  const { view } = standing
  const { from, to } = view.state.selection
  const typed = (): Transaction => view.state.tr.insertText(text, from, to).scrollIntoView()
  if (view.someProp('handleTextInput', (handle) => handle(view, from, to, text, typed)) === true) return
  view.dispatch(typed())
}

function focusInSight(view: EditorView): void {
  // By the view, not by the element: the browser alone would put the caret at the beginning.
  view.focus()
  view.dispatch(view.state.tr.scrollIntoView())
}

/** Puts the focus into the text of this item as soon as its editor stands, now or later; then calls `then`. */
export function focusEditorOf(itemId: string, then: () => void): void {
  flushSync(() => undefined)
  if (standing?.itemId !== itemId) {
    awaited = { itemId, then }
    return
  }
  awaited = null
  focusInSight(standing.view)
  then()
}
