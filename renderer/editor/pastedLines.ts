/** What a clipboard holds, as lines of minutes. Pure: text in, values out; no markup of the clipboard ever reaches the page. */
export interface PastedRun {
  readonly text: string
  readonly strong: boolean
  readonly emphasis: boolean
}

export interface PastedLine {
  /** Null for prose. */
  readonly level: 0 | 1 | 2 | null
  readonly runs: readonly PastedRun[]
}

/** Characters the record refuses: controls, lone surrogates and marks that reorder what is read. */
const unprintable =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u200b\u202a-\u202e\u2066-\u2069\ufeff]|\p{Surrogate}/gu

/** Lines of plain text; blank lines go, and typed bullets and labels that form a run become points. */
export function linesOfText(text: string, options: { readonly labels: boolean }): PastedLine[] {
  const written = text.split(/\r\n?|\n|\f/).map((line) => line.trim())
  const lines = (options.labels ? unwrapped(written) : written)
    .map((line) => tidy([{ text: line, strong: false, emphasis: false }]))
    .filter((runs) => runs.length > 0)
    .map((runs): PastedLine => ({ level: null, runs }))
  return options.labels ? strippedLabels(strippedBullets(lines)) : lines
}

/**
 * Lines as they were written before a page broke them: a reader of PDFs copies a list with the line ends of the page. Only where marks of
 * a list show that lines have meaning; a blank line ends one.
 */
function unwrapped(lines: readonly string[]): readonly string[] {
  if (lines.filter(beginsWithMark).length < 2) return lines
  const longest = Math.max(...lines.map((line) => line.length))
  const whole: string[] = []
  lines.forEach((line, index) => {
    const above = lines[index - 1] ?? ''
    if (above !== '' && line !== '' && goesOn(above, line, longest)) {
      whole[whole.length - 1] = `${whole.at(-1) ?? ''}${/\p{L}-$/u.test(above) ? '' : ' '}${line}`
    } else whole.push(line)
  })
  return whole
}

function goesOn(above: string, line: string, longest: number): boolean {
  if (beginsWithMark(line)) return false
  if (/^\p{Ll}/u.test(line)) return true
  const isFull = above.length >= longest * 0.8
  return isFull && (!/[.:;?!]$/.test(above) || !line.endsWith(':'))
}

/** Whether a line begins as the point of a typed list does. */
export function beginsWithMark(text: string): boolean {
  return bullet.test(text) || readLabels(text).length > 0
}

/** Whether a text is the mark of a point and nothing else: “a)”, “(2)”, “•”. */
export function isMark(text: string): boolean {
  return beginsWithMark(`${text} x`) && /^\S+$/.test(text)
}

/** A bullet as hands and programs type it, with the space that follows it. A dash that stands alone may be speech: it needs a second. */
const bullet = /^[•·‣▪●◦*\-–]\s+(?=\S)/u

/** Lines that begin with a bullet lose it and become points; a bullet that stands alone is left as text, unless it is a true one. */
export function strippedBullets(lines: readonly PastedLine[]): PastedLine[] {
  const bulleted = lines.filter((line) => line.level === null && bullet.test(textOf(line)))
  if (bulleted.length < 2 && !bulleted.some((line) => /^[•‣▪●◦]/u.test(textOf(line)))) return [...lines]
  return lines.map((line) => {
    const found = line.level === null ? bullet.exec(textOf(line)) : null
    return found === null ? line : { level: 0, runs: withoutStart(line.runs, found[0].length) }
  })
}

/** White space as one space, none at the ends; no empty runs; runs of the same face joined. */
export function tidy(runs: readonly PastedRun[]): PastedRun[] {
  const joined: PastedRun[] = []
  for (const run of runs) {
    const text = run.text.replaceAll(unprintable, '').replaceAll(/\s+/g, ' ')
    const last = joined.at(-1)
    if (last !== undefined && last.strong === run.strong && last.emphasis === run.emphasis) {
      joined[joined.length - 1] = { ...last, text: last.text + text }
    } else joined.push({ ...run, text })
  }
  const spaced = joined.map((run, index) => {
    const previous = joined[index - 1]
    const afterSpace = previous === undefined || /\s$/.test(previous.text)
    const text = run.text.replaceAll(/ +/g, ' ')
    return { ...run, text: afterSpace ? text.trimStart() : text }
  })
  const last = spaced.at(-1)
  if (last !== undefined) spaced[spaced.length - 1] = { ...last, text: last.text.trimEnd() }
  return spaced.filter((run) => run.text !== '')
}

