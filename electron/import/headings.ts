import { isAttendanceHead } from './attendanceHeads.ts'
import { hasVerb, isDivider, isKnownTitle } from './knownTitles.ts'
import { labelOf } from './labels.ts'
import { readEvent } from './readEvents.ts'
import { beginsResolution } from './readResolution.ts'
import { daysIn } from './readTimes.ts'
import type { SourceLine } from './sourceLines.ts'

/** An item of the minutes: its number as printed, and its title. */
export interface ItemHeading {
  /** "15", "(26)", "77/21", "298/PF"; empty where items have none. */
  readonly number: string
  readonly title: string
  /** The number that the text says it had on the agenda: "(Agenda item 1)". */
  readonly agendaPlace: number | null
  /** It stands under the item before it. */
  readonly isSub: boolean
  /** What follows the title on its own line. */
  readonly body: SourceLine | null
  /** Index of its first line, and of the first line after it. */
  readonly at: number
  readonly next: number
  /** From 0 to 1. */
  readonly confidence: number
}

interface Candidate extends ItemHeading {
  /** What numbers of its kind look like: the digits that count are written n. */
  readonly shape: string
  readonly n: number
  /** How much it looks like the head of an item: about -1 to 2. */
  readonly looks: number
}

const longestTitle = 260
/** How many lines that look like heads may stand between one item and the next. */
const reach = 200

/** The items among the lines, in order: the likeliest run of numbers that rise by one; where nothing is numbered, what is set as a heading. */
export function itemHeadings(lines: readonly SourceLine[]): ItemHeading[] {
  const byShape = new Map<string, Candidate[]>()
  lines.forEach((_, index) => {
    for (const candidate of candidatesAt(lines, index)) {
      const alike = byShape.get(candidate.shape)
      if (alike === undefined) byShape.set(candidate.shape, [candidate])
      else alike.push(candidate)
    }
  })
  const runs = [...byShape.values()].map(bestRun).toSorted((a, b) => b.score - a.score)
  const best = runs[0]
  const isRun = best !== undefined && (best.run.length > 1 ? best.score > 0.8 : best.score > 0.75)
  const plain = isRun && best.run.length > 2 ? [] : plainHeadings(lines)
  if (!isRun || (best.run.length < 3 && plain.length > best.run.length + 2)) return plain
  return withSubItems(lines, withPlain(lines, best.run))
}

interface NumberAtHead {
  readonly number: string
  readonly shape: string
  readonly n: number
  /** It cannot be a paragraph's: "77/21", "(26)" alone, "Minute 12". */
  readonly isOwn: boolean
  readonly title: string
}

const named =
  /^(?:agenda )?(?:item|minute)(?: number| no\.?)? +(?=\d)|^min(?:ute)?\.? +(?=\d)|^no\.? +(?=\d)/i
const token =
  /^(?<open>[([]?)(?<words>(?:[A-Z&]{1,5}[ ./-]?)?\d{1,5}(?:[./-]\d{1,4}){0,3}(?:[/-][A-Z][A-Za-z&]{0,5})?)(?<close>[)\]]?)(?<mark>\s?[.:)]?)(?:\s*[-–—]\s+|\s+|$)(?<title>.*)$/

/** The ways in which a line may begin with a number of items: in "204/20" either may be what counts. */
function numbersAt(text: string): NumberAtHead[] {
  const lead = named.exec(text)?.[0] ?? ''
  const found = token.exec(text.slice(lead.length))?.groups
  if (found === undefined) return []
  const { open = '', words = '', close = '', mark = '', title = '' } = found
  if (open !== '' && close === '') return []
  const groups = [...words.matchAll(/\d+/g)]
  // "12.1" is a paragraph; "18.05.8" and "16/05/05.1" begin with the day of the meeting.
  if (/^\d+[.-]\d+$/.test(words)) return []
  if (/^\d+(?:\.\d+){2,}$/.test(words) && !/^\d{2}\.\d{2}\.\d{1,3}$/.test(words)) return []
  // "14/04/2026" alone is a day.
  if (/^\d{1,2}([./-])\d{1,2}\1(?:\d{2}|20\d{2})$/.test(words) && mark.trim() === '' && title === '')
    return []
  if (open === '' && close === ')' && groups.length === 1 && /^\p{Ll}/u.test(title)) return []
  const isOwn = lead !== '' || groups.length > 1 || /[A-Z]/.test(words) || open !== ''
  const number = `${open}${words}${open === '' ? '' : close}`
  return groups.map((group) => {
    const shape = `${words.slice(0, group.index)}n${words.slice(group.index + group[0].length)}`
    return {
      number,
      n: Number(group[0]),
      isOwn,
      title,
      shape: `${lead.toLowerCase()}|${open}${shape}${close}${mark.trim()}`,
    }
  })
}

