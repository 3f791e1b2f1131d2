import { labelValue } from '../letters.ts'
import type { MinutesBlock } from '../minutes.ts'
import { plainText } from '../minutes.ts'

interface LabelledLine {
  readonly level: number
  readonly label: string
}

/** Where labels that are kept as printed do not follow each other, in words: "the letter after c) is e)". Of computed labels, nothing. */
export function labelBreaks(blocks: readonly MinutesBlock[]): string[] {
  const points = blocks.flatMap((block): LabelledLine[] => {
    if (block.kind === 'point' && block.label !== undefined)
      return [{ level: block.level, label: block.label }]
    // The sentence of a fact keeps its number in its words, and a resolution in what opens it.
    const words =
      block.kind === 'event' ? plainText(block.content) : block.kind === 'resolution' ? block.lead : ''
    const number = /^\d+(?:\.\d+)+[.)]?(?=\s)/.exec(words ?? '')?.[0]
    return number === undefined ? [] : [{ level: 0, label: number }]
  })
  const clauses = blocks.flatMap((block) =>
    block.kind === 'resolution'
      ? breaksIn(block.clauses.flatMap(({ level, label }) => (label === undefined ? [] : [{ level, label }])))
      : [],
  )
  return [...breaksIn(points), ...clauses]
}

/** The last label of a list that is open, and what it may count as: i is a letter and a numeral. */
interface OpenList {
  readonly label: string
  readonly counts: readonly Count[]
}

interface Count {
  readonly kind: 'letter' | 'numeral' | 'number'
  readonly n: number
}

function breaksIn(lines: readonly LabelledLine[]): string[] {
  // By level, and on it by what stands round the value: "(a)" does not go on from "1.".
  const open: Map<string, OpenList>[] = []
  return lines.flatMap(({ level, label }): string[] => {
    const counts = countsOf(label)
    open.splice(level + 1)
    const lists = (open[level] ??= new Map())
    if (counts.length === 0) return []
    const kept = (list: OpenList): OpenList => {
      lists.set(wrapperOf(label), list)
      return list
    }
    const before = lists.get(wrapperOf(label))
    const following = counts.filter(({ kind, n }) =>
      before?.counts.some((each) => each.kind === kind && each.n + 1 === n),
    )
    const beginning = counts.filter(({ n }) => n === 1)
    kept({ label, counts: following.length > 0 ? following : beginning.length > 0 ? beginning : counts })
    if (before === undefined || following.length > 0 || beginning.length > 0) return []
    const shared = counts.find(({ kind }) => before.counts.some((each) => each.kind === kind))
    return [`the ${shared?.kind === 'letter' ? 'letter' : 'number'} after ${before.label} is ${label}`]
  })
}

/** "(x)" of "(a)"; of "12.3" all but the last figure, so that another item begins anew. */
function wrapperOf(label: string): string {
  const value = labelValue(label)
  const dotted = /^(.*\.)\d+$/.exec(value)?.[1] ?? ''
  const form = /\p{Lu}/u.test(value) ? 'X' : 'x'
  return label.replace(value, `${dotted}${form}`)
}

function countsOf(label: string): Count[] {
  const value = labelValue(label).toLowerCase()
  const figures = /^(?:.*\.)?(\d+)$/.exec(value)?.[1]
  if (figures !== undefined) return [{ kind: 'number', n: Number(figures) }]
  const counts: Count[] = []
  if (/^([a-z])\1*$/.test(value))
    counts.push({ kind: 'letter', n: (value.length - 1) * 26 + value.charCodeAt(0) - 96 })
  const numeral = numeralOf(value)
  if (numeral > 0) counts.push({ kind: 'numeral', n: numeral })
  return counts
}

const digits: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100 }

/** 4 of "iv"; 0 for what is no numeral. */
function numeralOf(value: string): number {
  if (!/^c{0,3}(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$/.test(value)) return 0
  const worth = [...value].map((letter) => digits[letter] ?? 0)
  return worth.reduce((sum, each, index) => sum + (each < (worth[index + 1] ?? 0) ? -each : each), 0)
}
