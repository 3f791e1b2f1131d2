import { join } from 'node:path'
import type { z } from 'zod'
import { diskStream } from '../../../shared/api/diskContract.ts'
import type { diskNewsSchema } from '../../../shared/api/diskContract.ts'
import { AppError } from '../../../shared/domain/appError.ts'
import { readDescription } from '../../db/bookDescription.ts'
import { storageFault } from '../../db/storageFault.ts'
import { freeSpace, fullBytes, roomOf } from '../../files/freeSpace.ts'
import type { FreeSpace, Room } from '../../files/freeSpace.ts'
import { ballastBytes, hasBallast, makeBallast, releaseBallast } from './ballast.ts'
import { readSlots } from '../keys/keySlots.ts'
import type { BookHolder } from '../bookHolder.ts'
import type { Clock } from '../clock.ts'
import { hasPapersLeft, rescueBook, rescuePapers } from './rescueBook.ts'
import type { KnownOfBook } from './rescueBook.ts'
import { fullSentence, lostSentence, lowSentence, shortSentence } from './diskSentences.ts'
import type { Rescue } from './diskSentences.ts'
import type { EventHub } from '../eventHub.ts'
import type { Log } from '../log.ts'
import type { OpenBook } from '../openBook.ts'

export type DiskNews = z.infer<typeof diskNewsSchema>

/** Keeps an eye on the disk under the open book: that its file is where it was, and that there is room to go on writing. */
export interface DiskWatch {
  /** What the officer has to know, the worst first; told again by an event whenever it changes. */
  news(): DiskNews[]
  /** Looks now. Never rejects. */
  look(): Promise<void>
  close(): Promise<void>
}

export interface DiskWatchSettings {
  readonly everyMilliseconds: number
  /** The ballast is made once the book has been open for so long: a book that is only looked into needs none. */
  readonly ballastAfterMilliseconds: number
  readonly ballastBytes?: number
  readonly freeSpace?: FreeSpace
}

export interface DiskWatchParts {
  readonly book: BookHolder
  readonly events: EventHub
  readonly log: Log
  readonly clock: Clock
  /** Copies of a book that was lost from its place are kept below it. */
  readonly configFolder: string
  /** Null for a core whose book is open for a moment. */
  readonly settings: DiskWatchSettings | null
}

/** What is known of the book that is open. */
interface Watched {
  readonly book: OpenBook
  readonly since: number
  lost: DiskNews | null
  /** As of the last look at which it was in its place. */
  known: KnownOfBook | null
  room: Room
  /** There is no room for a change, and no ballast to let go of. */
  isFull: boolean
  hadBallast: boolean
}

