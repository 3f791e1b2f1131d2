import { randomBytes } from 'node:crypto'
import type { z } from 'zod'
import type { keysStatusSchema } from '../../../shared/api/keysContract.ts'
import { AppError } from '../../../shared/domain/appError.ts'
import type { KeyAct } from '../../../shared/domain/keyChange.ts'
import { whyNotPassphrase } from '../../../shared/domain/passphrase.ts'
import { readRecoveryKey, recoveryKeyFrom, recoveryRandoms } from '../../../shared/domain/recoveryKey.ts'
import { keyCheckOf, readDescription } from '../../db/bookDescription.ts'
import { bookStream } from '../../db/changeKinds.ts'
import { storageError } from '../../db/storageFault.ts'
import { keyOfBook } from './keyOfBook.ts'
import type { KeyWay } from './keyOfBook.ts'
import { openSlots, passphraseSlot, readSlots, recoverySlot, writeSlots } from './keySlots.ts'
import type { KeySlot, PassphraseSlot, RecoverySlot } from './keySlots.ts'
import { procedures } from '../services.ts'
import type { Services } from '../services.ts'

type KeysStatus = z.infer<typeof keysStatusSchema>

export const keysProcedures = {
  status: procedures.keys.status.handler(({ context }) => status(context)),
  makeRecovery: procedures.keys.makeRecovery.handler(({ input, context }) =>
    makeRecovery(context, input.current),
  ),
  keepRecovery: procedures.keys.keepRecovery.handler(({ input, context }) => {
    keepRecovery(context, input.id)
    return status(context)
  }),
  setPassphrase: procedures.keys.setPassphrase.handler(async ({ input, context }) => {
    await setPassphrase(context, input.passphrase, input.current)
    return status(context)
  }),
  removePassphrase: procedures.keys.removePassphrase.handler(async ({ input, context }) => {
    await removePassphrase(context, input.current)
    return status(context)
  }),
  askEachTime: procedures.keys.askEachTime.handler(async ({ input, context }) => {
    if (input.asks) await askEachTime(context, input.current ?? '')
    else await keepOnAccount(context, input.current)
    return status(context)
  }),
  tellNoMore: procedures.keys.tellNoMore.handler(({ context }) => {
    context.keys.choose(openBookOf(context).bookId, 'later', true)
    return { done: true as const }
  }),
  unlock: procedures.keys.unlock.handler(({ input, context }) =>
    unlock(context, input.folder ?? context.book.problem()?.locked?.folder ?? null, input.way, input.secret),
  ),
}

function status(context: Services): KeysStatus {
  const { bookId, slots, isDamaged } = openBookOf(context)
  const latest = latestRecovery(slots)
  const earlier = slots.findLast((slot) => isKeptRecovery(slot) && slot !== latest)
  const passphrase = passphraseOf(slots)
  return {
    recovery: latest === undefined ? null : { id: latest.id, madeAt: latest.at, isKept: latest.isKept },
    earlierPageAt: earlier?.at ?? null,
    provedBy: provedBy(context, slots),
    passphrase: passphrase === null ? null : { setAt: passphrase.at },
    onAccount: context.keys.kept(bookId),
    asksEachTime: context.keys.has(bookId, 'ask'),
    isToBeTold: !slots.some(isKeptRecovery) && !context.keys.has(bookId, 'later'),
    problem: isDamaged
      ? 'The file with the passphrase and the recovery key (keys.json) is damaged. Make a new recovery key.'
      : null,
  }
}

/** Added beside the one before, which opens the book until the new page is put away: a power cut in between shuts nobody out. */
async function makeRecovery(
  context: Services,
  current: string | null,
): Promise<{ id: string; key: string; madeAt: string }> {
  await proveOwner(context, current)
  const { bookId, folder, slots } = openBookOf(context)
  const key = recoveryKeyFrom(randomBytes(recoveryRandoms))
  const name = { bookId, id: context.newId(), at: context.clock.now().toISOString() }
  const slot = recoverySlot(keyOfBook(context.keys, folder), key, name)
  change(
    context,
    [...slots.filter((other) => other.kind !== 'recovery' || other.isKept), slot],
    'recovery-made',
  )
  await proveWritten(context, 'recovery', key)
  return { id: slot.id, key, madeAt: slot.at }
}

