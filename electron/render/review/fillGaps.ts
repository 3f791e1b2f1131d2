import { diffArrays } from 'diff'
import { alike, likeness, withoutAnyLabel } from './copyWords.ts'
import type { CopySegment } from './copySegments.ts'
import { rising } from './rising.ts'
import type { WordCopyLine } from './wordCopyLines.ts'

/** Of every segment the line it came of, as far as that is known. */
export type LineOf = (WordCopyLine | null)[]

/** Beyond this, of words without marks only those are found again that nobody changed. */
const mostCells = 60_000

/** What is left, between what was found: first the same words, then the likest, never crossing. */
export function inTheGaps(
  segments: readonly CopySegment[],
  lines: readonly WordCopyLine[],
  lineOf: LineOf,
): void {
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

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index)
}
