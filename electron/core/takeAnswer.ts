import { AppError } from '../../shared/domain/appError.ts'
import type { Review, ReviewAnswer } from '../../shared/domain/review.ts'
import { meetingStream } from '../db/changeKinds.ts'
import { strictestOfMinutes } from './classify.ts'
import type { OpenBook } from './openBook.ts'
import { readMeetingRecord } from './readMeetingRecord.ts'

/** Records what came back, with the remarks on points of the draft that was sent, and tells how many those are. */
export function takeAnswer(
  book: OpenBook,
  meetingId: string,
  review: Review,
  answer: ReviewAnswer,
  file?: { readonly sha256: string; readonly fileName: string },
): { readonly reviewId: string; readonly remarks: number } {
  const known = new Set(review.items.flatMap((item) => item.points).map((point) => point.id))
  const remarks = answer.remarks.filter((remark) => known.has(remark.pointId))
  const classification = strictestOfMinutes(readMeetingRecord(book.reader, meetingId))
  const answered = { reviewId: review.id, answer: { ...answer, remarks } }
  book.write(({ record }) => {
    record(
      meetingStream(meetingId),
      { kind: 'review.answered', payload: { ...answered, ...(file === undefined ? {} : { file }) } },
      { classification },
    )
  })
  return { reviewId: review.id, remarks: remarks.length }
}

/** An answer to a draft that this meeting never sent. `meetingId` is the one that the answer names. */
export function strangeAnswer(meetingId: string, isOther: boolean): AppError {
  return new AppError(
    'invalid-input',
    isOther
      ? 'This answers the draft of another meeting. Open that meeting, and drop the file there.'
      : 'This answers a draft that this minute book never sent. Send the draft again, and ask for an answer to it.',
    { meetingId },
  )
}
