import { z } from 'zod'
import { idSchema } from './fields.ts'
import { done, nothing, procedure } from './procedure.ts'

/** A way into a locked book. */
export const keyWays = ['passphrase', 'recovery'] as const

/** A book whose key is not on this account. */
export const lockedBookSchema = z.strictObject({
  folder: z.string(),
  /** None where it has none: only the account that made it opens it. */
  ways: z.array(z.enum(keyWays)),
})

/** How far anything typed as a passphrase or a recovery key is looked at; what they may be, the core says in a sentence. */
const secretSchema = z.string().max(500)
/** The passphrase that is set, or the recovery key in its place; null where no passphrase is set. */
const currentSchema = secretSchema.nullable()

export const keysStatusSchema = z.strictObject({
  /** The latest recovery key; `isKept` once the officer said that its page is put away. */
  recovery: z.strictObject({ id: idSchema, madeAt: z.string(), isKept: z.boolean() }).nullable(),
  passphrase: z.strictObject({ setAt: z.string() }).nullable(),
  /** How this account keeps the key of the open book: in a file as it is, in one sealed by the operating system, or not at all. */
  onAccount: z.enum(['plain', 'sealed', 'none']),
  /** The passphrase is asked for at each start. */
  asksEachTime: z.boolean(),
  /** True where the officer is still to be told that there is no recovery key. */
  isToBeTold: z.boolean(),
  /** Why the ways in cannot be read; null when they can. */
  problem: z.string().nullable(),
})

/**
 * The ways into the open book beside the key on this account: a recovery key on paper and a passphrase. Both wrap the same key, in a file that
 * goes with the book and with its backups. A passphrase or key that is not right is `invalid-input` of its field; one that may not be tried yet
 * `not-allowed`, with `details.reason` 'pause' and `waitSeconds`.
 */
export const keys = {
  status: procedure.input(nothing).output(keysStatusSchema),
  /** Makes a recovery key. It is shown this once and kept nowhere; the one before opens the book until `keepRecovery`. */
  makeRecovery: procedure.input(nothing).output(
    z.strictObject({
      id: idSchema,
      /** As it is printed. */
      key: z.string(),
      madeAt: z.string(),
    }),
  ),
  /** The page is put away: every earlier recovery key opens nothing from now on. */
  keepRecovery: procedure.input(z.strictObject({ id: idSchema })).output(keysStatusSchema),
  setPassphrase: procedure
    .input(z.strictObject({ passphrase: secretSchema, current: currentSchema }))
    .output(keysStatusSchema),
  /** `not-allowed` while it is asked for at each start. */
  removePassphrase: procedure.input(z.strictObject({ current: secretSchema })).output(keysStatusSchema),
  /**
   * Takes the key off this account, so that each start asks for the passphrase, which is proved first; or keeps it there again.
   * `not-allowed` without a recovery key that was put away.
   */
  askEachTime: procedure
    .input(z.strictObject({ asks: z.boolean(), passphrase: currentSchema }))
    .output(keysStatusSchema),
  /** The officer was told that there is no recovery key, and is not told again on the first screen. */
  tellNoMore: procedure.input(nothing).output(done),
  /** Opens a locked book: that of the last start, or the one in `folder`. The account keeps its key from then on, unless it asks each time. */
  unlock: procedure
    .input(
      z.strictObject({
        folder: z.string().max(1_000).nullable(),
        way: z.enum(keyWays),
        secret: secretSchema,
      }),
    )
    .output(
      z.strictObject({
        /** False where something else keeps it shut: `book.status` says what. */ isOpen: z.boolean(),
      }),
    ),
}
