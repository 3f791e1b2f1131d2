import type { Labelled, LabelledClause, PointLevel } from '../domain/minutes.ts'
import type { PointMarker, SubPointMarker } from '../domain/houseStyle.ts'
import { repeatedLetter } from '../domain/letters.ts'
import { ownLabel } from './ownLabel.ts'

export { repeatedLetter }

/** A mark as printed and as read aloud. An empty `text` prints nothing. */
export interface Label {
  readonly text: string
  readonly say: string
}

export interface Markers {
  readonly points: PointMarker
  readonly subPoints: SubPointMarker
}

/** One entry per block, in order: the label of a point, the labels of the clauses of a resolution, or null. */
export type BlockLabel = Label | readonly Label[] | null

const romanDigits: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
]

/** 1 → i, 4 → iv, 8 → viii. */
export function lowerRoman(n: number): string {
  let rest = n
  let roman = ''
  for (const [value, digits] of romanDigits) {
    while (rest >= value) {
      roman += digits
      rest -= value
    }
  }
  return roman
}

/** The mark of the nth point (from 1) of a level. */
export function pointLabel(level: 0 | 1 | 2, n: number, markers: Markers): Label {
  if (markers.points === 'none') return { text: '', say: '' }
  if (markers.points === 'bullets') {
    return { text: level === 0 ? '•' : level === 1 ? '–' : '▪', say: 'Bullet' }
  }
  if (level === 0) {
    if (markers.points === 'numbers') return { text: `${n}.`, say: `Point ${n}` }
    const letters = repeatedLetter(n)
    return { text: `${letters})`, say: `Point ${[...letters].join(' ')}` }
  }
  if (level === 1) {
    const roman = lowerRoman(n)
    return { text: markers.subPoints.replace('i', roman), say: `Sub-point ${n}` }
  }
  return { text: `(${n})`, say: `Part ${n}` }
}

/** The mark of the nth clause (from 1) of a level: (1), then a. */
export function clauseLabel(level: 0 | 1, n: number): Label {
  if (level === 0) return { text: `(${n})`, say: `Clause ${n}` }
  const letters = repeatedLetter(n)
  return { text: `${letters}.`, say: `Clause ${[...letters].join(' ')}` }
}

/**
 * The labels of one item. Letters run through the whole item: prose, events and resolutions between points never restart them.
 * A level starts again whenever a shallower point comes. A resolution counts on its own; a single clause has no mark. A label of its own
 * is printed as it is, and counts as the one that it stands for.
 */
export function labelsOf(blocks: Iterable<Labelled>, markers: Markers): BlockLabel[] {
  const counts: [number, number, number] = [0, 0, 0]
  const labels: BlockLabel[] = []
  const count = (level: PointLevel): number => {
    counts[level] += 1
    if (level < 2) counts[2] = 0
    if (level < 1) counts[1] = 0
    return counts[level]
  }
  for (const block of blocks) {
    if (block.kind === 'point') {
      const computed = pointLabel(block.level, count(block.level), markers)
      labels.push(block.label === undefined ? computed : ownLabel(pointNames[block.level], block.label))
    } else if (block.kind === 'hidden') {
      block.points.forEach(count)
      labels.push(null)
    } else if (block.kind === 'resolution') {
      labels.push(clauseLabels(block.clauses))
    } else {
      labels.push(null)
    }
  }
  return labels
}

/** The marks of the clauses of one resolution. One clause alone has an empty mark, unless it has one of its own: it is a sentence. */
export function clauseLabels(clauses: readonly LabelledClause[]): Label[] {
  let outer = 0
  let inner = 0
  return clauses.map((clause): Label => {
    if (clause.level === 0) {
      outer += 1
      inner = 0
    } else inner += 1
    if (clause.label !== undefined) return ownLabel('Clause', clause.label)
    if (clauses.length === 1) return { text: '', say: '' }
    return clause.level === 0 ? clauseLabel(0, outer) : clauseLabel(1, inner)
  })
}

const pointNames = { 0: 'Point', 1: 'Sub-point', 2: 'Part' } as const
