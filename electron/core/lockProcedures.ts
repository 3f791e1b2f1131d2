import { AppError } from '../../shared/domain/appError.ts'
import { procedures } from './services.ts'

export const lockProcedures = {
  status: procedures.lock.status.handler(({ context }) => context.lock.status()),
  unlock: procedures.lock.unlock.handler(async ({ input, context }) => {
    await context.lock.unlock(input.pin)
    return context.lock.status()
  }),
  lock: procedures.lock.lock.handler(({ context }) => {
    context.lock.lock()
    return context.lock.status()
  }),
  touch: procedures.lock.touch.handler(({ context }) => {
    context.lock.touch()
    return { done: true as const }
  }),
  setPin: procedures.lock.setPin.handler(async ({ input, context }) => {
    await context.lock.setPin(input.pin, input.current)
    return context.lock.status()
  }),
  removePin: procedures.lock.removePin.handler(async ({ input, context }) => {
    await context.lock.removePin(input.current)
    return context.lock.status()
  }),
  setAfter: procedures.lock.setAfter.handler(({ input, context }) => {
    context.lock.setAfter(input.minutes)
    return context.lock.status()
  }),
  openExempt: procedures.lock.openExempt.handler(async ({ input, context }) => {
    await context.lock.openExempt(input.pin)
    return context.lock.status()
  }),
}

/**
 * What is answered while Minutebook is locked: the way back in, what a window needs to stand, and the saving of what was typed before,
 * which gives nothing to read.
 */
export const answeredWhileLocked: ReadonlySet<string> = new Set([
  ...['lock.status', 'lock.unlock', 'lock.touch', 'events.watch', 'book.status'],
  ...['preferences.get', 'preferences.set', 'support.fault'],
  ...['minutes.apply', 'facts.change', 'attendance.mark', 'meetings.save', 'reports.save'],
])

export function lockedRefusal(): AppError {
  return new AppError('not-allowed', 'Minutebook is locked. Type your PIN to go on.', { reason: 'locked' })
}
