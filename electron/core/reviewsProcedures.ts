import { readReviewAnswer } from '../../shared/api/reviewFile.ts'
import { reviewItems } from '../../shared/document/compose/reviewItems.ts'
import { AppError } from '../../shared/domain/appError.ts'
import type { MeetingRecord } from '../../shared/domain/meetingRecord.ts'
import { hasWords } from '../../shared/domain/minutes.ts'
import { remarkKey } from '../../shared/domain/review.ts'
import type { Review, SettledRemark } from '../../shared/domain/review.ts'
import { meetingStream } from '../db/changeKinds.ts'
import { hashOf } from '../db/hashing.ts'
import { readReviews } from '../db/reviews.ts'
import { renderReview } from '../render/review/reviewPage.ts'
import { strictestOfMinutes } from './classify.ts'
import { reviewFileName } from './paperFileName.ts'
import { readMeetingRecord } from './readMeetingRecord.ts'
import { changeableMeeting } from './required.ts'
import { reviewDraft } from './reviewDraft.ts'
import { receiveWord } from './reviewsWord.ts'
import { procedures } from './services.ts'
import { strangeAnswer, takeAnswer } from './takeAnswer.ts'
import { placesIn, toldReview } from './toldReview.ts'

/** The draft minutes, sent to the chair as one file and back. */
export const reviewsProcedures = {
  send: procedures.reviews.send.handler(({ input, context }) => {
    const book = context.book.required()
    const { meetingId, to, format } = input
    changeableMeeting(book.reader, meetingId)
    const record = readMeetingRecord(book.reader, meetingId)
    if (!record.minutes.some(({ blocks }) => blocks.some(hasWords))) {
      throw new AppError(
        'not-allowed',
        'There are no minutes to read yet. Write them, then send the draft.',
        {
          meetingId,
        },
      )
    }
    const items = reviewItems(record)
    const review: Review = {
      ...{ id: context.newId(), to, format, items, draft: hashOf(items), answer: null, settled: [] },
      sentAt: context.clock.now().toISOString(),
      sentBy: context.config.read().officer?.name ?? 'the Governance Officer',
    }
    book.write(({ record: log }) => {
      log(
        meetingStream(meetingId),
        { kind: 'review.sent', payload: { review } },
        { classification: strictestOfMinutes(record) },
      )
    })
    const jobId = context.newId()
    const fileName = reviewFileName(record, format)
    context.jobs.start(jobId, async () => {
      const output = { fileName, ...(await made(record, review)) }
      return { fileName, pages: null, notes: [], output }
    })
    return { reviewId: review.id, jobId }
  }),

  list: procedures.reviews.list.handler(({ input, context }) => {
    const { reader } = context.book.required()
    const items = reviewItems(readMeetingRecord(reader, input.meetingId))
    const now = { draft: hashOf(items), places: placesIn(items) }
    return readReviews(reader, input.meetingId)
      .toReversed()
      .map((review) => toldReview(review, now))
  }),

  receive: procedures.reviews.receive.handler(({ input, context }) => {
    const book = context.book.required()
    const { meetingId, text } = input
    changeableMeeting(book.reader, meetingId)
    const answer = readReviewAnswer(text)
    const review = readReviews(book.reader, meetingId).find((each) => each.id === answer.reviewId)
    if (review === undefined) throw strangeAnswer(answer.meetingId, answer.meetingId !== meetingId)
    return takeAnswer(book, meetingId, review, answer)
  }),

  receiveWord,

  settle: procedures.reviews.settle.handler(({ input, context }) => {
    const book = context.book.required()
    const { meetingId, reviewId, pointId, paragraph, how, reply } = input
    changeableMeeting(book.reader, meetingId)
    const review = readReviews(book.reader, meetingId).find((each) => each.id === reviewId)
    const key = remarkKey({ pointId, paragraph })
    if (review?.answer?.remarks.some((remark) => remarkKey(remark) === key) !== true) {
      throw new AppError('not-found', 'This remark is no longer there. Open the review again.', { pointId })
    }
    const settled: SettledRemark = {
      ...{ pointId, how, reply, at: context.clock.now().toISOString() },
      ...(paragraph === null ? {} : { paragraph }),
    }
    book.write(({ record }) => {
      record(meetingStream(meetingId), { kind: 'review.settled', payload: { reviewId, settled } })
    })
    return { done: true }
  }),
}

async function made(
  record: MeetingRecord,
  review: Review,
): Promise<{ readonly bytes: Uint8Array; readonly mediaType: string }> {
  const draft = reviewDraft(record, review)
  if (review.format !== 'docx') {
    const bytes = new TextEncoder().encode(await renderReview(draft))
    return { bytes, mediaType: 'text/html; charset=utf-8' }
  }
  // What makes Word documents is large, and seldom asked for.
  const { renderWordCopy } = await import('../render/review/wordCopy.ts')
  return { bytes: await renderWordCopy(draft, record.council.houseStyle.headingColour), mediaType: wordType }
}

const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
