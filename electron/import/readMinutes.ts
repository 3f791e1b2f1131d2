import type { ItemPurpose, PageRange } from '../../shared/domain/agenda.ts'
import { itemKindOf } from './itemKinds.ts'
import type { ReadAttendee } from './readAttendance.ts'
import { readApologies, readAttendance } from './readAttendance.ts'
import type { ReadBlock } from './readBlocks.ts'
import { readBlocks } from './readBlocks.ts'
import { hoursInText } from './meetingHours.ts'
import { readHeader } from './readHeader.ts'
import type { ReadHeader } from './readHeader.ts'
import { readWebPages } from './readWebPages.ts'
import { withoutAuthor } from './reportAuthor.ts'
import { joinedLines } from './joinLines.ts'
import { itemHeadings } from './headings.ts'
import type { ItemHeading } from './headings.ts'
import { sourceLines, spanOf } from './sourceLines.ts'
import type { SourceLine, Span } from './sourceLines.ts'

export interface AgendaDetails {
  readonly summary: string
  readonly purpose: ItemPurpose | null
  readonly recommendations: readonly string[]
  readonly pages: PageRange | null
  /** What stands there besides. */
  readonly notes: string
}

export interface ReadItem extends Span {
  /** As printed; empty where items have none. */
  readonly number: string
  readonly title: string
  /** Its place on the agenda, where the minutes name it: "(Agenda item 4)". */
  readonly agendaPlace?: number | null
  /** It stands under the item before it that is none itself. */
  readonly isSub?: boolean
  /** Of an agenda: what stands under its title, and beside it. */
  readonly agenda?: AgendaDetails
  /** Where its number and title stand. */
  readonly head?: Span
  /** "Report of the Statutory Scrutiny Officer": the author alone; empty for none. */
  readonly reportAuthor: string
  readonly blocks: readonly ReadBlock[]
  readonly confidence: number
}

/** What a text says of a meeting, each thing with where it says so. Nothing is left out: what was not understood stands as prose in its place. */
export interface ReadMinutes {
  readonly header: ReadHeader
  /** Its head says that the meeting was an extraordinary one. */
  readonly extraordinary?: boolean
  /** Who is listed before the items. */
  readonly attendance: readonly ReadAttendee[]
  /** The apologies and substitutes that items tell of. */
  readonly apologies?: readonly ReadAttendee[]
  readonly items: readonly ReadItem[]
  /** Words over lists, which the record has in another form: "Present". */
  readonly heads?: readonly Span[]
  /** What the officer should look at, a sentence each. */
  readonly notes: readonly string[]
}

/** Minutes, or the page of one agenda item, from their text. Pure: the same text gives the same answer. */
export function readMinutes(source: string): ReadMinutes {
  const lines = sourceLines(source)
  const page = readWebPages(lines)
  if (page !== null) return page
  return minutesOf(lines, itemHeadings(lines))
}

/** The minutes that some lines are, by the headings of their items. */
export function minutesOf(lines: readonly SourceLine[], headings: readonly ItemHeading[]): ReadMinutes {
  const firstItem = headings[0]?.at ?? lines.length
  const { header, rest } = readHeader(lines.slice(0, firstItem))
  const listed = readAttendance(rest)
  const left = new Set(rest)
  const items = headings.map((heading, index) =>
    readItem(lines, heading, headings[index + 1]?.at ?? lines.length),
  )
  const unread = leading(lines, firstItem, listed.unread)
  const before = unread.length === 0 ? [] : [leftOver(unread)]
  const inItems = listed.attendance.some((each) => each.capacity === 'member')
    ? []
    : attendanceInItems(lines, headings)
  const hours = hoursInText(lines)
  const attendance = [...listed.attendance, ...inItems]
  return {
    header: { ...header, start: header.start ?? hours.start, end: header.end ?? hours.end },
    extraordinary: lines
      .slice(0, firstItem)
      .some(({ text }) => text.length < 600 && /\bextra-?ordinary (?:\p{L}+ ){0,4}meeting\b/iu.test(text)),
    attendance,
    apologies: apologiesIn(lines, headings),
    items: [...before, ...items],
    heads: [...listed.heads, ...lines.slice(0, firstItem).filter((line) => !left.has(line))],
    notes: notesOf(headings, attendance, unread),
  }
}

