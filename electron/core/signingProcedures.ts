import { AppError } from '../../shared/domain/appError.ts'
import type { MinutesAct } from '../../shared/domain/minutesActs.ts'
import { readReviews } from '../db/reviews.ts'
import { confirmMinutes, withdrawAct } from './confirmMinutes.ts'
import { requiredCouncil, requiredPerson } from './required.ts'
import { procedures } from './services.ts'
import { checkAgreedWords } from './agreedWords.ts'
import { textHashOf } from './signedText.ts'
import { moveMinutes } from './signingActs.ts'
import { chainHeadOf, toldStanding } from './signingStanding.ts'
import { verifyBook } from './verifyBook.ts'

/** What is done with the minutes as a whole: read, confirmed, signed, corrected, verified. */
export const signingProcedures = {
  standing: procedures.signing.standing.handler(({ input, context }) =>
    toldStanding(context.book.required().reader, input.meetingId),
  ),

  approveDraft: procedures.signing.approveDraft.handler(({ input, context }) => {
    const { meetingId, who, reviewId } = input
    moveMinutes(context, meetingId, 'approve-draft', ({ writing, act }) => {
      const review = readReviews(writing.tx, meetingId).find((each) => each.id === reviewId)
      if (reviewId !== null && review?.answer?.verdict !== 'approved') {
        throw new AppError('not-found', 'The chair has not approved the draft in that review.', { reviewId })
      }
      act({ kind: 'approved-as-draft', who, reviewId })
    })
    return { done: true }
  }),

  confirm: procedures.signing.confirm.handler(({ input, context }) =>
    moveMinutes(context, input.meetingId, 'confirm', (minutes) => confirmMinutes(minutes, input)),
  ),

  refuse: procedures.signing.refuse.handler(({ input, context }) => {
    const { meetingId, agreedAt, reason } = input
    const actId = moveMinutes(context, meetingId, 'refuse', ({ record, act, actThere, agreed, setState }) => {
      const where = agreed(agreedAt)
      const id = act({ kind: 'refused', agreedAt: where.at, reason, textHash: textHashOf(record) })
      setState('draft-minutes')
      actThere(where, { kind: 'refuses', actId: id })
      return id
    })
    return { actId }
  }),

  withdraw: procedures.signing.withdraw.handler(({ input, context }) => {
    const { meetingId, actId, reason } = input
    moveMinutes(context, meetingId, 'withdraw', (minutes) => withdrawAct(minutes, actId, reason))
    return { done: true }
  }),

  correct: procedures.signing.correct.handler(({ input, context }) => {
    const { meetingId, agreedAt, corrections } = input
    moveMinutes(context, meetingId, 'correct', ({ record, act, actThere, agreed }) => {
      const where = agreed(agreedAt)
      checkAgreedWords(record, corrections)
      const actId = act({ kind: 'corrected', agreedAt: where.at, corrections })
      actThere(where, { kind: 'corrects', actId, corrections })
    })
    return { done: true }
  }),

  supersede: procedures.signing.supersede.handler(({ input, context }) => {
    const { meetingId, agreedAt, reason } = input
    moveMinutes(context, meetingId, 'supersede', ({ act, actThere, agreed }) => {
      const where = agreed(agreedAt)
      const actId = act({ kind: 'superseded', agreedAt: where.at, reason })
      actThere(where, { kind: 'supersedes', actId })
    })
    return { done: true }
  }),

  recordSigning: procedures.signing.recordSigning.handler(({ input, context }) => {
    const { meetingId, agreedAt, presider, signedOn, manner } = input
    moveMinutes(context, meetingId, 'sign', ({ writing, record, standing, act, agreed }) => {
      const { tx } = writing
      if (manner === 'on-screen' && !requiredCouncil(tx).onScreenApproval) {
        throw new AppError(
          'not-allowed',
          'Minutes are approved on the screen only where the council’s settings allow it. Print the signing copy.',
          { field: 'manner' },
        )
      }
      if (presider.personId !== null) requiredPerson(tx, presider.personId)
      const confirmedOn = standing.state === 'confirmed' ? (standing.confirmation?.agreedAt.date ?? '') : ''
      if (signedOn < confirmedOn || agreedAt.date < confirmedOn) {
        throw new AppError(
          'invalid-input',
          'Minutes are signed at the meeting that confirms them or after it. Enter that day, or a later one.',
          { field: 'signedOn' },
        )
      }
      const textHash = textHashOf(record)
      const copy = lastCopy(record.acts, textHash)
      act({
        kind: 'signed',
        ...{ agreedAt: agreed(agreedAt).at, presider, signedOn, manner, textHash },
        leaves: manner === 'paper' ? (copy?.leaves ?? null) : null,
        chainHead: copy?.chainHead ?? chainHeadOf(tx, meetingId),
      })
    })
    return { done: true }
  }),

  fileScan: procedures.signing.fileScan.handler(({ input, context }) => {
    const { meetingId, fileName, sha256 } = input
    if (!context.book.required().attachments.has(sha256)) {
      throw new AppError('not-found', 'This file is not in the minute book. Add it again.', { sha256 })
    }
    moveMinutes(context, meetingId, 'file-scan', ({ act }) => act({ kind: 'scan-filed', fileName, sha256 }))
    return { done: true }
  }),

  verify: procedures.signing.verify.handler(({ input, context }) =>
    verifyBook(context.book.required(), input.meetingId),
  ),
}

/** The signing copy of this very text: its leaves are the ones that were signed. */
function lastCopy(
  acts: readonly MinutesAct[],
  textHash: string,
): Extract<MinutesAct, { readonly kind: 'copy-made' }> | null {
  const copy = acts.findLast((act) => act.kind === 'copy-made' && act.textHash === textHash)
  return copy?.kind === 'copy-made' ? copy : null
}
