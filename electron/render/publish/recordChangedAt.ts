import type { MeetingRecord } from '../../../shared/domain/meetingRecord.ts'
import type { PublishOrder } from './publishOrder.ts'

/**
 * When a record that comes without its log last changed, as far as it says itself: when it was last published, or something was done with
 * its minutes; else the day of the meeting.
 */
export function recordChangedAt(record: MeetingRecord): Pick<PublishOrder, 'asOf' | 'calendar'> {
  const { meeting, publications, acts } = record
  const instants = [...publications, ...acts].map(({ at }) => new Date(at).toISOString()).toSorted()
  const asOf = instants.at(-1) ?? `${meeting.date}T00:00:00.000Z`
  return { asOf, calendar: { sequence: instants.length, changedAt: asOf } }
}
