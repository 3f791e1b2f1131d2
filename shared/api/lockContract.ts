import { z } from 'zod'
import { lockAfterMinutes } from '../domain/pin.ts'
import { done, nothing, procedure } from './procedure.ts'

/** How far anything typed as a PIN is looked at; what a PIN may be, the core says in a sentence. */
const typedPinSchema = z.string().max(64)

export const lockAfterSchema = z.union(lockAfterMinutes.map((minutes) => z.literal(minutes)))

export const lockStatusSchema = z.strictObject({
  /** Without one nothing locks, and exempt matter is shown to whoever asks. */
  hasPin: z.boolean(),
  isLocked: z.boolean(),
  /** Minutes without key or pointer until it locks; null while no PIN is set. */
  afterMinutes: lockAfterSchema.nullable(),
  /** Whether the PIN was given, since the start, for exempt matter to be shown: in the search, and of past minutes. True without a PIN. */
  isExemptOpen: z.boolean(),
  /** Seconds until a PIN may be tried again, after too many wrong ones; 0 when it may be tried now. */
  waitSeconds: z.int(),
  /** True where the open book has a passphrase or a recovery key: it stands for a forgotten PIN. */
  canRecover: z.boolean(),
})

/**
 * The PIN of this account. While Minutebook is locked, everything else is refused (`not-allowed`, `details.reason` 'locked'), but for the
 * events, the status of the book, the preferences, and the saving of words that were typed before. A PIN that is not right is
 * `invalid-input` of the field `pin` or `current`; one that may not be tried yet `not-allowed`, with `reason` 'pause' and `waitSeconds`.
 */
export const lockContract = {
  status: procedure.input(nothing).output(lockStatusSchema),
  unlock: procedure.input(z.strictObject({ pin: typedPinSchema })).output(lockStatusSchema),
  /** Locks every window. `not-allowed` while no PIN is set. */
  lock: procedure.input(nothing).output(lockStatusSchema),
  /** A key was pressed, or the pointer used, since the last time this was said. */
  touch: procedure.input(nothing).output(done),
  /** Sets the PIN, or another in the place of `current`; null where none is set. */
  setPin: procedure
    .input(z.strictObject({ pin: typedPinSchema, current: typedPinSchema.nullable() }))
    .output(lockStatusSchema),
  /**
   * Takes the PIN away. `current` null: it was forgotten; that is written into the log of the book. `not-allowed` then, with `details.reason`
   * 'secret' where the book has a passphrase or a recovery key and the account does not keep its key sealed (`recover` takes those), and
   * 'given' where the PIN was given or set since the host was started.
   */
  removePin: procedure.input(z.strictObject({ current: typedPinSchema.nullable() })).output(lockStatusSchema),
  /** Unlocks, and takes a forgotten PIN away, with the passphrase or the recovery key of the open book; `invalid-input` of the field `current`. */
  recover: procedure.input(z.strictObject({ secret: z.string().max(500) })).output(lockStatusSchema),
  setAfter: procedure.input(z.strictObject({ minutes: lockAfterSchema })).output(lockStatusSchema),
  /** Lets exempt matter be shown until Minutebook ends; the log of the book says so. */
  openExempt: procedure.input(z.strictObject({ pin: typedPinSchema })).output(lockStatusSchema),
}
