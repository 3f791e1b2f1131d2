import type { Read } from './headerNames.ts'
import type { Found } from './readHeader.ts'
import { daysIn, hoursIn, timesIn } from './readTimes.ts'
import type { Moment } from './readTimes.ts'
import type { SourceLine } from './sourceLines.ts'

export function dayIn(
  head: readonly SourceLine[],
  sentence: readonly SourceLine[],
  label: { readonly line: SourceLine; readonly words: string } | undefined,
): Read | null {
  const text = sentence.map((line) => line.text).join(' ')
  const [inSentence] = daysIn(text)
  if (inSentence !== undefined) return { value: inSentence.value, lines: linesOf(sentence, inSentence) }
  const [told] = label === undefined ? [] : daysIn(label.words)
  if (told !== undefined && label !== undefined) return { value: told.value, lines: [label.line] }
  for (const line of head) {
    const [first] = daysIn(line.text)
    if (first !== undefined && line.text.length < 300) return { value: first.value, lines: [line] }
  }
  return null
}

/** Those of some joined lines that a stretch of their joined text stands in. */
function linesOf(lines: readonly SourceLine[], { at, end }: Pick<Moment, 'at' | 'end'>): SourceLine[] {
  let offset = 0
  return lines.filter((line) => {
    const from = offset
    offset += line.text.length + 1
    return from < end && offset > at
  })
}

export function hoursOf(
  head: readonly SourceLine[],
  sentence: readonly SourceLine[],
  dated: readonly SourceLine[],
  label: { readonly line: SourceLine; readonly words: string } | undefined,
): { readonly start: string; readonly end: string | null; readonly lines: readonly SourceLine[] } | null {
  const text = withoutDays(sentence.map((line) => line.text).join(' '))
  const inSentence = hoursIn(text)
  if (inSentence !== null) return { ...inSentence, lines: sentence }
  const told = label === undefined ? null : hoursIn(withoutDays(label.words))
  if (told !== null && label !== undefined) return { ...told, lines: [label.line] }
  for (const line of [...dated, ...head]) {
    if (line.text.length > 200) continue
    const isTold =
      dated.includes(line) ||
      /^(at |from |commenc|start|opened|began|\d)|\b(meeting|commenc|start|began|opened)/i.test(line.text)
    const hours = isTold ? hoursIn(withoutDays(line.text)) : null
    if (hours !== null) return { ...hours, lines: [line] }
  }
  return null
}

export function withoutDays(text: string): string {
  return cut(text, daysIn(text), ' ')
}

export function cut(text: string, moments: readonly Moment[], by: string): string {
  let out = ''
  let from = 0
  for (const { at, end } of moments) {
    if (at < from) continue
    out += text.slice(from, at) + by
    from = end
  }
  return out + text.slice(from)
}

const closing =
  /\b(?:meeting|committee|council|panel|board|cabinet|proceedings|chair(?:man|woman|person)?|mayor)\b[^.]{0,80}\b(?:closed|close|ended|concluded|finished|terminated|rose|completed)\b|\b(?:closed|ended|concluded|rose|finished)\b[^.]{0,40}\bmeeting\b|^(?:meeting )?(?:closed|ended|finish(?:ed)?|end time|time (?:ended|finished|closed)|close of meeting|end of meeting|meeting closed|closure)\b|^(?:the )?(?:duration of (?:the )?meeting)/i
const opening =
  /\b(?:meeting|committee|council|panel|board|cabinet|proceedings|chair(?:man|woman|person)?|mayor)\b[^.]{0,60}\b(?:opened|began|commenced|commencing|started|starting|convened)\b[^.]{0,40}|^(?:meeting )?(?:opened|commenced|started|start time|time (?:started|commenced))\b/i

/** Without the stops of times, which end no sentence. */
function plainTimes(text: string): string {
  return text.replace(/([ap])\. ?m\.?/gi, '$1m').replace(/(\d)\.(?=\d)/g, '$1:')
}

/** When it began and ended, where the minutes themselves say so: "The meeting closed at 9.14 pm". */
export function hoursInText(lines: readonly SourceLine[]): {
  readonly start: Found | null
  readonly end: Found | null
} {
  const of = (line: SourceLine | undefined, pattern: RegExp): Found | null => {
    if (line === undefined) return null
    const hours = hoursIn(withoutDays(line.text))
    const isRange = hours?.end !== null && hours?.end !== undefined
    const own = timesIn(line.text)
    const value = pattern === closing ? (isRange ? hours.end : own.at(-1)?.value) : hours?.start
    return value === undefined || value === null
      ? null
      : { value, from: line.from, to: line.to, confidence: 0.85 }
  }
  const isTold =
    (pattern: RegExp) =>
    (line: SourceLine): boolean =>
      line.text.length < 400 &&
      pattern.test(plainTimes(line.text)) &&
      timesIn(line.text).length > 0 &&
      !/\badjourn/i.test(line.text)
  const closed = lines.findLast(isTold(closing))
  const opened = lines.slice(0, 60).find(isTold(opening))
  // "Duration of meeting: 6.30 – 9.28 pm" tells both.
  const isRange = closed !== undefined && (hoursIn(withoutDays(closed.text))?.end ?? null) !== null
  return { start: of(opened ?? (isRange ? closed : undefined), opening), end: of(closed, closing) }
}
