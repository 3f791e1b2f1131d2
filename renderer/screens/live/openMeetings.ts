import type { QueryClient } from '@tanstack/react-query'
import type { Writing } from '../../../shared/domain/writing.ts'
import type { CoreAccess } from '../../state/core.tsx'
import type { MeetingView } from '../../state/data.ts'
import { LiveMeeting } from './liveMeeting.ts'
import { textCopy } from './textCopy.ts'

const open = new Map<string, LiveMeeting>()

/**
 * The live meeting of this window: it outlives the screen, so that going to the agenda and back keeps unsaved words and the undo stack.
 * Another house style draws other labels: then it is made anew, once everything is saved.
 */
export function liveMeeting(
  core: CoreAccess,
  queries: QueryClient,
  view: MeetingView,
  writing: Writing,
): LiveMeeting {
  // Two books may hold a meeting of the same identity: the sample, made twice.
  const book = queries.getQueryData(core.api.book.status.queryKey({ input: {} }))
  const id = `${book?.folder ?? ''} ${view.record.meeting.id}`
  const known = open.get(id)
  if (known !== undefined) {
    const sameStyle =
      JSON.stringify(known.view.record.council.houseStyle) === JSON.stringify(view.record.council.houseStyle)
    if (sameStyle || known.session.queue.state.getState().waiting > 0) return known
    known.session.close()
  }
  const made = new LiveMeeting(core, queries, view, writing)
  open.set(id, made)
  return made
}

/** Waits until what was typed in this window is durable; false when it cannot be made so for now. */
export async function saveAllWords(): Promise<boolean> {
  const saved = await Promise.all([...open.values()].map((live) => live.session.queue.flush()))
  return saved.every(Boolean)
}

/** Everything minuted in this window, as it stands on its screens, saved or not; empty where no meeting was open. */
export function allWords(): string {
  return [...open.values()].map((live) => textCopy(live.view, live.session)).join('\n\n')
}

/** Whether any meeting of this window has words that are not yet durable. */
export function hasUnsavedWords(): boolean {
  return [...open.values()].some((live) => live.session.queue.state.getState().waiting > 0)
}
