import { AlignmentType, LevelFormat } from 'docx'
import type { ILevelsOptions, INumberingOptions } from 'docx'
import type { Block, ListMarkers, PaperDocument } from '../../shared/document/model.ts'
import { lowerRoman, repeatedLetter } from '../../shared/document/numbering.ts'

/** Width of one step of indent, in twentieths of a point: 10 mm. */
export const step = 567

/** Where a paragraph takes its number from: Word's list `reference`, its own `instance` (1, 2 …), or `null` for a label printed as text. */
export interface WordNumber {
  readonly reference: string
  readonly level: number
  readonly instance: number
  readonly custom: true
}

type Point = Extract<Block, { readonly kind: 'point' }>
type Heading = Extract<Block, { readonly kind: 'heading' }>
type Clause = Extract<Block, { readonly kind: 'resolution' }>['clauses'][number]
type Format = 'lowerLetter' | 'lowerRoman' | 'decimal' | 'bullet'

interface Level {
  readonly format: Format
  /** As Word wants it: "(%2)". A bullet is its own pattern. */
  readonly pattern: string
  /** Where its text stands, in twentieths of a point; one step for each level unless given. */
  readonly left?: number
  readonly hanging?: number
}

export interface WordNumbering {
  /** For the document: one multilevel list per style of marks. */
  readonly options: INumberingOptions
  /** How each point, clause and heading gets its mark; a line missing here prints its label as text. */
  readonly numbers: ReadonlyMap<Point | Clause | Heading, WordNumber>
}

const clauseReference = 'resolution'
const clauseLevels: readonly Level[] = [
  { format: 'decimal', pattern: '(%1)' },
  { format: 'lowerLetter', pattern: '%2.' },
]

/** Headings and the paragraphs they count are levels of one list, so that a new heading moves both. Their text stands on one edge. */
function decimalLevels(document: PaperDocument): readonly Level[] {
  const column = decimalColumn(document)
  return [
    { format: 'decimal', pattern: '%1', left: column, hanging: column },
    { format: 'decimal', pattern: '%1.%2', left: column, hanging: column },
    { format: 'lowerLetter', pattern: '%3)', left: column + step, hanging: step },
  ]
}

/** Room for the longest of 1.1 and 12.10, and the gap after it. */
export function decimalColumn(document: PaperDocument): number {
  const longest = Math.max(
    0,
    ...document.blocks.map((block) =>
      block.kind === 'point' && block.markers === 'decimals' && block.level === 0 ? block.label.length : 0,
    ),
  )
  return Math.max(step, longest * 125 + 160)
}

/**
 * Word numbers points and clauses itself, so that officers can add one and the rest move along. Each list is an instance of
 * its own, so that letters start again with the next item and run on over whatever stands between. What Word will print is
 * worked out here as well: where that is not the label of the paper (a list with a gap), the label goes in as text.
 */
export function wordNumbering(document: PaperDocument): WordNumbering {
  const levels = pointLevels(document)
  const numbers = new Map<Point | Clause | Heading, WordNumber>()
  const lists = new Map<string, NumberedList>()
  let instances = 0
  const listOf = (key: string, reference: string, listLevels: readonly Level[]): NumberedList => {
    let list = lists.get(key)
    if (list === undefined) {
      instances += 1
      list = new NumberedList(reference, instances, listLevels)
      lists.set(key, list)
    }
    return list
  }
  for (const block of document.blocks) {
    if (block.kind === 'heading' && block.list !== undefined && block.number !== null) {
      const list = listOf(`decimals ${block.list}`, 'decimals', levels.get('decimals') ?? [])
      const number = list.take(0, block.number)
      if (number !== null) numbers.set(block, number)
    }
    if (block.kind === 'point' && block.markers !== 'none' && block.ownLabel !== true) {
      const markers = block.markers
      const list = listOf(`${markers} ${block.list}`, markers, levels.get(markers) ?? [])
      const number = list.take(markers === 'decimals' ? block.level + 1 : block.level, block.label)
      if (number !== null) numbers.set(block, number)
    }
    if (block.kind === 'resolution') {
      for (const clause of block.clauses) {
        if (clause.label === '' || clause.ownLabel === true) continue
        const list = listOf(`resolution ${block.list}`, clauseReference, clauseLevels)
        const number = list.take(clause.level, clause.label)
        if (number !== null) numbers.set(clause, number)
      }
    }
  }
  const config = [...levels, [clauseReference, clauseLevels] as const].map(([reference, listLevels]) => ({
    reference,
    levels: listLevels.map((level, index) => levelOptions(level, index, reference === clauseReference)),
  }))
  return { options: { config }, numbers }
}

