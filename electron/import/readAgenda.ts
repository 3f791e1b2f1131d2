import type { ItemPurpose, PageRange } from '../../shared/domain/agenda.ts'
import { itemHeadings } from './headings.ts'
import type { ItemHeading } from './headings.ts'
import { joinedLines } from './joinLines.ts'
import type { Paragraph } from './joinLines.ts'
import { isDivider } from './knownTitles.ts'
import { labelOf } from './labels.ts'
import { readAttendance } from './readAttendance.ts'
import { readHeader } from './readHeader.ts'
import type { ReadItem, ReadMinutes } from './readMinutes.ts'
import { withoutAuthor } from './reportAuthor.ts'
import { spanOf } from './sourceLines.ts'
import type { SourceLine } from './sourceLines.ts'

/** The agenda that some lines are. What stands under an item and is neither its report nor a part of it is its summary, and the officer's note. */
export function agendaOf(lines: readonly SourceLine[]): ReadMinutes {
  const headings = itemHeadings(lines)
  const firstItem = headings[0]?.at ?? lines.length
  const { header, rest } = readHeader(lines.slice(0, firstItem))
  const listed = readAttendance(rest)
  const items = headings
    .filter(({ isSub }) => !isSub)
    .flatMap((heading, index, all) =>
      agendaItems(lines, heading, all[index + 1]?.at ?? lines.length, index === all.length - 1),
    )
  const notes = [
    ...(items.length === 0 ? ['No items were found on the agenda.'] : []),
    'This is an agenda. Notices before and after its items stand in the notes of the first and the last.',
  ]
  const left = new Set(listed.unread)
  return {
    header,
    attendance: listed.attendance,
    apologies: [],
    items: withNotices(
      items,
      lines.slice(0, firstItem).filter((line) => left.has(line)),
    ),
    heads: listed.heads,
    notes,
  }
}

/** What is printed before the first item: how to come, whom to ask. */
function withNotices(items: readonly ReadItem[], before: readonly SourceLine[]): ReadItem[] {
  const [first, ...others] = items
  if (first === undefined || before.length === 0) return [...items]
  const details = first.agenda ?? plain
  const notes = [before.map((line) => line.text).join('\n'), details.notes]
    .filter((each) => each !== '')
    .join('\n')
  return [{ ...first, agenda: { ...details, notes } }, ...others]
}

const plain = { summary: '', purpose: null, recommendations: [], pages: null, notes: '' } as const

const pageWords =
  /\s*[([]?\s*(?:see )?(?:pages?|pp?\.)\s*(?:nos?\.? )?(\d{1,4})(?:\s*(?:-|–|—|to)\s*(\d{1,4}))?\s*[)\]]?\s*$/i
const pageCell = /^(\d{1,4})(?:\s*(?:-|–|—|to)\s*(\d{1,4}))?$/

/** The pages at the end of a line: "(Pages 5 - 14)", or in a column of their own. */
function pagesOf(
  line: SourceLine,
  title: string,
): { readonly title: string; readonly pages: PageRange | null } {
  const worded = pageWords.exec(title)
  if (worded !== null && worded.index > 0)
    return { title: title.slice(0, worded.index).trim(), pages: rangeOf(worded[1], worded[2]) }
  const last = line.cells.length > 1 ? (line.cells.at(-1) ?? '') : ''
  const found = pageCell.exec(last)
  if (found === null || !title.endsWith(last)) return { title, pages: null }
  return { title: title.slice(0, title.length - last.length).trim(), pages: rangeOf(found[1], found[2]) }
}

function rangeOf(first: string | undefined, last: string | undefined): PageRange | null {
  const from = Number(first)
  const to = last === undefined ? from : Number(last)
  return from >= 1 && to >= from ? { first: from, last: to } : null
}

const subLabel = /^(?:\(?[a-z]\)|\(?(?:i|ii|iii|iv|v|vi|vii|viii|ix|x)\)|[a-z]\.)\s+(?=\S)/

function agendaItems(
  lines: readonly SourceLine[],
  heading: ItemHeading,
  end: number,
  isLast: boolean,
): ReadItem[] {
  const line = lines[heading.at]
  if (line === undefined) return []
  const titleLine = lines[heading.next - 1] ?? line
  const { title, pages } = pagesOf(titleLine, heading.title)
  const place = Number(/\d+/.exec(heading.number)?.[0] ?? 0)
  const below = lines.slice(heading.next, end)
  const body = heading.body === null ? below : [heading.body, ...below]
  const read = detailsOf(body, heading.number.replace(/^[([]|[)\]]$/g, ''), isLast)
  const main: ReadItem = {
    ...spanOf([line, ...below]),
    ...{
      number: heading.number,
      title: title === '' ? heading.title : title,
      agendaPlace: place > 0 ? place : null,
      isSub: false,
    },
    head: spanOf(lines.slice(heading.at, heading.next)),
    ...{ reportAuthor: read.author, blocks: [], confidence: heading.confidence },
    agenda: {
      summary: read.summary,
      purpose: read.purpose,
      recommendations: read.recommendations,
      pages: pages ?? read.pages,
      notes: read.notes,
    },
  }
  return [main, ...read.subs]
}

