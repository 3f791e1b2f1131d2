import type { AsPrinted } from './asPrinted.ts'

/**
 * What was done with the minutes of a meeting as a whole, the earliest first: read by the chair, published as a draft, confirmed at a
 * later meeting, signed. Nothing of it is ever changed: what was done by mistake is taken back by another act.
 */

/** Words that a later meeting agreed to change. The words of before are kept here. */
export interface AgreedCorrection {
  /** Of the item of the corrected meeting. */
  readonly itemId: string
  /** The block or clause; null for the item as a whole. */
  readonly blockId: string | null
  readonly was: string
  readonly now: string
}

/** The meeting at which something was agreed, and where its own minutes say so. */
export interface AgreedAt {
  /** Null when the book does not hold that meeting. */
  readonly meetingId: string | null
  /** YYYY-MM-DD */
  readonly date: string
  /** Its Minutes item; null when the book does not hold it. */
  readonly itemId: string | null
  /** As printed: "19", "77/21"; empty when unknown. */
  readonly minuteNumber: string
}

/** What the minutes of the later meeting say of an act on those of an earlier one. */
export interface ActSentence {
  /** Of the paragraph that says so; null while it is not known, or where nobody wrote it. */
  readonly blockId: string | null
  readonly words: string
}

/** The minutes that stand in the place of others. */
export interface StandInstead {
  /** Of the meeting whose minutes they are; null where they were told in words. */
  readonly meetingId: string | null
  readonly words: string
}

/** How a meeting found the minutes of the one before (R41, R44). */
export const confirmationManners = ['accurate', 'subject-to'] as const
export type ConfirmationManner = (typeof confirmationManners)[number]

/** On leaves that are signed and initialled by hand (R42), or on the screen where the council's setting allows it. */
export const signingManners = ['paper', 'on-screen'] as const
export type SigningManner = (typeof signingManners)[number]

/** Numbers of the first and the last leaf of a signing copy: they go on through the municipal year (R42, R47). */
export interface Leaves {
  readonly first: number
  readonly last: number
}

interface ActBase {
  readonly id: string
  /** ISO instant at which it was recorded. */
  readonly at: string
  /** The officer who recorded it. */
  readonly by: string
}

export type MinutesAct = ActBase &
  (
    | {
        /** Whoever chaired has read the draft and has no more to say. Never a signature. */
        readonly kind: 'approved-as-draft'
        readonly who: string
        /** The review in which they did; null when the officer was told. */
        readonly reviewId: string | null
      }
    | { readonly kind: 'published-as-draft'; readonly textHash: string }
    | {
        readonly kind: 'confirmed'
        readonly agreedAt: AgreedAt
        readonly manner: ConfirmationManner
        readonly corrections: readonly AgreedCorrection[]
        /** SHA-256 over the canonical text before the corrections, and as it was confirmed. */
        readonly draftHash: string
        readonly textHash: string
        readonly asPrinted: AsPrinted
      }
    /** What was recorded was a mistake: of the recording, never a change of signed words. */
    | { readonly kind: 'withdrawn'; readonly actId: string; readonly reason: string }
    /** The later meeting did not accept them: they are a draft again. */
    | {
        readonly kind: 'refused'
        readonly agreedAt: AgreedAt
        readonly reason: string
        readonly textHash: string
      }
    | {
        /** The signing copy was printed: its leaves are taken. */
        readonly kind: 'copy-made'
        readonly leaves: Leaves
        readonly textHash: string
        /** Head of the meeting's hash chain when it was made: printed on every leaf. */
        readonly chainHead: string
        readonly fileName: string
        readonly sha256: string
      }
    | {
        readonly kind: 'signed'
        readonly agreedAt: AgreedAt
        /** Who presided there: the one who may sign (R41). */
        readonly presider: { readonly personId: string | null; readonly name: string }
        /** YYYY-MM-DD */
        readonly signedOn: string
        readonly manner: SigningManner
        readonly leaves: Leaves | null
        readonly textHash: string
        readonly chainHead: string
      }
    | { readonly kind: 'scan-filed'; readonly fileName: string; readonly sha256: string }
    | {
        readonly kind: 'sealed'
        readonly fileName: string
        readonly sha256: string
        readonly subject: string
      }
    /** After the signing: the signed words stay, and stand beside what a later meeting says of them. */
    | {
        readonly kind: 'corrected'
        readonly agreedAt: AgreedAt
        readonly corrections: readonly AgreedCorrection[]
      }
    /** Other minutes stand in their place, e.g. of the same meeting, drawn up again. */
    | {
        readonly kind: 'superseded'
        readonly agreedAt: AgreedAt
        readonly reason: string
        /** Which stand in their place; absent where it was not said. */
        readonly instead?: StandInstead
      }
    | {
        /** In the later meeting: what it did with the minutes of an earlier one. */
        readonly kind: 'confirms' | 'refuses' | 'corrects' | 'supersedes'
        /** Of the earlier meeting, and of the act in its list. */
        readonly meetingId: string
        readonly actId: string
        readonly date: string
        /** The own item under which it was done. */
        readonly itemId: string
        readonly manner: ConfirmationManner | null
        readonly corrections: readonly AgreedCorrection[]
        /** Absent where the book was not told of a sentence. */
        readonly sentence?: ActSentence
      }
  )

export type MinutesActKind = MinutesAct['kind']
