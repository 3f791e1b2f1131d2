import type { Deed } from '../../../shared/domain/deed.ts'
import { AppError } from '../../../shared/domain/appError.ts'
import { bookStream } from '../../db/changeKinds.ts'
import { latestOfKind } from '../../db/changeLog.ts'
import type { OpenBook } from '../openBook.ts'
import type { Services } from '../services.ts'

/** The same deed again within this time is no news: a pack is built at every change of its papers. */
const newsAfterMilliseconds = 10 * 60_000

/** Writes into the book's own log what was done with it. Does nothing without a book. */
export function noteDeed(
  { book, clock, config, log }: Pick<Services, 'book' | 'clock' | 'config' | 'log'>,
  deed: Deed,
): void {
  const open = book.current()
  if (open === null) return
  const latest = latestOfKind(open.reader, bookStream, 'deed.noted')
  const actor = config.read().officer?.name
  if (latest !== null && isSame(latest.payload as Deed, deed) && latest.change.actor === actor) {
    const age = clock.now().getTime() - Date.parse(latest.change.at)
    if (age >= 0 && age < newsAfterMilliseconds) return
  }
  writeDeed({ log }, open, deed)
}

/** The same, however lately it was done before. */
export function writeDeed({ log }: Pick<Services, 'log'>, open: OpenBook, deed: Deed): void {
  try {
    open.write(({ record }) => record(bookStream, { kind: 'deed.noted', payload: deed }), 'quietly')
  } catch (cause) {
    // What was asked for was done. On a full disk the words of a meeting must still be able to leave the book.
    if (!(cause instanceof AppError)) throw cause
    log.error('audit.not-noted', cause, { deed: deed.deed })
  }
}

function isSame(a: Deed, b: Deed): boolean {
  return (
    a.deed === b.deed &&
    a.meetingId === b.meetingId &&
    a.committeeId === b.committeeId &&
    a.detail === b.detail
  )
}
