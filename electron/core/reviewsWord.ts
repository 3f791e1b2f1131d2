import { AppError } from '../../shared/domain/appError.ts'
import type { MeetingRecord } from '../../shared/domain/meetingRecord.ts'
import type { Review, ReviewAnswer } from '../../shared/domain/review.ts'
import { readReviews } from '../db/reviews.ts'
import { wordCopyAnswer } from '../render/review/wordCopyAnswer.ts'
import type { WordCopyAnswer } from '../render/review/wordCopyAnswer.ts'
import type { WordCopyFound } from '../render/review/wordCopyFound.ts'
import { shortName, wordCopyLines } from '../render/review/wordCopyLines.ts'
import { readMeetingRecord } from './readMeetingRecord.ts'
import { changeableMeeting } from './required.ts'
import { reviewDraft } from './reviewDraft.ts'
import { procedures } from './services.ts'
import { strangeAnswer, takeAnswer } from './takeAnswer.ts'

/** Below this share of a draft, a document is another text. */
const leastFound = 0.3

/** A Word copy that the chair changed or commented on, taken in point by point. */
export const receiveWord = procedures.reviews.receiveWord.handler(async ({ input, context }) => {
  const book = context.book.required()
  const { meetingId, sha256, fileName } = input
  changeableMeeting(book.reader, meetingId)
  const found = await context.reading.wordCopy(sha256)
  if (found.kind === 'refused') {
    throw new AppError('invalid-input', `“${fileName}”: ${found.sentence}`, { field: 'file' })
  }
  // The minutes may have been confirmed, or the book closed, while the file was read.
  changeableMeeting(book.reader, meetingId)
  const record = readMeetingRecord(book.reader, meetingId)
  const { review, said } = theReview(found, record, readReviews(book.reader, meetingId))
  const answer: ReviewAnswer = {
    ...({ format: 'minutebook-review-answer', version: 1 } as const),
    ...{ reviewId: review.id, meetingId, draft: review.draft },
    ...{ by: said.by, at: context.clock.now().toISOString(), verdict: said.verdict },
    ...{ note: said.note, remarks: said.remarks },
  }
  return takeAnswer(book, meetingId, review, answer, { sha256, fileName })
})

type Copy = Extract<WordCopyFound, { kind: 'copy' }>

interface Compared {
  readonly review: Review
  readonly said: WordCopyAnswer
}

/** By what the document says of itself, by its marks, or, where a program kept neither, by its words: the one it has most of. */
function theReview(copy: Copy, record: MeetingRecord, reviews: readonly Review[]): Compared {
  const { reviewId, meetingId } = copy.properties
  const isKept = reviewId !== undefined
  const candidates = isKept ? reviews.filter((review) => review.id === reviewId) : withItsMarks(copy, reviews)
  if (isKept && candidates.length === 0) {
    throw strangeAnswer(meetingId ?? '', meetingId !== undefined && meetingId !== record.meeting.id)
  }
  const [best] = candidates
    .toReversed()
    .map((review) => ({ review, said: wordCopyAnswer(copy, wordCopyLines(reviewDraft(record, review))) }))
    .toSorted((one, other) => other.said.found - one.said.found)
  if (best !== undefined && best.said.found >= leastFound) return best
  throw new AppError(
    'invalid-input',
    'This Word document is not the draft that was sent, or next to nothing of it is left. Ask for the copy that the chair saved, and drop it here.',
    { field: 'file' },
  )
}

/** Without any marks, every draft that went out as a Word copy comes into question; the latest few. */
function withItsMarks(copy: Copy, reviews: readonly Review[]): readonly Review[] {
  const marks = new Set(
    copy.paragraphs
      .flat()
      .flatMap((piece) => (piece.kind === 'mark' ? [piece.name.split('_')[1] ?? ''] : [])),
  )
  const marked = reviews.filter((review) => marks.has(shortName(review.id)))
  return marked.length > 0 ? marked : reviews.slice(-5)
}
