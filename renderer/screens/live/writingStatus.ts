import type { Node } from 'prosemirror-model'
import { createStore } from 'zustand/vanilla'
import { focusEditor } from '../../editor/editorView.tsx'
import { paste, pasteStep } from '../../editor/paste.ts'
import type { PastedAsPoints } from '../../editor/paste.ts'
import type { MinutesSession } from '../../state/minutesSession.ts'
import { newId } from '../../state/newId.ts'

interface WritingStatus {
  /** One sentence about the last key of writing; null for none. */
  readonly said: string | null
  /** What was pasted as points and may have been meant as text. */
  readonly pasted: PastedAsPoints | null
  /** The text it was said of: it is over once the text is another. */
  readonly doc: Node | null
}

/** What the status line says about writing. */
export const writingStatus = createStore<WritingStatus>(() => ({ said: null, pasted: null, doc: null }))

export function sayOfWriting(session: MinutesSession, said: string): void {
  writingStatus.setState({ said, pasted: null, doc: session.state().doc })
}

export function sayPasted(session: MinutesSession, pasted: PastedAsPoints): void {
  const said = pasted.points === 1 ? 'Pasted as a point.' : `Pasted as ${pasted.points} points.`
  writingStatus.setState({ said, pasted, doc: session.state().doc })
}

/** The same clipboard again, its labels and all, in the place of the points it became. */
export function pasteAsText(session: MinutesSession, pasted: PastedAsPoints): void {
  if (!canPasteAsText(session)) return
  session.undo()
  session.run(paste({ ...pasted.clipboard, asText: true }, newId))
  focusEditor()
}

/** A mark of attendance may have come since: that is not what the button takes back. */
export function canPasteAsText(session: MinutesSession): boolean {
  return session.undoStack.names.getState().undo === pasteStep
}
