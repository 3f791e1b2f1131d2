/** The mark at the head of a line: "bb)", "(1)", "iv.", "12.3", "•". */
export interface LabelledText {
  /** As printed, without the space after it; empty for a bullet. */
  readonly label: string
  /** All of it as printed, of a bullet too: "12.3.", "•". */
  readonly printed: string
  /** What stands round the value: "x)", "(x)", "x.", "x.x", "•". */
  readonly wrapper: string
  /** What the value may be: the letter i is also the numeral 1. */
  readonly values: readonly LabelValue[]
  readonly rest: string
  /** How far its line is set in, where that is known. */
  readonly indent?: number
  /** Of "12.3.1" all three figures. */
  readonly path?: readonly number[]
}

export interface LabelValue {
  readonly numbering: 'letters' | 'romans' | 'numbers' | 'bullets'
  readonly n: number
}

/** What Word draws for letters of its symbol fonts. */
const symbolBullets: Readonly<Record<string, string>> = { '§': '▪', o: '○' }
const bulletMark = /^([•·▪◦●○■□➢*o§–—-])\s+(?=\S)/u
const mark = /^(?:(\()([a-z]{1,4}|[A-Z]|\d{1,3})\)|([a-z]{1,4}|[A-Z]|\d{1,3})([.)]))\s+(?=\S)/
const dotted = /^(\d{1,3}(?:\.\d{1,3}){1,3})[.)]?\s+(?=\S)/

/** The mark that a line begins with, and the rest; null where it begins with words. A bullet before another mark is the writer's, not the council's. */
export function labelOf(text: string): LabelledText | null {
  const bullet = bulletMark.exec(text)
  if (bullet !== null) {
    let [last, rest] = [bullet, text.slice(bullet[0].length)]
    // One after another: a line of ten thousand dashes is no ten thousand lines in one another.
    for (let next = bulletMark.exec(rest); next !== null; next = bulletMark.exec(rest)) {
      last = next
      rest = rest.slice(next[0].length)
    }
    return (
      labelOf(rest) ?? {
        label: '',
        printed: symbolBullets[last[1] ?? ''] ?? last[1] ?? '•',
        wrapper: last[1] ?? '•',
        values: [{ numbering: 'bullets', n: 0 }],
        rest,
      }
    )
  }
  const number = dotted.exec(text)
  if (number !== null) {
    const label = number[1] ?? ''
    const n = Number(label.split('.').at(-1))
    return {
      label,
      printed: number[0].trim(),
      wrapper: 'x.x',
      values: [{ numbering: 'numbers', n }],
      path: label.split('.').map(Number),
      rest: text.slice(number[0].length),
    }
  }
  const match = mark.exec(text)
  if (match === null) return null
  const value = match[2] ?? match[3] ?? ''
  const wrapper = match[1] === '(' ? '(x)' : `x${match[4] ?? ''}`
  const values = valuesOf(value)
  if (values.length === 0) return null
  const label = match[0].trim()
  return { label, printed: label, wrapper, values, rest: text.slice(match[0].length) }
}

function valuesOf(value: string): LabelValue[] {
  if (/^\d+$/.test(value)) return [{ numbering: 'numbers', n: Number(value) }]
  const lower = value.toLowerCase()
  const found: LabelValue[] = []
  // a … z, aa, bb: the letter repeats.
  if (/^(.)\1*$/.test(lower)) {
    found.push({ numbering: 'letters', n: (lower.length - 1) * 26 + lower.charCodeAt(0) - 96 })
  }
  const roman = romanValue(lower)
  if (roman !== null) found.push({ numbering: 'romans', n: roman })
  return found
}

const romans: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100 }

/** 1 for "i", 8 for "viii"; null for what is no numeral as people write them. */
function romanValue(text: string): number | null {
  if (!/^(c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})$/.test(text) || text === '') return null
  const digits = [...text].map((letter) => romans[letter] ?? 0)
  return digits.reduce((sum, digit, index) => sum + (digit < (digits[index + 1] ?? 0) ? -digit : digit), 0)
}

interface OpenList {
  /** Figures of a label such as "12.3": how many. */
  readonly depth: number
  readonly wrapper: string
  readonly numbering: LabelValue['numbering']
  /** Of the last label of it. */
  indent: number
  n: number
}

/**
 * How deep each label stands, told one after another: a label goes on with the list it continues, however much stands between; one that
 * begins a count opens a list below. Lists are told apart by what their labels look like, never by their indent alone.
 */
export class LabelLevels {
  readonly #open: OpenList[] = []
  /** The lists that were open before words without a label introduced others. */
  #aside: readonly OpenList[] = []
  #begins = false

  /** Words without a label end in a colon: a list that begins a count under them is none of those above. */
  begin(): void {
    this.#begins = true
  }