function keepRecovery(context: Services, id: string): void {
  const { slots } = openBookOf(context)
  const latest = latestRecovery(slots)
  if (latest?.id !== id) {
    throw new AppError('not-found', 'This recovery key was replaced by another. Make a new one.')
  }
  if (latest.isKept) return
  const kept = slots
    .filter((slot) => slot.kind !== 'recovery' || slot.id === id)
    .map((slot) => (slot === latest ? { ...slot, isKept: true } : slot))
  change(context, kept, 'recovery-kept')
}

async function setPassphrase(context: Services, passphrase: string, current: string | null): Promise<void> {
  const why = whyNotPassphrase(passphrase)
  if (why !== null) throw new AppError('invalid-input', why, { field: 'passphrase' })
  await proveOwner(context, current)
  const { bookId, folder, slots } = openBookOf(context)
  const before = passphraseOf(slots)
  const name = { bookId, id: context.newId(), at: context.clock.now().toISOString() }
  const slot = await passphraseSlot(keyOfBook(context.keys, folder), passphrase, name, context.passphraseCost)
  const others = openBookOf(context).slots.filter(({ kind }) => kind !== 'passphrase')
  change(context, [...others, slot], before === null ? 'passphrase-set' : 'passphrase-changed')
  await proveWritten(context, 'passphrase', passphrase)
}

async function removePassphrase(context: Services, current: string): Promise<void> {
  const { bookId, slots } = openBookOf(context)
  if (passphraseOf(slots) === null) throw new AppError('not-found', 'This minute book has no passphrase.')
  if (context.keys.has(bookId, 'ask')) {
    throw new AppError(
      'not-allowed',
      'The passphrase is asked for at each start. Let this account keep the key first, then remove the passphrase.',
    )
  }
  await proveCurrent(context, current)
  const others = openBookOf(context).slots.filter(({ kind }) => kind !== 'passphrase')
  change(context, others, 'passphrase-removed')
}

/** The passphrase is proved before the key leaves the account, and a recovery key is on paper: somebody gets in whatever is forgotten. */
async function askEachTime(context: Services, passphrase: string): Promise<void> {
  const { bookId, folder, slots } = openBookOf(context)
  if (passphraseOf(slots) === null) {
    throw new AppError('not-allowed', 'Set a passphrase first.', { field: 'current' })
  }
  if (!slots.some(isKeptRecovery)) {
    throw new AppError(
      'not-allowed',
      'Make a recovery key first, and put its page away: without it a forgotten passphrase shuts everybody out.',
    )
  }
  await prove(context, 'passphrase', passphrase, 'current')
  context.keys.hold(bookId, keyOfBook(context.keys, folder))
  note(context, 'asks-each-time', () => {
    context.keys.choose(bookId, 'ask', true)
    context.keys.remove(bookId)
  })
}

async function keepOnAccount(context: Services, current: string | null): Promise<void> {
  await proveOwner(context, current)
  const { bookId, folder } = openBookOf(context)
  const key = keyOfBook(context.keys, folder)
  note(context, 'kept-on-account', () => {
    context.keys.keep(bookId, key)
    context.keys.choose(bookId, 'ask', false)
  })
}

/** What whoever adds a way in proves to be the owner by. */
function provedBy({ lock }: Services, slots: readonly KeySlot[]): KeysStatus['provedBy'] {
  if (passphraseOf(slots) !== null || slots.some(isKeptRecovery)) return 'secret'
  return lock.status().hasPin ? 'pin' : 'nothing'
}

async function proveOwner(context: Services, current: string | null): Promise<void> {
  const by = provedBy(context, openBookOf(context).slots)
  if (by === 'secret') await proveCurrent(context, current ?? '')
  else if (by === 'pin') await context.lock.prove(current ?? '')
}

/** Either of the two that the officer may have. */
export async function proveCurrent(context: Services, current: string): Promise<void> {
  const recovery = readRecoveryKey(current)
  if ('key' in recovery) await prove(context, 'recovery', recovery.key, 'current')
  else await prove(context, 'passphrase', current, 'current')
}

/** Throws `invalid-input` of this field where the secret does not open the book that is open. */
async function prove(context: Services, way: KeyWay, secret: string, field: string): Promise<void> {
  if (secret.trim() === '') throw nothingTyped(field)
  const { bookId, folder, slots } = openBookOf(context)
  const key = await context.attempts.take(() => openSlots(slots, bookId, way, secret))
  if (key?.equals(keyOfBook(context.keys, folder)) !== true) throw wrongSecret(way, field)
}

