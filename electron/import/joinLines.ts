import { labelOf } from './labels.ts'
import { isNameInList } from './nameInList.ts'
import { beginsVote } from './namedVotes.ts'
import { readEvent } from './readEvents.ts'
import { beginsResolution } from './readResolution.ts'
import type { SourceLine, Span } from './sourceLines.ts'

/** Lines that are one paragraph: a page or a narrow column broke it. */
export interface Paragraph extends Span {
  readonly text: string
  readonly strong: boolean
  readonly indent: number
  readonly cells: readonly string[]
}

/** Longer than this, a line was not broken by hand. */
const narrowColumn = 110
/** A text with a line as long as this has its paragraphs whole: one may begin with a figure. */
const wholeParagraph = 160
/** What no paragraph ends with. */
const joining = /\b(?:a|an|the|of|to|and|or|for|in|on|at|by|with|from|that|its|their)$|[,–—-]$/i

interface Open {
  readonly first: SourceLine
  readonly pieces: string[]
  to: number
  length: number
  last: string
  isFull: boolean
}

/** The paragraphs of some lines. A line that begins with a small letter goes on with one that came to no end. */
export function joinedLines(lines: readonly SourceLine[]): Paragraph[] {
  const isNarrow = lines.length > 3 && lines.every((line) => line.text.length <= narrowColumn)
  const isWhole = lines.some((line) => line.text.length > wholeParagraph)
  const paragraphs: Open[] = []
  for (const line of lines) {
    const open = paragraphs.at(-1)
    if (open !== undefined && goesOn(open, line, { isNarrow, isWhole })) {
      const broken = brokenWord(open.last, line.text)
      if (broken === 'whole') open.pieces.push(open.pieces.pop()?.slice(0, -1) ?? '')
      open.pieces.push(broken === null ? ' ' : '', line.text)
      open.to = line.to
      open.length += line.text.length
      open.last = line.text
      open.isFull = line.isFull
    } else {
      paragraphs.push({
        first: line,
        pieces: [line.text],
        to: line.to,
        length: line.text.length,
        last: line.text,
        isFull: line.isFull,
      })
    }
  }
  return paragraphs.map(({ first, pieces, to }) => {
    const { from, strong, indent, cells } = first
    return { from, to, text: pieces.join(''), strong, indent, cells }
  })
}

/** Words that are written with a hyphen wherever they stand. */
const hyphenated =
  /\b(?:well|co|non|self|multi|long|short|pre|post|part|full|half|cross|sub|vice|mid|high|low|semi|anti|ex|inter|two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|face|one|follow|day|year|north|south|east|west|medium|decision|cum)-$/i

/** A word that was broken at the end of a line: whole, or with its hyphen; null for none. */
function brokenWord(before: string, after: string): 'whole' | 'hyphen' | null {
  if (!/\p{Ll}-$/u.test(before) || !/^\p{Ll}/u.test(after)) return null
  return hyphenated.test(before.slice(-20)) || /-\p{L}+-$/u.test(before.slice(-30)) ? 'hyphen' : 'whole'
}

function goesOn(
  open: Open,
  line: SourceLine,
  { isNarrow, isWhole }: { readonly isNarrow: boolean; readonly isWhole: boolean },
): boolean {
  if (line.isCut === true) return true
  if (line.cells.length > 1 || open.first.cells.length > 1) return false
  if (isNameInList(line.text) && isNameInList(open.last)) return false
  if (line.strong !== open.first.strong && (line.heading > 0 || open.first.heading > 0)) return false
  const tail = open.last.slice(-60)
  const isOpen = !/[.:;?!)\]”"’']$/.test(tail)
  const isMiddle = (isWhole ? /^\p{Ll}/u : /^[\p{Ll}\d(&]/u).test(line.text) || joining.test(tail)
  // In a narrow column the lines of a paragraph stand close together.
  const isNear = isNarrow && !line.afterGap && (isOpen || open.length > narrowColumn * 0.6)
  const isBroken = open.isFull && !line.afterGap
  if (!(isOpen && isMiddle) && !isNear && !isBroken) return false
  // "a." in a sentence that goes on, and "1." that begins a point, look alike: a label always begins.
  if (labelOf(line.text) !== null || beginsResolution(line.text)) return false
  return readEvent(line.text) === null && !beginsVote(line.text)
}