export function diskWatch(parts: DiskWatchParts): DiskWatch {
  const { settings, log } = parts
  let watched: Watched | null = null
  let told = '[]'
  let looking: Promise<void> | null = null
  let making: Promise<void> | null = null
  let copying: Promise<void> = Promise.resolve()
  let isClosed = false

  const news = (): DiskNews[] => {
    if (watched === null || watched.book !== parts.book.current()) return []
    return [...(watched.lost === null ? [] : [watched.lost]), ...roomNews(watched)]
  }
  async function lookAt(book: OpenBook, on: DiskWatchSettings): Promise<void> {
    if (watched?.book !== book)
      watched = {
        ...{ book, since: performance.now(), lost: null, known: null },
        ...{ room: 'enough', isFull: false, hadBallast: false },
      }
    const now = watched
    const standing = book.standing()
    if (standing !== 'in place') {
      if (now.lost === null) keepLost(now, standing, on)
      return
    }
    now.lost = null
    now.known = knownOf(book) ?? now.known
    const free = await (on.freeSpace ?? freeSpace)(book.folder)
    if (free === null || parts.book.current() !== book) return
    mindRoom(now, free, on)
  }
  /** The copy of the book is told of at once; that of its papers may take long, and goes on beside. */
  function keepLost(now: Watched, how: 'gone' | 'replaced', on: DiskWatchSettings): void {
    const { book } = now
    const kept = rescued(book, now.known, parts)
    const news = lostNews(how, book, kept)
    now.lost = news
    if (kept.rescued === null || kept.papers.kind !== 'copying') return
    const isOver = (): boolean => isClosed
    const beside = { freeSpace: on.freeSpace ?? freeSpace, isOver }
    copying = Promise.all([copying, rescuePapers(book.folder, kept.rescued, beside)]).then(([, papers]) => {
      log.info('disk.papers-rescued', { how: papers.kind })
      // Back in its place meanwhile, there is nothing to tell.
      if (now.lost === news) now.lost = lostNews(how, book, { ...kept, papers })
      tell()
    })
  }
  function mindRoom(now: Watched, free: number, on: DiskWatchSettings): void {
    const { folder } = now.book
    const bytes = on.ballastBytes ?? ballastBytes
    const isThere = hasBallast(folder)
    now.hadBallast ||= isThere
    const room = roomOf(isThere ? free : free - bytes)
    if (room !== now.room) log.info('disk.room', { room, freeMegabytes: Math.floor(free / 1_000_000) })
    now.room = room
    now.isFull = free < fullBytes && !isThere
    if (room === 'short' && isThere) releaseBallast(folder)
    const isSettled = performance.now() - now.since >= on.ballastAfterMilliseconds
    if (room !== 'enough' || isThere || making !== null || !isSettled) return
    // What goes wrong is in the log alone: the officer loses nothing by it, and is told when the room gets short.
    making = makeBallast(folder, bytes)
      .catch((cause: unknown) => log.error('disk.no-ballast', cause))
      .finally(() => (making = null))
  }
  async function look(): Promise<void> {
    const book = parts.book.current()
    if (book !== null && settings !== null) await lookAt(book, settings)
    tell()
  }
  function tell(): void {
    const now = JSON.stringify(news())
    if (now === told) return
    told = now
    parts.events.publish({ kind: 'changed', stream: diskStream })
  }
  const lookOnce = (): Promise<void> => {
    looking ??= look()
      .catch((cause: unknown) => log.error('disk.look-failed', cause))
      .finally(() => (looking = null))
    return looking
  }
  const timer = settings === null ? null : setInterval(() => void lookOnce(), settings.everyMilliseconds)
  timer?.unref()
  return {
    news,
    look: lookOnce,
    close: async () => {
      isClosed = true
      if (timer !== null) clearInterval(timer)
      await looking
      await making
      await copying
    },
  }
}

function roomNews({ room, isFull, hadBallast }: Watched): DiskNews[] {
  if (room === 'enough') return []
  if (isFull) return [{ kind: 'short', sentence: fullSentence, rescued: null }]
  const sentence = room === 'low' ? lowSentence : shortSentence(hadBallast)
  return [{ kind: room, sentence, rescued: null }]
}

/** What is told of a book that is lost from its place, and of its copy. */
function lostNews(how: 'gone' | 'replaced', book: OpenBook, rescue: Rescue): DiskNews {
  return { kind: 'lost', sentence: lostSentence(how, book.folder, rescue), rescued: rescue.rescued }
}

/** Once. A failure is told, and in the log. */
function rescued(book: OpenBook, known: KnownOfBook | null, parts: DiskWatchParts): Rescue {
  const { configFolder, clock, log } = parts
  try {
    const name = clock.now().toISOString().replaceAll(':', '')
    const folder = rescueBook(book, join(configFolder, 'rescued'), name, known)
    log.info('disk.book-rescued')
    return {
      ...{ rescued: folder, why: null },
      papers: { kind: hasPapersLeft(book.folder, known) ? 'copying' : 'gone' },
    }
  } catch (cause) {
    log.error('disk.not-rescued', cause)
    const fault = storageFault(cause, configFolder)
    const why = fault instanceof AppError ? fault.message : 'The copy could not be proved.'
    return { rescued: null, why, papers: { kind: 'gone' } }
  }
}

/** Null while the drive does not give them: what was known before counts on. */
function knownOf(book: OpenBook): KnownOfBook | null {
  try {
    const { bookId } = readDescription(book.folder)
    const { slots } = readSlots(book.folder, bookId)
    return book.standing() === 'in place' ? { bookId, slots } : null
  } catch {
    // It is being pulled out, or is not in order: that is told by whoever opens it.
    return null
  }
}
