import { daysIn } from './readTimes.ts'
import { monthNames } from '../../shared/domain/civilTime.ts'

/** Something to be done, as the text marks it. */
export interface ReadAction {
  /** Empty where only who is said: then it is what stands before. */
  readonly what: string
  readonly who: string
  /** YYYY-MM-DD; "MM-DD" where no year is said; null for no day. */
  readonly by: string | null
}

const mark =
  /^(?:\(|\[)?\s*(?:ACTIONS?|Actions?|AP|To action)(?:\s*(?:points?|required|by|for|no\.?|item))?\s*(?:\d{1,3}(?:[./]\d{1,3})*)?\s*(?::|\s?[-–—])\s*(?<rest>\S.*?)\s*$/s
const trailing = /[([]?\b(?:ACTION|Action)(?: by| for)?\s*(?::|\s?[-–—])\s*(?<who>[^:()[\]]{2,80}?)[)\]]?\.?$/
const longest = 1_500

/** The action that a paragraph is, or ends in; null for none. */
export function actionIn(text: string): ReadAction | null {
  if (text.length > longest || !/action|\bAP\b/i.test(text)) return null
  const whole = mark.exec(text)?.groups?.['rest']
  if (whole !== undefined) return parsed(withoutBracket(whole, text))
  const tail = trailing.exec(text)
  if (tail !== null && tail.index > 0 && isSomebody(tail.groups?.['who'] ?? '')) {
    return {
      what: text.slice(0, tail.index).trim(),
      who: (tail.groups?.['who'] ?? '').trim(),
      by: dayIn(text.slice(0, tail.index)),
    }
  }
  return null
}

/** The bracket that closes what was opened before the mark. */
function withoutBracket(rest: string, text: string): string {
  const words = rest.replace(/\.$/, '')
  return /^[([]/.test(text) ? words.replace(/[)\]]$/, '') : words
}

const doing =
  /^(?<who>(?:the )?(?:[^,;:.]|, (?=\p{Lu}|and \p{Lu})|(?<=\b(?:\p{Lu}|Cllr|Mr|Mrs|Ms|Dr))\.){2,80}?) (?:to|will|would|shall|agreed to|is to|are to) (?<what>\p{Ll}.*)$/su

/** "by 30 September", "by the next meeting": until when, behind a name. */
const deadline = /^(?<who>.{2,60}?)[,;]?\s+(?:[-–—]\s+)?(?:by|before|for|due:?) (?<when>.{3,40})$/is

/** Somebody, with a day behind their name or without; null for what names nobody. */
function ownerIn(words: string): string | null {
  const named = deadline.exec(words)?.groups
  const who = owner(named === undefined ? words : (named['who'] ?? ''))
  return isSomebody(who) ? who : null
}

function parsed(words: string): ReadAction {
  const by = dayIn(words)
  const parted = /^(?<who>[^:–—]{2,60}?)\s*(?::|\s[-–—])\s*(?<what>\S.*)$/s.exec(words)?.groups
  const behind = /^(?<what>.{12,}?)\s*(?:\((?<who>[^()]{2,60})\)|\s[-–—]\s(?<other>[^–—:]{2,60}))\.?$/s.exec(
    words,
  )?.groups
  // "Send the survey on paper. (Fiona Scales, by 30 September)": who is named in brackets is meant before who is named in the words.
  const bracketed = ownerIn(behind?.['who'] ?? '')
  if (bracketed !== null) return { who: bracketed, what: tidy(behind?.['what'] ?? ''), by }
  const does = doing.exec(words)?.groups
  if (does !== undefined && isOwner(does['who'] ?? ''))
    return { who: owner(does['who'] ?? ''), what: tidy(does['what'] ?? ''), by }
  if (parted !== undefined && isSomebody(parted['who'] ?? ''))
    return {
      who: owner(parted['who'] ?? ''),
      what: tidy((parted['what'] ?? '').replace(/^to (?=\p{Ll})/u, '')),
      by,
    }
  const after = ownerIn(behind?.['other'] ?? '')
  if (after !== null) return { who: after, what: tidy(behind?.['what'] ?? ''), by }
  const alone = words.length < 100 ? ownerIn(words) : null
  if (alone !== null) return { who: alone, what: '', by }
  return { who: '', what: tidy(words), by }
}

function isSomebody(words: string): boolean {
  return (
    words.split(' ').length <= 9 &&
    (/^(?:the )?\p{Lu}/u.test(words) || /^(?:officers|all|clerk|members|chair)/i.test(words)) &&
    !/^(?:to|that|none|no)\b/i.test(words) &&
    daysIn(words).length === 0
  )
}

const doings =
  /^(?:send|ask|write|report|invite|circulate|arrange|check|draft|prepare|add|bring|contact|provide|share|review|update|consider|find|follow|give|include|investigate|look|make|organise|produce|publish|put|raise|seek|speak|submit|take)\b/i

/** Who "to" stands behind: not "Send the survey to …". */
function isOwner(words: string): boolean {
  return isSomebody(words) && !doings.test(words)
}

/** "Actions / further information to be provided:", "Actions agreed": the head of a list of them. */
export function isActionsHead(text: string): boolean {
  return (
    text.length < 80 &&
    /^(?:agreed |summary of )?actions?(?: points?| list| log)?\b(?:\s?\/\s?[^:.]{3,50}| (?:agreed|arising|to be taken|required|from (?:the|this) meeting))?\s*:?$/i.test(
      text,
    ) &&
    (text.endsWith(':') || /^(?:agreed )?actions\b/i.test(text))
  )
}

/** One of a list of actions, which need not say that it is one; null for a line that names nobody who is to do something. */
export function listedAction(text: string): ReadAction | null {
  if (text.length > longest) return null
  const read = parsed(text)
  return read.who === '' || read.what === '' ? null : read
}

function tidy(words: string): string {
  return words.replace(/[.;,\s]+$/, '').trim()
}

function owner(words: string): string {
  return tidy(words).replace(/^the (?=\p{Lu})/iu, '')
}

const months = monthNames.join('|')
const withoutYear = new RegExp(
  String.raw`\bby (?:the )?(?:\w+day,? )?(\d{1,2})(?:st|nd|rd|th)? (${months})\b`,
  'i',
)

function dayIn(words: string): string | null {
  const [first] = daysIn(words)
  if (first !== undefined) return first.value
  const found = withoutYear.exec(words)
  if (found === null) return null
  const month = monthNames.findIndex((name) => name.toLowerCase() === found[2]?.toLowerCase()) + 1
  return `${String(month).padStart(2, '0')}-${(found[1] ?? '').padStart(2, '0')}`
}

interface Columns {
  readonly what: number
  readonly who: number
  readonly by: number
}

/** The columns of a table of actions, from its head: "Action | Owner | Deadline". */
export function actionColumns(cells: readonly string[]): Columns | null {
  if (cells.length < 2) return null
  const at = (pattern: RegExp): number => cells.findIndex((cell) => pattern.test(cell))
  const what = at(/^(?:action|actions|task|what|action required|action point)s?\b/i)
  const who = at(/^(?:owner|who|by whom|lead|responsib|officer|assigned|action by|responsible)/i)
  if (what < 0 || who < 0 || what === who) return null
  return { what, who, by: at(/^(?:deadline|by when|when|due|target|date|timescale|completion)/i) }
}

export function tabledAction(cells: readonly string[], { what, who, by }: Columns): ReadAction | null {
  const words = cells[what] ?? ''
  return words === ''
    ? null
    : { what: words, who: owner(cells[who] ?? ''), by: by < 0 ? null : dayIn(`by ${cells[by] ?? ''}`) }
}
