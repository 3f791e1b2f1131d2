/** One thing of the draft that can be remarked on: a paragraph, a point, an event or a clause of a resolution. */
export interface ReviewPoint {
  /** Of the block, or of the clause: what a remark comes back on. */
  readonly id: string
  readonly kind: 'prose' | 'point' | 'event' | 'clause'
  readonly level: 0 | 1 | 2
  /** "bb)" and "Point b b"; both empty where there is none. */
  readonly label: string
  readonly say: string
  /** What stands before the first clause of a resolution: "Resolved to:"; empty elsewhere. */
  readonly lead: string
  readonly text: string
}

export interface ReviewItem {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly points: readonly ReviewPoint[]
}

/** "Minute 20, Point b b": as the chair's page names it. */
export function placeOf(item: Pick<ReviewItem, 'number' | 'title'>, point: Pick<ReviewPoint, 'say'>): string {
  const minute = item.number === '' ? item.title : `Minute ${item.number}`
  return point.say === '' ? minute : `${minute}, ${point.say}`
}

export const reviewFormats = ['html', 'docx'] as const
/** What the chair gets: a page for any browser, or a Word copy. */
export type ReviewFormat = (typeof reviewFormats)[number]

/** A draft as it goes to the chair: whole in itself, with no word of the officer's notes. */
export interface ReviewDraft {
  readonly format: 'minutebook-review'
  readonly version: 1
  readonly reviewId: string
  readonly meetingId: string
  readonly council: string
  readonly committee: string
  /** As printed: "3 November 2022". */
  readonly date: string
  /** SHA-256 over the canonical form of `items`: a remark says on which words it was made. */
  readonly draft: string
  readonly sentBy: string
  /** The chair, as the officer named them. */
  readonly to: string
  /** ISO instant. */
  readonly sentAt: string
  readonly items: readonly ReviewItem[]
}

/** A paragraph that the chair put in beside a point: on which side of it, and the how manyth there, from 1. */
export interface NewParagraph {
  readonly side: 'before' | 'after'
  readonly nth: number
}

/** A remark on one point, or a new paragraph beside it. At least one of comment and wording is given; of a paragraph the wording. */
export interface ReviewRemark {
  readonly pointId: string
  /** Absent for a remark on the point itself. */
  readonly paragraph?: NewParagraph | undefined
  readonly comment: string
  /** The whole point, or the whole new paragraph, as the chair would have it; null for no suggestion. */
  readonly wording: string | null
}

/** What tells a remark from every other of its answer: a point may have one of its own, and several paragraphs beside it. */
export function remarkKey(remark: {
  readonly pointId: string
  readonly paragraph?: NewParagraph | null | undefined
}): string {
  const paragraph = remark.paragraph ?? null
  return paragraph === null ? remark.pointId : `${remark.pointId} ${paragraph.side} ${paragraph.nth}`
}

export const reviewVerdicts = ['approved', 'returned'] as const
export type ReviewVerdict = (typeof reviewVerdicts)[number]

/** What comes back. Approving a draft is never signing: that happens where the minutes are agreed (R41). */
export interface ReviewAnswer {
  readonly format: 'minutebook-review-answer'
  readonly version: 1
  readonly reviewId: string
  readonly meetingId: string
  readonly draft: string
  readonly by: string
  /** ISO instant. */
  readonly at: string
  /** Null while the review is not finished. */
  readonly verdict: ReviewVerdict | null
  /** On the whole draft. */
  readonly note: string
  readonly remarks: readonly ReviewRemark[]
}

export const settlings = ['accepted', 'declined', 'seen'] as const
/** What the officer made of a remark: took the wording, did not, or read what was said. */
export type Settling = (typeof settlings)[number]

export interface SettledRemark {
  readonly pointId: string
  /** As on the remark. */
  readonly paragraph?: NewParagraph | undefined
  readonly how: Settling
  /** What the officer says to it; empty for nothing. */
  readonly reply: string
  /** ISO instant. */
  readonly at: string
}

/** A draft that was sent, and what came of it. */
export interface Review {
  readonly id: string
  /** The chair, as the officer named them. */
  readonly to: string
  /** ISO instant. */
  readonly sentAt: string
  readonly sentBy: string
  readonly draft: string
  /** Absent for the page. */
  readonly format?: ReviewFormat
  /** The words as they were sent. */
  readonly items: readonly ReviewItem[]
  /** The latest that came back. */
  readonly answer: ReviewAnswer | null
  readonly settled: readonly SettledRemark[]
}

/**
 * The review with an answer. An answer may come more than once, kept and gone on with: what the officer settled stays settled where the
 * chair says the same still, and is open again where they say something else.
 */
export function answered(review: Review, answer: ReviewAnswer): Review {
  const before = new Map((review.answer?.remarks ?? []).map((remark) => [remarkKey(remark), remark]))
  const same = new Set(
    answer.remarks
      .filter((remark) => {
        const old = before.get(remarkKey(remark))
        return old !== undefined && old.comment === remark.comment && old.wording === remark.wording
      })
      .map(remarkKey),
  )
  return { ...review, answer, settled: review.settled.filter((each) => same.has(remarkKey(each))) }
}

/** The review with what the officer made of one remark, in place of what they made of it before. */
export function withSettled(review: Review, settled: SettledRemark): Review {
  const key = remarkKey(settled)
  return { ...review, settled: [...review.settled.filter((each) => remarkKey(each) !== key), settled] }
}
