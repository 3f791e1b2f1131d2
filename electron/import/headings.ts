import { numbersAt } from './itemNumbers.ts'
import { isAddressed, isUpper, titleOf } from './itemTitles.ts'
import type { Title } from './itemTitles.ts'
import { hasVerb, isKnownTitle } from './knownTitles.ts'
import { plainHeadings, withPlain } from './plainHeadings.ts'
import { beginsResolution } from './readResolution.ts'
import type { SourceLine } from './sourceLines.ts'
import { withSubItems } from './subItems.ts'

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

function candidatesAt(lines: readonly SourceLine[], index: number): Candidate[] {
  const line = lines[index]
  if (line === undefined || !/^[[(A-Zaimn\d]/.test(line.text) || !/\d/.test(line.text.slice(0, 40))) return []
  return numbersAt(line.text).flatMap((number) => {
    const title = titleOf(lines, index, number.title)
    if (title === null || isDateOrSum(number.title) || !/\p{L}/u.test(title.title)) return []
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

function isDateOrSum(title: string): boolean {
  return (
    /^(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.? (?:\d{4}|\d{1,2}\b)/i.test(title) ||
    /^(?:january|february|march|april|may|june|july|august|september|october|november|december)\b/i.test(
      title,
    ) ||
    /^(am|pm|a\.m|p\.m|%|st\b|nd\b|rd\b|th\b)/i.test(title)
  )
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
