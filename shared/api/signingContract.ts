import { z } from 'zod'
import { minutesStates } from '../domain/minutesStanding.ts'
import { confirmationManners, signingManners } from '../domain/minutesActs.ts'
import { dateSchema, idSchema, lineSchema, nameSchema, paragraphSchema, sha256Schema } from './fields.ts'
import {
  agreedAtSchema,
  agreedCorrectionSchema,
  minutesActSchema,
  standInsteadSchema,
} from './minutesActSchema.ts'
import { done, procedure } from './procedure.ts'

const ofMeeting = z.strictObject({ meetingId: idSchema })

/** How the later meeting's own minutes come to say what it agreed. */
const told = {
  /**
   * Writes the sentence under the item of the later meeting, in the same transaction, unless the item says so already or the minutes of
   * that meeting are confirmed.
   */
  writeSentence: z.boolean().default(false),
  /** The paragraph, of whoever writes the sentence by themselves: it is known again when the act is taken back. */
  sentenceBlockId: idSchema.nullable().default(null),
}

/** One thing that `verify` looked at, and what it found. */
export const verifiedSchema = z.strictObject({
  what: z.string(),
  ok: z.boolean(),
  /** What is wrong, or what was compared: a sentence. */
  found: z.string(),
})

export const standingSchema = z.strictObject({
  state: z.enum(minutesStates),
  acts: z.array(minutesActSchema),
  /** SHA-256 over the canonical text as it stands. */
  textHash: sha256Schema,
  /** Head of the hash chain of the meeting. */
  chainHead: sha256Schema,
  /** The meetings of this committee that could confirm these minutes, the next suitable first (R41). */
  canBeConfirmedAt: z.array(
    z.strictObject({
      ...{ meetingId: idSchema, date: dateSchema, itemId: idSchema.nullable() },
      /** What its Minutes item is called there, "item 2"; empty where there is none. */
      itemName: z.string(),
      /** False once its own minutes are confirmed: nothing more is written into them. */
      mayWrite: z.boolean(),
    }),
  ),
  /** Minutes of earlier meetings that nobody has confirmed yet, the earliest first: this meeting may. */
  toConfirm: z.array(z.strictObject({ meetingId: idSchema, date: dateSchema, state: z.enum(minutesStates) })),
  /** The number that the first leaf of a signing copy has, or would have. */
  firstLeaf: z.int(),
  /** Minutes of earlier meetings of the municipal year that are confirmed and have no signing copy yet: their leaves come first (R42). */
  earlierWithoutCopy: z.array(z.strictObject({ meetingId: idSchema, date: dateSchema })),
})

/** What is done with the minutes as a whole: read, confirmed, signed, corrected, verified. */
export const signing = {
  standing: procedure.input(ofMeeting).output(standingSchema),
  /** The chair has read the draft and has no more to say. Never a signature. */
  approveDraft: procedure
    .input(ofMeeting.extend({ who: nameSchema, reviewId: idSchema.nullable() }))
    .output(done),
  /**
   * A later meeting agreed the minutes. The corrections go into the text, the words of before stay in the act; the record stands from then
   * on, in both meetings' logs. `not-allowed` while it is confirmed already, or when the other meeting is not later or not of this committee.
   */
  confirm: procedure
    .input(
      ofMeeting.extend({
        agreedAt: agreedAtSchema,
        manner: z.enum(confirmationManners),
        corrections: z.array(agreedCorrectionSchema).max(500),
        ...told,
      }),
    )
    .output(z.strictObject({ actId: idSchema, textHash: sha256Schema })),
  /** A later meeting did not accept them: they are a draft again. */
  refuse: procedure
    .input(ofMeeting.extend({ agreedAt: agreedAtSchema, reason: paragraphSchema, ...told }))
    .output(z.strictObject({ actId: idSchema })),
  /**
   * The latest of what was recorded by mistake: a confirmation, a refusal, a signing, a correction of signed minutes, a supersession. Both
   * are kept. The sentence of the later meeting's minutes goes too where nobody has edited it. Of signed minutes no word changes by it.
   */
  withdraw: procedure.input(ofMeeting.extend({ actId: idSchema, reason: nameSchema })).output(
    z.strictObject({
      done: z.literal(true),
      /** What became of the sentence in the minutes of the later meeting; null where there is none. */
      sentence: z
        .strictObject({
          ...{ meetingId: idSchema, date: dateSchema, itemId: idSchema, itemName: z.string() },
          isTakenOut: z.boolean(),
        })
        .nullable(),
    }),
  ),
  /** After the signing: a correction agreed at a later meeting stands beside the signed words, which stay. */
  correct: procedure
    .input(
      ofMeeting.extend({
        agreedAt: agreedAtSchema,
        corrections: z.array(agreedCorrectionSchema).min(1).max(500),
        ...told,
      }),
    )
    .output(done),
  supersede: procedure
    .input(
      ofMeeting.extend({
        ...{ agreedAt: agreedAtSchema, reason: paragraphSchema, ...told },
        /** Which stand in their place; null where it is not said. */
        instead: standInsteadSchema.nullable().default(null),
      }),
    )
    .output(done),
  /** Records that they were signed. On the screen only where the council's setting allows it. `not-allowed` before they are confirmed. */
  recordSigning: procedure
    .input(
      ofMeeting.extend({
        agreedAt: agreedAtSchema,
        presider: z.strictObject({ personId: idSchema.nullable(), name: nameSchema }),
        signedOn: dateSchema,
        manner: z.enum(signingManners),
      }),
    )
    .output(done),
  /** The scan of the signed leaves, kept before by `PUT /api/files`. */
  fileScan: procedure.input(ofMeeting.extend({ fileName: nameSchema, sha256: sha256Schema })).output(done),
  /** Compares the chain, the signed text, the scans and what was published with what was written down of them. Null: all of the book. */
  verify: procedure
    .input(z.strictObject({ meetingId: idSchema.nullable() }))
    .output(z.strictObject({ ok: z.boolean(), checked: z.array(verifiedSchema) })),
}

/** The papers of signing, part of `signing` in the contract. */
export const signingPapers = {
  /**
   * Makes the signing copy as PDF: its leaves go on through the municipal year, each with a box for initials and the head of the hash
   * chain. Made again while the text is the same, it has the same leaves. `not-allowed` before the minutes are confirmed.
   */
  makeCopy: procedure.input(ofMeeting).output(z.strictObject({ jobId: idSchema })),
  /** A copy certified by the proper officer (Local Government (Miscellaneous Provisions) Act 1976, s.41). */
  makeCertificate: procedure
    .input(ofMeeting.extend({ officer: z.strictObject({ name: nameSchema, title: lineSchema }) }))
    .output(z.strictObject({ jobId: idSchema })),
  /**
   * Seals the signing copy or a scan, by its hash, so that any later change of it shows; never a signature. The certificate (.p12 or .pfx,
   * base64) and its password are used once and kept nowhere. `not-allowed` before the minutes are signed.
   */
  seal: procedure
    .input(
      ofMeeting.extend({
        sha256: sha256Schema,
        certificate: z.base64().max(400_000, 'This file is too large for a certificate.'),
        password: z.string().max(1_000),
      }),
    )
    .output(z.strictObject({ jobId: idSchema })),
}
