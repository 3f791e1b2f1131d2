import { focusEditor } from '../../editor/editorView.tsx'
import type { LiveMeeting } from './liveMeeting.ts'

/** After something that happens at a time: on the day the clock told it, and the caret waits; on another day its time is asked. */
export function goOnAfter(live: LiveMeeting, factId: string): void {
  if (live.isToday) focusEditor()
  else live.openBar({ kind: 'event-time', factId })
}
