import { toldCorrection } from '../../../shared/document/compose/correctable.ts'
import { correctionSentence, supersessionSentence } from '../../../shared/domain/agreedSentence.ts'
import { AppError } from '../../../shared/domain/appError.ts'
import { refusalSentence } from '../../../shared/domain/confirmationSentence.ts'
import type { MinutesAct } from '../../../shared/domain/minutesActs.ts'
import { readReviews } from '../../db/reviews.ts'
import { confirmMinutes, withdrawAct } from './confirmMinutes.ts'
import { requiredCouncil, requiredMeeting, requiredPerson } from '../required.ts'
import { sentenceThere } from '../sentenceThere.ts'
import { procedures } from '../services.ts'
import { checkAgreedWords } from './agreedWords.ts'
import { textHashOf } from './signedText.ts'
import { moveMinutes } from './signingActs.ts'
import { chainHeadOf, toldStanding } from './signingStanding.ts'
import { verifyBook } from '../verifyBook.ts'

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
    const { meetingId, agreedAt, reason, ...tell } = input
    const actId = moveMinutes(context, meetingId, 'refuse', (minutes) => {
      const { record, act, actThere, agreed, setState } = minutes
      const where = agreed(agreedAt)
      const id = act({ kind: 'refused', agreedAt: where.at, reason, textHash: textHashOf(record) })
      setState('draft-minutes')
      const sentence = sentenceThere(minutes, where, tell, ({ council }) =>
        refusalSentence({ date: record.meeting.date, dates: council.houseStyle.dates, reason }),
      )
      actThere(where, { kind: 'refuses', actId: id, sentence })
      return id
    })
    return { actId }
  }),

  withdraw: procedures.signing.withdraw.handler(({ input, context }) => {
    const { meetingId, actId, reason } = input
    const sentence = moveMinutes(context, meetingId, 'withdraw', (minutes) =>
      withdrawAct(minutes, actId, reason),
    )
    return { done: true, sentence }
  }),

  correct: procedures.signing.correct.handler(({ input, context }) => {
    const { meetingId, agreedAt, corrections, ...tell } = input
    moveMinutes(context, meetingId, 'correct', (minutes) => {
      const { record, act, actThere, agreed } = minutes
      const where = agreed(agreedAt)
      checkAgreedWords(record, corrections)
      const actId = act({ kind: 'corrected', agreedAt: where.at, corrections })
      const sentence = sentenceThere(minutes, where, tell, ({ council }) =>
        correctionSentence({
          ...{ date: record.meeting.date, dates: council.houseStyle.dates },
          corrections: corrections.map((correction) => toldCorrection(record, correction)),
        }),
      )
      actThere(where, { kind: 'corrects', actId, corrections, sentence })
    })
    return { done: true }
  }),

  supersede: procedures.signing.supersede.handler(({ input, context }) => {
    const { meetingId, agreedAt, reason, instead, ...tell } = input
    moveMinutes(context, meetingId, 'supersede', (minutes) => {
      const { writing, record, act, actThere, agreed } = minutes
      if (instead?.meetingId === meetingId) {
        throw new AppError(
          'invalid-input',
          'Minutes do not stand in the place of themselves. Choose another meeting, or say in words which do.',
          { field: 'instead' },
        )
      }
      if (instead !== null && instead.meetingId !== null) requiredMeeting(writing.tx, instead.meetingId)
      const where = agreed(agreedAt)
      const actId = act({
        ...{ kind: 'superseded', agreedAt: where.at, reason },
        ...(instead === null ? {} : { instead }),
      })
      const sentence = sentenceThere(minutes, where, tell, ({ council }) =>
        supersessionSentence({
          ...{ date: record.meeting.date, dates: council.houseStyle.dates, reason },
          instead: instead?.words ?? '',
        }),
      )
      actThere(where, { kind: 'supersedes', actId, sentence })
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
