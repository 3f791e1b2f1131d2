import { useQuery, useQueryClient } from '@tanstack/react-query'
import { createContext, useContext, useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { defined } from '../../../shared/domain/assert.ts'
import { quorumAt, roomOf } from '../../../shared/domain/presenceTimeline.ts'
import type { Aside, LineFact } from '../../../shared/domain/meetingFact.ts'
import type { Attendance, Quorum } from '../../../shared/domain/presence.ts'
import { defaultWriting } from '../../../shared/domain/writing.ts'
import type { Writing } from '../../../shared/domain/writing.ts'
import { useCore } from '../../state/core.tsx'
import type { MeetingView } from '../../state/data.ts'
import { asidesOf } from './ahead/asides.ts'
import { hasUnsavedWords, liveMeeting } from './openMeetings.ts'
import type { LiveMeeting } from './liveMeeting.ts'

const LiveContext = createContext<LiveMeeting | null>(null)
export const LiveProvider = LiveContext.Provider

export function useLive(): LiveMeeting {
  return defined(useContext(LiveContext), 'the parts of the live screen stand inside LiveProvider')
}

/** How this office writes; the product's own way until the core has answered. */
export function useWriting(): Writing {
  const { api } = useCore()
  return useQuery(api.writing.get.queryOptions({ input: {} })).data ?? defaultWriting
}

/** The live meeting of this window, kept in step with what the core says of it. */
export function useLiveMeeting(view: MeetingView, writing: Writing): LiveMeeting {
  const core = useCore()
  const queries = useQueryClient()
  const [live] = useState(() => liveMeeting(core, queries, view, writing))
  useEffect(() => live.adopt(view), [live, view])
  useEffect(() => live.adoptWriting(writing), [live, writing])
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent): void => {
      if (hasUnsavedWords()) event.preventDefault()
    }
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [])
  return live
}

export function useFacts(live: LiveMeeting): readonly LineFact[] {
  return useStore(live.session.summary, (summary) => summary.facts)
}

/** Actions and parked lines, what was done here included. */
export function useAsides(live: LiveMeeting, view: MeetingView): readonly Aside[] {
  return asidesOf(view, useStore(live.asides.ahead))
}

export function useShownItem(live: LiveMeeting): string | null {
  return useStore(live.session.summary, (summary) => summary.itemId)
}

/** The attendance with the marks given here laid over it. */
export function useAttendance(live: LiveMeeting, view: MeetingView): readonly Attendance[] {
  const marks = useStore(live.marks.ahead)
  return view.record.attendance.map((one) => ({ ...one, ...marks[one.personId] }))
}

/** The quorum for the shown item: who may take no part in it because of an interest does not count. */
export function useQuorum(live: LiveMeeting, view: MeetingView): Quorum {
  const attendance = useAttendance(live, view)
  const facts = useFacts(live)
  const shown = useShownItem(live)
  return quorumAt({ ...roomOf(view.record), attendance, facts }, 'now', shown)
}