/** One list as Word will count it. */
class NumberedList {
  readonly #counts = [0, 0, 0]
  readonly #reference: string
  readonly #instance: number
  readonly #levels: readonly Level[]

  constructor(reference: string, instance: number, levels: readonly Level[]) {
    this.#reference = reference
    this.#instance = instance
    this.#levels = levels
  }

  /** The number Word will give to the next paragraph of this level, or null where it would print another label. */
  take(level: number, label: string): WordNumber | null {
    const definition = this.#levels[level]
    const next = (this.#counts[level] ?? 0) + 1
    if (definition === undefined || this.#printed(definition, level, next) !== label) return null
    // A level below one that has not started yet is counted differently by Word and by LibreOffice.
    if (definition.format !== 'bullet' && this.#counts.slice(0, level).includes(0)) return null
    this.#counts[level] = next
    this.#counts.fill(0, level + 1)
    return { reference: this.#reference, level, instance: this.#instance, custom: true }
  }

  #printed({ pattern }: Level, level: number, next: number): string {
    return pattern.replaceAll(/%(\d)/g, (_, place: string) => {
      const at = Number(place) - 1
      return formatted(this.#levels[at]?.format ?? 'decimal', at === level ? next : (this.#counts[at] ?? 0))
    })
  }
}

function formatted(format: Format, n: number): string {
  if (format === 'lowerLetter') return repeatedLetter(n)
  return format === 'lowerRoman' ? lowerRoman(n) : String(n)
}

type CountedAlone = Exclude<ListMarkers, 'none' | 'decimals'>

const formats: Readonly<Record<CountedAlone, readonly [Format, Format, Format]>> = {
  letters: ['lowerLetter', 'lowerRoman', 'decimal'],
  numbers: ['decimal', 'lowerRoman', 'decimal'],
  bullets: ['bullet', 'bullet', 'bullet'],
}

const usualPatterns: Readonly<Record<CountedAlone, readonly [string, string, string]>> = {
  letters: ['%1)', '%2.', '(%3)'],
  numbers: ['%1.', '%2.', '(%3)'],
  bullets: ['•', '–', '▪'],
}

/** The levels of each style of marks that the paper uses. The pattern, "i." or "(i)", is read off the first label of the level. */
function pointLevels(document: PaperDocument): Map<Exclude<ListMarkers, 'none'>, readonly Level[]> {
  const firstLabels = new Map<string, string>()
  const used = new Set<Exclude<ListMarkers, 'none'>>()
  for (const block of document.blocks) {
    if (block.kind !== 'point' || block.markers === 'none' || block.ownLabel === true) continue
    used.add(block.markers)
    const key = `${block.markers} ${block.level}`
    if (!firstLabels.has(key)) firstLabels.set(key, block.label)
  }
  const levels = new Map<Exclude<ListMarkers, 'none'>, readonly Level[]>()
  for (const markers of used) {
    if (markers === 'decimals') {
      levels.set(markers, decimalLevels(document))
      continue
    }
    levels.set(
      markers,
      formats[markers].map((format, index) => ({
        format,
        pattern:
          patternOf(firstLabels.get(`${markers} ${index}`), format, index) ??
          usualPatterns[markers][index] ??
          '',
      })),
    )
  }
  return levels
}

function patternOf(label: string | undefined, format: Format, level: number): string | null {
  if (label === undefined) return null
  if (format === 'bullet') return label
  const marked = /^([^a-z0-9%]*)[a-z0-9]+([^a-z0-9%]*)$/.exec(label)
  return marked === null ? null : `${marked[1] ?? ''}%${level + 1}${marked[2] ?? ''}`
}

function levelOptions(level: Level, index: number, strong: boolean): ILevelsOptions {
  return {
    level: index,
    format: LevelFormat[constantName(level.format)],
    text: level.pattern,
    alignment: AlignmentType.LEFT,
    style: {
      ...(strong ? { run: { bold: true } } : {}),
      paragraph: { indent: { left: level.left ?? step * (index + 1), hanging: level.hanging ?? step } },
    },
  }
}

function constantName(format: Format): 'LOWER_LETTER' | 'LOWER_ROMAN' | 'DECIMAL' | 'BULLET' {
  if (format === 'lowerLetter') return 'LOWER_LETTER'
  if (format === 'lowerRoman') return 'LOWER_ROMAN'
  return format === 'decimal' ? 'DECIMAL' : 'BULLET'
}
