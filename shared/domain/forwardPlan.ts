/** Why 28 days were not given (R11, R12). */
export const urgencies = ['none', 'general-exception', 'special-urgency'] as const
export type KeyDecisionUrgency = (typeof urgencies)[number]

/** A key decision, as the document that must be published before it states it (R8 to R12; SI 2012/2089, reg. 5, 9 to 11). */
export interface KeyDecision {
  readonly id: string
  readonly matter: string
  /** Name and title of who decides, or the name of the body. */
  readonly decisionMaker: string
  /** The day or the period in which it is made, YYYY-MM-DD each; `to` is null for a day, `from` while nobody has said when. */
  readonly from: string | null
  readonly to: string | null
  /** The documents submitted to who decides, one to a line; others may follow. */
  readonly documents: readonly string[]
  /** From whom copies can be had, and how. */
  readonly contact: string
  /** Considered in public, or in private with the reasons (R8). */
  readonly private: boolean
  readonly privateReason: string
  /** Day of publication; null while it is a draft. */
  readonly publishedOn: string | null
  readonly urgency: KeyDecisionUrgency
  /** Why it could not wait; empty when `urgency` is none. */
  readonly urgencyReason: string
  /** The meeting where it is taken; null when an individual decides or none is chosen. */
  readonly meetingId: string | null
}
