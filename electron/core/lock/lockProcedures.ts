import { AppError } from '../../../shared/domain/appError.ts'
import { readDescription } from '../../db/bookDescription.ts'
import { proveCurrent } from '../keys/keysProcedures.ts'
import type { LockStatus } from './lockKeeper.ts'
import { isOpenedBySecret } from './openedBySecret.ts'
import { procedures } from '../services.ts'
import type { Services } from '../services.ts'

export const lockProcedures = {
  status: procedures.lock.status.handler(({ context }) => status(context)),
  unlock: procedures.lock.unlock.handler(async ({ input, context }) => {
    await context.lock.unlock(input.pin)
    return status(context)
  }),
  lock: procedures.lock.lock.handler(({ context }) => {
    context.lock.lock()
    return status(context)
  }),
  touch: procedures.lock.touch.handler(({ context }) => {
    context.lock.touch()
    return { done: true as const }
  }),
  setPin: procedures.lock.setPin.handler(async ({ input, context }) => {
    await context.lock.setPin(input.pin, input.current)
    return status(context)
  }),
  removePin: procedures.lock.removePin.handler(async ({ input, context }) => {
    if (input.current === null) takeForgottenAway(context)
    else await context.lock.removePin(input.current)
    return status(context)
  }),
  recover: procedures.lock.recover.handler(async ({ input, context }) => {
    await proveCurrent(context, input.secret)
    context.lock.recover()
    return status(context)
  }),
  setAfter: procedures.lock.setAfter.handler(({ input, context }) => {
    context.lock.setAfter(input.minutes)
    return status(context)
  }),
  openExempt: procedures.lock.openExempt.handler(async ({ input, context }) => {
    await context.lock.openExempt(input.pin)
    return status(context)
  }),
}

function status({ lock, book }: Services): LockStatus {
  const folder = book.current()?.folder
  return { ...lock.status(), canRecover: folder !== undefined && isOpenedBySecret(folder) }
}

/**
 * Without any PIN it is the account that speaks for the officer: Minutebook was started anew on it and the PIN was not given since, and nothing
 * that only she knows opens the book; or the operating system keeps its key sealed for her.
 */
function takeForgottenAway(context: Services): void {
  const { lock, book, keys } = context
  if (!lock.status().hasPin) return
  const folder = book.current()?.folder ?? null
  if (folder !== null && isOpenedBySecret(folder) && keys.kept(readDescription(folder).bookId) !== 'sealed') {
    throw new AppError(
      'not-allowed',
      'A forgotten PIN is taken away with the passphrase or the recovery key of the minute book. Type one of them.',
      { reason: 'secret' },
    )
  }
  if (lock.wasGiven()) {
    throw new AppError(
      'not-allowed',
      'The PIN was given or set since Minutebook was started. To take it away without it, close every window of Minutebook, wait three minutes, start it again on your own account of this computer, and come back here.',
      { reason: 'given' },
    )
  }
  lock.recover()
}

/**
 * What is answered while Minutebook is locked: the way back in, what a window needs to stand, and the saving of what was typed before,
 * which gives nothing to read.
 */
export const answeredWhileLocked: ReadonlySet<string> = new Set([
  ...['lock.status', 'lock.unlock', 'lock.recover', 'lock.touch', 'events.watch', 'book.status'],
  ...['preferences.get', 'preferences.set', 'support.fault'],
  ...['minutes.apply', 'facts.change', 'attendance.mark', 'meetings.save', 'reports.save'],
])

export function lockedRefusal(): AppError {
  return new AppError('not-allowed', 'Minutebook is locked. Type your PIN to go on.', { reason: 'locked' })
}
