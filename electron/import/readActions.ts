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
  /^(?:\(|\[)?\s*(?:ACTIONS?|Actions?|AP|To action)(?:\s*(?:points?|required|by|for|no\.?|item))?\s*(?:\d{1,3}(?:[./]\d{1,3})*)?\s*(?::|\s?[-–—])\s*(?<rest>\S.*?)\s*[\])]?\.?$/s
const trailing = /[([]?\b(?:ACTION|Action)(?: by| for)?\s*(?::|\s?[-–—])\s*(?<who>[^:()[\]]{2,80}?)[)\]]?\.?$/
const longest = 1_500

/** The action that a paragraph is, or ends in; null for none. */
export function actionIn(text: string): ReadAction | null {
  if (text.length > longest || !/action|\bAP\b/i.test(text)) return null
  const whole = mark.exec(text)?.groups?.['rest']
  if (whole !== undefined) return parsed(whole)
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

const doing =
  /^(?<who>(?:the )?[^,;:.]{2,80}?) (?:to|will|would|shall|agreed to|is to|are to) (?<what>\p{Ll}.*)$/su

function parsed(words: string): ReadAction {
  const by = dayIn(words)
  const parted = /^(?<who>[^:–—]{2,60}?)\s*(?::|\s[-–—])\s*(?<what>\S.*)$/s.exec(words)?.groups
  const behind = /^(?<what>.{12,}?)\s*(?:\((?<who>[^()]{2,60})\)|\s[-–—]\s(?<other>[^–—:]{2,60}))\.?$/s.exec(
    words,
  )?.groups
  const does = doing.exec(words)?.groups
  if (does !== undefined && isSomebody(does['who'] ?? ''))
    return { who: tidy(does['who'] ?? ''), what: tidy(does['what'] ?? ''), by }
  if (parted !== undefined && isSomebody(parted['who'] ?? ''))
    return {
      who: tidy(parted['who'] ?? ''),
      what: tidy((parted['what'] ?? '').replace(/^to (?=\p{Ll})/u, '')),
      by,
    }
  const after = behind?.['who'] ?? behind?.['other'] ?? ''
  if (after !== '' && isSomebody(after)) return { who: tidy(after), what: tidy(behind?.['what'] ?? ''), by }
  if (isSomebody(words) && words.length < 60) return { who: tidy(words), what: '', by }
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

function tidy(words: string): string {
  return words.replace(/[.;,\s]+$/, '').trim()
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
    : { what: words, who: cells[who] ?? '', by: by < 0 ? null : dayIn(`by ${cells[by] ?? ''}`) }
}
