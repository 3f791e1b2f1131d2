import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { z } from 'zod'
import { diskStream } from '../../../shared/api/diskContract.ts'
import type { diskNewsSchema } from '../../../shared/api/diskContract.ts'
import { AppError } from '../../../shared/domain/appError.ts'
import { storageFault } from '../../db/storageFault.ts'
import { freeSpace, roomOf } from '../../files/freeSpace.ts'
import type { FreeSpace, Room } from '../../files/freeSpace.ts'
import { ballastBytes, hasBallast, makeBallast, releaseBallast } from './ballast.ts'
import type { BookHolder } from '../bookHolder.ts'
import type { Clock } from '../clock.ts'
import { lostSentence, lowSentence, shortSentence } from './diskSentences.ts'
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
  room: Room
  hadBallast: boolean
}

export function diskWatch(parts: DiskWatchParts): DiskWatch {
  const { settings, log } = parts
  let watched: Watched | null = null
  let told = '[]'
  let looking: Promise<void> | null = null
  let making: Promise<void> | null = null

  const news = (): DiskNews[] => {
    if (watched === null || watched.book !== parts.book.current()) return []
    return [...(watched.lost === null ? [] : [watched.lost]), ...roomNews(watched)]
  }
  async function lookAt(book: OpenBook, on: DiskWatchSettings): Promise<void> {
    if (watched?.book !== book)
      watched = { book, since: performance.now(), lost: null, room: 'enough', hadBallast: false }
    const now = watched
    const standing = book.standing()
    if (standing === 'in place') now.lost = null
    else now.lost ??= lost(standing, book, parts)
    if (now.lost !== null) return
    const free = await (on.freeSpace ?? freeSpace)(book.folder)
    if (free === null || parts.book.current() !== book) return
    mindRoom(now, free, on)
  }
  function mindRoom(now: Watched, free: number, on: DiskWatchSettings): void {
    const { folder } = now.book
    const bytes = on.ballastBytes ?? ballastBytes
    const isThere = hasBallast(folder)
    now.hadBallast ||= isThere
    const room = roomOf(isThere ? free : free - bytes)
    if (room !== now.room) log.info('disk.room', { room, freeMegabytes: Math.floor(free / 1_000_000) })
    now.room = room
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
      if (timer !== null) clearInterval(timer)
      await looking
      await making
    },
  }
}

function roomNews({ room, hadBallast }: Watched): DiskNews[] {
  if (room === 'enough') return []
  const sentence = room === 'low' ? lowSentence : shortSentence(hadBallast)
  return [{ kind: room, sentence, rescued: null }]
}

/** SQLite still reads what was open: all of it goes where the configuration lies, once. */
function lost(how: 'gone' | 'replaced', book: OpenBook, parts: DiskWatchParts): DiskNews {
  const kept = rescue(book, parts)
  const rescued = typeof kept === 'string' ? kept : null
  const why = typeof kept === 'string' ? null : kept.message
  return { kind: 'lost', sentence: lostSentence(how, book.folder, { rescued, why }), rescued }
}

function rescue(book: OpenBook, { configFolder, clock, log }: DiskWatchParts): string | AppError {
  const place = join(configFolder, 'rescued')
  let folder: string | null = null
  try {
    mkdirSync(place, { recursive: true, mode: 0o700 })
    folder = newFolder(place, clock.now().toISOString().replaceAll(':', ''))
    book.copyWhole(folder)
    log.info('disk.book-rescued')
    return folder
  } catch (cause) {
    if (folder !== null) rmSync(folder, { recursive: true, force: true })
    log.error('disk.not-rescued', cause)
    const fault = storageFault(cause, configFolder)
    return fault instanceof AppError ? fault : new AppError('storage', 'The copy could not be proved.')
  }
}

/** A clock that was set back gives a name again that is taken. */
function newFolder(place: string, name: string): string {
  for (let n = 1; ; n += 1) {
    const folder = join(place, n === 1 ? name : `${name}-${n}`)
    try {
      mkdirSync(folder, { mode: 0o700 })
      return folder
    } catch (cause) {
      if (!(cause instanceof Error && 'code' in cause && cause.code === 'EEXIST')) throw cause
    }
  }
}
