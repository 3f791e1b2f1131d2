import type { ItemHeading } from './headings.ts'
import { cleaned, isUpper, longestTitle } from './itemTitles.ts'
import { hasVerb } from './knownTitles.ts'
import { labelOf } from './labels.ts'
import { beginsResolution } from './readResolution.ts'
import type { SourceLine } from './sourceLines.ts'

/** What stands under an item with a title of its own: "12.1 LAND AT MILL LANE", "5a Education", "(a) Budget" set strong. */
export function withSubItems(lines: readonly SourceLine[], items: readonly ItemHeading[]): ItemHeading[] {
  return items.flatMap((item, index) => {
    const end = items[index + 1]?.at ?? lines.length
    const found: ItemHeading[] = [item]
    const digits = item.number.replace(/^[([]|[)\]]$/g, '')
    if (digits === '' && item.number === '') return found
    for (let at = item.next; at < end; at += 1) {
      const line = lines[at]
      if (line === undefined) continue
      const whole = application(lines, at, end)
      const isAlone = standsAlone(lines, at) || followsTitle(lines, at, found.at(-1))
      const sub = subItemAt(whole.line, digits, isAlone)
      if (sub !== null) found.push({ ...sub, at, next: whole.next })
    }
    // One that stands alone is a paragraph, as often as not.
    return found
  })
}

/** A line by itself over words of another kind: a title may stand so, a clause stands behind its resolution and beside other clauses. */
function standsAlone(lines: readonly SourceLine[], at: number): boolean {
  const [before, line, after] = [lines[at - 1], lines[at], lines[at + 1]]
  if (line === undefined || after === undefined || !line.afterGap || !after.afterGap) return false
  if (after.strong && !beginsResolution(after.text)) return false
  return (
    before === undefined ||
    before.heading > 0 ||
    !(
      /(?::|\b(?:that|to))$/.test(before.text) ||
      (before.strong && labelOf(before.text)?.wrapper === labelOf(line.text)?.wrapper)
    )
  )
}

/** The line with the letter after that of the title above it, right below that or below words that open no list of clauses. */
function followsTitle(lines: readonly SourceLine[], at: number, above: ItemHeading | undefined): boolean {
  const [line, after] = [lines[at], lines[at + 1]]
  const before = lines[at - 1]
  if (above?.isSub !== true || line === undefined || after === undefined) return false
  const isWords = before?.strong === false && labelOf(before.text) === null && !beginsResolution(before.text)
  if (above.next !== at && !isWords) return false
  if (!line.strong || !line.afterGap || !after.afterGap || after.strong) return false
  const own = labelOf(line.text)?.label.replace(/[^a-z]/g, '') ?? ''
  const last = above.number.replace(/[^a-z]/g, '')
  return own.length === 1 && last.length === 1 && own.charCodeAt(0) === last.charCodeAt(0) + 1
}

/** The reference of a planning application: "24/01410/FUL", "DC/23/00288". */
const reference =
  /^(?:[A-Z]{1,4}\/)?(?:\d{2}|\d{4})\/(?:[A-Z]{1,3}\/)?\d{2,6}(?:\/[A-Z0-9&-]{1,10})*(?=[\s:,.–-]|$)/
const decided =
  /\b(?:be|that)\b|\b(?:approved|refused|deferred|granted|permitted|object(?:ions?)?|no comments?|supported)\b/i

/** Most lines that the heading of an application takes. */
const mostLines = 3

/** The heading of an application may run on to the lines below; a line that is none is given back as it is. */
function application(
  lines: readonly SourceLine[],
  at: number,
  end: number,
): { readonly line: SourceLine; readonly next: number } {
  const line = lines[at]
  if (line === undefined) throw new RangeError(`There is no line ${at}.`)
  const words = line.text.replace(/^[\d.]*\s?(?:\([a-z]{1,4}\)|[a-z]\))\s+/, '')
  if (!reference.test(words)) return { line, next: at + 1 }
  let next = at + 1
  const isMore = (below: SourceLine | undefined): below is SourceLine =>
    below !== undefined &&
    next < end &&
    !below.afterGap &&
    below.cells.length === 1 &&
    labelOf(below.text) === null &&
    !beginsResolution(below.text) &&
    (/^\p{Ll}/u.test(below.text) || (lines[next - 1]?.text.length ?? 0) > 40)
  const pieces = [line.text]
  for (let below = lines[next]; isMore(below); below = lines[next]) {
    pieces.push(below.text)
    next += 1
    // A paragraph, and no heading.
    if (pieces.length > mostLines) return { line: { ...line, text: '' }, next: at + 1 }
  }
  return { line: { ...line, text: pieces.join(' ') }, next }
}

function subItemAt(
  line: SourceLine,
  parent: string,
  isAlone: boolean,
): Omit<ItemHeading, 'at' | 'next'> | null {
  const own =
    parent !== '' && line.text.startsWith(parent)
      ? /^(?:\.\d{1,2}|\s?[a-z]|\s?\((?:[a-z]|[ivx]{1,4})\))[.):]?\s+(?=\S)/.exec(
          line.text.slice(parent.length),
        )
      : null
  const lettered = own === null ? /^(?:\([a-z]\)|[a-z]\))[.:]?\s+(?=\S)/.exec(line.text) : null
  const found = own ?? lettered
  if (found === null || line.cells.length > 2) return null
  const title = line.text.slice((own === null ? 0 : parent.length) + found[0].length)
  const isTitle = reference.test(title)
    ? title.length <= longestTitle && !decided.test(title)
    : isSetAsTitle(line, title, isAlone, own !== null)
  if (!isTitle) return null
  const number = line.text
    .slice(0, line.text.length - title.length)
    .trim()
    .replace(/[.:]$/, '')
  return { ...cleaned(title, null), number, isSub: true, body: null, confidence: 0.7 }
}

function isSetAsTitle(line: SourceLine, title: string, isAlone: boolean, isOwn: boolean): boolean {
  if (!/^[\p{Lu}\d“"'‘]/u.test(title) || /[.;,]$/.test(title) || beginsResolution(title)) return false
  const words = title.split(' ').length
  const isPlain = !hasVerb(title) || isUpper(title)
  if (line.strong || line.heading > 0)
    // A sentence may be set strong; what is set as a heading, or stands as headings do, is one.
    return ((line.heading > 0 || isAlone) && title.length <= longestTitle) || (words <= 18 && isPlain)
  // Not set in any way, it is one in capitals, or by itself under the number of its item.
  return isOwn && isPlain && (isUpper(title) || (isAlone && words > 1 && words <= 14 && !/[:?]$/.test(title)))
}
