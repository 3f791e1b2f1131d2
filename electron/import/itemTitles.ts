import { hasVerb, isKnownTitle } from './knownTitles.ts'
import type { ItemHeading } from './headings.ts'
import { numbersAt } from './itemNumbers.ts'
import { labelOf } from './labels.ts'
import { beginsResolution } from './readResolution.ts'
import type { SourceLine } from './sourceLines.ts'

/** Longer words are a paragraph. */
export const longestTitle = 260

/** The title of an item, and what follows it. */
export interface Title extends Pick<ItemHeading, 'title' | 'body' | 'agendaPlace' | 'next'> {
  /** The number stood alone, and its title on the line below. */
  readonly joined: boolean
}

/** The title at a line whose number is read, of the words after it or of the line below; null where neither is one. */
export function titleOf(lines: readonly SourceLine[], index: number, after: string): Title | null {
  const line = lines[index]
  if (line === undefined) return null
  // "1829." above "(Agenda item 1)" above the title.
  const referred = /^\(?agenda item(?: no\.?)? (\d{1,3})\)?[.:]?$/i
  const own = referred.exec(after)
  const start = after === '' || own !== null ? index + 1 : index
  let place = own === null ? null : Number(own[1])
  let at = start
  if (start > index) {
    const below = referred.exec(lines[at]?.text ?? '')
    if (below !== null) {
      place = Number(below[1])
      at += 1
    }
    const title = lines[at]
    if (title === undefined || title.text.length > longestTitle || !/^[\p{Lu}\d“"'‘(]/u.test(title.text))
      return null
    if (labelOf(title.text) !== null || beginsResolution(title.text)) return null
    const more = moreOfTitle(lines, at, title.text)
    return { ...cleaned(more.title, place), body: null, next: more.next, joined: true }
  }
  if (!/^[“"'‘(]?[\p{Lu}\d]/u.test(after)) return null
  const split = splitTitle(after, withoutNumber(line.lead))
  if (split.title.length > longestTitle) return null
  const body =
    split.body === ''
      ? null
      : {
          ...line,
          text: split.body,
          strong: false,
          heading: 0,
          lead: '',
          cells: [split.body],
          afterGap: false,
        }
  if (body !== null) return { ...cleaned(split.title, place), body, next: index + 1, joined: false }
  const more = moreOfTitle(lines, index, split.title)
  const below = referred.exec(lines[more.next]?.text ?? '')
  if (below !== null)
    return { ...cleaned(more.title, Number(below[1])), body: null, next: more.next + 1, joined: false }
  return { ...cleaned(more.title, place), body: null, next: more.next, joined: false }
}

function withoutNumber(lead: string): string {
  return numbersAt(lead)[0]?.title ?? lead
}

/** A long title runs on in the same capitals, or as strong, on the next line. */
function moreOfTitle(
  lines: readonly SourceLine[],
  index: number,
  title: string,
): { readonly title: string; readonly next: number } {
  let words = title
  let next = index + 1
  const first = lines[index]
  while (first !== undefined && next < index + 4) {
    const line = lines[next]
    const before = lines[next - 1]
    if (
      line === undefined ||
      before === undefined ||
      line.afterGap ||
      words.length < 38 ||
      /[.:;?]$/.test(words)
    )
      break
    // "… ON 15 SEPTEMBER" and "2021": a day goes on to its year.
    const isYear = /^(?:19|20)\d{2}$/.test(line.text) && /\d{1,2}(?:st|nd|rd|th)? \p{L}{3,9}$/u.test(words)
    if (isYear) {
      words = `${words} ${line.text}`
      next += 1
      continue
    }
    const isAlike =
      (before.isFull &&
        lines[next + 1]?.afterGap !== false &&
        line.text.length < 100 &&
        !hasVerb(line.text) &&
        !/\.$/.test(line.text)) ||
      (isUpper(words)
        ? isUpper(line.text)
        : first.strong && line.strong && line.heading === first.heading && first.heading === 0)
    if (
      !isAlike ||
      labelOf(line.text) !== null ||
      numbersAt(line.text).length > 0 ||
      beginsResolution(line.text) ||
      words.length + line.text.length > longestTitle
    )
      break
    words = `${words} ${line.text}`
    next += 1
  }
  return { title: words, next }
}

/** "Apologies: Councillor Moss", "Minutes. The minutes were approved.": a title, and what the item says. */
function splitTitle(text: string, lead: string): { readonly title: string; readonly body: string } {
  if (lead !== '' && text.startsWith(lead) && lead.length < text.length) {
    const body = text.slice(lead.length).replace(/^[\s:.–—-]+/, '')
    if (body !== '') return { title: lead, body }
  }
  const colon = /^([^:.]{3,90}?)\s?(?::[-–]?|\.|\s[-–—])\s+(\S.*)$/.exec(text.slice(0, 4_000))
  const title = colon?.[1] ?? ''
  const body = colon === null ? '' : text.slice(colon[0].length - (colon[2] ?? '').length)
  if (title === '' || body === '') return { title: text, body: '' }
  const isSentence = hasVerb(body) || /[.]$/.test(body)
  const isKnown = isKnownTitle(title) && !hasVerb(title)
  if (isKnown && (isSentence || /^(?:none|nil|councillors?\b|cllrs?\b|there )/i.test(body)))
    return { title, body }
  if (
    text.length > 90 &&
    hasVerb(body) &&
    /[.]$/.test(body) &&
    !hasVerb(title) &&
    title.split(' ').length <= 10 &&
    !/^(?:that|to)\b/i.test(title)
  )
    return { title, body }
  return { title: text, body: '' }
}

/** Without the marks around it, and without its place on the agenda, which stands behind it in brackets. */
export function cleaned(
  text: string,
  known: number | null,
): { readonly title: string; readonly agendaPlace: number | null } {
  const referred = /\s*[([]\s*(?:agenda )?item(?: no\.?)?:? (\d{1,3})\s*[)\]]\s*$/i.exec(text)
  const title = (referred === null ? text : text.slice(0, referred.index))
    .replace(/^[-–—:]\s*/, '')
    .replace(/\s*[:–—-]+$/, '')
    .trim()
  const place = known ?? (referred === null ? null : Number(referred[1]))
  return { title: title === '' ? text : title, agendaPlace: place !== null && place > 0 ? place : null }
}

/** Set in capitals throughout. */
export function isUpper(text: string): boolean {
  return text === text.toUpperCase() && /\p{Lu}{2}/u.test(text)
}

/** "Councillor Moss …": it begins with somebody. */
export function isAddressed(title: string): boolean {
  return /^(?:councillor|cllr)s?\.? \p{Lu}/iu.test(title)
}