export function textOf(line: PastedLine): string {
  return line.runs.map((run) => run.text).join('')
}

type LabelKind = 'letter' | 'roman' | 'number'

interface TypedLabel {
  readonly kind: LabelKind
  /** "a)" and "(a)" and "a." are different lists. */
  readonly shape: string
  readonly value: number
  /** Characters of the line that the label takes. */
  readonly length: number
}

/** Lines that begin with "a)", "ii." or "(3)" in order lose the typed label and become points; a label that stands alone is left as text. */
export function strippedLabels(lines: readonly PastedLine[]): PastedLine[] {
  const open: TypedLabel[] = []
  const found: { index: number; level: number; label: TypedLabel }[] = []
  lines.forEach((line, index) => {
    const placed = placeLabel(open, readLabels(textOf(line)))
    if (line.level === null && placed !== null) found.push({ index, ...placed })
  })
  const runs = new Set(found.length >= 2 ? found.map((entry) => entry.index) : [])
  const byIndex = new Map(found.map((entry) => [entry.index, entry]))
  return lines.map((line, index) => {
    const entry = byIndex.get(index)
    if (entry === undefined || !runs.has(index)) return line
    const level = entry.level === 0 ? 0 : entry.level === 1 ? 1 : 2
    return { level, runs: withoutStart(line.runs, entry.label.length) }
  })
}

/** The level at which one of the readings of a label goes on with an open list, or opens one; `open` is kept up to date. */
function placeLabel(
  open: TypedLabel[],
  readings: readonly TypedLabel[],
): { level: number; label: TypedLabel } | null {
  for (let level = open.length - 1; level >= 0; level -= 1) {
    const last = open[level]
    const next = readings.find(
      (label) =>
        last !== undefined &&
        label.kind === last.kind &&
        label.shape === last.shape &&
        label.value === last.value + 1,
    )
    if (next !== undefined) {
      open.length = level
      open.push(next)
      return { level, label: next }
    }
  }
  // A copied passage may begin in the middle of its list; a list inside a list begins at its beginning.
  const first = open.length === 0 ? readings[0] : readings.toReversed().find((label) => label.value === 1)
  if (first === undefined || open.length > 2) return null
  open.push(first)
  return { level: open.length - 1, label: first }
}

/** "i)" may be the ninth letter or the first roman numeral: every reading is given, letters first. */
function readLabels(text: string): TypedLabel[] {
  const match = /^(\()?([a-z]{1,6}|\d{1,3})([.)])\s+(?=\S)/.exec(text)
  if (match === null) return []
  const [whole, bracket = '', mark = '', end = ''] = match
  const shape = `${bracket}${end}`
  const label = (kind: LabelKind, value: number): TypedLabel => ({ kind, shape, value, length: whole.length })
  if (/^\d/.test(mark)) return [label('number', Number(mark))]
  const readings: TypedLabel[] = []
  if (mark.length <= 3 && new Set(mark).size === 1) {
    readings.push(label('letter', mark.charCodeAt(0) - 96 + 26 * (mark.length - 1)))
  }
  const roman = readRoman(mark)
  if (roman !== null) readings.push(label('roman', roman))
  return readings
}

function readRoman(mark: string): number | null {
  if (!/^(?:x{0,3})(?:ix|iv|v?i{0,3})$/.test(mark)) return null
  const values: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10 }
  const digits = [...mark].map((digit) => values[digit] ?? 0)
  return digits.reduce((sum, value, at) => sum + (value < (digits[at + 1] ?? 0) ? -value : value), 0)
}

function withoutStart(runs: readonly PastedRun[], length: number): PastedRun[] {
  let left = length
  const kept: PastedRun[] = []
  for (const run of runs) {
    const cut = Math.min(left, run.text.length)
    left -= cut
    kept.push({ ...run, text: run.text.slice(cut) })
  }
  return tidy(kept)
}
