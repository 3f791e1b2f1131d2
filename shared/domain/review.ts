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
  /** ISO instant. */
  readonly sentAt: string
  readonly items: readonly ReviewItem[]
}

/** A remark on one point. At least one of the two is given. */
export interface ReviewRemark {
  readonly pointId: string
  readonly comment: string
  /** The whole point as the chair would have it; null for no suggestion. */
  readonly wording: string | null
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
