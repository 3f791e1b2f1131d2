import { diffArrays, diffWordsWithSpace } from 'diff'
import type { CopySegment } from './copySegments.ts'
import type { WordCopyLine } from './wordCopyLines.ts'

/** A segment and the line it is of; `line` is null for words that nobody sent. In the order of the document that came back. */
export interface PlacedSegment {
  readonly segment: CopySegment
  /** The words without the label or the number before them. */
  readonly words: string
  readonly line: WordCopyLine | null
  /** What stands now where the line had "Resolved to:"; null where that is unchanged, or there was none. */
  readonly lead: string | null
}

/** From here on two texts are one with changes. */
const [alike, veryAlike] = [0.5, 0.7]
/** Beyond this, of words without marks only those are found again that nobody changed. */
const mostCells = 60_000
/** As many paragraphs nobody puts into a draft. */
const mostFree = 300
const fewWords = 4

/**
 * Finds for every segment the line it came of: by its mark, and by its words where a program left the marks out, where words were moved
 * without theirs, or where something was typed between a mark and its words.
 */
export function placeSegments(
  segments: readonly CopySegment[],
  lines: readonly WordCopyLine[],
): PlacedSegment[] {
  const lineOf = byMarks(segments, lines)
  nextToTheirMark(segments, lineOf)
  movedWithoutMark(segments, lines, lineOf)
  inTheGaps(segments, lines, lineOf)
  return segments.flatMap((segment, index) => {
    const line = lineOf[index] ?? null
    if (line === null && segment.text.trim() === '' && segment.comments.length === 0) return []
    return [{ segment, line, ...ownWords(segment.text, line) }]
  })
}

/** The lines that have no words in what came back, in order. */
export function missingLines(
  placed: readonly PlacedSegment[],
  lines: readonly WordCopyLine[],
): WordCopyLine[] {
  const there = new Set(placed.flatMap(({ line, words }) => (line === null || words === '' ? [] : [line])))
  return lines.filter((line) => line.text.trim() !== '' && !there.has(line))
}

type LineOf = (WordCopyLine | null)[]

function byMarks(segments: readonly CopySegment[], lines: readonly WordCopyLine[]): LineOf {
  const named = new Map(lines.map((line) => [line.mark, line]))
  const lineOf = segments.map(({ mark }) => (mark === null ? null : (named.get(mark) ?? null)))
  // Of the line for the chair's answer only what stands before it is known.
  const answer = lines.find((line) => line.role === 'answer')
  if (answer !== undefined && !lineOf.includes(answer)) {
    const start = plainly(answer.prefix)
    const at = segments.findLastIndex(({ mark, text }) => mark === null && plainly(text).startsWith(start))
    if (at >= 0) lineOf[at] = answer
  }
  return lineOf
}

/** Who presses Enter before the first word leaves the mark above: the words are in the paragraph below. */
function nextToTheirMark(segments: readonly CopySegment[], lineOf: LineOf): void {
  for (const [index, segment] of segments.entries()) {
    const line = lineOf[index] ?? null
    if (line === null || likeness(segment, line) >= alike) continue
    let best = -1
    let most = alike
    for (let next = index + 1; lineOf[next] === null && next < segments.length; next += 1) {
      const like = likeness(segments[next], line)
      if (like > most) [best, most] = [next, like]
    }
    if (best < 0) continue
    lineOf[best] = line
    lineOf[index] = null
  }
}

/** Words that were cut and put in elsewhere: the mark stays behind with nothing, or is gone. */
function movedWithoutMark(
  segments: readonly CopySegment[],
  lines: readonly WordCopyLine[],
  lineOf: LineOf,
): void {
  // Without any mark, the order of the words says more than that some stand somewhere.
  if (lineOf.every((line) => line === null)) return
  const free = new Map<number, string>()
  const emptyAt = new Map<WordCopyLine, number>()
  for (const [index, line] of lineOf.entries()) {
    const { words } = ownWords(segments[index]?.text ?? '', line)
    if (line === null && words !== '') free.set(index, words)
    if (line !== null && words === '') emptyAt.set(line, index)
  }
  const known = new Set(lineOf)
  for (const line of lines) {
    const empty = emptyAt.get(line)
    if (free.size === 0 || (known.has(line) && empty === undefined)) continue
    const at = movedTo(line, free, empty === undefined ? 1 : veryAlike, segments)
    if (at === null) continue
    free.delete(at)
    lineOf[at] = line
    if (empty !== undefined) lineOf[empty] = null
  }
}

