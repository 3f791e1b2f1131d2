import { roomOf } from '../../../shared/domain/presenceTimeline.ts'
import type { Room } from '../../../shared/domain/presenceTimeline.ts'
import { useStore } from 'zustand'
import type { MeetingView } from '../../state/data.ts'
import type { LiveMeeting } from './liveMeeting.ts'
import { useAttendance, useFacts } from './useLive.ts'

/** The presence timeline as it stands, with all that was done here and is not yet read back. */
export function roomNow(live: LiveMeeting): Room {
  const marks = live.marks.ahead.getState()
  const { record } = live.view
  return {
    ...roomOf(record),
    attendance: record.attendance.map((one) => ({ ...one, ...marks[one.personId] })),
    facts: live.session.summary.getState().facts,
    presidedBy: live.particulars.now().presidedBy,
  }
}

/** The same, drawn again whenever it changes. */
export function useRoom(live: LiveMeeting, view: MeetingView): Room {
  const attendance = useAttendance(live, view)
  const facts = useFacts(live)
  const particulars = useStore(live.particulars.ahead)
  const { presidedBy } = { ...view.record.meeting, ...particulars }
  return { ...roomOf(view.record), attendance, facts, presidedBy }
}

/** Whether the meeting has begun: something happened in it, or words of its business stand. The roll call comes before. */
export function isUnderWay(live: LiveMeeting): boolean {
  const { items, minutes } = live.view.record
  const isBusiness = (itemId: string): boolean => {
    const kind = items.find((item) => item.id === itemId)?.kind
    return kind !== 'chair' && kind !== 'apologies'
  }
  return (
    live.session.summary.getState().facts.length > 0 ||
    minutes.some((one) => one.blocks.length > 0 && isBusiness(one.itemId))
  )
}
