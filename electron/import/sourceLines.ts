import { labelOf } from './labels.ts'
import { withoutPageHeads } from './pageHeads.ts'
import type { PageLine } from './pageHeads.ts'

/** A stretch of the source: offsets of its first character, and past its last. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** A line of the source that says something. */
export interface SourceLine extends Span {
  /** As it stands, with its marks. */
  readonly raw: string
  /** Without surplus space and the marks of emphasis. */
  readonly text: string
  /** Spaces before its first character. */
  readonly indent: number
  /** Whether an empty line, or the beginning of a page, stands before it. */
  readonly afterGap: boolean
  /** The whole line was set strong, or as a heading. */
  readonly strong: boolean
  /** The words at its beginning that were set strong, where the rest is not; empty for none. */
  readonly lead: string
  /** Set as a heading: its depth from 1; 0 for none. */
  readonly heading: number
  /** What stands between its tabs, or between the bars of a table: one for a line without. */
  readonly cells: readonly string[]
  /** The column ended it: the first word of the next line did not fit. */
  readonly isFull: boolean
  /** A page was printed between the line before it and this one, which goes on with it. */
  readonly isCut?: true
}

/** What stands on pages and in no minutes. */
const furniture = [
  /^this page is intentionally left blank\.?$/i,
  /^page \d+( of \d+)?$/i,
  /^-+ ?\d+ ?-+$/,
  /^(\*{3,}|_{3,}|={3,}|[-–—]{3,}|\.{5,})$/,
  /^-? ?\|[-| :]*\|$/,
]

/**
 * The lines of a text, without page furniture. Every line knows where it stands, so that what is made of it can be shown beside it. Spaces
 * of all kinds are one space; what reorders or hides letters is left out.
 */
export function sourceLines(source: string): SourceLine[] {
  const lines: PageLine[] = []
  let afterGap = true
  for (const match of source.matchAll(/[^\r\n\v\f\u0085\u2028\u2029]+|[\f]/g)) {
    const raw = match[0]
    const read = readLine(raw)
    const isNewPage = raw === '\f'
    const isFurniture = furniture.some((pattern) => pattern.test(read.text) || pattern.test(read.raw))
    if ((read.text === '' && !isFurniture) || isNewPage) {
      afterGap = true
      continue
    }
    const from = match.index + read.indent
    const between = source.slice(lines.at(-1)?.to ?? 0, from)
    const gap = afterGap || (between.match(/\r\n|[\n\r\u2028\u2029]/g)?.length ?? 0) > 1
    lines.push({
      ...read,
      from,
      to: match.index + raw.trimEnd().length,
      afterGap: gap,
      isFull: false,
      isFurniture,
    })
    afterGap = false
  }
  return withFullLines(withoutPageHeads(lines))
}

/** Wider than this, no column breaks a text. */
const widestColumn = 135

/** Texts that were broken at a column say nothing by the end of a line that is full. */
function withFullLines(lines: readonly SourceLine[]): SourceLine[] {
  const lengths = lines.map((line) => line.indent + line.text.length).toSorted((a, b) => a - b)
  const width = lengths[Math.floor((lengths.length - 1) * 0.97)] ?? 0
  const goesOn = lines.filter((line, index) => {
    const before = lines[index - 1]
    return (
      before !== undefined &&
      !line.afterGap &&
      /^\p{Ll}/u.test(line.text) &&
      labelOf(line.text) === null &&
      before.text.length > width * 0.6
    )
  })
  if (width > widestColumn || width < 40 || goesOn.length < Math.max(2, lines.length * 0.02))
    return [...lines]
  return lines.map((line, index) => {
    const next = lines[index + 1]
    const word = next === undefined || next.afterGap ? null : (/^\S+/.exec(next.text)?.[0] ?? '')
    return {
      ...line,
      isFull: word !== null && line.indent + line.text.length + 1 + word.length > width * 0.94,
    }
  })
}

function readLine(
  raw: string,
): Pick<SourceLine, 'raw' | 'text' | 'indent' | 'strong' | 'lead' | 'heading' | 'cells'> {
  const indent = raw.length - raw.trimStart().length
  const spaced = raw
    .normalize('NFC')
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]|\p{Cc}|\p{Surrogate}/gu, (mark) =>
      mark === '\t' ? mark : '',
    )
    // Columns of a page that was read as text stand apart by spaces.
    .replace(
      /(?<=\S)(?: {4,}|(?<![.?!:;]) {3,}|\s{2,}(?=(?:Councillor|Cllr|Mr|Mrs|Ms|Miss|Dr)\b))(?=\S)/g,
      '\t',
    )
  // In a line of columns two spaces before a capital part the next one.
  const clean = (spaced.includes('\t') ? spaced.replace(/(?<=[\p{L}\d)]) {2}(?=\p{Lu})/gu, '\t') : spaced)
    .replace(/[^\S\t]+/g, ' ')
    .trim()
  const heading = /^#{1,6}(?= )/.exec(clean)?.[0].length ?? 0
  const strong =
    heading > 0 ||
    (/^(?:[-•·] )?(?:\(?\w{1,8}[.)]?\s)?(?:\*\*|__)/.test(clean) &&
      /\S(?:\*\*|__)[.:]?$/.test(clean) &&
      !/\*\* [^*]*\p{Ll}[^*]* \*\*/u.test(clean))
  const cells = cellsOf(clean)
  const lead = strong
    ? ''
    : withoutMarks(
        /^(?:[-•·] )?((?:\(?\w{1,8}[.)]? )?\*\*[^*]{1,300}\*\*)(?=.*[^\s*])/.exec(clean)?.[1] ?? '',
      )
  const text = withoutMarks(/^(?:- )?\|.*\|$/.test(clean) ? cells.join(' ') : clean.replaceAll('\t', ' '))
  return { raw: clean, text, indent, strong, lead, heading, cells }
}

/** A row of a table comes with tabs, or with bars as some programs write them. */
function cellsOf(clean: string): string[] {
  const barred = /^(?:- )?\|(.*)\|$/.exec(clean)?.[1]
  return (barred === undefined ? clean.split('\t') : barred.split('|')).map(withoutMarks)
}

function withoutMarks(text: string): string {
  return text
    .trim()
    .replace(/^#{1,6} /, '')
    .replace(/\*\*|__/g, '')
    .replace(/ {2,}/g, ' ')
    .trim()
}

export function spanOf(lines: readonly Span[]): Span {
  const [first] = lines
  const last = lines.at(-1)
  return { from: first?.from ?? 0, to: last?.to ?? 0 }
}
