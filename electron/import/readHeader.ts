import { isAttendanceHead } from './attendanceHeads.ts'
import { bodyIn, councilIn, tidy } from './headerNames.ts'
import type { Read } from './headerNames.ts'
import { placeAfterDay, placeIn, placeLine } from './headerPlace.ts'
import { labelledIn, sentenceIn } from './headerSentence.ts'
import { dayIn, hoursOf } from './meetingHours.ts'
import { timesIn } from './readTimes.ts'
import { spanOf } from './sourceLines.ts'
import type { SourceLine, Span } from './sourceLines.ts'

/** Something read, where, and how surely (0 to 1). */
export interface Found<Value = string> extends Span {
  readonly value: Value
  readonly confidence: number
}

export interface ReadHeader {
  readonly council: Found | null
  readonly committee: Found | null
  /** YYYY-MM-DD */
  readonly date: Found | null
  /** HH:MM */
  readonly start: Found | null
  readonly end: Found | null
  readonly place: Found | null
}

interface HeaderRead {
  readonly header: ReadHeader
  /** What is said besides: the attendance, as a rule. */
  readonly rest: readonly SourceLine[]
}

/** Council, committee, date, times and place, from what stands before the items. */
export function readHeader(lines: readonly SourceLine[]): HeaderRead {
  const used = new Set<SourceLine>()
  const listed = lines.findIndex((line) => isAttendanceHead(line.text))
  const head = lines.slice(0, listed < 0 ? lines.length : listed)
  const labels = labelledIn(lines)
  const sentence = sentenceIn(head)
  const text = sentence.map((line) => line.text).join(' ')
  const take = (own: readonly SourceLine[], value: string, confidence: number): Found => {
    for (const line of own) used.add(line)
    return { value, ...spanOf(own), confidence }
  }
  const at = (pattern: RegExp): { line: SourceLine; words: string } | undefined =>
    labels.find(({ label }) => pattern.test(label))
  const day = dayIn(head, sentence, at(/date/))
  const date = day === null ? null : take(day.lines, day.value, 0.95)
  const body = bodyIn(head, sentence, text, at(/^(name of )?(committee|body|meeting)/))
  const council = councilIn(head, at(/^(name of )?(council|authority)/), body?.council ?? null)
  const hours = hoursOf(
    head,
    sentence,
    date === null ? [] : (day?.lines ?? []),
    at(/time|^start|^commenc|^hours|^duration/),
  )
  const ended = at(/^(end|finish|closed|time (ended|finished|closed))/)
  const end = ended === undefined ? null : (timesIn(ended.words)[0]?.value ?? null)
  const venue = at(/^(venue|place|location|held at)/)
  const told = lines.find(
    (line) =>
      line.text.length < 300 &&
      /^(?:(?:the |this )?meeting (?:was |is )?(?:held|took place|convened|conducted)|held)\b/i.test(
        line.text,
      ),
  )
  const where =
    placeOf(sentence, placeIn(text) ?? placeAfterDay(text)) ??
    placeOf(told === undefined ? [] : [told], placeIn(told?.text ?? '')) ??
    (venue === undefined ? placeOf(day?.lines ?? [], placeAfterDay(textOf(day?.lines ?? []))) : null)
  const header: ReadHeader = {
    council: council === null ? null : take(council.lines, council.value, 0.9),
    committee: body === null ? null : take(body.lines, body.value, 0.85),
    date,
    start: hours === null ? null : take(hours.lines, hours.start, 0.9),
    end:
      end !== null && ended !== undefined
        ? take([ended.line], end, 0.9)
        : hours?.end === undefined || hours.end === null
          ? null
          : take(hours.lines, hours.end, 0.9),
    place:
      where !== null
        ? take(where.lines, where.value, 0.9)
        : venue === undefined
          ? placeLine(head, used, take)
          : take([venue.line], tidy(venue.words), 0.9),
  }
  const said = new Set(
    [header.council, header.committee].flatMap((each) => (each === null ? [] : namesIn(each.value))),
  )
  const inHead = new Set(head)
  const isPlain = (line: SourceLine): boolean =>
    /^(draft |unconfirmed |approved )?(minutes|minutes of (the )?(meeting|proceedings))( \(draft\))?$/i.test(
      line.text,
    ) ||
    (inHead.has(line) && namesIn(line.text.slice(0, 200)).every((word) => said.has(word)))
  const rest = lines.filter((line) => !used.has(line) && !isPlain(line))
  return { header, rest }
}

/** A heading that is printed twice, or in two forms, says nothing the second time. */
function namesIn(text: string): string[] {
  return (text.toLowerCase().match(/[\p{L}\d]+/gu) ?? []).filter((word) => !plainWords.has(word))
}

const plainWords = new Set([
  'the',
  'of',
  'and',
  'minutes',
  'meeting',
  'draft',
  'for',
  'a',
  'council',
  'committee',
  'full',
])

function textOf(lines: readonly SourceLine[]): string {
  return lines.map((line) => line.text).join(' ')
}

function placeOf(lines: readonly SourceLine[], value: string | null): Read | null {
  return value === null ? null : { value, lines }
}
