import { isCivilDate } from '../../shared/domain/civilTime.ts'
import { parseTypedDate, parseTypedTime } from '../../shared/domain/typedDates.ts'
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

const time = String.raw`(?:\d{1,2}(?:[.:]\d{2})? ?(?:am|pm|a\.m\.|p\.m\.|noon)|\d{1,2}[.:]\d{2}(?: ?hours)?|noon|midnight)`
const day = String.raw`(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?(?:the )?\d{1,2}(?:st|nd|rd|th)? (?:day of )?(?:january|february|march|april|may|june|july|august|september|october|november|december),? \d{4}`
const datePattern = new RegExp(day, 'i')
const hoursPattern = new RegExp(
  String.raw`(?:from|at|commenc\w+ at|started at|time:?)?\s*(${time})(?:\s*(?:-|–|—|to|until)\s*(${time}))?`,
  'i',
)

/** Council, committee, date, times and place, from what stands before the items. */
export function readHeader(lines: readonly SourceLine[]): HeaderRead {
  const used = new Set<SourceLine>()
  const take = (line: SourceLine, value: string, confidence: number): Found => {
    used.add(line)
    return { value, from: line.from, to: line.to, confidence }
  }
  const sentence = lines.find(
    (line) =>
      /\b(minutes|proceedings|record)\b.*\b(meeting|held)\b/i.test(line.text) && datePattern.test(line.text),
  )
  const dated = sentence ?? lines.find((line) => datePattern.test(line.text))
  const date = dated === undefined ? null : readDay(dated.text)
  const council = lines.find(
    (line) => /\b(council|authority|corporation)$/i.test(line.text) && line.text.length < 100,
  )
  const committee = lines.find(
    (line) =>
      line !== council &&
      line.text.length < 140 &&
      /\b(committee|panel|board|cabinet|executive|council|forum|sub-committee|group|commission)\b/i.test(
        line.text,
      ) &&
      line !== sentence &&
      !/^(membership|present|absent|minutes)\b/i.test(line.text),
  )
  const hours = dated === undefined ? null : hoursIn(dated.text)
  const timeLine = lines.find((line) => /^time\b/i.test(line.text) || /^(commenc|start)/i.test(line.text))
  const own = hours ?? (timeLine === undefined ? null : hoursIn(timeLine.text))
  const hoursLine = hours === null ? timeLine : dated
  const place = placeIn(sentence?.text ?? '') ?? null
  const venue = lines.find((line) => /^(venue|place|location):? /i.test(line.text))
  const header: ReadHeader = {
    council: council === undefined ? null : take(council, council.text, 0.9),
    committee: committee === undefined ? null : take(committee, committee.text, 0.8),
    date: dated === undefined || date === null ? null : take(dated, date, 0.95),
    start: own === null || hoursLine === undefined ? null : take(hoursLine, own.start, 0.9),
    end: own === null || own.end === null || hoursLine === undefined ? null : take(hoursLine, own.end, 0.9),
    place:
      place !== null && sentence !== undefined
        ? take(sentence, place, 0.9)
        : venue === undefined
          ? null
          : take(venue, venue.text.replace(/^(venue|place|location):? /i, ''), 0.9),
  }
  const plain = (line: SourceLine): boolean =>
    /^minutes$/i.test(line.text) || /^(date|time)\b.{0,40}$/i.test(line.text)
  return { header, rest: lines.filter((line) => !used.has(line) && !plain(line)) }
}

function readDay(text: string): string | null {
  const found = datePattern.exec(text)?.[0]
  if (found === undefined) return null
  try {
    const date = parseTypedDate(
      found
        .replace(/\bthe /i, '')
        .replace(/day of /i, '')
        .replace(/^\w+day,? /i, ''),
    )
    return isCivilDate(date) ? date : null
  } catch {
    // A date that does not exist: none was read, and the text keeps it.
    return null
  }
}

function hoursIn(text: string): { readonly start: string; readonly end: string | null } | null {
  const withoutDay = text.replace(datePattern, ' ')
  const found = hoursPattern.exec(withoutDay)
  if (found === null) return null
  const start = clock(found[1])
  return start === null ? null : { start, end: clock(found[2]) }
}

/** HH:MM, or null for what is no time. */
export function clock(text: string | undefined): string | null {
  if (text === undefined) return null
  try {
    return parseTypedTime(text.replace(/ ?hours/i, '').replace(/\.$/, ''))
  } catch {
    return null
  }
}

/** "held at PLACE on DATE", "held in PLACE, on …". */
function placeIn(text: string): string | null {
  const found = new RegExp(
    String.raw`\b(?:held|meeting) (?:at|in) (?:the )?(.+?),? (?:on|at|commencing) (?:${day}|${time})`,
    'i',
  ).exec(text)
  const place = found?.[1]?.trim() ?? ''
  return place === '' ? null : place
}
