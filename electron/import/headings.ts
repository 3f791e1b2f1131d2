import type { SourceLine } from './sourceLines.ts'

/** An item of the minutes: its number as printed, and its title. */
export interface ItemHeading {
  /** "15", "(26)", "77/21", "298/PF"; empty where items have none. */
  readonly number: string
  readonly title: string
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
}

const longestTitle = 220
/** How many lines that look like heads may stand between one item and the next. */
const reach = 300

/** The number at the head of a line, or alone on it. `n` counts, the rest of its shape stays the same from item to item. */
const numberShapes: readonly RegExp[] = [
  /^(?<before>)(?<n>\d{1,5})(?<after>\/\d{2,4}|\/[A-Z]{1,4})(?<mark>[.:)]?)(?:\s+|$)(?<title>.*)$/,
  /^(?<before>\()(?<n>\d{1,5})(?<after>\))(?<mark>[.:]?)(?:\s+|$)(?<title>.*)$/,
  /^(?<before>\d{1,2}\/\d{1,2}\/|\d{2}\.\d{2}\.)(?<n>\d{1,3})(?<after>)(?<mark>[.:)]?)(?:\s+|$)(?<title>.*)$/,
  /^(?<before>(?:Item|Minute(?: No\.?)?|Min\.?|Agenda item) )(?<n>\d{1,5})(?<after>(?:\/\d{2,4}|\/[A-Z]{1,4})?)(?<mark>\s*[.:–—-]?)(?:\s+|$)(?<title>.*)$/i,
  /^(?<before>)(?<n>\d{1,5})(?<after>)(?<mark>[.:)]?)(?:\s+|$)(?<title>.*)$/,
]

/** The items among the lines, in order: the likeliest run of numbers that rise by one, each with something that can be a title. */
export function itemHeadings(lines: readonly SourceLine[]): ItemHeading[] {
  const candidates = lines.flatMap((_, index) => candidateAt(lines, index))
  const shapes = new Set(candidates.map((each) => each.shape))
  const runs = [...shapes].map((shape) => bestRun(candidates.filter((each) => each.shape === shape)))
  const best = runs.toSorted((a, b) => b.score - a.score)[0]
  return best === undefined || best.score <= 0 ? [] : best.run
}

function candidateAt(lines: readonly SourceLine[], index: number): Candidate[] {
  const line = lines[index]
  if (line === undefined) return []
  for (const shape of numberShapes) {
    const found = shape.exec(line.text)?.groups
    if (found === undefined) continue
    const { before = '', n = '', after = '', mark = '', title = '' } = found
    const rest = titleOf(lines, index, title)
    if (rest === null) return []
    // "3 November 2022" and "10.00 am" begin no item.
    if (isDateOrSum(title)) return []
    const looks = scoreOf(line, rest.title, rest.joined)
    return [
      {
        number: `${before}${n}${after}`.replace(/^(Item|Minute(?: No\.?)?|Min\.?|Agenda item) /i, ''),
        title: rest.title,
        at: index,
        next: rest.next,
        confidence: looks,
        shape: `${before}n${after.replace(/\d/g, '0')}${mark.trim()}`,
        n: Number(n),
      },
    ]
  }
  return []
}

interface Title {
  readonly title: string
  readonly next: number
  /** The number stood alone, and its title on the line below. */
  readonly joined: boolean
}

function titleOf(lines: readonly SourceLine[], index: number, title: string): Title | null {
  if (title !== '') {
    if (title.length > longestTitle || !/^[“"'‘(]?[\p{Lu}\d]/u.test(title)) return null
    return { title: cleanTitle(title), next: index + 1, joined: false }
  }
  const below = lines[index + 1]
  if (below === undefined || below.text.length > longestTitle || !/^[\p{Lu}“"'‘]/u.test(below.text))
    return null
  return { title: cleanTitle(below.text), next: index + 2, joined: true }
}

function cleanTitle(title: string): string {
  return title
    .replace(/^[-–—:]\s*/, '')
    .replace(/\s*[:–—-]+$/, '')
    .trim()
}

function isDateOrSum(title: string): boolean {
  return (
    /^(january|february|march|april|may|june|july|august|september|october|november|december)\b/i.test(
      title,
    ) || /^(am|pm|%)\b/i.test(title)
  )
}

/** How much a line looks like the head of an item, from 0 to 1. */
function scoreOf(line: SourceLine, title: string, joined: boolean): number {
  const isUpper = title === title.toUpperCase() && /\p{Lu}/u.test(title)
  const ends = /[.;,:?]$/.test(title)
  const words = title.split(' ').length
  const points = [
    line.afterGap ? 0.3 : 0,
    line.strong || isUpper ? 0.3 : 0,
    ends ? -0.4 : 0.2,
    words <= 14 ? 0.2 : -0.2,
    joined ? 0.1 : 0,
  ]
  return Math.min(
    1,
    Math.max(
      0,
      points.reduce((sum, each) => sum + each, 0),
    ),
  )
}

/** The run with the best score: a number that follows on counts for it, one that is left out against it. */
function bestRun(candidates: readonly Candidate[]): { readonly score: number; readonly run: Candidate[] } {
  const best: { score: number; before: number | null }[] = []
  candidates.forEach((candidate, index) => {
    let score = candidate.confidence
    let before: number | null = null
    for (let earlier = Math.max(0, index - reach); earlier < index; earlier += 1) {
      const previous = candidates[earlier]
      const reached = best[earlier]
      if (previous === undefined || reached === undefined || previous.next > candidate.at) continue
      const step = candidate.n - previous.n
      // Numbers are left out and given twice by mistake: such a run may go on, at a price.
      const bonus = step === 1 ? 1 : step === 2 ? 0.2 : step === 0 ? -0.2 : null
      if (bonus === null) continue
      const total = reached.score + candidate.confidence + bonus
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
    if (candidate !== undefined) run.unshift(candidate)
    at = best[at]?.before ?? null
  }
  return { score, run }
}
