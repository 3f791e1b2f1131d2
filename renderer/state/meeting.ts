import { useQuery } from '@tanstack/react-query'
import type { UseQueryResult } from '@tanstack/react-query'
import { useCore } from './core.tsx'
import type { MeetingView } from './data.ts'

/** A meeting with all that belongs to it; it reads again when the core says that the meeting changed. */
export function useMeeting(meetingId: string): UseQueryResult<MeetingView> {
  const { api } = useCore()
  return useQuery(api.meetings.get.queryOptions({ input: { meetingId } }))
}
