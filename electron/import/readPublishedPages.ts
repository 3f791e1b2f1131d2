import { labelOf } from './labels.ts'
import { readAttendance } from './readAttendance.ts'
import { readBlocks } from './readBlocks.ts'
import type { ReadBlock } from './readBlocks.ts'
import { readHeader } from './readHeader.ts'
import type { ReadItem, ReadMinutes } from './readMinutes.ts'
import { withoutAuthor } from './reportAuthor.ts'
import { spanOf } from './sourceLines.ts'
import type { SourceLine } from './sourceLines.ts'

/**
 * Pages of a meeting as Minutebook publishes them: one of the meeting, with when and where, what was decided, the items and who was there,
 * and one of each item, with the minutes under it. Null for other pages.
 */
export function readPublishedPages(lines: readonly SourceLine[]): ReadMinutes | null {
  return itemPage(lines) ?? meetingPage(lines)
}

const kindOfItem = /^agenda item$/i
const kindOfMeeting = /^(?:extraordinary )?meeting$/i
const places = /^(?:item (?<place>\d{1,4}) of the agenda)?(?:, )?(?:minute (?<minute>\S{1,40}))?$/i
const meetingOf = /^meeting of (?:the )?(?<committee>.{3,200}?), (?<day>\S+ \d{1,2} \p{L}+ \d{4})$/iu
const minutesHead = /^minutes:$/i
const endOfMinutes = /^(?:supporting documents:|recorded votes)$/i
/** How far down a page its head may stand. */
const headReach = 60

/** "Agenda item", its title as a heading, "Item 4 of the agenda, minute 136", and the minutes with those of what stands under it. */
function itemPage(lines: readonly SourceLine[]): ReadMinutes | null {
  const at = lines.slice(0, headReach).findIndex((line) => kindOfItem.test(line.text))
  const title = lines[at + 1]
  const from = lines.findIndex((line, index) => index > at && line.heading > 0 && minutesHead.test(line.text))
  if (at < 0 || title === undefined || title.heading !== 1 || from < 0) return null
  const about = lines.slice(at + 2, from)
  const place = about.map((line) => places.exec(line.text)?.groups).find((groups) => groups !== undefined)
  const meeting = about.find((line) => meetingOf.test(line.text))
  if (place === undefined && meeting === undefined) return null
  const end = lines.findIndex(
    (line, index) => index > from && line.heading === 2 && endOfMinutes.test(line.text),
  )
  const body = lines.slice(from + 1, end < 0 ? lines.length : end)
  const subs = body.flatMap((line, index) => (line.heading > 2 ? [index] : []))
  const [own, ...below] = [0, ...subs].map((start, index, all) =>
    body.slice(start, all[index + 1] ?? body.length),
  )
  const number = place?.['minute'] ?? ''
  const first: ReadItem = {
    ...spanOf([title, ...(own ?? [])]),
    ...{ number, title: title.text, head: spanOf([title]), reportAuthor: authorIn(about), confidence: 0.95 },
    agendaPlace: place?.['place'] === undefined ? null : Number(place['place']),
    blocks: readBlocks((own ?? []).filter((line) => !isNothing(line))),
  }
  return {
    header: readHeader([...councilOf(lines.slice(0, at)), ...(meeting === undefined ? [] : headOf(meeting))])
      .header,
    attendance: [],
    items: [first, ...below.map(subItem)],
    notes: ['This is the page of one agenda item: it does not say who was there.'],
  }
}

/** The council, which the frame of a page names above it. */
function councilOf(above: readonly SourceLine[]): SourceLine[] {
  return above.filter(({ text }) => /\b(?:council|authority)$/i.test(text) && text.length < 100).slice(0, 1)
}

function isNothing({ text }: SourceLine): boolean {
  return text === 'Nothing is recorded under this item.'
}

/** "Meeting of Parks Committee, Thursday 5 March 2026" as the lines of a head. */
function headOf(line: SourceLine): SourceLine[] {
  const { committee = '', day = '' } = meetingOf.exec(line.text)?.groups ?? {}
  return [committee, day].map((text) => ({ ...line, text, cells: [text] }))
}