  /** Whether a label comes next in a list that is open, of those that count. */
  continues({ wrapper, values }: LabelledText): boolean {
    return this.#open.some((list) =>
      values.some(
        ({ numbering, n }) =>
          numbering !== 'bullets' &&
          list.wrapper === wrapper &&
          list.numbering === numbering &&
          list.n + 1 === n,
      ),
    )
  }

  /** The level of a label, from 0, and whether it follows the one before it in its list. */
  next(label: LabelledText): { readonly level: number; readonly follows: boolean } {
    const begins = this.#begins
    this.#begins = false
    if (begins && this.#open.length > 0 && beginsCount(label) && !this.#isKnown(label)) {
      this.#aside = [...this.#open]
      this.#open.splice(0)
    } else if (this.#aside.length > 0 && !this.continues(label)) {
      const before = new LabelLevels()
      before.#open.push(...this.#aside)
      if (before.continues(label)) {
        this.#open.splice(0, this.#open.length, ...this.#aside)
        this.#aside = []
      }
    }
    const { level, follows } = label.path === undefined ? this.#level(label) : this.#dotted(label, label.path)
    // A list of the same marks, begun anew under words of its own.
    return { level, follows: follows || (begins && label.values.some(({ n }) => n === 1)) }
  }

  #isKnown({ wrapper, values }: LabelledText): boolean {
    return this.#open.some(
      (list) => list.wrapper === wrapper && values.some(({ numbering }) => numbering === list.numbering),
    )
  }

  /** "12.3" is a paragraph of item 12 wherever it stands, "12.3.1" stands under it, and "3.1" under the point 3. */
  #dotted(
    label: LabelledText,
    path: readonly number[],
  ): { readonly level: number; readonly follows: boolean } {
    const depth = path.length
    const alike = this.#open.findLastIndex((list) => list.wrapper === 'x.x' && list.depth <= depth)
    const known = this.#open[alike]
    const n = path.at(-1) ?? 0
    if (known?.depth === depth) {
      const follows = n === known.n + 1 || (n === 1 && known.n > 1 && depth > 1)
      return { ...this.#goOn(alike, { numbering: 'numbers', n }, label.indent ?? 0), follows }
    }
    const parent = this.#open.findLastIndex(
      (list) => list.wrapper !== 'x.x' && list.numbering === 'numbers' && list.n === path[0],
    )
    const ended = this.#open.splice(Math.max(alike, parent) + 1)
    // Lettered headings may stand between numbered paragraphs, and go on counting.
    if (ended.length > 0 && this.#open.length === 0) this.#aside = ended
    this.#open.push({ wrapper: label.wrapper, numbering: 'numbers', n, indent: label.indent ?? 0, depth })
    return { level: this.#open.length - 1, follows: true }
  }

  #level({ wrapper, values, indent = 0 }: LabelledText): {
    readonly level: number
    readonly follows: boolean
  } {
    const goings = this.#open.flatMap((list, level) => {
      const going = values.find(
        ({ numbering, n }) => numbering === list.numbering && (n === list.n + 1 || numbering === 'bullets'),
      )
      return going === undefined || list.wrapper !== wrapper ? [] : [{ level, list, going }]
    })
    // The letter i goes on after h, and the numeral i begins below it: where both may be, the indent tells.
    const going = goings.findLast(({ list }) => list.indent === indent) ?? goings.at(-1)
    const first = values.find(({ numbering, n }) => numbering === 'romans' && n === 1)
    if (going !== undefined) {
      if (first === undefined || going.going.numbering !== 'letters' || indent <= going.list.indent)
        return this.#goOn(going.level, going.going, indent)
      this.#open.splice(going.level + 1)
      this.#open.push({ wrapper, numbering: 'romans', n: 1, indent, depth: 1 })
      return { level: this.#open.length - 1, follows: true }
    }
    // One left out, or taken out of its turn: the numeral i is not meant where h was missing.
    const near = this.#open.findLastIndex(
      (list) =>
        list.wrapper === wrapper &&
        !(list.numbering === 'letters' && indent > list.indent) &&
        values.some(({ numbering, n }) => numbering === list.numbering && n === list.n + 2),
    )
    const skipped = values.find(({ numbering }) => numbering === this.#open[near]?.numbering)
    if (near >= 0 && skipped !== undefined) return { ...this.#goOn(near, skipped, indent), follows: false }
    const looksLike = (value: LabelValue | undefined): number =>
      this.#open.findIndex((list) => list.wrapper === wrapper && list.numbering === value?.numbering)
    const begins = values.findLast(({ n, numbering }) => n === 1 || numbering === 'bullets')
    if (begins !== undefined && looksLike(begins) < 0) {
      this.#open.push({ wrapper, numbering: begins.numbering, n: begins.n, indent, depth: 1 })
      return { level: this.#open.length - 1, follows: true }
    }
    const known = Math.max(...values.map(looksLike))
    const roman = values.find(({ numbering }) => numbering === 'romans')
    const above = this.#open.findLastIndex((list) => list.indent < indent)
    // "ii)" set in below "h)", where the first of its list is left out.
    if (roman !== undefined && above >= 0 && (known < 0 || indent > (this.#open[known]?.indent ?? indent))) {
      this.#open.splice(above + 1)
      this.#open.push({ wrapper, numbering: 'romans', n: roman.n, indent, depth: 1 })
      return { level: above + 1, follows: false }
    }
    // Out of its order: as deep as those that look like it.
    const value = values.find(({ numbering }) => numbering === this.#open[known]?.numbering) ?? values[0]
    if (known >= 0 && value !== undefined) return { ...this.#goOn(known, value, indent), follows: false }
    this.#open.push({ wrapper, numbering: value?.numbering ?? 'letters', n: value?.n ?? 0, indent, depth: 1 })
    return { level: this.#open.length - 1, follows: false }
  }

  #goOn(level: number, { numbering, n }: LabelValue, indent: number): { level: number; follows: boolean } {
    const list = this.#open[level]
    if (list !== undefined) {
      list.n = numbering === 'bullets' ? 0 : n
      list.indent = indent
    }
    this.#open.splice(level + 1)
    return { level, follows: true }
  }
}

function beginsCount({ values }: LabelledText): boolean {
  return values.some(({ n, numbering }) => n === 1 || numbering === 'bullets')
}
