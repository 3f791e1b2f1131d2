import type { z } from 'zod'
import type { lockStatusSchema } from '../../../shared/api/lockContract.ts'
import { AppError } from '../../../shared/domain/appError.ts'
import { checkPin, pauseAfter, triesBeforePause, usualLockAfter } from '../../../shared/domain/pin.ts'
import type { LockAfter } from '../../../shared/domain/pin.ts'
import { bookStream } from '../../db/changeKinds.ts'
import type { AccessNoted } from '../../db/changeKinds.ts'
import type { BookHolder } from '../bookHolder.ts'
import type { Clock } from '../clock.ts'
import type { EventHub } from '../eventHub.ts'
import type { Log } from '../log.ts'
import { isOpenedBySecret } from './openedBySecret.ts'
import { hashPin, isPin } from './pinHash.ts'
import type { UserConfig, UserConfigFile } from '../userConfig.ts'

export type LockStatus = z.infer<typeof lockStatusSchema>

/** The PIN of this account, and whether Minutebook is locked. */
export interface LockKeeper {
  status(): Omit<LockStatus, 'canRecover'>
  /** Locks too, when nobody has touched anything for as long as was chosen. */
  isLocked(): boolean
  lock(): void
  unlock(pin: string): Promise<void>
  touch(): void
  setPin(pin: string, current: string | null): Promise<void>
  removePin(current: string): Promise<void>
  /** Throws `invalid-input` of `current` where this is not the PIN, and counts like any other try; nothing where none is set. */
  prove(pin: string): Promise<void>
  /** Whether the PIN was given or set since the host was started: then nobody has forgotten it on the way here. */
  wasGiven(): boolean
  /** Unlocks and takes the PIN away: somebody proved by other means that the book is theirs. */
  recover(): void
  setAfter(minutes: LockAfter): void
  openExempt(pin: string): Promise<void>
  /** Before anything exempt is shown: throws `not-allowed` while the PIN was not given, and writes into the log of the book which meetings it is of. */
  noteShown(meetingIds: readonly string[]): void
  close(): void
}

export interface LockKeeperParts {
  readonly book: BookHolder
  readonly clock: Clock
  readonly config: UserConfigFile
  readonly events: EventHub
  readonly log: Log
  /** Of the host: what was locked in a process stays locked while it runs, even when the core has to begin anew, and mostly after it. */
  readonly processId: number
  /** False for the command line: there is no screen to lock. */
  readonly isWindowed: boolean
}

type Kept = NonNullable<UserConfig['lock']>

/** How often it is looked whether anybody is still there. */
const lookMilliseconds = 5_000

export function lockKeeper(parts: LockKeeperParts): LockKeeper {
  return new Keeper(parts)
}

class Keeper implements LockKeeper {
  readonly #on: LockKeeperParts
  readonly #timer: NodeJS.Timeout | null
  /** As in the configuration, and ahead of it while that cannot be written. */
  #kept: Kept | null
  #locked: boolean
  #exemptOpen = false
  #touched: number
  /** Meetings whose showing the log of this book has already, since the PIN was given. */
  #shown = { folder: '', meetings: new Set<string>() }
  /** Tries go one after the other: otherwise a hundred at once would count as one. */
  #turn: Promise<unknown> = Promise.resolve()

  constructor(parts: LockKeeperParts) {
    this.#on = parts
    this.#kept = parts.config.read().lock
    this.#locked = this.#beganLocked()
    this.#touched = parts.clock.now().getTime()
    this.#timer = parts.isWindowed ? setInterval(() => this.isLocked(), lookMilliseconds) : null
    this.#timer?.unref()
  }

  status(): Omit<LockStatus, 'canRecover'> {
    const isLocked = this.isLocked()
    return {
      hasPin: this.#kept !== null,
      isLocked,
      afterMinutes: this.#kept?.afterMinutes ?? null,
      isExemptOpen: this.#isExemptOpen(),
      waitSeconds: this.#waitSeconds(),
    }
  }

