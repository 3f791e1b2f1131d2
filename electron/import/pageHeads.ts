import { labelOf } from './labels.ts'
import type { SourceLine } from './sourceLines.ts'

/** A line as it was read, with what a page is printed with still among the others. */
export interface PageLine extends SourceLine {
  /** It says nothing: the number of a page, a line to sign on, a rule. */
  readonly isFurniture: boolean
}

/** Lines of the head and foot of a page that stand together. */
const mostHeads = 5
const longestHead = 110

/** Numbers, paths, places to sign, and words that tell that something goes on. */
const numbered =
  /^[-–—. ]*\d{1,4}[-–—. ]*$|\bpage(?: no\.?)? *\d{1,4}\b|^p(?:g|p)?\.? ?\d{1,4}$|[-–—\s]{2,}\d{1,4}[-–— ]*$|\s[-–—] ?\d{1,4} ?[-–—]?$/iu
const signing =
  /\\|_{3,}|(?:chair\S*|initials?|signed|signature|date)[ :]*(?:\.{5,}|…{2,})|^(?:chair\S*(?:['’]s)? )?(?:initials?|initialled|signed|signature|sign)\b[^\p{Ll}]*$/iu
const goesOn = /^[(\[/]?(?:continued|cont['’.]?d?\.?|cont)[.…/)\]]*$|\((?:continued|cont['’.]?d?\.?)\)$/iu
const dated =
  /\b\d{1,2}(?:st|nd|rd|th)? \p{L}+,? (?:\d{4}|\d{2})\b|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b|\b\p{L}+ \d{1,2}(?:st|nd|rd|th)?,? \d{4}\b/iu
const unfinished = /[\p{L}\d,;’'–—-]$/u
const small = /^\p{Ll}/u
const joining =
  /(?:\b(?:a|an|the|of|to|and|or|for|in|on|at|by|with|from|that|which|who|its|their|his|her|was|were|is|are|had|has|have|be|been|not|as|than|local|into|upon|between)|[,–—-])$/i

/**
 * Without what is printed at the head and foot of pages. Where it cuts a sentence in two, its second half goes on with the first; where it stands
 * between whole paragraphs it is known by being made of nothing but the words and the day of the paper's own heading, or by its number.
 */
export function withoutPageHeads(lines: readonly PageLine[]): SourceLine[] {
  const titles = titleWords(lines)
  const kept: SourceLine[] = []
  let afterGap = false
  for (let index = 0; index < lines.length; index += 1) {
    const before = kept.at(-1)
    const cut = before === undefined ? null : cutAt(lines, index, before, titles)
    if (cut !== null) {
      index += cut
      const after = lines[index]
      if (after !== undefined) kept.push({ ...plain(after), afterGap: false, isCut: true })
      afterGap = false
      continue
    }
    const line = lines[index]
    if (line === undefined) break
    if (line.isFurniture) {
      afterGap = true
      continue
    }
    kept.push(afterGap ? { ...plain(line), afterGap } : plain(line))
    afterGap = false
  }
  return kept
}

function plain({ isFurniture: _, ...line }: PageLine): SourceLine {
  return line
}

/** How many lines from an index are heads of a page that cut a sentence; null for none. */
function cutAt(
  lines: readonly PageLine[],
  index: number,
  before: SourceLine,
  titles: ReadonlySet<string>,
): number | null {
  const [first] = lines.slice(index, index + 1)
  if (first === undefined || before.heading > 0 || before.strong || before.cells.length > 1) return null
  if (!unfinished.test(before.text.slice(-3)) || (before.afterGap && isTitle(before.text))) return null
  if (!first.afterGap && !first.isFurniture && !/^\d{1,4}$/.test(first.text)) return null
  let isSure = false
  for (let count = 0; count <= mostHeads; count += 1) {
    const line = lines[index + count]
    if (line === undefined) return null
    if (count > 0 && line.afterGap && !line.isFurniture && isSure && isSecondHalf(line, before, titles))
      return count
    const own = headOf(line, titles)
    if (own === null && !isUnderRule(lines, index, count)) return null
    if (own === 'sure') isSure = true
  }
  return null
}

/** Below a rule the small print of a page may say whole sentences. */
function isUnderRule(lines: readonly PageLine[], from: number, count: number): boolean {
  if (lines[from]?.isFurniture !== true) return false
  return count === 1 || lines[from + count]?.afterGap === false
}

/** Whether a line is of the head of a page, or may stand in one beside a line that is. */
function headOf(line: PageLine, titles: ReadonlySet<string>): 'sure' | 'perhaps' | null {
  if (line.isFurniture) return 'sure'
  const { text, raw } = line
  if (text.length >= longestHead || line.heading > 0 || labelOf(text) !== null) return null
  if (/[.;?!]$/.test(text) && !signing.test(text) && !/\d[./]$/.test(text)) return null
  if (numbered.test(raw) || numbered.test(text) || signing.test(raw) || goesOn.test(text)) return 'sure'
  if (dated.test(text) && text.length < 90 && isNaming(text)) return 'sure'
  return isOfTitles(text, titles) || isTitle(text) ? 'perhaps' : null
}

function isSecondHalf(line: PageLine, before: SourceLine, titles: ReadonlySet<string>): boolean {
  const { text } = line
  if (line.heading > 0 || line.strong || line.cells.length > 1) return false
  if (labelOf(text) !== null) return false
  if (small.test(text)) return true
  if (headOf(line, titles) === 'sure' || isOfTitles(text, titles)) return false
  // A name that a page parts, or a sentence whose next word has a capital.
  const isSentence = /\p{Ll}/u.test(text) && /(?:[.;:,?!]$|\s\p{Ll}+(?:\s|$))/u.test(text)
  return isSentence && (before.text.length > 55 || joining.test(before.text.slice(-20)))
}

/** "Cabinet, 26th October 2022", "Minutes of the meeting held on 26 October 2022": a body and a day, and nothing told of them. */
function isNaming(text: string): boolean {
  return text
    .split(' ')
    .every(
      (word) =>
        !/^\p{Ll}/u.test(word) || /^(?:and|of|the|for|on|at|to|in|with|held|meeting|minutes|day)$/.test(word),
    )
}

/** Words with capitals, as the name of a body is written. */
function isTitle(text: string): boolean {
  return (
    text.length < 60 &&
    labelOf(text) === null &&
    !/^(?:RESOLVED|AGREED|RECOMMENDED|NOTED|Resolved|Agreed|Recommended|Noted|Action|ACTION)\b/.test(text) &&
    text
      .split(' ')
      .every((word) => !/^\p{Ll}/u.test(word) || /^(?:and|of|the|for|on|to|in|&|with|held)$/.test(word))
  )
}

/** The words of the first lines, which heads of pages are made of: those above the first list or sentence. */
function titleWords(lines: readonly PageLine[]): Set<string> {
  const first = lines.slice(0, 12)
  const end = first.findIndex(
    ({ text }) =>
      labelOf(text) !== null || /^(?:present|members?|councillors?|attendance|agenda|\d+\s)\b/i.test(text),
  )
  return new Set((end < 0 ? first : first.slice(0, end)).flatMap(({ text }) => wordsIn(text.slice(0, 400))))
}

function wordsIn(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\d]+/gu) ?? []
}

function isOfTitles(text: string, titles: ReadonlySet<string>): boolean {
  const words = wordsIn(text).filter((word) => word !== 'continued' && word !== 'minutes' && word !== 'page')
  return (
    words.length > 0 && words.length < 20 && words.every((word) => titles.has(word) || /^\d{1,4}$/.test(word))
  )
}
