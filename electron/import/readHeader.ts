import { isAttendanceHead } from './attendanceHeads.ts'
import { daysIn, hoursIn, timesIn } from './readTimes.ts'
import type { Moment } from './readTimes.ts'
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

export const emptyHeader: ReadHeader = {
  ...{ council: null, committee: null, date: null, start: null, end: null, place: null },
}

interface HeaderRead {
  readonly header: ReadHeader
  /** What is said besides: the attendance, as a rule. */
  readonly rest: readonly SourceLine[]
}

const bodyWord = String.raw`(?:(?:sub-?|select |joint )?(?:committees?|panel|board|cabinet|executive|forum|(?:working |task |steering |reference )?group|commission|assembly|partnership|working party|tribunal|conference)|council|authority|corporation)`
const bodyEnd = new RegExp(
  String.raw`\b${bodyWord}(?: \([^()]{1,60}\)| [A-Z]| (?:for|on) [\p{L},& ]{3,80})?$`,
  'iu',
)
const councilEnd =
  /\b(council|combined authority|fire authority|park authority|national park authority|authority|corporation|london assembly|parish meeting)$/i
const councilStart =
  /^(the )?(council of the|royal borough of|london borough of|city of|borough of|county of)\b/i
const labelled =
  /^(?<label>date(?: (?:&|and) time)?(?: of (?:the )?meeting)?|meeting date|time(?: of (?:the )?meeting)?|start(?:ed| time)?|commenced|end(?:ed| time)?|finish(?:ed| time)?|closed|time (?:started|ended|commenced|finished|closed)|venue|place|location|held at|committee|name of committee|body|meeting(?: of)?|council|name of council|authority)\s*:[-–]?\s*(?<words>\S.*)$/i

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
  const hours = hoursOf(head, sentence, date === null ? [] : (day?.lines ?? []), at(/time|^start|^commenc/))
  const ended = at(/^(end|finish|closed|time (ended|finished|closed))/)
  const end = ended === undefined ? null : (timesIn(ended.words)[0]?.value ?? null)
  const venue = at(/^(venue|place|location|held at)/)
  const told = lines.find(
    (line) => line.text.length < 300 && /^the meeting (?:was|took place)\b/i.test(line.text),
  )
  const inSentence = placeIn(text)
  const place = inSentence ?? (told === undefined ? null : placeIn(told.text))
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
      place !== null
        ? take(inSentence === null && told !== undefined ? [told] : sentence, place, 0.9)
        : venue === undefined
          ? placeLine(head, used, take)
          : take([venue.line], tidy(venue.words), 0.9),
  }
  const isPlain = (line: SourceLine): boolean =>
    /^(draft |unconfirmed |approved )?(minutes|minutes of (the )?(meeting|proceedings))( \(draft\))?$/i.test(
      line.text,
    )
  return { header, rest: lines.filter((line) => !used.has(line) && !isPlain(line)) }
}

interface Labelled {
  readonly label: string
  readonly words: string
  readonly line: SourceLine
}

function labelledIn(lines: readonly SourceLine[]): Labelled[] {
  return lines.flatMap((line): Labelled[] => {
    const [first = '', second = ''] = line.cells
    const text =
      line.cells.length === 2 && second !== '' ? `${first.replace(/:$/, '')}: ${second}` : line.text
    const found = text.length > 300 ? undefined : labelled.exec(text)?.groups
    return found === undefined
      ? []
      : [{ label: (found['label'] ?? '').toLowerCase(), words: found['words'] ?? '', line }]
  })
}

