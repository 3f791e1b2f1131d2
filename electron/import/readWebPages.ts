import { itemHeadings } from './headings.ts'
import { itemKindOf } from './itemKinds.ts'
import { readAttendance } from './readAttendance.ts'
import { readBlocks } from './readBlocks.ts'
import { readHeader } from './readHeader.ts'
import type { ReadItem, ReadMinutes } from './readMinutes.ts'
import { readPublishedPages } from './readPublishedPages.ts'
import { withoutAuthor } from './reportAuthor.ts'
import { spanOf } from './sourceLines.ts'
import type { SourceLine } from './sourceLines.ts'

/** What a page of a council's website says of a meeting; null for a text that is no such page. */
export function readWebPages(lines: readonly SourceLine[]): ReadMinutes | null {
  return readPublishedPages(lines) ?? itemPage(lines) ?? meetingPage(lines)
}

const minutesHead = /^(?:draft )?minutes:$/i
const documentsHead = /^(?:additional|supporting|attached|related) documents?:|^attachments:$/i
const decisionHead = /^decisions?:$/i
const attendanceSection = /^(?:attendance|attendees|who was there|those present|record of attendance)$/i

/** The page that a website has of one agenda item: "Agenda item", its title, "Minutes:", and the papers at the end. */
function itemPage(lines: readonly SourceLine[]): ReadMinutes | null {
  const minutes = lines.findIndex((line) => minutesHead.test(line.text))
  const heads = lines.slice(0, Math.max(minutes, 0))
  const marked = heads.findLastIndex((line) => /\bagenda item$/i.test(line.text))
  const title = heads[marked + 1]
  if (minutes < 0 || marked < 0 || title === undefined) return null
  const end = lines.findIndex((line, index) => index > minutes && documentsHead.test(line.text))
  const about = heads.slice(marked + 2)
  const meeting = heads.find((line) => meetingOf.test(line.text))
  const place = /\(item (\d{1,5}\w?)\.?\)/i.exec(meeting?.text ?? '')
  const body = lines.slice(minutes + 1, end < 0 ? undefined : end)
  const item: ReadItem = {
    ...spanOf([title, ...body]),
    number: place?.[1] ?? '',
    title: withoutFileSize(title.text),
    reportAuthor: authorIn(about),
    blocks: readBlocks(body, { ofInterests: itemKindOf(title.text) === 'interests' }),
    confidence: 0.9,
  }
  const header = readHeader(meeting === undefined ? [] : meetingLines(meeting)).header
  return {
    header,
    attendance: [],
    items: [item],
    notes: [
      header.date === null
        ? 'This is the page of one agenda item: it says neither when the meeting was nor who was there.'
        : 'This is the page of one agenda item: it does not say who was there.',
    ],
  }
}

const meetingOf = /^(?:[•·] ?)?meeting of .*\d{4}/i

/** "Meeting of Parks Committee, Thursday, 3rd November, 2022 10.00 am (Item 16.)" as the lines of a head. */
function meetingLines(line: SourceLine): SourceLine[] {
  const found =
    /^(?:[•·] ?)?meeting of (?:the )?(.+?),? ((?:mon|tues|wednes|thurs|fri|satur|sun)day\b.*|\d.*)$/i.exec(
      line.text,
    )
  if (found === null) return [line]
  const [, committee = '', when = ''] = found
  return [committee, when.replace(/\(item .*$/i, '').trim()].map((text) => ({ ...line, text, cells: [text] }))
}

const pageHead =
  /^(?:agenda|minutes|(?:draft |printed )?agenda and (?:draft |printed )?(?:minutes|decisions)|agenda, decisions and minutes|decisions(?: and minutes)?)$/i
const titledHead =
  /^(?:agenda|minutes|agenda and minutes)(?: and \w+)? (?:for|of) (.+?) (?:on )?((?:mon|tues|wednes|thurs|fri|satur|sun)day\b.*)$/i

/** How far down a page its head may stand: the frame of the website comes first. */
const headReach = 120

/** The page that a website has of a meeting: when and where, then a table of items, each with its minutes under it. */
function meetingPage(lines: readonly SourceLine[]): ReadMinutes | null {
  const head = lines
    .slice(0, headReach)
    .findIndex((line) => pageHead.test(line.text) || titledHead.test(line.text))
  if (head < 0) return null
  const table = lines.findIndex((line, index) => index > head && /^no\.? item$/i.test(line.text))
  const first = lines.findIndex((line, index) => index > head && minutesHead.test(line.text))
  // Minutes of paper have no "Minutes:" under every item.
  if (table < 0 && first < 0) return null
  const starts = itemStarts(lines, Math.max(table, head) + 1)
  const [top] = starts
  if (top === undefined || (table < 0 && top.at > first)) return null
  const attended = lines.findIndex(
    (line, index) => index > top.at && attendanceSection.test(line.text) && isHead(line),
  )
  const end = attended < 0 ? lines.length : attended
  const items = starts
    .filter((start) => start.at < end)
    .map((start, index) => webItem(lines, start, Math.min(end, starts[index + 1]?.at ?? end)))
  const { header, rest } = readHeader(headLines(lines, head, top.at))
  const { attendance } = readAttendance([...attendanceIn(rest), ...lines.slice(end)].map(withOffice))
  return { header, attendance, items, notes: notesOf(items, attendance.length) }
}

interface ItemStart {
  readonly number: string
  readonly title: string
  /** Index of its first line, and of the first line after its title. */
  readonly at: number
  readonly next: number
}

const numbered = /^(?:item )?\(?(\d{1,5}[a-z]?(?:[./]\w{1,4}){0,2})\)?[.:)]?\s+(\S.*)$/i

