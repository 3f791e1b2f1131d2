import { useState } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import { flushSync } from 'react-dom'
import { focusEditor } from '../../../editor/editorView.tsx'
import { useFrame } from '../../../frame/frameState.ts'
import { holdKeys } from '../../../frame/typeAhead.ts'
import type { MeetingView } from '../../../state/data.ts'
import { reportProblem } from '../../../state/notices.ts'
import { insertItem } from '../insertItem.ts'
import { useLive, useShownItem } from '../useLive.ts'

/**
 * A title, then Enter: it comes after the item being minuted (Shift+Enter: before it), and later numbers follow. Tab, and why it is
 * urgent, makes it an urgent item whose minutes begin with the chair's reason (R5).
 */
export function InsertItem(props: {
  readonly view: MeetingView
  readonly onShow: (itemId: string) => void
  readonly onDone: () => void
}): ReactNode {
  const live = useLive()
  const shown = useShownItem(live)
  const [title, setTitle] = useState('')
  const [reason, setReason] = useState('')
  const close = (): void => {
    // Where one pane is shown at a time, that of the minutes again.
    useFrame.getState().show('work')
    props.onDone()
  }
  const cancel = (): void => {
    flushSync(close)
    focusEditor()
  }
  const add = async (before: boolean): Promise<void> => {
    if (title.trim() === '') return
    // What is typed from now on is meant for the new item.
    const release = holdKeys()
    close()
    const tops = props.view.record.items.filter((item) => item.parentId === null)
    const at = tops.findIndex((item) => item.id === topOf(props.view, shown))
    const afterId = before ? (tops[at - 1]?.id ?? null) : (tops[at]?.id ?? tops.at(-1)?.id ?? null)
    try {
      props.onShow(await insertItem(live, { title: title.trim(), afterId, urgentBecause: reason.trim() }))
    } catch (error) {
      reportProblem(error)
    } finally {
      release()
    }
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') void add(event.shiftKey)
    else if (event.key === 'Escape') cancel()
    else return
    event.preventDefault()
  }
  return (
    <div className="inline-box new-item">
      <input
        className="input"
        aria-label="Title of the item, Enter: after this item, Shift+Enter: before it"
        placeholder="Title, then Enter"
        autoComplete="off"
        // eslint-disable-next-line jsx-a11y/no-autofocus -- the officer has just asked for this box by a key
        autoFocus
        value={title}
        onChange={(event) => setTitle(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <input
        className="input"
        aria-label="Urgent, because: the special circumstances; empty when it is not urgent"
        placeholder="Tab: urgent, because …"
        autoComplete="off"
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <div className="inline-box-choices">
        <button type="button" className="button" onClick={() => void add(false)}>
          After this item
        </button>
        <button type="button" className="button" onClick={() => void add(true)}>
          Before it
        </button>
        <button type="button" className="button button-quiet" onClick={cancel}>
          Cancel
        </button>
      </div>
    </div>
  )
}

function topOf(view: MeetingView, itemId: string | null): string | null {
  const item = view.record.items.find((one) => one.id === itemId)
  return item?.parentId ?? itemId
}