/** "Minutes of the meeting … held at … on …": over as many lines as it takes. */
function sentenceIn(lines: readonly SourceLine[]): SourceLine[] {
  const isOne = (text: string): boolean =>
    /\b(minutes|proceedings|notes|record|summons|notice)\b.*\b(meeting|held|of)\b|\bmeeting\b.*\bheld\b|^held (at|in|on)\b|^at an? .*\bmeeting\b/i.test(
      text,
    )
  const begins = lines.findIndex((line) => isOne(line.text) && line.text.length < 600)
  const first = lines[begins]
  if (first === undefined) return []
  const sentence = [first]
  for (let index = begins + 1; index < lines.length && sentence.length < 7; index += 1) {
    const line = lines[index]
    const last = sentence.at(-1)
    if (line === undefined || last === undefined || line.text.length > 300) break
    const goesOn =
      /^(held|on|at|in|from|of|and|commencing|starting|via|which|the|virtually|remotely|by|to|by)\b/i.test(
        line.text,
      ) ||
      /^\p{Ll}/u.test(line.text) ||
      /(,|\b(?:of|the|at|in|on|from|a|and))$/i.test(last.text) ||
      (daysIn(line.text).length > 0 && sentence.every((each) => daysIn(each.text).length === 0)) ||
      (sentence.length === 1 && /\b(minutes|meeting) of( the)?$/i.test(last.text)) ||
      (bodyEnd.test(line.text) &&
        !bodyEnd.test(last.text) &&
        /^(the )?(draft )?(minutes|notes|record) of/i.test(last.text) &&
        daysIn(last.text).length === 0 &&
        line.text.length < 120) ||
      (!line.afterGap &&
        (last.isFull || /^\d/.test(line.text)) &&
        !isAttendanceHead(line.text) &&
        sentence.length < 6) ||
      (!line.afterGap &&
        sentence.every((each) => timesIn(each.text).length === 0) &&
        /\d/.test(line.text) &&
        timesIn(line.text).length > 0)
    if (!goesOn || labelled.test(line.text) || labelled.test(last.text)) break
    sentence.push(line)
  }
  return sentence
}

interface Read {
  readonly value: string
  readonly lines: readonly SourceLine[]
}

