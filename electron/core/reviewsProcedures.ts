import type { z } from 'zod'
import type { reviewSchema } from '../../shared/api/reviewFile.ts'
import { readReviewAnswer } from '../../shared/api/reviewFile.ts'
import { reviewItems } from '../../shared/document/compose/reviewItems.ts'
import { AppError } from '../../shared/domain/appError.ts'
import type { MeetingRecord } from '../../shared/domain/meetingRecord.ts'
import { hasWords } from '../../shared/domain/minutes.ts'
import { placeOf } from '../../shared/domain/review.ts'
import type { Review, ReviewItem, ReviewPoint } from '../../shared/domain/review.ts'
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
      .map((review) => told(review, now))
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
    const { meetingId, reviewId, pointId, how, reply } = input
    changeableMeeting(book.reader, meetingId)
    const review = readReviews(book.reader, meetingId).find((each) => each.id === reviewId)
    if (review?.answer?.remarks.some((remark) => remark.pointId === pointId) !== true) {
      throw new AppError('not-found', 'This remark is no longer there. Open the review again.', { pointId })
    }
    const settled = { pointId, how, reply, at: context.clock.now().toISOString() }
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

interface Placed {
  readonly item: ReviewItem
  readonly point: ReviewPoint
}

function placesIn(items: readonly ReviewItem[]): Map<string, Placed> {
  return new Map(items.flatMap((item) => item.points.map((point) => [point.id, { item, point }])))
}

/** The minutes as they stand, beside what was sent. */
interface DraftNow {
  readonly draft: string
  readonly places: ReadonlyMap<string, Placed>
}

function told(review: Review, now: DraftNow): z.infer<typeof reviewSchema> {
  const { id, to, sentAt, sentBy, draft, answer, format = 'html' } = review
  const sent = placesIn(review.items)
  const settled = new Map(review.settled.map((each) => [each.pointId, each]))
  const order = [...sent.keys()]
  const remarks = (answer?.remarks ?? []).toSorted(
    (a, b) => order.indexOf(a.pointId) - order.indexOf(b.pointId),
  )
  return {
    ...{ id, to, sentAt, sentBy, format, isCurrent: draft === now.draft },
    answer:
      answer === null ? null : { by: answer.by, at: answer.at, verdict: answer.verdict, note: answer.note },
    remarks: remarks.map(({ pointId, comment, wording }) => {
      const there = sent.get(pointId)
      const done = settled.get(pointId)
      return {
        ...{ pointId, comment, wording },
        itemId: there === undefined || there.item.id === 'attendance' ? null : there.item.id,
        where: there === undefined ? '' : placeOf(there.item, there.point),
        was: there?.point.text ?? '',
        now: now.places.get(pointId)?.point.text ?? null,
        settled: done === undefined ? null : { how: done.how, reply: done.reply, at: done.at },
      }
    }),
  }
}