/** In the order of the text. */
function leading(
  lines: readonly SourceLine[],
  firstItem: number,
  unread: readonly SourceLine[],
): SourceLine[] {
  const left = new Set(unread)
  return lines.slice(0, firstItem).filter((line) => left.has(line))
}

function readItem(lines: readonly SourceLine[], heading: ItemHeading, end: number): ReadItem {
  const { number, title, agendaPlace, isSub, confidence, at, next } = heading
  const own = lines.slice(at, end)
  const below = linesBelow(lines, heading, end)
  const place = placeIn(below[0])
  const { author, agendaPlace: reportPlace, body } = withoutAuthor(place === null ? below : below.slice(1))
  return {
    ...spanOf(own),
    ...{
      number,
      title,
      agendaPlace: agendaPlace ?? place ?? reportPlace,
      isSub,
      reportAuthor: author,
      confidence,
    },
    head: spanOf(lines.slice(at, next)),
    blocks: readBlocks(body, { ofInterests: itemKindOf(title) === 'interests' }),
  }
}

/** "(Item 4)" on a line of its own under the title. */
function placeIn(line: SourceLine | undefined): number | null {
  const place = /^[([](?:agenda )?item(?: no\.?)?:? (\d{1,3})[)\]]\.?$/i.exec(line?.text ?? '')?.[1]
  return place === undefined ? null : Number(place)
}

function linesBelow(lines: readonly SourceLine[], { next, body }: ItemHeading, end: number): SourceLine[] {
  const below = lines.slice(next, end)
  return body === null ? below : [body, ...below]
}

/** Parishes list who came under the first item. */
function attendanceInItems(
  lines: readonly SourceLine[],
  headings: readonly ItemHeading[],
): readonly ReadAttendee[] {
  const first = headings.slice(0, 3)
  return first.flatMap((heading, index) => {
    const own = linesBelow(lines, heading, headings[index + 1]?.at ?? lines.length)
    if (/\b(?:present|attendance|attending)\b/i.test(heading.title)) {
      const [line] = own
      const headed = line === undefined ? own : [{ ...line, text: 'Present', cells: ['Present'] }, ...own]
      return readAttendance(headed).attendance
    }
    return own.some((line) => /^(?:members |councillors )?(?:present|in attendance)\b/i.test(line.text))
      ? readAttendance(own).attendance
      : []
  })
}

function apologiesIn(
  lines: readonly SourceLine[],
  headings: readonly ItemHeading[],
): readonly ReadAttendee[] {
  return headings.flatMap((heading, index) => {
    const isFirst = index < 4
    if (!tellsOfAbsence.test(heading.title) && !isFirst) return []
    const own = linesBelow(lines, heading, headings[index + 1]?.at ?? lines.length).slice(0, 80)
    if (tellsOfAbsence.test(heading.title)) return readApologies(joinedLines(own)).attendance
    // Under "Procedural business", or a welcome, a sentence may say who stood in for whom.
    const told = joinedLines(own).filter(({ text }) => text.length < 400 && standsIn.test(text))
    return readApologies(told).attendance.filter((each) => each.substituteFor !== '')
  })
}

/** The same of items that were read already. */
export function apologiesOf(items: readonly ReadItem[]): readonly ReadAttendee[] {
  return items
    .filter((item) => tellsOfAbsence.test(item.title))
    .flatMap(
      ({ blocks }) =>
        readApologies(blocks.slice(0, 80).flatMap((block) => ('text' in block ? [block] : []))).attendance,
    )
}

const standsIn = /\bsubstitut|\bdeputis|\bin (?:the )?place of\b/i

const tellsOfAbsence = /apolog|substitut|reserve|attendance by|membership/i

/** What stands before the first item and is neither heading nor attendance: kept as an item without a number. */
function leftOver(lines: readonly SourceLine[]): ReadItem {
  return {
    ...spanOf(lines),
    ...{ number: '', title: 'Before the first item', reportAuthor: '' },
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
    ...(headings.length === 0 ? ['No items were found. Everything stands as one text.'] : []),
    ...(headings.length > 0 && headings.every((each) => each.number === '')
      ? ['The items have no numbers: they are told by how their titles are set.']
      : []),
    ...(attendance.length === 0 ? ['No list of those present was found.'] : []),
    ...(unread.length === 0
      ? []
      : [`${unread.length} lines before the first item were not understood; they stand in its first place.`]),
  ]
}