function dayIn(
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

function hoursOf(
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

function withoutDays(text: string): string {
  return cut(text, daysIn(text), ' ')
}

function cut(text: string, moments: readonly Moment[], by: string): string {
  let out = ''
  let from = 0
  for (const { at, end } of moments) {
    if (at < from) continue
    out += text.slice(from, at) + by
    from = end
  }
  return out + text.slice(from)
}

const kindOfMeeting =
  /^((?:a|an|the|this|draft|virtual|remote|hybrid|online|special|extraordinary|extra-ordinary|ordinary|annual|monthly|quarterly|adjourned|reconvened|public|full|first|inaugural|formal|statutory|scheduled|bi-monthly|town|parish|general) )+(?=meeting\b|meetings\b|proceedings\b)/i

/** The body that met, by the sentence, by a label, or by a line of its own. */
function bodyIn(
  head: readonly SourceLine[],
  sentence: readonly SourceLine[],
  text: string,
  label: { readonly line: SourceLine; readonly words: string } | undefined,
): (Read & { readonly council: Read | null }) | null {
  const named = bodyOfSentence(text)
  if (named !== null) {
    const parted = councilOf(named)
    const council = parted.council === null ? null : { value: parted.council, lines: sentence }
    return { value: parted.body, lines: linesWith(sentence, parted.body), council }
  }
  if (label !== undefined && bodyEnd.test(tidy(label.words)))
    return { ...partedRead(tidy(label.words), [label.line]) }
  const candidates = head.flatMap((line) => {
    const value = nameOfBody(line.text)
    return value === null ? [] : [{ line, value }]
  })
  const committee = candidates.find(({ value }) => !councilEnd.test(value))
  if (committee !== undefined) return partedRead(committee.value, [committee.line])
  const councils = candidates.filter(({ value }) => councilEnd.test(value))
  // The council itself met: its name stands for its body, or "Council" below it does.
  const own =
    councils.find(({ value }) => /^(full |annual )?council$/i.test(value)) ?? councils[1] ?? councils[0]
  return own === undefined ? null : { value: own.value, lines: [own.line], council: null }
}

function linesWith(lines: readonly SourceLine[], value: string): readonly SourceLine[] {
  const own = lines.filter((line) => line.text.includes(value))
  return own.length > 0 ? own : lines
}

function partedRead(words: string, lines: readonly SourceLine[]): Read & { readonly council: Read | null } {
  const { body, council } = councilOf(words)
  return { value: body, lines, council: council === null ? null : { value: council, lines } }
}

/** "Planning Committee of Fennick Borough Council", "Fennick Borough Council Planning Committee", "FENNICK COUNCIL – PLANNING COMMITTEE". */
function councilOf(words: string): { readonly body: string; readonly council: string | null } {
  const of = /^(?:the )?(.+?)(?:,)? of (?:the )?(.+\b(?:council|authority))$/i.exec(words)
  if (of !== null && bodyEnd.test(of[1] ?? '')) return { body: of[1] ?? '', council: of[2] ?? '' }
  const before = /^(?:the )?(.+?\b(?:council|authority))(?:['’]s)?(?:\s*[-–—:,]\s*|\s+)(.+)$/i.exec(words)
  if (
    before !== null &&
    bodyEnd.test(before[2] ?? '') &&
    (before[1] ?? '').split(' ').length > 1 &&
    !/^(and|of|for|with)\b/i.test(before[2] ?? '')
  )
    return { body: before[2] ?? '', council: before[1] ?? '' }
  return { body: words, council: null }
}

/** "… of the meeting of the Parks Committee held …", "… of the Parks Committee meeting held …". */
function bodyOfSentence(text: string): string | null {
  const after =
    /\b(?:minutes|proceedings|notes|record|meeting)\b(?: and decisions)?(?: of)?(?: (?:an?|the))? (.*)$/i.exec(
      text,
    )?.[1]
  if (after === undefined) return null
  const first = /^(.{4,100}?)\s*[-–—,]\s*(?:minutes of )?(?:a |the )?meeting held\b/i.exec(text)?.[1]
  if (first !== undefined && bodyEnd.test(first)) return tidy(first)
  const words = after
    .replace(kindOfMeeting, '')
    .replace(/^(?:meetings?|proceedings|minutes)\b ?/i, '')
    .replace(/^(?:of|for) (?:an? )?(?:the )?/i, '')
    .replace(kindOfMeeting, '')
    .replace(/^meeting (?:of )?(?:the )?/i, '')
    .split(
      /,? (?:meeting )?\b(?:which was )?(?:held|convened|that took place|took place|which took place)\b|,? which\b|,? (?:meeting|on|at|in) (?:the )?(?=\d|(?:mon|tues|wednes|thurs|fri|satur|sun)day)|[.:;]|, (?=\d)/i,
    )[0]
  const name = tidy((words ?? '').replace(/ meeting$/i, '')).replace(/^the /i, '')
  if (name === '' || name.length > 140) return null
  const cutAt = daysIn(name)[0]?.at ?? name.length
  const short = tidy(name.slice(0, cutAt).replace(/,? (?:on|at|in|held)$/i, ''))
  return bodyEnd.test(short) ? short : null
}

/** A line that is the name of a body, without what is printed beside it. */
function nameOfBody(text: string): string | null {
  if (text.length > 140 || /[.;?!]$/.test(text) || daysIn(text).length > 0) return null
  const name = tidy(
    text
      .replace(
        /^(?:draft |confirmed |unconfirmed )?(?:minutes|agenda|summons|decisions?)(?: of(?: the)?(?: meeting(?: of(?: the)?)?)?)?\s*(?:[-–—:]\s*)?/i,
        '',
      )
      .replace(/^(?:a )?meeting of (?:the )?/i, '')
      .replace(/\s*[-–—:,]?\s*\b(?:draft )?(?:minutes|agenda|meeting|minutes of (?:the )?meeting)$/i, ''),
  )
  if (!bodyEnd.test(name) || /^(?:to|the following|members of|councillors? )\b/i.test(name)) return null
  return /^[\p{Lu}\d“"'(]/u.test(name) && name.split(' ').length <= 16 ? name : null
}

function councilIn(
  head: readonly SourceLine[],
  label: { readonly line: SourceLine; readonly words: string } | undefined,
  known: Read | null,
): Read | null {
  if (label !== undefined) return { value: tidy(label.words), lines: [label.line] }
  for (const line of head) {
    if (line.text.length > 120) continue
    const name = nameOfBody(line.text) ?? tidy(line.text)
    if (!/^[\p{Lu}\d]/u.test(name) || /[.;?!]$/.test(name)) continue
    if (councilEnd.test(name) && !/^(full |annual )?council$/i.test(name) && !/\bmeeting\b/i.test(name))
      return { value: name, lines: [line] }
    const own = councilOf(name).council
    if (own !== null) return { value: own, lines: [line] }
    if (councilStart.test(name) && name.split(' ').length <= 8 && !/ (?:committee|panel|board)$/i.test(name))
      return { value: name, lines: [line] }
  }
  if (known !== null) return known
  // "… the meeting of Ostwick Town Council held …"
  const found = head
    .map((line) => ({
      line,
      name: /\b(?:of|at) (?:the )?((?:\p{Lu}[\p{L}'’-]*(?: (?:and|with|on|upon|in|of|the|cum|&) | ))+(?:Council|COUNCIL|Authority))\b/u.exec(
        line.text.slice(0, 400),
      )?.[1],
    }))
    .find(({ name }) => name !== undefined && name.split(' ').length > 1)
  return found?.name === undefined ? null : { value: found.name, lines: [found.line] }
}

/** "held at PLACE on DATE", "held on DATE at TIME in PLACE", "held virtually": what is neither day nor time. */
function placeIn(text: string): string | null {
  const held = /\b(?:held|convened|took place|taking place|meeting)\b(?=[^.]*$|[^.]*\. ?\w?)/i.exec(text)
  const strict = /\b(?:held|convened|took place|taking place)\b/i.exec(text) ?? held
  if (strict === null) return null
  const after = text.slice(strict.index + strict[0].length)
  const pieces = cut(
    cut(after, daysIn(after), '\u0001'),
    timesIn(cut(after, daysIn(after), '\u0001')),
    '\u0001',
  )
    .split('\u0001')
    .map((piece) =>
      piece
        .replace(/^[\s,.;:–—-]+/, '')
        .replace(/[\s,;:(–—-]+$/, '')
        .replace(/^(?:and )?(?:ended|ending|finish\w*|closed|clos\w+|adjourn\w*|concluded)\b.*$/i, '')
        .replace(
          /(?:^|[,;]? )(?:(?:commenc|start|begin)\w* (?:at|from)|on|at|from|commenc\w+|starting|to|until|and|-|–|this|the)$/i,
          '',
        )
        .replace(
          /(?:^|,? )(?:on|at|from|commenc\w+(?: at)?|starting(?: at)?|(?:mon|tues|wednes|thurs|fri|satur|sun)day)$/i,
          '',
        )
        .trim(),
    )
  for (const piece of pieces) {
    const found =
      /^(?:in person )?(?:,? ?(?:at|in|via|by|on)) (.*\p{L}.*)$/iu.exec(piece)?.[1]?.replace(/^the /, '') ??
      /^((?:virtually|remotely|online)\b.*)$/i.exec(piece)?.[1]
    const place = tidy(found ?? '')
    if (place !== '' && place.length < 300 && !/^(?:the )?meeting\b/i.test(place)) return place
  }
  return null
}

/** A line of its own under the date that is an address: "Council Chamber, Town Hall, Ostwick". */
function placeLine(
  head: readonly SourceLine[],
  used: ReadonlySet<SourceLine>,
  take: (own: readonly SourceLine[], value: string, confidence: number) => Found,
): Found | null {
  const line = head.find(
    (each) =>
      !used.has(each) &&
      each.text.length < 160 &&
      /\b(?:chamber|hall|house|room|offices?|centre|guildhall|library|school|suite|pavilion|church|virtual meeting|zoom|microsoft teams)\b/i.test(
        each.text,
      ) &&
      !/[.;?!]$/.test(each.text) &&
      !/\b(?:minutes|agenda|council\w* (?:are|is)|report|attend)\b/i.test(each.text) &&
      daysIn(each.text).length === 0,
  )
  return line === undefined
    ? null
    : take([line], tidy(line.text.replace(/^(?:at|in|held (?:at|in)) (?:the )?/i, '')), 0.6)
}

function tidy(text: string): string {
  return text
    .replace(/^[\s–—:,-]+/, '')
    .replace(/[\s,;:–—-]+$/, '')
    .replace(/(?<=[^.\s]{3})\.$/, '')
    .trim()
}

const closing =
  /\b(?:meeting|committee|council|panel|board|cabinet|proceedings|chair(?:man|woman|person)?|mayor)\b[^.]{0,80}\b(?:closed|close|ended|concluded|finished|terminated|rose|completed)\b|\b(?:closed|ended|concluded|rose|finished)\b[^.]{0,40}\bmeeting\b|^(?:meeting )?(?:closed|ended|finish(?:ed)?|end time|time (?:ended|finished|closed)|close of meeting|end of meeting|meeting closed|closure)\b|^(?:the )?(?:duration of (?:the )?meeting)/i
const opening =
  /\b(?:meeting|committee|council|panel|board|cabinet|proceedings|chair(?:man|woman|person)?|mayor)\b[^.]{0,60}\b(?:opened|began|commenced|started|convened)\b[^.]{0,40}|^(?:meeting )?(?:opened|commenced|started|start time|time (?:started|commenced))\b/i

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
  return {
    start: of(lines.slice(0, 60).find(isTold(opening)), opening),
    end: of(lines.findLast(isTold(closing)), closing),
  }
}
