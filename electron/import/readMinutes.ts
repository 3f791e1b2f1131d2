import type { ReadAttendee } from './readAttendance.ts'
import { readAttendance } from './readAttendance.ts'
import type { ReadBlock } from './readBlocks.ts'
import { readBlocks } from './readBlocks.ts'
import { readHeader } from './readHeader.ts'
import type { ReadHeader } from './readHeader.ts'
import { readWebPages } from './readWebPages.ts'
import { withoutAuthor } from './reportAuthor.ts'
import { itemHeadings } from './headings.ts'
import type { ItemHeading } from './headings.ts'
import { sourceLines, spanOf } from './sourceLines.ts'
import type { SourceLine, Span } from './sourceLines.ts'

export interface ReadItem extends Span {
  /** As printed; empty where items have none. */
  readonly number: string
  readonly title: string
  /** "Report of the Statutory Scrutiny Officer": the author alone; empty for none. */
  readonly reportAuthor: string
  readonly blocks: readonly ReadBlock[]
  readonly confidence: number
}

/** What a text says of a meeting, each thing with where it says so. Nothing is left out: what was not understood stands as prose in its place. */
export interface ReadMinutes {
  readonly header: ReadHeader
  readonly attendance: readonly ReadAttendee[]
  readonly items: readonly ReadItem[]
  /** What the officer should look at, a sentence each. */
  readonly notes: readonly string[]
}

/** Minutes, or the page of one agenda item, from their text. Pure: the same text gives the same answer. */
export function readMinutes(source: string): ReadMinutes {
  const lines = sourceLines(source)
  const page = readWebPages(lines)
  if (page !== null) return page
  const headings = itemHeadings(lines)
  const firstItem = headings[0]?.at ?? lines.length
  const { header, rest } = readHeader(lines.slice(0, firstItem))
  const { attendance, unread } = readAttendance(rest)
  const items = headings.map((heading, index) =>
    readItem(lines, heading, headings[index + 1]?.at ?? lines.length),
  )
  const before = unread.length === 0 ? [] : [leftOver(unread)]
  return { header, attendance, items: [...before, ...items], notes: notesOf(headings, attendance, unread) }
}

function readItem(lines: readonly SourceLine[], heading: ItemHeading, end: number): ReadItem {
  const { number, title, confidence, at, next } = heading
  const own = lines.slice(at, end)
  const { author, body } = withoutAuthor(lines.slice(next, end))
  return { ...spanOf(own), number, title, reportAuthor: author, blocks: readBlocks(body), confidence }
}

/** What stands before the first item and is neither heading nor attendance: kept as an item without a number. */
function leftOver(lines: readonly SourceLine[]): ReadItem {
  return {
    ...spanOf(lines),
    number: '',
    title: 'Before the first item',
    reportAuthor: '',
    blocks: readBlocks(lines),
    confidence: 0.2,
  }
}

function notesOf(
  headings: readonly ItemHeading[],
  attendance: readonly ReadAttendee[],
  unread: readonly SourceLine[],
): string[] {
  return [
    ...(headings.length === 0 ? ['No numbered items were found. Everything stands as one text.'] : []),
    ...(attendance.length === 0 ? ['No list of those present was found.'] : []),
    ...(unread.length === 0
      ? []
      : [`${unread.length} lines before the first item were not understood; they stand in its first place.`]),
  ]
}
