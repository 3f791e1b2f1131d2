import { searchRows } from '../../shared/document/searchRows.ts'
import { AppError } from '../../shared/domain/appError.ts'
import { readFilePages } from '../db/filePages.ts'
import { hashOf } from '../db/hashing.ts'
import {
  doubtLaterMeetings,
  doubtRenamed,
  numbersKept,
  putMeeting,
  removeMeetingRows,
  staleMeetings,
} from '../db/searchIndex.ts'
import type { RowsOfMeeting, StaleMeeting } from '../db/searchIndex.ts'
import type { BookHolder } from './bookHolder.ts'
import type { EventHub } from './eventHub.ts'
import type { Log } from './log.ts'
import type { OpenBook } from './openBook.ts'
import { readMeetingRecord } from './readMeetingRecord.ts'
import { requiredCouncil, requiredMeeting } from './required.ts'

/** Keeps what a search looks through in step with the book, behind everything else. */
export interface SearchIndexer {
  /** How many meetings are still to be looked at. Has them looked at soon. */
  waiting(): number
  close(): void
}

export interface SearchIndexerParts {
  readonly book: BookHolder
  readonly events: EventHub
  readonly log: Log
  /** How long nothing must have been written. */
  readonly idleMilliseconds: number
}

/** Rises when rows are made in another way: then all are made anew. */
const rowsVersion = 2
/** A slice is short, so that a key pressed meanwhile waits for a blink. */
const rowsOfSlice = 40
const pauseMilliseconds = 8
/** Somebody who types without a pause is not put off for ever. */
const longestWaits = 30

export function searchIndexer(parts: SearchIndexerParts): SearchIndexer {
  const { book, events, log, idleMilliseconds } = parts
  const stop = new AbortController()
  /** Could not be indexed as they are: a fault of ours that is logged once. */
  const failed = new Set<string>()
  let timer: NodeJS.Timeout | null = null
  let waits = 0
  /** Somebody may be called otherwise than when the rows were made. */
  let areNamesInDoubt = true
  /** The meeting whose rows are being written, slice by slice. */
  let rest: RowsOfMeeting | null = null

  const plan = (milliseconds: number, head: number | null): void => {
    if (timer !== null) clearTimeout(timer)
    if (stop.signal.aborted) return
    timer = setTimeout(() => {
      timer = null
      turn(head)
    }, milliseconds)
    timer.unref()
  }
  const turn = (head: number | null): void => {
    const open = book.current()
    if (open === null) return
    try {
      const now = headOf(open)
      if (head !== null && head !== now && waits < longestWaits) {
        waits += 1
        plan(idleMilliseconds, now)
        return
      }
      waits = 0
      if (slice(open)) plan(pauseMilliseconds, null)
    } catch (error) {
      rest = null
      // A disk that is full or gone: the next save tells the officer, and the next change tries again.
      if (!(error instanceof AppError)) log.error('search.not-indexed', error)
    }
  }
  const waitingNow = (open: OpenBook): StaleMeeting[] =>
    staleMeetings(open.reader, bookStamp(open)).filter((stale) => !failed.has(keyOf(stale)))

  /** One short piece of work; false when there is none. */
  const slice = (open: OpenBook): boolean => {
    if (areNamesInDoubt) {
      open.write(({ tx }) => doubtRenamed(tx))
      areNamesInDoubt = false
      return true
    }
    if (rest !== null) {
      rest = written(open, rest) ? null : rest
      return true
    }
    const [next] = waitingNow(open)
    if (next === undefined) return false
    const { meetingId, stamp } = next
    try {
      if (stamp === null) open.write(({ tx }) => removeMeetingRows(tx, meetingId))
      else {
        const made = rowsOf(open, meetingId, stamp)
        rest = written(open, made) ? null : made
      }
    } catch (error) {
      if (error instanceof AppError && error.code === 'storage') throw error
      failed.add(keyOf(next))
      log.error('search.not-indexed', error, { meetingId })
    }
    return true
  }

  void (async () => {
    for await (const event of events.watch(stop.signal)) {
      if (event.kind !== 'changed') continue
      if (event.stream === 'book') {
        rest = null
        areNamesInDoubt = true
      }
      const open = book.current()
      if (open !== null) plan(idleMilliseconds, readableHead(open))
    }
  })()
  return {
    waiting: () => {
      const count = waitingNow(book.required()).length
      if ((count > 0 || areNamesInDoubt) && timer === null) plan(0, null)
      return count
    },
    close: () => {
      stop.abort()
      if (timer !== null) clearTimeout(timer)
    },
  }
}

function keyOf({ meetingId, stamp }: StaleMeeting): string {
  return JSON.stringify([meetingId, stamp])
}

/** Null where the book is damaged: the turn that follows meets that again, and lets the search wait. */
function readableHead(open: OpenBook): number | null {
  try {
    return headOf(open)
  } catch (error) {
    if (error instanceof AppError) return null
    throw error
  }
}

/** Rises with every change to a meeting. */
function headOf({ reader }: OpenBook): number {
  const { all } = reader.first(
    reader.sql.selectFrom('meeting').select((each) => each.fn.sum<number | null>('version').as('all')),
  ) ?? { all: 0 }
  return all ?? 0
}

/** What rows depend on beside their meeting: what is printed of its attendance, how points are marked, and where numbers begin again. */
function bookStamp({ reader }: OpenBook): string {
  const { houseStyle, annualMeetings } = requiredCouncil(reader)
  const { points, subPoints, apologyReasons, times } = houseStyle
  return hashOf([rowsVersion, points, subPoints, apologyReasons, times, annualMeetings])
}

function rowsOf({ reader }: OpenBook, meetingId: string, stamp: string): RowsOfMeeting {
  const { committeeId, meeting } = requiredMeeting(reader, meetingId)
  const rows = searchRows(readMeetingRecord(reader, meetingId), (sha256) => readFilePages(reader, sha256))
  return { meetingId, committeeId, date: meeting.date, stamp, rows }
}

/** True once all of them are. */
function written(open: OpenBook, made: RowsOfMeeting): boolean {
  const before = numbersKept(open.reader, made.meetingId)
  return open.write(({ tx }) => {
    const isDone = putMeeting(tx, made, rowsOfSlice)
    if (isDone && before.length > 0) {
      const now = numbersKept(tx, made.meetingId)
      const [first] = [made.date, ...before.map((each) => each.date)].toSorted()
      if (hashOf(now) !== hashOf(before)) doubtLaterMeetings(tx, made.committeeId, first ?? made.date)
    }
    return isDone
  })
}