/** Where among the free segments the words of a line stand, at least so much alike. Few words stand in many places by chance. */
function movedTo(
  line: WordCopyLine,
  free: ReadonlyMap<number, string>,
  least: number,
  segments: readonly CopySegment[],
): number | null {
  const words = plainly(line.text)
  if (wordsOf(words).length < fewWords) return null
  const same = [...free].find(([, other]) => other === words)?.[0]
  if (same !== undefined || least === 1 || free.size > mostFree) return same ?? null
  const [likest] = [...free.keys()]
    .map((index) => [index, likeness(segments[index], line)] as const)
    .filter(([, like]) => like >= least)
    .toSorted((one, other) => other[1] - one[1])
  return likest?.[0] ?? null
}

/** What is left, between what was found: first the same words, then the likest, never crossing. */
function inTheGaps(segments: readonly CopySegment[], lines: readonly WordCopyLine[], lineOf: LineOf): void {
  const places = new Map(lines.map((line, index) => [line, index]))
  const anchors = rising(lineOf.map((line) => (line === null ? null : (places.get(line) ?? null))))
  const taken = new Set(lineOf)
  const ends = [...anchors, [segments.length, lines.length] as const]
  let from: readonly [number, number] = [-1, -1]
  for (const to of ends) {
    const gap = {
      segments: range(from[0] + 1, to[0]).filter(
        (index) => lineOf[index] === null && segments[index]?.text.trim() !== '',
      ),
      lines: range(from[1] + 1, to[1]).filter((index) => {
        const line = lines[index]
        return line !== undefined && !taken.has(line) && line.text.trim() !== ''
      }),
    }
    for (const [segment, line] of pairsIn(gap, segments, lines)) lineOf[segment] = lines[line] ?? null
    from = to
  }
}

interface Gap {
  readonly segments: readonly number[]
  readonly lines: readonly number[]
}

function pairsIn(
  gap: Gap,
  segments: readonly CopySegment[],
  lines: readonly WordCopyLine[],
): [number, number][] {
  if (gap.segments.length === 0 || gap.lines.length === 0) return []
  const left = gap.segments.map((index) => withoutAnyLabel(segments[index]?.text ?? ''))
  const right = gap.lines.map((index) =>
    withoutAnyLabel(`${lines[index]?.prefix ?? ''}${lines[index]?.text ?? ''}`),
  )
  const pairs: [number, number][] = []
  let [at, lineAt] = [0, 0]
  let open: { segments: number[]; lines: number[] } = { segments: [], lines: [] }
  const close = (): void => {
    pairs.push(...likest(open, segments, lines))
    open = { segments: [], lines: [] }
  }
  // Null for what shares next to nothing.
  const parts = diffArrays(left, right, { maxEditLength: 4_000 }) ?? null
  if (parts === null) return likest(gap, segments, lines)
  for (const { added, removed, count } of parts) {
    const [nextSegments, nextLines] = [
      added ? [] : gap.segments.slice(at, at + count),
      removed ? [] : gap.lines.slice(lineAt, lineAt + count),
    ]
    at += nextSegments.length
    lineAt += nextLines.length
    if (added || removed) {
      open.segments.push(...nextSegments)
      open.lines.push(...nextLines)
      continue
    }
    close()
    for (const [index, segment] of nextSegments.entries()) pairs.push([segment, nextLines[index] ?? -1])
  }
  close()
  return pairs
}

/** The pairs in order that are together the most alike (Needleman and Wunsch, with nothing for a gap). */
function likest(
  gap: Gap,
  segments: readonly CopySegment[],
  lines: readonly WordCopyLine[],
): [number, number][] {
  const [height, width] = [gap.segments.length, gap.lines.length]
  if (height === 0 || width === 0 || height * width > mostCells) return []
  const sums = Array.from({ length: height + 1 }, () => new Float64Array(width + 1))
  const likes = gap.segments.map((segment) =>
    gap.lines.map((line) => {
      const sent = lines[line]
      const like = sent === undefined ? 0 : likeness(segments[segment], sent)
      return like >= alike ? like : 0
    }),
  )
  const sum = (row: number, column: number): number => sums[row]?.[column] ?? 0
  const like = (row: number, column: number): number => likes[row]?.[column] ?? 0
  for (let row = height - 1; row >= 0; row -= 1) {
    for (let column = width - 1; column >= 0; column -= 1) {
      const paired = like(row, column) === 0 ? 0 : like(row, column) + sum(row + 1, column + 1)
      const cells = sums[row]
      if (cells !== undefined) cells[column] = Math.max(paired, sum(row + 1, column), sum(row, column + 1))
    }
  }
  const pairs: [number, number][] = []
  for (let row = 0, column = 0; row < height && column < width;) {
    const is = like(row, column)
    if (is > 0 && sum(row, column) === is + sum(row + 1, column + 1)) {
      pairs.push([gap.segments[row] ?? -1, gap.lines[column] ?? -1])
      row += 1
      column += 1
    } else if (sum(row, column) === sum(row + 1, column)) row += 1
    else column += 1
  }
  return pairs
}

