import { useQuery } from '@tanstack/react-query'
import { TextSelection } from 'prosemirror-state'
import { useState } from 'react'
import { useCore } from '../../state/core.tsx'
import { useNotices } from '../../state/notices.ts'
import { clockTime } from '../../state/today.ts'
import type { LiveMeeting } from './liveMeeting.ts'

export interface LastPlace {
  readonly itemId: string
  /** Of the caret in its text. */
  readonly position: number
  readonly savedAt: string
  /** Minutebook was stopped in the middle of it, and the officer has not been told yet. */
  readonly interrupted: boolean
}

/**
 * Where the last word of this meeting was written, for a window that opens it: `asking` until the core has answered, null for nowhere,
 * or when this window has been in the meeting before and knows better.
 */
export function useLastPlace(live: LiveMeeting): LastPlace | null | 'asking' {
  const { api } = useCore()
  const [isNew] = useState(() => live.session.summary.getState().itemId === null)
  const asked = useQuery({
    ...api.history.lastPlace.queryOptions({ input: { meetingId: live.meetingId }, staleTime: 0, gcTime: 0 }),
    enabled: isNew,
  })
  if (!isNew || asked.isError) return null
  if (asked.data === undefined) return 'asking'
  const { place, interrupted } = asked.data
  return place === null
    ? null
    : { ...place, interrupted: interrupted && sessionStorage.getItem(toldKey) !== place.savedAt }
}

/** Puts the caret where the last word was written. What was typed in this window since counts for more. */
export function goToLastPlace(live: LiveMeeting, place: LastPlace): void {
  const state = live.session.state(place.itemId)
  const position = Math.min(Math.max(place.position, 0), state.doc.content.size)
  const caret = TextSelection.near(state.doc.resolve(position), -1)
  live.session.dispatch(state.tr.setSelection(caret).scrollIntoView(), place.itemId)
  if (!place.interrupted) return
  useNotices.getState().show({
    id: 'recovered',
    kind: 'note',
    text: `Minutebook stopped without closing. Everything up to ${clockTime(new Date(place.savedAt))} is here.`,
  })
  sessionStorage.setItem(toldKey, place.savedAt)
}

/** Holds the time of the last save before the stop of which the officer was told: each stop is told once. */
const toldKey = 'recovered'