async function unlock(context: Services, folder: string | null, way: KeyWay, secret: string) {
  if (folder === null)
    throw new AppError('not-found', 'No minute book waits to be unlocked. Say which folder to open.')
  const { bookId, keyCheck } = readDescription(folder)
  const { slots } = readSlots(folder, bookId)
  if (!slots.some(({ kind }) => kind === way)) {
    throw new AppError(
      'not-found',
      `This minute book has no ${way === 'recovery' ? 'recovery key' : 'passphrase'}.`,
    )
  }
  const key = await context.attempts.take(() => openSlots(slots, bookId, way, asKept(way, secret)))
  if (key === null) throw wrongSecret(way, 'secret')
  if (keyCheckOf(key) !== keyCheck) throw storageError('wrong-key', folder)
  context.keys.hold(bookId, key)
  context.log.info('key.unlocked', { way })
  if (context.book.current() === null) context.book.tryOpen(folder)
  else {
    await context.backups.beforeClosing()
    context.book.open(folder)
  }
  if (context.host.kind !== 'command-line' && !context.keys.has(bookId, 'ask')) context.keys.keep(bookId, key)
  const isOpen = context.book.current() !== null
  if (isOpen && way === 'recovery') await noteUsed(context, asKept(way, secret))
  return { isOpen }
}

/** The page that was typed off is at hand, whether anybody said so or not. */
async function noteUsed(context: Services, secret: string): Promise<void> {
  const { bookId, slots } = openBookOf(context)
  const used = latestRecovery(slots)
  if (used === undefined || used.isKept || (await openSlots([used], bookId, 'recovery', secret)) === null)
    return
  const noted = slots.map((slot) => (slot === used ? { ...used, isKept: true } : slot))
  try {
    change(context, noted, 'recovery-used')
  } catch (cause) {
    // A full disk must not shut out whoever has the page: it is only asked again whether it is in the safe.
    context.log.error('key.not-noted', cause)
  }
}

/** Throws `invalid-input` that names the group in which a recovery key has a slip. */
function asKept(way: KeyWay, secret: string): string {
  if (way === 'passphrase') {
    if (secret.trim() === '') throw nothingTyped('secret')
    return secret
  }
  const read = readRecoveryKey(secret)
  if ('why' in read) throw new AppError('invalid-input', read.why, { field: 'secret' })
  return read.key
}

/** Nothing was tried, so nothing counts as wrong. */
function nothingTyped(field: string): AppError {
  const what = field === 'secret' ? 'the passphrase' : 'the passphrase, or the recovery key,'
  return new AppError('invalid-input', `Type ${what} of this minute book.`, { field })
}

function wrongSecret(way: KeyWay, field: string): AppError {
  const sentence =
    way === 'recovery'
      ? 'This is a recovery key, but not of this minute book, or a newer one has taken its place. Look for the page with the latest date.'
      : 'This is not the passphrase of this minute book. Look at Caps Lock, and try again.'
  return new AppError('invalid-input', sentence, { field })
}

function passphraseOf(slots: readonly KeySlot[]): PassphraseSlot | null {
  return slots.find((slot) => slot.kind === 'passphrase') ?? null
}

function latestRecovery(slots: readonly KeySlot[]): RecoverySlot | undefined {
  return slots.findLast((slot) => slot.kind === 'recovery')
}

function isKeptRecovery(slot: KeySlot): slot is RecoverySlot {
  return slot.kind === 'recovery' && slot.isKept
}

function openBookOf({ book }: Services) {
  const { folder } = book.required()
  const { bookId } = readDescription(folder)
  return { folder, bookId, ...readSlots(folder, bookId) }
}

function change(context: Services, slots: readonly KeySlot[], act: KeyAct): void {
  const { folder, bookId } = openBookOf(context)
  note(context, act, () => writeSlots(folder, bookId, slots))
}

/** From the disk: nobody is told of a way in that was not tried. */
async function proveWritten(context: Services, way: KeyWay, secret: string): Promise<void> {
  const { bookId, folder, slots } = openBookOf(context)
  const key = await openSlots(slots, bookId, way, secret)
  if (key?.equals(keyOfBook(context.keys, folder)) !== true) throw storageError('device', folder)
}

/** What is done stands in the log of the book, or neither is. */
function note({ book }: Services, act: KeyAct, work: () => void): void {
  book.required().write(({ record }) => {
    record(bookStream, { kind: 'key.changed', payload: { act } })
    work()
  })
}