  isLocked(): boolean {
    if (this.#locked || this.#kept === null || !this.#on.isWindowed) return this.#locked
    const now = this.#now()
    // The clock was set back.
    if (now < this.#touched) this.#touched = now
    if (now - this.#touched >= this.#kept.afterMinutes * 60_000) this.lock()
    return this.#locked
  }

  lock(): void {
    if (this.#kept === null) {
      throw new AppError('not-allowed', 'Set a PIN first, in Settings under Security: it is what unlocks.', {
        reason: 'no-pin',
      })
    }
    if (this.#locked) return
    this.#locked = true
    this.#keep({ ...this.#kept, lockedIn: this.#on.processId })
    this.#on.events.publish({ kind: 'lock', isLocked: true })
    this.#on.log.info('lock.locked')
  }

  async unlock(pin: string): Promise<void> {
    if (this.#kept !== null) await this.#require(pin, 'pin')
    this.#opened()
  }

  touch(): void {
    if (!this.isLocked()) this.#touched = this.#now()
  }

  async setPin(pin: string, current: string | null): Promise<void> {
    if (this.#kept !== null) await this.#require(current ?? '', 'current')
    const why = checkPin(pin)
    if (why !== null) throw new AppError('invalid-input', why, { field: 'pin' })
    const hash = await hashPin(pin)
    const afterMinutes = this.#kept?.afterMinutes ?? usualLockAfter
    const givenIn = this.#on.processId
    const kept = { ...hash, afterMinutes, wrongTries: 0, waitUntil: null, lockedIn: null, givenIn }
    // Kept before it counts: a PIN that is gone with the next start would be no PIN.
    this.#on.config.change({ lock: kept })
    if (this.#kept === null) this.#exemptOpen = false
    this.#kept = kept
    this.#touched = this.#now()
    this.#on.log.info('lock.pin-set')
  }

  async removePin(current: string): Promise<void> {
    if (this.#kept === null) return
    await this.#require(current, 'current')
    this.#on.config.change({ lock: null })
    this.#kept = null
    this.#on.log.info('lock.pin-removed')
  }

  prove(pin: string): Promise<void> {
    return this.#require(pin, 'current')
  }

  wasGiven(): boolean {
    return this.#kept?.givenIn === this.#on.processId
  }

  recover(): void {
    if (this.#kept === null) return
    this.#note({ what: 'pin-forgotten', meetings: [] })
    this.#on.config.change({ lock: null })
    this.#kept = null
    this.#on.log.info('lock.recovered')
    this.#opened()
  }

  setAfter(minutes: LockAfter): void {
    if (this.#kept === null) throw new AppError('not-allowed', 'Set a PIN first.', { reason: 'no-pin' })
    const kept = { ...this.#kept, afterMinutes: minutes }
    this.#on.config.change({ lock: kept })
    this.#kept = kept
  }

  async openExempt(pin: string): Promise<void> {
    if (this.#isExemptOpen()) return
    await this.#require(pin, 'pin')
    this.#note({ what: 'exempt-opened', meetings: [] })
    this.#exemptOpen = true
    this.#on.log.info('lock.exempt-opened')
  }

  noteShown(meetingIds: readonly string[]): void {
    if (!this.#isExemptOpen()) {
      throw new AppError(
        'not-allowed',
        'Exempt matter is shown once your PIN was given. Press “Show exempt matter” and type it.',
        { reason: 'exempt' },
      )
    }
    const folder = this.#on.book.current()?.folder ?? ''
    if (this.#shown.folder !== folder) this.#shown = { folder, meetings: new Set() }
    const { meetings } = this.#shown
    const fresh = [...new Set(meetingIds)].filter((id) => !meetings.has(id))
    if (fresh.length === 0) return
    this.#note({ what: 'exempt-shown', meetings: fresh })
    for (const id of fresh) meetings.add(id)
  }

  close(): void {
    if (this.#timer !== null) clearInterval(this.#timer)
  }

  /**
   * What was locked when the host was ended, however that came, is locked in the next one too. Only where nothing but the account proves the
   * officer is a new start the way round a forgotten PIN. A book that is not open yet shows nothing: the next start that opens it is locked.
   */
  #beganLocked(): boolean {
    const kept = this.#kept
    if (!this.#on.isWindowed || kept === null || kept.lockedIn === null) return false
    if (kept.lockedIn === this.#on.processId) return true
    const folder = this.#on.book.current()?.folder
    if (folder === undefined) return false
    const isLocked = isOpenedBySecret(folder)
    this.#keep({ ...kept, lockedIn: isLocked ? this.#on.processId : null })
    return isLocked
  }

  #isExemptOpen(): boolean {
    return this.#kept === null || this.#exemptOpen
  }

  #opened(): void {
    this.#touched = this.#now()
    if (!this.#locked) return
    this.#locked = false
    if (this.#kept !== null) this.#keep({ ...this.#kept, lockedIn: null })
    this.#on.events.publish({ kind: 'lock', isLocked: false })
    this.#on.log.info('lock.unlocked')
    try {
      this.#note({ what: 'unlocked', meetings: [] })
    } catch (cause) {
      // A full disk must not keep the officer from the words that wait in the window behind.
      this.#on.log.error('lock.not-noted', cause)
    }
  }

  /** Counts the try before it looks: a process that is ended in between has tried all the same. */
  #require(pin: string, field: 'pin' | 'current'): Promise<void> {
    const tried = this.#turn.then(async () => {
      const kept = this.#kept
      if (kept === null) return
      const waitSeconds = this.#waitSeconds()
      if (waitSeconds > 0) throw paused(waitSeconds)
      const wrongTries = kept.wrongTries + 1
      const pause = pauseAfter(wrongTries)
      const waitUntil = pause === 0 ? null : new Date(this.#now() + pause * 1_000).toISOString()
      this.#keep({ ...kept, wrongTries, waitUntil })
      if (!(await isPin(pin, kept))) {
        this.#on.log.info('lock.wrong-pin', { wrongTries })
        throw notThePin(wrongTries, field)
      }
      this.#keep({ ...(this.#kept ?? kept), wrongTries: 0, waitUntil: null, givenIn: this.#on.processId })
    })
    this.#turn = tried.catch(() => undefined)
    return tried
  }

  #waitSeconds(): number {
    const kept = this.#kept
    if (kept === null || kept.waitUntil === null) return 0
    const now = this.#now()
    const pause = pauseAfter(kept.wrongTries) * 1_000
    const rest = new Date(kept.waitUntil).getTime() - now
    // The clock was set back: from here on it waits the pause, and not until the other clock's time.
    if (rest > pause) this.#kept = { ...kept, waitUntil: new Date(now + pause).toISOString() }
    return Math.max(0, Math.ceil(Math.min(rest, pause) / 1_000))
  }

  /** Goes on without the disk: whoever sits before a full one has to be able to lock, to be counted, and to unlock. */
  #keep(kept: Kept): void {
    this.#kept = kept
    try {
      this.#on.config.change({ lock: kept })
    } catch (cause) {
      this.#on.log.error('lock.not-kept', cause)
    }
  }

  #note(noted: AccessNoted): void {
    this.#on.book.current()?.write(({ record }) => {
      record(bookStream, { kind: 'access.noted', payload: noted })
    }, 'quietly')
  }

  #now(): number {
    return this.#on.clock.now().getTime()
  }
}

function paused(waitSeconds: number): AppError {
  return new AppError(
    'not-allowed',
    `Too many PINs that were not right. Wait ${inWords(waitSeconds)}, then try again.`,
    { reason: 'pause', waitSeconds },
  )
}

function notThePin(wrongTries: number, field: 'pin' | 'current'): AppError {
  const waitSeconds = pauseAfter(wrongTries)
  const left = triesBeforePause - wrongTries
  const next =
    waitSeconds > 0
      ? `Wait ${inWords(waitSeconds)}, then try again.`
      : `You can try ${left === 1 ? 'once' : `${left} times`} more before there is a pause.`
  return new AppError('invalid-input', `This is not the PIN. ${next}`, {
    field,
    reason: 'wrong-pin',
    waitSeconds,
  })
}

function inWords(seconds: number): string {
  if (seconds < 60) return `${seconds} ${seconds === 1 ? 'second' : 'seconds'}`
  const minutes = Math.ceil(seconds / 60)
  return `${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`
}