function candidatesAt(lines: readonly SourceLine[], index: number): Candidate[] {
  const line = lines[index]
  if (line === undefined || !/^[[(A-Zaimn\d]/.test(line.text) || !/\d/.test(line.text.slice(0, 40))) return []
  return numbersAt(line.text).flatMap((number) => {
    const title = titleOf(lines, index, number.title)
    if (title === null || isDateOrSum(number.title)) return []
    const looks = looksOf(lines, index, title, number.isOwn)
    const { shape, n, number: printed } = number
    const { joined: _, ...rest } = title
    return [
      {
        ...rest,
        number: printed,
        at: index,
        isSub: false,
        confidence: Math.min(0.98, Math.max(0.3, 0.4 + looks * 0.5)),
        shape,
        n,
        looks,
      },
    ]
  })
}

interface Title extends Pick<ItemHeading, 'title' | 'body' | 'agendaPlace' | 'next'> {
  /** The number stood alone, and its title on the line below. */
  readonly joined: boolean
}

function titleOf(lines: readonly SourceLine[], index: number, after: string): Title | null {
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

function cleaned(
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

function isDateOrSum(title: string): boolean {
  return (
    /^(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.? (?:\d{4}|\d{1,2}\b)/i.test(title) ||
    /^(?:january|february|march|april|may|june|july|august|september|october|november|december)\b/i.test(
      title,
    ) ||
    /^(am|pm|a\.m|p\.m|%|st\b|nd\b|rd\b|th\b)/i.test(title)
  )
}

function isUpper(text: string): boolean {
  return text === text.toUpperCase() && /\p{Lu}{2}/u.test(text)
}

/** How much a line looks like the head of an item. */
function looksOf(
  lines: readonly SourceLine[],
  index: number,
  { title, joined, body }: Title,
  isOwn: boolean,
): number {
  const line = lines[index]
  const before = lines[index - 1]
  const own = joined ? lines[index + 1] : line
  if (line === undefined || own === undefined) return -1
  const words = title.split(' ').length
  const isSet = own.strong || line.strong || isUpper(title) || line.lead !== ''
  const points = [
    line.afterGap ? 0.25 : 0,
    isSet ? 0.35 : 0,
    own.heading > 0 ? 0.15 : 0,
    /[;,]$/.test(title) ? -0.6 : /[.?]$/.test(title) ? -0.4 : 0.2,
    words <= 14 ? 0.15 : words > 26 ? -0.4 : -0.1,
    isKnownTitle(title) ? 0.5 : 0,
    /^that\b/i.test(title) ? -0.7 : 0,
    hasVerb(title) ? -0.4 : 0,
    body !== null && !isKnownTitle(title) ? -0.2 : 0,
    isOwn ? 0.35 : 0,
    joined && !isSet && !isKnownTitle(title) ? -0.35 : 0,
    line.cells.length === 2 && /^[([]?[\d/]+[.)\]]?$/.test(line.cells[0] ?? '') ? 0.2 : 0,
    before !== undefined && (/:$|\bthat$/.test(before.text) || beginsResolution(before.text)) && !isSet
      ? -0.5
      : 0,
    line.indent >= 2 ? -0.2 : 0,
    isAddressed(title) ? -0.6 : 0,
  ]
  return points.reduce((sum, each) => sum + each, 0)
}

function isAddressed(title: string): boolean {
  return /^(?:councillor|cllr)s?\.? \p{Lu}/iu.test(title)
}

/** What the step from one number to the next is worth; null where it cannot be one. */
function worthOf(step: number, { looks, n }: Candidate): number | null {
  if (step === 1) return 1
  if (step === 2) return 0.15
  if (looks < 0.55) return null
  if (step === 0) return -0.6
  if (step > 2 && step <= 12) return -0.3
  if (step < 0 && step >= -3) return -0.7
  // A second part of the agenda may begin to count again.
  return n === 1 && looks > 0.8 ? -0.8 : null
}

/** The run with the best score: a number that follows on counts for it, one that is left out against it. */
function bestRun(candidates: readonly Candidate[]): { readonly score: number; readonly run: Candidate[] } {
  const best: { score: number; before: number | null }[] = []
  candidates.forEach((candidate, index) => {
    let score = candidate.looks
    let before: number | null = null
    for (let earlier = Math.max(0, index - reach); earlier < index; earlier += 1) {
      const previous = candidates[earlier]
      const reached = best[earlier]
      if (previous === undefined || reached === undefined || previous.next > candidate.at) continue
      const worth = worthOf(candidate.n - previous.n, candidate)
      if (worth === null) continue
      const total = reached.score + candidate.looks + worth
      if (total > score) [score, before] = [total, earlier]
    }
    best.push({ score, before })
  })
  let at: number | null = best.reduce(
    (top, each, index) => (each.score > (best[top]?.score ?? -1) ? index : top),
    0,
  )
  const score = best[at]?.score ?? 0
  const run: Candidate[] = []
  while (at !== null) {
    const candidate: Candidate | undefined = candidates[at]
    if (candidate !== undefined) run.push(candidate)
    at = best[at]?.before ?? null
  }
  return { score, run: run.reverse() }
}

/** A line that may head an item without a number, by how it is set; null for one that may not. */
function setAs(
  lines: readonly SourceLine[],
  index: number,
): 'known' | 'upper' | 'strong' | 'plain' | `#${number}` | null {
  const line = lines[index]
  const after = lines[index + 1]
  if (line === undefined) return null
  const { text } = line
  const isShort = text.length <= 140 && text.split(' ').length <= 18 && /^[“"'‘(]?\p{Lu}/u.test(text)
  if (!isShort || /[;,]$/.test(text) || line.cells.length > 1 || isDivider(text)) return null
  if (/[.]$/.test(text) && line.heading === 0) return null
  if (labelOf(text) !== null || beginsResolution(text) || readEvent(text) !== null || isAddressed(text))
    return null
  if (isAttendanceHead(text) && !isKnownTitle(text)) return null
  if (daysIn(text).length > 0 && !isKnownTitle(text)) return null
  if (
    /^(?:recorded vote|for|against|abst|action|note|motion|amendment|signed|chair\b|the meeting|page\b|supporting documents)/i.test(
      text,
    ) &&
    line.heading === 0 &&
    !isKnownTitle(text)
  )
    return null
  if (line.heading > 0) return `#${line.heading}`
  if (line.strong) return 'strong'
  if (isUpper(text)) return 'upper'
  if (hasVerb(text) || !line.afterGap || after?.afterGap === false)
    return isKnownTitle(text) && line.afterGap && !hasVerb(text) && !/[:]$/.test(text) ? 'known' : null
  if (isKnownTitle(text)) return 'known'
  return /[:?]$/.test(text) || text.split(' ').length > 12 ? null : 'plain'
}

/** The items of minutes without numbers: every line that is set as the titles are that stand everywhere. */
function plainHeadings(lines: readonly SourceLine[]): ItemHeading[] {
  const set = lines.map((_, index) => setAs(lines, index))
  const first = set.findIndex((each, index) => each !== null && isKnownTitle(lines[index]?.text ?? ''))
  const counts = new Map<string, number>()
  set.forEach((each, index) => {
    if (each !== null && index >= first && first >= 0 && isKnownTitle(lines[index]?.text ?? ''))
      counts.set(each, (counts.get(each) ?? 0) + 1)
  })
  const [style, times] = [...counts].toSorted((a, b) => b[1] - a[1])[0] ?? ['', 0]
  if (first < 0 || (times < 2 && style !== 'strong' && style !== 'upper' && !style.startsWith('#'))) return []
  const taken = (each: string | null): boolean =>
    each !== null && (each === style || (style === 'known' && each === 'plain'))
  const begin = set.findIndex((each, index) => index >= first && taken(each))
  return set.flatMap((each, index): ItemHeading[] => {
    const line = lines[index]
    if (line === undefined || index < begin || !taken(each)) return []
    const { title, agendaPlace } = cleaned(line.text, null)
    const confidence = each === 'plain' ? 0.5 : each === 'known' ? 0.75 : 0.8
    return [
      { number: '', title, agendaPlace, isSub: false, body: null, at: index, next: index + 1, confidence },
    ]
  })
}

/** Where every numbered item is a heading of one depth, one of that depth without a number is an item too. */
function withPlain(lines: readonly SourceLine[], run: readonly Candidate[]): ItemHeading[] {
  const depths = new Set(run.map((each) => lines[each.at]?.heading ?? 0))
  const [depth] = depths
  const begin = run[0]?.at ?? 0
  if (depths.size !== 1 || depth === undefined || depth === 0) return [...run]
  const numbered = new Set(run.flatMap((each) => [each.at, each.next - 1]))
  const plain = lines.flatMap((line, index): ItemHeading[] => {
    if (index < begin || line.heading !== depth || numbered.has(index) || setAs(lines, index) === null)
      return []
    const { title, agendaPlace } = cleaned(line.text, null)
    return [
      {
        number: '',
        title,
        agendaPlace,
        isSub: false,
        body: null,
        at: index,
        next: index + 1,
        confidence: 0.7,
      },
    ]
  })
  return [...run, ...plain].toSorted((a, b) => a.at - b.at)
}

/** What stands under an item with a title of its own: "12.1 LAND AT MILL LANE", "5a Education", "(a) Budget" set strong. */
function withSubItems(lines: readonly SourceLine[], items: readonly ItemHeading[]): ItemHeading[] {
  return items.flatMap((item, index) => {
    const end = items[index + 1]?.at ?? lines.length
    const found: ItemHeading[] = [item]
    const digits = item.number.replace(/^[([]|[)\]]$/g, '')
    if (digits === '' && item.number === '') return found
    for (let at = item.next; at < end; at += 1) {
      const line = lines[at]
      if (line === undefined) continue
      const sub = subItemAt(line, digits, standsAlone(lines, at))
      if (sub !== null) found.push({ ...sub, at, next: at + 1 })
    }
    // One that stands alone is a paragraph, as often as not.
    return found
  })
}

/** A line by itself over words of another kind: a title may stand so, a clause stands behind its resolution and beside other clauses. */
function standsAlone(lines: readonly SourceLine[], at: number): boolean {
  const [before, line, after] = [lines[at - 1], lines[at], lines[at + 1]]
  if (line === undefined || after === undefined || !line.afterGap || !after.afterGap) return false
  if (after.strong && !beginsResolution(after.text)) return false
  return (
    before === undefined ||
    before.heading > 0 ||
    !(
      /(?::|\b(?:that|to))$/.test(before.text) ||
      (before.strong && labelOf(before.text)?.wrapper === labelOf(line.text)?.wrapper)
    )
  )
}

function subItemAt(
  line: SourceLine,
  parent: string,
  isAlone: boolean,
): Omit<ItemHeading, 'at' | 'next'> | null {
  const isSet = line.strong || line.heading > 0
  if (!isSet) return null
  const own = line.text.startsWith(parent)
    ? /^(?:\.\d{1,2}|\s?[a-z]|\s?\([a-z]\))[.):]?\s+(?=\S)/.exec(line.text.slice(parent.length))
    : null
  const lettered = own === null && isSet ? /^\(?[a-z]\)[.:]?\s+(?=\S)/.exec(line.text) : null
  const found = own ?? lettered
  if (found === null) return null
  const title = line.text.slice((own === null ? 0 : parent.length) + found[0].length)
  // A sentence may be set strong; what is set as a heading, or stands as headings do, is one.
  const isHeading = (line.heading > 0 || isAlone) && title.length <= longestTitle
  const isTitle =
    /^[\p{Lu}\d“"'‘]/u.test(title) &&
    !/[.;,]$/.test(title) &&
    (isHeading || (title.split(' ').length <= 18 && (!hasVerb(title) || isUpper(title)))) &&
    !beginsResolution(title)
  if (!isTitle) return null
  const number = line.text
    .slice(0, line.text.length - title.length)
    .trim()
    .replace(/[.:]$/, '')
  return { ...cleaned(title, null), number, isSub: true, body: null, confidence: 0.7 }
}
