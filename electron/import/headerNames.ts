import { daysIn } from './readTimes.ts'
import type { SourceLine } from './sourceLines.ts'

export interface Read {
  readonly value: string
  readonly lines: readonly SourceLine[]
}

const bodyWord = String.raw`(?:(?:sub-?|select |joint )?(?:committees?|panel|board|cabinet|executive|forum|(?:working |task |steering |reference )?group|commission|assembly|partnership|working party|tribunal|conference|trustees|(?:advisory |consultative |consultation )body|network)|councils?|authority|corporation)`
export const bodyEnd = new RegExp(
  String.raw`\b${bodyWord}(?: \([^()]{1,60}\)| [A-Z]| (?:for|on) [\p{L},& ]{3,80})?$`,
  'iu',
)
export const councilEnd =
  /\b(councils?|combined authority|fire authority|park authority|national park authority|authority|corporation|london assembly|parish meeting)$/i
const councilStart =
  /^(the )?(council of the|royal borough of|london borough of|city of|borough of|county of)\b/i
const kindOfMeeting =
  /^((?:a|an|the|this|draft|virtual|remote|hybrid|online|special|extraordinary|extra-ordinary|ordinary|annual|monthly|quarterly|adjourned|reconvened|public|full|first|inaugural|formal|statutory|scheduled|bi-monthly|town|parish|general) )+(?=meeting\b|meetings\b|proceedings\b)/i

/** The body that met, by the sentence, by a label, or by a line of its own. */
export function bodyIn(
  head: readonly SourceLine[],
  sentence: readonly SourceLine[],
  text: string,
  label: { readonly line: SourceLine; readonly words: string } | undefined,
): (Read & { readonly council: Read | null }) | null {
  const named = bodyOfSentence(text)
  const fuller = named === null ? null : fullerName(head, named)
  if (fuller !== null) return partedRead(fuller.value, fuller.lines)
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

/** "The meeting of the Sub-Committee" is of the one that a line of its own names. */
function fullerName(head: readonly SourceLine[], named: string): Read | null {
  const isCouncil = /^full council$/i.test(named)
  const ending = isCouncil ? 'council' : named.toLowerCase()
  if (!isCouncil && (!plainBody.test(named) || /council$/i.test(named))) return null
  for (const line of head) {
    const value = nameOfBody(line.text)?.replace(/^the /i, '') ?? ''
    const isFuller = isCouncil
      ? value.toLowerCase() === ending
      : value.length > named.length && value.toLowerCase().endsWith(` ${ending}`)
    if (isFuller && !councilEnd.test(isCouncil ? '' : value)) return { value, lines: [line] }
  }
  return null
}

const plainBody =
  /^(?:sub-?committee|committee|panel|board|forum|commission|authority|partnership|(?:working |steering |task )?group|working party|trustees)$/i

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
      /,? (?:meeting )?\b(?:which was |(?:which )?(?:is |will |are |was )?(?:to )?be )?(?:held|convened|that took place|took place|which took place)\b|,? which\b|,? (?:meeting|on|at|in) (?:the )?(?=\d|(?:mon|tues|wednes|thurs|fri|satur|sun)day)|[.:;]|, (?=\d)/i,
    )[0]
  const name = tidy((words ?? '').replace(/ meeting$/i, '')).replace(/^the /i, '')
  if (name === '' || name.length > 140) return null
  const cutAt = daysIn(name)[0]?.at ?? name.length
  const short = tidy(name.slice(0, cutAt).replace(/,? (?:on|at|in|held)$/i, ''))
  return bodyEnd.test(short) ? short : null
}

/** A line that is the name of a body, without what is printed beside it. */
export function nameOfBody(text: string): string | null {
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

export function councilIn(
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

export function tidy(text: string): string {
  return text
    .replace(/^[\s–—:,-]+/, '')
    .replace(/[\s,;:–—-]+$/, '')
    .replace(/(?<=[^.\s]{3})\.$/, '')
    .trim()
}
