import { labelOf } from './labels.ts'
import type { LabelValue } from './labels.ts'
import type { ReadItem } from './readMinutes.ts'

/** A file with many faults is looked at from the beginning. */
const mostBreaks = 20

/** What is wrong with the numbers of the items and with the letters of their points and clauses, as printed: a sentence each. */
export function numberingBreaks(items: readonly ReadItem[]): string[] {
  return [...brokenNumbers(items), ...items.flatMap(brokenLabels)].slice(0, mostBreaks)
}

function brokenNumbers(items: readonly ReadItem[]): string[] {
  const numbers = items
    .filter(({ number, isSub }) => number !== '' && isSub !== true)
    .map(({ number }) => bare(number))
  return numbers.flatMap((number, index) => {
    const before = numbers[index - 1]
    return before === undefined ? [] : brokenStep(before, number)
  })
}

/** "(26)" and "26." are 26. */
function bare(number: string): string {
  return number.replace(/^[([]|[)\].:\s]+$/g, '')
}

function brokenStep(before: string, after: string): string[] {
  if (before === after) return [`Item ${after} is used twice.`]
  const [own, next] = [before.split(/(\d+)/), after.split(/(\d+)/)]
  const differs = own.flatMap((part, at) => (part === next[at] ? [] : [at]))
  const [at] = differs
  // Other words, or other figures in two places: numbers of another kind.
  if (own.length !== next.length || differs.length !== 1 || at === undefined || at % 2 === 0) return []
  const [from, to] = [Number(own[at]), Number(next[at])]
  const written = (n: number): string => own.map((part, index) => (index === at ? String(n) : part)).join('')
  // A second part may begin to count again.
  if (to === from + 1 || to === 1) return []
  const step = `${before} is followed by ${after}`
  if (to === from + 2) return [`Item ${written(from + 1)} is missing: ${step}.`]
  if (to > from) return [`Items ${written(from + 1)} to ${written(to - 1)} are missing: ${step}.`]
  return [`Items do not follow each other: ${step}.`]
}

interface Labelled {
  readonly label: string
  readonly level: number
  readonly follows: boolean
}

/** Letters and numbers of points and clauses that do not follow each other. */
function brokenLabels({ number, title, blocks }: ReadItem): string[] {
  const name = number === '' ? `“${title}”` : `item ${bare(number)}`
  const points = blocks.flatMap((block) => (block.kind === 'point' ? [block] : []))
  return [
    ...broken(points, name, 'Point'),
    ...blocks.flatMap((block) => (block.kind === 'resolution' ? broken(block.clauses, name, 'Clause') : [])),
  ]
}

function broken(lines: readonly Labelled[], name: string, what: string): string[] {
  const last: string[] = []
  return lines.flatMap(({ label, level, follows }) => {
    const before = last[level] ?? ''
    last.splice(level)
    last[level] = label
    return label === '' || follows ? [] : [brokenLabel(before, label, name, what)]
  })
}

function brokenLabel(before: string, label: string, name: string, what: string): string {
  const own = labelOf(`${label} x`)
  const earlier = labelOf(`${before} x`)
  for (const value of own?.values ?? []) {
    const from = earlier?.values.find(({ numbering }) => numbering === value.numbering)?.n ?? 0
    const missing = from + 1 === value.n - 1 ? writtenAs(label, { ...value, n: from + 1 }) : null
    if (missing !== null) return `${what} ${missing} is missing at ${name}.`
    if (from === value.n && from > 0) return `${what} ${label} is used twice at ${name}.`
  }
  return `${what} ${label} does not follow ${before === '' ? 'what stands before it' : before} at ${name}.`
}

const romanFigures = [
  'i',
  'ii',
  'iii',
  'iv',
  'v',
  'vi',
  'vii',
  'viii',
  'ix',
  'x',
  'xi',
  'xii',
  'xiii',
  'xiv',
  'xv',
]

/** The label of a value, with the marks that another has; null where its wording is not known. */
function writtenAs(label: string, { numbering, n }: LabelValue): string | null {
  const words =
    numbering === 'numbers'
      ? String(n)
      : numbering === 'romans'
        ? romanFigures[n - 1]
        : numbering === 'letters'
          ? String.fromCharCode(97 + ((n - 1) % 26)).repeat(Math.ceil(n / 26))
          : undefined
  if (words === undefined) return null
  const isUpper = label !== label.toLowerCase()
  return label.replace(/[a-z]+|\d+(?=\D*$)/i, isUpper ? words.toUpperCase() : words)
}