/** The items of the table: those that are set as headings where any are, and else those whose numbers rise. */
function itemStarts(lines: readonly SourceLine[], from: number): ItemStart[] {
  const headed = lines.flatMap((line, at): ItemStart[] => {
    const found = at >= from && line.heading > 0 ? numbered.exec(line.text) : null
    if (found === null) return []
    return [{ number: found[1] ?? '', title: withoutFileSize(found[2] ?? ''), at, next: at + 1 }]
  })
  if (headed.length > 0) return headed
  return itemHeadings(lines.slice(from)).map(({ number, title, at, next }) => ({
    ...{ number, title: withoutFileSize(title), at: at + from, next: next + from },
  }))
}

function isHead(line: SourceLine): boolean {
  return line.heading > 0 || line.strong || line.afterGap
}

function webItem(lines: readonly SourceLine[], start: ItemStart, end: number): ReadItem {
  const own = lines.slice(start.next, end)
  const at = own.findIndex((line) => minutesHead.test(line.text))
  const before = at < 0 ? own : own.slice(0, at)
  const decided = before.findIndex((line) => decisionHead.test(line.text))
  const about = withoutDocuments(decided < 0 ? before : before.slice(0, decided))
  const decision = decided < 0 ? [] : withoutDocuments(before.slice(decided + 1))
  const minutes = at < 0 ? [] : withoutDocuments(own.slice(at + 1))
  const body = minutes.length > 0 ? minutes : decision.length > 0 ? decision : withoutAuthor(about).body
  // A decision that the minutes do not give is a part of them.
  const said = new Set(body.map((line) => line.text))
  const rest = minutes.length > 0 ? decision.filter((line) => !said.has(line.text)) : []
  return {
    ...spanOf(lines.slice(start.at, end)),
    number: start.number,
    title: start.title,
    reportAuthor: authorIn(about),
    blocks: [body, rest].flatMap((each) =>
      readBlocks(each, { ofInterests: itemKindOf(start.title) === 'interests' }),
    ),
    confidence: 0.95,
  }
}

function authorIn(about: readonly SourceLine[]): string {
  const named = about.map((line) => withoutAuthor([line]).author)
  return named.find((author) => author !== '') ?? ''
}

/** Without the lists of files: their heading, and the lines under it that are marked as a list. */
function withoutDocuments(lines: readonly SourceLine[]): SourceLine[] {
  let inList = false
  return lines.filter((line) => {
    if (documentsHead.test(line.text)) {
      inList = true
      return false
    }
    inList &&= /^[•·-] ?|\b(?:PDF|DOCX?|XLSX?) \d+ ?[KM]B$/i.test(line.text)
    return !inList
  })
}

/** The head of the page: the council wherever it stands above, then what says of which meeting it is. */
function headLines(lines: readonly SourceLine[], head: number, top: number): SourceLine[] {
  const council = lines
    .slice(0, head)
    .filter((line) => /\b(?:council|authority)$/i.test(line.text) && line.text.length < 100)
    .slice(0, 1)
  const own = lines.slice(head, top).flatMap((line) => {
    const titled = titledHead.exec(line.text)
    if (titled !== null) {
      return [titled[1] ?? '', titled[2] ?? ''].map((text) => ({ ...line, text, cells: [text] }))
    }
    if (pageHead.test(line.text) || isFrame(line.text)) return []
    const plain = line.text.replace(/\s*View directions\s*$/i, '')
    return /^meeting of /i.test(plain)
      ? meetingLines({ ...line, text: plain }).map((each) => bare(each))
      : [{ ...line, text: plain, cells: line.cells.length > 1 ? line.cells : [plain] }]
  })
  return [...council, ...own]
}

function bare(line: SourceLine): SourceLine {
  const text = line.text.replace(/^meeting of (?:the )?/i, '')
  return { ...line, text, cells: [text] }
}

/** Links and headings that every such page has. */
function isFrame(text: string): boolean {
  return (
    /^[•·] /.test(text) ||
    /^(?:items?|no\.? item|media|contact:.*|attendance details|share this.*|print(?:er)? (?:friendly|version).*|view .*|webcast.*|declarations? of interests?)$/i.test(
      text,
    ) ||
    /\b(?:PDF|DOCX?) \d+ ?[KM]B$/i.test(text)
  )
}

/** From where those who were there are named. */
function attendanceIn(rest: readonly SourceLine[]): readonly SourceLine[] {
  const at = rest.findIndex(
    (line) => attendanceSection.test(line.text) || /^(?:present|membership|members)\b/i.test(line.text),
  )
  return at < 0 ? [] : rest.slice(at)
}

/** "Councillor Ida Moss | Chair | Present": the office as minutes print it, after the name. */
function withOffice(line: SourceLine): SourceLine {
  const [name = '', office = '', status = ''] = line.cells
  if (line.cells.length !== 3 || !/\bchair/i.test(office)) return line
  const cells = [`${name.trim()} (${office.trim()})`, status]
  return { ...line, cells, text: cells.join(' ') }
}

/** "Play areas: the condition survey PDF 500 KB": the link to the report says how long it is. */
function withoutFileSize(title: string): string {
  return title.replace(/,? *(?:PDF|DOCX?|XLSX?)(?: icon)? \d+(?:\.\d+)? ?[KM]B$/i, '').trim()
}

function notesOf(items: readonly ReadItem[], people: number): string[] {
  const bare = items.filter((item) => item.blocks.length === 0)
  return [
    'This is the page of a meeting on a website: links to its papers, and what the agenda says over the minutes of an item, are not taken.',
    ...(people === 0 ? ['The page does not say who was there.'] : []),
    ...(bare.length === 0 || bare.length === items.length
      ? []
      : [`There are no minutes under ${bare.map((item) => item.number).join(', ')}.`]),
  ]
}
