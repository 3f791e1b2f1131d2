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
/**
 * What proves the owner: the passphrase, or a recovery key, where the book has one that was put away; else the PIN, where one is set; else null:
 * there is nothing to prove with.
 */
const currentSchema = secretSchema.nullable()

export const keysStatusSchema = z.strictObject({
  /** The latest recovery key; `isKept` once the officer said that its page is put away. */
  recovery: z.strictObject({ id: idSchema, madeAt: z.string(), isKept: z.boolean() }).nullable(),
  /** When the page before was made, which still opens the book; null where there is none. */
  earlierPageAt: z.string().nullable(),
  /** What is asked for before a way in is added. */
  provedBy: z.enum(['secret', 'pin', 'nothing']),
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
 * goes with the book and with its backups. A passphrase, key or PIN that is not right is `invalid-input` of its field; one that may not be tried
 * yet `not-allowed`, with `details.reason` 'pause' and `waitSeconds`. Whoever adds a way in, or has the account keep the key, proves to be the
 * owner: half a minute at an open window makes nobody one.
 */
export const keys = {
  status: procedure.input(nothing).output(keysStatusSchema),
  /** Makes a recovery key. It is shown this once and kept nowhere; the one before opens the book until `keepRecovery`. */
  makeRecovery: procedure.input(z.strictObject({ current: currentSchema })).output(
    z.strictObject({
      id: idSchema,
      /** As it is printed. */
      key: z.string(),
      madeAt: z.string(),
    }),
  ),
  /** The page of the latest one is put away, said at once or later: every earlier recovery key opens nothing from now on. */
  keepRecovery: procedure.input(z.strictObject({ id: idSchema })).output(keysStatusSchema),
  setPassphrase: procedure
    .input(z.strictObject({ passphrase: secretSchema, current: currentSchema }))
    .output(keysStatusSchema),
  /** `not-allowed` while it is asked for at each start. */
  removePassphrase: procedure.input(z.strictObject({ current: secretSchema })).output(keysStatusSchema),
  /**
   * Takes the key off this account, so that each start asks for the passphrase, which is the one proof of that; or keeps it there again.
   * `not-allowed` without a recovery key that was put away.
   */
  askEachTime: procedure
    .input(z.strictObject({ asks: z.boolean(), current: currentSchema }))
    .output(keysStatusSchema),
  /** The officer was told that there is no recovery key, and is not told again on the first screen. */
  tellNoMore: procedure.input(nothing).output(done),
  /**
   * Opens a locked book: that of the last start, or the one in `folder`. The account keeps its key from then on, unless it asks each time. A
   * recovery key that opens it counts as put away: its page is at hand.
   */
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
