import { useState } from 'react'
import type { ReactNode } from 'react'
import { flushSync } from 'react-dom'
import { create } from 'zustand'
import { focusEditor } from '../../editor/editorView.tsx'
import { showPane } from '../../frame/frameState.ts'
import { useCore } from '../../state/core.tsx'
import type { AgendaItemData } from '../../state/data.ts'
import type { LiveMeeting } from './liveMeeting.ts'
import { useLive } from './useLive.ts'

/** The item whose title is being written in the rail; null for none. */
export const useRenaming = create<{ readonly itemId: string | null }>(() => ({ itemId: null }))

/** F2: the title of the item that is minuted becomes a box in the rail. */
export function renameShownItem(live: LiveMeeting): void {
  const { itemId } = live.session.summary.getState()
  if (itemId === null) return
  showPane('rail')
  flushSync(() => useRenaming.setState({ itemId }))
}

/** The title of an item, to be typed over: Enter keeps it, Esc leaves it as it was; the caret goes back to the text. */
export function RenameItem({ item }: { readonly item: AgendaItemData }): ReactNode {
  const live = useLive()
  const { client } = useCore()
  const [title, setTitle] = useState(item.title)
  const close = (): void => {
    flushSync(() => useRenaming.setState({ itemId: null }))
    focusEditor()
  }
  const keep = (): void => {
    const words = title.trim()
    if (words !== '' && words !== item.title) rename(live, client, item, words)
    close()
  }
  return (
    <div className="inline-box">
      <input
        className="input"
        aria-label={`Title of the item ${item.title}`}
        autoComplete="off"
        // eslint-disable-next-line jsx-a11y/no-autofocus -- the officer has just asked for this box by a key
        autoFocus
        value={title}
        onFocus={(event) => event.target.select()}
        onChange={(event) => setTitle(event.target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'Enter') keep()
          else if (event.key === 'Escape') close()
          else return
          event.preventDefault()
        }}
      />
      <div className="inline-box-choices">
        <button type="button" className="button" onClick={keep}>
          Keep <kbd aria-hidden="true">Enter</kbd>
        </button>
        <button type="button" className="button button-quiet" onClick={close}>
          Cancel <kbd aria-hidden="true">Esc</kbd>
        </button>
      </div>
    </div>
  )
}

type Client = ReturnType<typeof useCore>['client']

/** One act, which Ctrl+Z takes back in its turn. */
function rename(live: LiveMeeting, client: Client, item: AgendaItemData, title: string): void {
  const { meetingId } = live
  const give = (words: string) => (): void => {
    live.act(() => client.agenda.editItem({ meetingId, itemId: item.id, change: { title: words } }))
  }
  give(title)()
  live.session.undoStack.recordAct({
    name: `the title “${title}”`,
    undo: give(item.title),
    redo: give(title),
  })
}