interface Details {
  readonly author: string
  readonly summary: string
  readonly purpose: ItemPurpose | null
  readonly recommendations: readonly string[]
  readonly pages: PageRange | null
  readonly notes: string
  readonly subs: readonly ReadItem[]
}

const purposes: readonly (readonly [RegExp, ItemPurpose])[] = [
  [/^(?:purpose:? )?\(?for decision\)?\.?$/i, 'decision'],
  [/^(?:purpose:? )?\(?for discussion\)?\.?$/i, 'discussion'],
  [/^(?:purpose:? )?\(?for information(?: only)?\)?\.?$/i, 'information'],
  [/^(?:purpose:? )?\(?(?:for noting|to note)\)?\.?$/i, 'noting'],
]
const recommends =
  /^recommendations?\s*(?:\(s\))?\s*(?::[-–]?|[-–—]|$)\s*|^(?:it is )?(?:recommended|RECOMMENDED)\b:?\s*/i
/** What stands after the last item and belongs to none. */
const notice =
  /^(?:if you (?:need|require|have)|citizens are|members of the public|for further information|further information|please (?:note|contact)|contact|dated?:?\b|chief executive|clerk to|this meeting|the (?:meeting|council) (?:may|will)|filming|recording|to: |notes?:|membership|members?:|quorum|copies of|yours |signed|published|proper officer|town clerk|parish clerk|press enquiries|fire|\d{1,2}(?:st|nd|rd|th)? \p{L}+ \d{4}$)/iu

function detailsOf(body: readonly SourceLine[], number: string, isLast: boolean): Details {
  const { author, body: others } = withoutAuthor(body)
  const subs: ReadItem[] = []
  const recommendations: string[] = []
  const words: string[] = []
  const notes: string[] = []
  let purpose: ItemPurpose | null = null
  let pages: PageRange | null = null
  let reportAuthor = author
  let inRecommendations = false
  let isOver = false
  const lineAt = new Map(others.map((line) => [line.from, line]))
  for (const paragraph of joinedUnder(number, others)) {
    const { text } = paragraph
    const line = lineAt.get(paragraph.from)
    isOver ||= isLast && notice.test(text)
    if (isOver || isDivider(text)) {
      notes.push(text)
      continue
    }
    const named = line === undefined ? '' : withoutAuthor([{ ...line, text }]).author
    const alone = /^[([]?(?:pages?|pp?\.?)\s*\d/i.test(text) ? pageWords.exec(` ${text}`) : null
    const kind = purposes.find(([pattern]) => pattern.test(text))?.[1]
    const sub = inRecommendations || line === undefined ? null : subOf(text, number, line)
    if (named !== '' && reportAuthor === '') reportAuthor = named
    else if (alone !== null && pages === null) pages = rangeOf(alone[1], alone[2])
    else if (kind !== undefined) purpose = kind
    else if (recommends.test(text)) {
      inRecommendations = true
      const rest = text.replace(recommends, '')
      if (rest !== '') recommendations.push(rest)
    } else if (inRecommendations && (labelOf(text) !== null || recommendations.length === 0))
      recommendations.push(labelOf(text)?.rest ?? text)
    else if (sub !== null) subs.push(sub)
    else words.push(text)
  }
  const [summary = '', ...more] = words
  const isShort = summary.length <= 500
  return {
    author: reportAuthor,
    summary: isShort ? summary : '',
    purpose,
    recommendations,
    pages,
    notes: [...(isShort ? more : words), ...notes].join('\n').slice(0, 90_000),
    subs,
  }
}

/** The paragraphs of an item. "8b Appendix 2" begins one, whatever stands before it. */
function joinedUnder(number: string, lines: readonly SourceLine[]): Paragraph[] {
  const parts: SourceLine[][] = [[]]
  for (const line of lines) {
    if (ownLabel(line.text, number) !== null) parts.push([])
    parts.at(-1)?.push(line)
  }
  return parts.flatMap((part) => joinedLines(part))
}

/** "8a ", "5.1 ", "5(i) " under the item 8, or 5. */
function ownLabel(text: string, number: string): RegExpExecArray | null {
  return number !== '' && text.startsWith(number)
    ? /^(?:\.\d{1,2}|\s?[a-z]|\s?\((?:[a-z]|[ivx]{1,4})\))[.):]?\s+(?=\S)/.exec(text.slice(number.length))
    : null
}

/** "a) Rents", "5.1 Payments", "8a Appendix 1": what stands under an item with a label of its own. */
function subOf(text: string, number: string, line: SourceLine): ReadItem | null {
  const own = ownLabel(text, number)
  const lettered = own === null ? subLabel.exec(text) : null
  if (own === null && lettered === null) return null
  const length = own === null ? (lettered?.[0].length ?? 0) : number.length + own[0].length
  const { title, pages } = pagesOf(line, text.slice(length))
  if (title === '' || title.length > 300) return null
  return {
    ...spanOf([line]),
    ...{ number: text.slice(0, length).trim(), title, agendaPlace: null, isSub: true, head: spanOf([line]) },
    ...{ reportAuthor: '', blocks: [], confidence: 0.85 },
    agenda: { ...plain, pages },
  }
}
