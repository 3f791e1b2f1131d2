import { alike, likeness, ownWords, plainly, wordsOf } from './copyWords.ts'
import { inTheGaps } from './fillGaps.ts'
import type { LineOf } from './fillGaps.ts'
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

/** From here on words that were moved are still those. */
const veryAlike = 0.7
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
