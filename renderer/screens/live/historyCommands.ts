import { flushSync } from 'react-dom'
import { create } from 'zustand'
import { focusEditor } from '../../editor/editorView.tsx'
import type { Command } from '../../frame/commands.ts'
import { useFrame } from '../../frame/frameState.ts'

interface HistoryState {
  /** Whether the right pane shows earlier versions of the item being minuted. */
  readonly isOpen: boolean
}

export const useHistory = create<HistoryState>(() => ({ isOpen: false }))

/** Shows the earlier versions of the item being minuted in place of the attendance; again, or Escape there, closes them. */
export function toggleHistory(): void {
  if (useHistory.getState().isOpen) {
    closeHistory()
    return
  }
  flushSync(() => {
    useHistory.setState({ isOpen: true })
    useFrame.getState().show('inspector')
  })
}

/** Back to the attendance, and to the words where they were left. */
export function closeHistory(): void {
  flushSync(() => {
    useHistory.setState({ isOpen: false })
    useFrame.getState().show('work')
  })
  focusEditor()
}

export function historyCommands(): readonly Command[] {
  return [
    {
      id: 'minutes.history',
      title: 'History of this item',
      group: 'Minutes',
      keys: ['Ctrl+Shift+Y'],
      run: toggleHistory,
    },
  ]
}
