import { formatDate } from '../../shared/domain/civilTime.ts'
import type { MeetingRecord } from '../../shared/domain/meetingRecord.ts'
import type { Review, ReviewDraft } from '../../shared/domain/review.ts'

/** A draft as the chair reads it, from what was sent. */
export function reviewDraft(
  { council, committee, meeting }: Pick<MeetingRecord, 'council' | 'committee' | 'meeting'>,
  review: Review,
): ReviewDraft {
  return {
    ...({ format: 'minutebook-review', version: 1 } as const),
    ...{ reviewId: review.id, meetingId: meeting.id, council: council.name, committee: committee.name },
    date: formatDate(meeting.date, council.houseStyle.dates),
    ...{
      draft: review.draft,
      to: review.to,
      sentBy: review.sentBy,
      sentAt: review.sentAt,
      items: review.items,
    },
  }
}
