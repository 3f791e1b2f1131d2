import { labelOf } from './labels.ts'
import { readEvent } from './readEvents.ts'
import { beginsResolution } from './readResolution.ts'
import type { SourceLine, Span } from './sourceLines.ts'

/** Lines that are one paragraph: a page or a narrow column broke it. */
export interface Paragraph extends Span {
  readonly text: string
  readonly strong: boolean
  readonly indent: number
}

/** Longer than this, a line was not broken by hand. */
const narrowColumn = 110

/** The paragraphs of some lines. A line that begins with a small letter goes on with one that came to no end. */
export function joinedLines(lines: readonly SourceLine[]): Paragraph[] {
  const isNarrow = lines.length > 3 && lines.every((line) => line.text.length <= narrowColumn)
  const paragraphs: Paragraph[] = []
  for (const line of lines) {
    const last = paragraphs.at(-1)
    if (last !== undefined && goesOn(last, line, isNarrow)) {
      paragraphs[paragraphs.length - 1] = { ...last, to: line.to, text: joined(last.text, line.text) }
    } else {
      const { from, to, text, strong, indent } = line
      paragraphs.push({ from, to, text, strong, indent })
    }
  }
  return paragraphs
}

function goesOn(last: Paragraph, line: SourceLine, isNarrow: boolean): boolean {
  if (labelOf(line.text) !== null || beginsResolution(line.text) || readEvent(line.text) !== null)
    return false
  const isOpen = !/[.:;?!)\]”"’']$/.test(last.text)
  const isMiddle =
    /^[\p{Ll}\d(&]/u.test(line.text) ||
    /\b(a|an|the|of|to|and|or|for|in|on|at|by|with|from|that|its|their)$|[,–—-]$/i.test(last.text)
  if (isOpen && isMiddle) return true
  // In a narrow column the lines of a paragraph stand close together.
  return isNarrow && !line.afterGap && (isOpen || last.text.length > narrowColumn * 0.6)
}

function joined(before: string, after: string): string {
  // A word that was broken at the end of a line.
  return /\p{Ll}-$/u.test(before) && /^\p{Ll}/u.test(after) ? `${before}${after}` : `${before} ${after}`
}
