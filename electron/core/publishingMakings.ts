import type { MeetingRecord } from '../../shared/domain/meetingRecord.ts'
import { hashOf } from '../db/hashing.ts'
import type { PublishMaking } from '../render/publish/publishOrder.ts'
import type { OpenBook } from './openBook.ts'

interface Kept {
  readonly meetingId: string
  readonly made: Map<string, Promise<unknown>>
}

/** What was made for the meeting that is being published; it goes with the book. Not on the disk: some of it is exempt. */
const keptOf = new WeakMap<OpenBook, Kept>()

/** More would be papers of words that have changed since. */
const most = 200

/**
 * The same making, which remembers what it made of the same words and files: ticking one thing more, or publishing what was just looked
 * at, makes nothing twice.
 */
export function keptMakings(book: OpenBook, record: MeetingRecord, making: PublishMaking): PublishMaking {
  const before = keptOf.get(book)
  const kept =
    before?.meetingId === record.meeting.id && before.made.size < most
      ? before
      : { meetingId: record.meeting.id, made: new Map<string, Promise<unknown>>() }
  keptOf.set(book, kept)
  const once = <Made>(key: string, make: () => Promise<Made>): Promise<Made> => {
    const known = kept.made.get(key)
    if (known !== undefined) return known as Promise<Made>
    const made = make()
    kept.made.set(key, made)
    // What failed is tried again.
    made.catch(() => kept.made.delete(key))
    return made
  }
  // Whether a copy may go out depends on all that is closed in the record.
  const recordHash = hashOf(record)
  return {
    render: (document, format) =>
      once(`${format} ${hashOf(document)}`, () => making.render(document, format)),
    copy: (order) => {
      const { file, paper, title } = order
      const isAtHand = file !== undefined && !('unreadable' in file)
      return isAtHand
        ? once(`copy ${recordHash} ${hashOf({ paper, title })}`, () => making.copy(order))
        : making.copy(order)
    },
    file: (paperId) => making.file(paperId),
  }
}
