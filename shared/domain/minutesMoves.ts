import { AppError } from './appError.ts'
import type { MinutesStanding } from './minutesStanding.ts'

/** What can be done with minutes as a whole. */
export const minutesMoves = [
  'approve-draft',
  'publish-draft',
  'confirm',
  'refuse',
  'withdraw',
  'make-copy',
  'sign',
  'file-scan',
  'seal',
  'correct',
  'supersede',
] as const
export type MinutesMove = (typeof minutesMoves)[number]

const noMinutes = 'There are no minutes yet. Write them first.'
const notConfirmed = 'These minutes are not confirmed yet. Record first at which meeting they were confirmed.'
const notSigned = 'These minutes are not signed yet.'
const stillDraft = 'These minutes are a draft. Change their words where they stand.'
const nothingToWithdraw = 'Nothing was recorded of these minutes that can be taken back.'
const isConfirmed =
  'These minutes are confirmed already. If that was recorded by mistake, take the confirmation back first.'
const isSigned =
  'These minutes are signed, so they stand as they are. A correction is a new minute of a later meeting.'
const isSuperseded = 'Other minutes stand in the place of these. Nothing more can be done with them.'

/** Why a move is not open to minutes that stand so, as a sentence for the officer; null when it is. */
export function whyNot(standing: MinutesStanding, move: MinutesMove): string | null {
  switch (standing.state) {
    case 'none':
      return noMinutes
    case 'draft':
    case 'approved-as-draft':
    case 'published-as-draft':
    case 'refused':
      return whyNotDraft(standing.state === 'refused', move)
    case 'confirmed':
      return whyNotConfirmed(standing.confirmation !== null, move)
    case 'signed':
      return isOneOf(move, ['make-copy', 'file-scan', 'seal', 'correct', 'supersede', 'withdraw'])
        ? null
        : isSigned
    case 'superseded':
      if (move === 'withdraw') return null
      return move === 'file-scan' && standing.signature !== null ? null : isSuperseded
  }
}

/** Throws `not-allowed` when the move is not open. */
export function checkMove(standing: MinutesStanding, move: MinutesMove): void {
  const why = whyNot(standing, move)
  if (why !== null) throw new AppError('not-allowed', why)
}

function whyNotDraft(isRefused: boolean, move: MinutesMove): string | null {
  switch (move) {
    case 'approve-draft':
    case 'publish-draft':
    case 'confirm':
    case 'refuse':
      return null
    case 'withdraw':
      return isRefused ? null : nothingToWithdraw
    case 'make-copy':
    case 'sign':
      return notConfirmed
    case 'file-scan':
    case 'seal':
      return notSigned
    case 'correct':
    case 'supersede':
      return stillDraft
  }
}

/** `isKnown`: the book knows at which meeting. Where it only knows the state, the act may still be told. */
function whyNotConfirmed(isKnown: boolean, move: MinutesMove): string | null {
  switch (move) {
    case 'confirm':
      return isKnown ? isConfirmed : null
    case 'make-copy':
    case 'supersede':
      return null
    case 'sign':
      return isKnown ? null : notConfirmed
    case 'withdraw':
      return isKnown ? null : nothingToWithdraw
    case 'approve-draft':
    case 'publish-draft':
    case 'refuse':
      return isConfirmed
    case 'file-scan':
    case 'seal':
      return notSigned
    case 'correct':
      return 'These minutes are confirmed, and not signed yet. Take the confirmation back, and confirm them with the correction.'
  }
}

function isOneOf(move: MinutesMove, moves: readonly MinutesMove[]): boolean {
  return moves.includes(move)
}
