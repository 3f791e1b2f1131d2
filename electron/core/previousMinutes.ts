import { formatDate } from '../../shared/domain/civilTime.ts'
import { documentsOf } from '../../shared/domain/itemDocuments.ts'
import type { MeetingRecord } from '../../shared/domain/meetingRecord.ts'
import type { Reader } from '../db/database.ts'
import { meetingsOfCommittee } from '../db/meetings.ts'
import type { PackFinding } from '../render/pack/packOrder.ts'
import { readMeetingRecord } from './readMeetingRecord.ts'

/** A finding of the book's own, which the making of the pack cannot know. */
export type CoreFinding = Omit<PackFinding, 'kind'> & {
  readonly kind: string
  /** The meeting on whose Sign screen it is mended. */
  readonly signId?: string
}

/**
 * The meeting whose minutes this one confirms, when they stand on no paper and are in the book, published as a draft or confirmed. Where
 * they are not, a finding says what is missing from the pack.
 */
export function previousMinutesFor(
  reader: Reader,
  record: MeetingRecord,
): { readonly minutes: MeetingRecord | null; readonly findings: readonly CoreFinding[] } {
  const none = { minutes: null, findings: [] }
  const { previousMeeting, meeting, committee, council } = record
  const item = record.items.find((each) => each.kind === 'minutes' && each.origin !== 'meeting')
  if (previousMeeting === null || item === undefined || documentsOf(record, item.id).length > 0) return none
  const before = meetingsOfCommittee(reader, committee.id).findLast(
    (each) => each.meeting.id !== meeting.id && each.meeting.date === previousMeeting,
  )
  const isReady = before?.meeting.state === 'minutes-published' || before?.meeting.state === 'confirmed'
  if (before !== undefined && isReady) {
    return { minutes: readMeetingRecord(reader, before.meeting.id), findings: [] }
  }
  const day = formatDate(previousMeeting, council.houseStyle.dates)
  const sentence =
    before === undefined
      ? `The minutes of the meeting of ${day} are not in this minute book, so they are not in the pack. Put them on “${item.title}” as a file.`
      : `The minutes of the meeting of ${day} are not published yet, so they are not in the pack. Publish them as a draft, or put a file on “${item.title}”.`
  return {
    minutes: null,
    findings: [
      {
        ...{ key: `minutes-not-ready ${previousMeeting}`, kind: 'minutes-not-ready', level: 'advice' },
        ...{ sentence, fileName: '', paperId: null, itemId: item.id, pages: [] },
        ...(before === undefined ? {} : { signId: before.meeting.id }),
      },
    ],
  }
}