/** The longest run of places that only rises, as [where it stands, place]: what did not move. */
export function rising(places: readonly (number | null)[]): (readonly [number, number])[] {
  const tails: number[] = []
  const before = new Map<number, number>()
  for (const [index, place] of places.entries()) {
    if (place === null) continue
    let [low, high] = [0, tails.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((places[tails[middle] ?? -1] ?? -1) < place) low = middle + 1
      else high = middle
    }
    const previous = tails[low - 1]
    if (previous !== undefined) before.set(index, previous)
    tails[low] = index
  }
  const run: (readonly [number, number])[] = []
  for (let at = tails.at(-1); at !== undefined; at = before.get(at)) run.push([at, places[at] ?? -1])
  return run.toReversed()
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index)
}

/** Words with one space between them: what programs do to spaces is no change. */
export function plainly(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/** From 0 to 1: the share of the words that both have. */
function likeness(segment: CopySegment | undefined, line: WordCopyLine): number {
  if (segment === undefined) return 0
  const [left, right] = [wordsOf(ownWords(segment.text, line).words), wordsOf(line.text)]
  if (left.length === 0 || right.length === 0) return 0
  const counts = new Map<string, number>()
  for (const word of left) counts.set(word, (counts.get(word) ?? 0) + 1)
  let shared = 0
  for (const word of right) {
    const count = counts.get(word) ?? 0
    if (count === 0) continue
    shared += 1
    counts.set(word, count - 1)
  }
  return (2 * shared) / (left.length + right.length)
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}

/** What stands before the first tab is a label, where it is short. */
const anyLabel = /^\s*\S{0,12}\t/

function withoutAnyLabel(text: string): string {
  return plainly(text.replace(anyLabel, ''))
}

/** A text without what was printed before the words of its line, whatever became of that. */
export function ownWords(text: string, line: WordCopyLine | null): { words: string; lead: string | null } {
  if (line === null) return { words: plainly(text.replace(anyLabel, '')), lead: null }
  const whole = plainly(text)
  const before = plainly(line.prefix)
  if (before === '') return { words: whole, lead: null }
  if (whole === before) return { words: '', lead: null }
  if (whole.startsWith(`${before} `)) return { words: whole.slice(before.length + 1), lead: null }
  if (!line.prefix.endsWith('\t')) return withoutLead(whole, before, plainly(line.text))
  // Typed before the label, or in it.
  const at = text.indexOf(line.prefix)
  if (at > 0 && /\s/.test(text.charAt(at - 1)))
    return { words: plainly(`${text.slice(0, at)} ${text.slice(at + line.prefix.length)}`), lead: null }
  return { words: withoutAnyLabel(text), lead: null }
}

/** One sentence whose lead was changed: cut where the words of the clause begin, as far as a comparison can tell. */
function withoutLead(whole: string, lead: string, text: string): { words: string; lead: string | null } {
  if (whole.endsWith(text)) return { words: text, lead: plainly(whole.slice(0, whole.length - text.length)) }
  let [sent, now] = [0, 0]
  for (const part of diffWordsWithSpace(`${lead} ${text}`, whole, { maxEditLength: 2_000 }) ?? []) {
    const { added, removed, value } = part
    if (!added && !removed && sent + value.length > lead.length + 1) {
      now += Math.max(0, lead.length + 1 - sent)
      break
    }
    if (!added) sent += value.length
    if (!removed) now += value.length
  }
  const before = plainly(whole.slice(0, now))
  return { words: plainly(whole.slice(now)), lead: before === lead ? null : before }
}
