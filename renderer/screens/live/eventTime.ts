import { flushSync } from 'react-dom'
import { focusEditor } from '../../editor/editorView.tsx'
import { useFrame } from '../../frame/frameState.ts'
import type { LiveMeeting } from './liveMeeting.ts'
import { focusFactTime } from './timeline.tsx'

/** After something that happens at a time: on the day the clock told it, and the caret waits; on another day its time waits to be typed. */
export function goOnAfter(live: LiveMeeting, factId: string): void {
  if (live.isToday) {
    focusEditor()
    return
  }
  flushSync(() => useFrame.getState().show('inspector'))
  focusFactTime(factId)
}
