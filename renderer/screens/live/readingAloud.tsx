import { useEffect } from 'react'
import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import { focusEditor } from '../../editor/editorView.tsx'
import { markSpoken, spokenLines } from '../../editor/readAloud.ts'
import { shownKeys } from '../../frame/keyCaps.tsx'
import { ReadAloud } from '../../spelling/readAloud.ts'
import { windowSpeech } from '../../spelling/windowSpeech.ts'
import { reportProblem, useNotices } from '../../state/notices.ts'
import type { LiveMeeting } from './liveMeeting.ts'
import { useLive, useShownItem } from './useLive.ts'

const reader = new ReadAloud(windowSpeech)

/** Reads the item aloud from the line of the caret on; pressed again, it stops. */
export function readAloudOrStop(live: LiveMeeting): void {
  if (reader.reading.getState().isReading) {
    stopReading(live)
    return
  }
  const { itemId } = live.session.summary.getState()
  if (itemId === null) return
  const { houseStyle } = live.view.record.council
  const { doc, selection } = live.session.state(itemId)
  const style = {
    markers: { points: houseStyle.points, subPoints: houseStyle.subPoints },
    resolution: houseStyle.resolution,
  }
  const mark = (blockId: string | null): void => {
    markSpoken(blockId)(live.session.state(itemId), (tr) => live.session.dispatch(tr, itemId))
  }
  reader.read(spokenLines(doc, style, selection.$from.start()), mark).then((hasVoice) => {
    if (!hasVoice) useNotices.getState().show({ id: 'voice', kind: 'note', text: noVoice })
  }, reportProblem)
  focusEditor()
}

const noVoice =
  'This computer has no British English voice of its own, so nothing can be read aloud. Minutebook uses no voice from the internet. In Windows, voices are added in Settings, Time & language, Speech.'

function stopReading(live: LiveMeeting): void {
  reader.stop()
  const { itemId } = live.session.summary.getState()
  if (itemId !== null) live.session.run(markSpoken(null))
}

/** In the status bar while something is read: how to stop it. Esc does too. */
export function ReadingAloud(): ReactNode {
  const live = useLive()
  const itemId = useShownItem(live)
  const { isReading } = useStore(reader.reading)
  useEffect(() => {
    if (!isReading) return
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.isComposing) return
      event.preventDefault()
      event.stopPropagation()
      stopReading(live)
    }
    window.addEventListener('keydown', onKeyDown, true)
    return () => window.removeEventListener('keydown', onKeyDown, true)
  }, [isReading, live])
  // What is read belongs to the item that is shown.
  useEffect(() => () => reader.stop(), [itemId])
  if (!isReading) return null
  return (
    <button type="button" className="status-undo" onClick={() => stopReading(live)}>
      Reading aloud: stop ({shownKeys('Esc')})
    </button>
  )
}