function subItem([head, ...body]: readonly SourceLine[]): ReadItem {
  const labelled = head === undefined ? null : labelOf(head.text)
  return {
    ...spanOf([...(head === undefined ? [] : [head]), ...body]),
    number: labelled?.label ?? '',
    title: labelled?.rest ?? head?.text ?? '',
    isSub: true,
    ...(head === undefined ? {} : { head: spanOf([head]) }),
    ...{ reportAuthor: '', blocks: readBlocks(body), confidence: 0.95 },
  }
}

function authorIn(lines: readonly SourceLine[]): string {
  return lines.map((line) => withoutAuthor([line]).author).find((author) => author !== '') ?? ''
}

/** "Meeting", the committee as a heading, "Date:", and sections of which the business is one. */
function meetingPage(lines: readonly SourceLine[]): ReadMinutes | null {
  const at = lines.slice(0, headReach).findIndex((line) => kindOfMeeting.test(line.text))
  const committee = lines[at + 1]
  const business = sectionOf(lines, /^(?:agenda items|items|business)$/i)
  if (at < 0 || committee?.heading !== 1 || business.length === 0) return null
  const end = lines.findIndex((line, index) => index > at + 1 && line.heading > 0)
  const { header } = readHeader([...councilOf(lines.slice(0, at)), ...lines.slice(at + 1, end)])
  const { attendance } = readAttendance(sectionOf(lines, /^(?:attendance|who was there)$/i))
  return {
    header,
    extraordinary: /^extraordinary/i.test(lines[at]?.text ?? ''),
    attendance,
    items: withDecisions(
      business.flatMap(businessItem),
      sectionOf(lines, /^(?:decisions|what was decided)$/i),
    ),
    notes: [
      'This is the page of a meeting on a website: it says what was decided, and not what was said. The pages of the items have the minutes.',
    ],
  }
}

/** What stands under a heading of the second level. */
function sectionOf(lines: readonly SourceLine[], heading: RegExp): readonly SourceLine[] {
  const at = lines.findIndex((line) => line.heading === 2 && heading.test(line.text))
  if (at < 0) return []
  const end = lines.findIndex((line, index) => index > at && line.heading > 0 && line.heading < 3)
  return lines.slice(at + 1, end < 0 ? lines.length : end)
}

const aside = /^the numbers are those of the minutes\.$/i

/** A line of the business: an item, what stands under it, or who wrote its report. */
function businessItem(line: SourceLine, index: number, lines: readonly SourceLine[]): ReadItem[] {
  if (aside.test(line.text) || isBelow(line)) return []
  const isSub = line.indent > 0
  const numbered = isSub ? labelOf(line.text) : null
  const found = /^(\S*\d\S*) (.+)$/.exec(line.text)
  const [number, title] = isSub
    ? [numbered?.label ?? '', numbered?.rest ?? line.text]
    : [found?.[1] ?? '', found?.[2] ?? line.text]
  const next = lines[index + 1]
  return [
    {
      ...spanOf([line]),
      ...{ number, title, isSub, head: spanOf([line]), blocks: [], confidence: 0.9 },
      reportAuthor: next !== undefined && isBelow(next) ? authorIn([next]) : '',
    },
  ]
}

function isBelow(line: SourceLine): boolean {
  return authorIn([line]) !== ''
}

/** The items with what was decided under each: the sections name them by their titles, in the same order. */
function withDecisions(items: readonly ReadItem[], lines: readonly SourceLine[]): ReadItem[] {
  const heads = lines.flatMap((line, index) => (line.heading > 0 ? [index] : []))
  const decided = new Map<ReadItem, readonly ReadBlock[]>()
  let from = 0
  heads.forEach((at, index) => {
    const own = items.findIndex(
      (item, place) =>
        place >= from &&
        item.isSub !== true &&
        [item.title, `${item.number} ${item.title}`].includes(lines[at]?.text ?? ''),
    )
    const item = items[own]
    if (item === undefined) return
    from = own + 1
    decided.set(item, readBlocks(lines.slice(at + 1, heads[index + 1] ?? lines.length)))
  })
  return items.map((item) => ({ ...item, blocks: decided.get(item) ?? item.blocks }))
}
