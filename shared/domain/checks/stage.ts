import type { MeetingState } from '../meeting.ts'
import type { MeetingRecord } from '../meetingRecord.ts'
import { hasWords } from '../minutes.ts'

/** By its state, or because somebody has been marked or something written: officers begin without saying so. */
export function hasBegun(record: Pick<MeetingRecord, 'meeting' | 'attendance' | 'minutes'>): boolean {
  return (
    isOneOf(record.meeting.state, ['in-session', 'draft-minutes', 'minutes-published', 'confirmed']) ||
    record.attendance.some((each) => each.capacity === 'member' && each.status !== 'not-yet') ||
    record.minutes.some((minutes) => minutes.blocks.some(hasWords))
  )
}

export function isOver(record: MeetingRecord): boolean {
  return (
    isOneOf(record.meeting.state, ['draft-minutes', 'minutes-published', 'confirmed']) ||
    (hasBegun(record) && record.meeting.end !== null)
  )
}

function isOneOf(state: MeetingState, states: readonly MeetingState[]): boolean {
  return states.includes(state)
}
