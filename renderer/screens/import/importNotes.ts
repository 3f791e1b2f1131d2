import type { ImportField, Reading } from './importRows.ts'

/** What a reader leaves out of every file of its kind, or says of all of them: there is nothing to do about it. */
const harmless: readonly RegExp[] = [
  /^Left out, because it stands on every page:/,
  /^The file has comments, which were left out\.$/,
  /^The file has a table of contents, which was left out\.$/,
  /^The file has footnotes: each stands after its paragraph\.$/,
  /^The file has macros\. They were not run\.$/,
  /control characters, which print as nothing, were left out\.$/,
  /^This is an agenda\. Notices before and after its items stand/,
  /^The file is a pack\. Its agenda was read; the papers after it were not\.$/,
]

/** Whether a note only tells, and asks for no look. */
export function isHarmless(sentence: string): boolean {
  return harmless.some((each) => each.test(sentence))
}

export interface NoteSpan {
  readonly from: number
  readonly to: number
}

/** How a note names an item: at its end, after what it follows, or first of all. */
const itemNamed: readonly RegExp[] = [
  / at item (?<number>\S+)\.$/,
  / at “(?<title>.+)”\.$/,
  / is followed by (?<number>\S+)\.$/,
  /^Item (?<number>\S+) is used twice\.$/,
]

/** The stretch of the file that a note is about, by what it names: an item and a label, or words in quotation marks. Null for the whole file. */
export function spanOfNote(
  sentence: string,
  reading: Pick<Reading, 'record' | 'fields'>,
  source: string,
): NoteSpan | null {
  const named = itemNamed.map((pattern) => pattern.exec(sentence)?.groups).find((each) => each !== undefined)
  if (named !== undefined) {
    const itemId = itemOf(named, reading)
    if (itemId === null) return null
    const label = /^(?:Point|Clause) (\S+) /.exec(sentence)?.[1]
    const own = label === undefined ? null : labelWithin(label, itemId, reading, source)
    return own ?? spanAt(reading.fields, `item ${itemId}`)
  }
  const [, quoted] = /“(.+?)…?”/.exec(sentence) ?? []
  const at = quoted === undefined ? -1 : source.indexOf(quoted)
  if (quoted !== undefined && at >= 0) return { from: at, to: at + quoted.length }
  return /lines? before the first item/.test(sentence) ? firstWords(reading) : null
}

/** Of two with one number, the second is the one that is wrong. */
function itemOf(
  { number, title }: Readonly<Record<string, string | undefined>>,
  { record }: Pick<Reading, 'record'>,
): string | null {
  const bare = (printed: string): string => printed.replace(/^[([]|[)\].:\s]+$/g, '')
  const numbers = new Map(record.minutes.map((each) => [each.itemId, bare(each.number)]))
  const found = record.items.findLast((item) =>
    number === undefined ? item.title === title : numbers.get(item.id) === number,
  )
  return found?.id ?? null
}

/** The line that the label begins, between the item and the next. */
function labelWithin(
  label: string,
  itemId: string,
  { record, fields }: Pick<Reading, 'record' | 'fields'>,
  source: string,
): NoteSpan | null {
  const index = record.items.findIndex(({ id }) => id === itemId)
  const from = spanAt(fields, `item ${itemId}`)?.to ?? 0
  const next = record.items[index + 1]
  const to = (next === undefined ? null : spanAt(fields, `item ${next.id}`)?.from) ?? source.length
  for (const match of source.slice(from, to).matchAll(/[^\n\f]+/g)) {
    const words = match[0].replace(/^[\s#*•·–-]+/, '')
    if (!words.startsWith(label)) continue
    const begin = from + match.index
    return { from: begin, to: begin + match[0].length }
  }
  return null
}

/** What stands before the first item was put in its place. */
function firstWords({ record, fields }: Pick<Reading, 'record' | 'fields'>): NoteSpan | null {
  const [first] = record.items
  if (first === undefined) return null
  const blocks = record.minutes.find(({ itemId }) => itemId === first.id)?.blocks ?? []
  const spans = [`item ${first.id}`, ...blocks.map(({ id }) => `block ${id}`)].flatMap(
    (place) => spanAt(fields, place) ?? [],
  )
  if (spans.length === 0) return null
  return { from: Math.min(...spans.map(({ from }) => from)), to: Math.max(...spans.map(({ to }) => to)) }
}

function spanAt(fields: readonly ImportField[], place: string): NoteSpan | null {
  const field = fields.find((each) => each.place === place)
  return field === undefined || field.to <= field.from ? null : { from: field.from, to: field.to }
}
