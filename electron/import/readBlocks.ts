import type { EventKind } from '../../shared/domain/meetingFact.ts'
import { joinedLines } from './joinLines.ts'
import type { Paragraph } from './joinLines.ts'
import { labelOf, LabelLevels } from './labels.ts'
import { readEvent } from './readEvents.ts'
import { resolutionIn } from './readResolution.ts'
import type { ReadClause } from './readResolution.ts'
import { readVote } from './readVotes.ts'
import type { ReadVote } from './readVotes.ts'
import { spanOf } from './sourceLines.ts'
import type { SourceLine, Span } from './sourceLines.ts'

interface BlockBase extends Span {
  /** From 0 to 1. */
  readonly confidence: number
}

export type ReadBlock = BlockBase &
  (
    | { readonly kind: 'prose'; readonly text: string }
    /** `follows`: its label comes next after the one before it. */
    | {
        readonly kind: 'point'
        readonly level: number
        readonly label: string
        readonly text: string
        readonly follows: boolean
      }
    | {
        readonly kind: 'event'
        readonly event: EventKind
        readonly at: string | null
        readonly who: string
        readonly text: string
      }
    | {
        readonly kind: 'resolution'
        /** "Resolved to", "RESOLVED that": as printed. */
        readonly lead: string
        readonly clauses: readonly ReadClause[]
        readonly mover: string
        readonly seconder: string
      }
    | { readonly kind: 'vote'; readonly vote: ReadVote; readonly text: string }
  )

/** What an item says, block by block, nothing left out. */
export function readBlocks(lines: readonly SourceLine[]): ReadBlock[] {
  const paragraphs = joinedLines(lines)
  const blocks: ReadBlock[] = []
  const levels = new LabelLevels()
  for (let index = 0; index < paragraphs.length;) {
    const paragraph = paragraphs[index] as Paragraph
    const resolution = resolutionIn(paragraphs, index)
    if (resolution !== null) {
      const labelled = labelOf(paragraph.text)
      if (labelled !== null) levels.next(labelled)
      blocks.push(...resolution.blocks)
      index = resolution.next
      continue
    }
    blocks.push(readBlock(paragraph, levels))
    index += 1
  }
  return blocks
}

function readBlock(paragraph: Paragraph, levels: LabelLevels): ReadBlock {
  const { text } = paragraph
  const span = spanOf([paragraph])
  const labelled = labelOf(text)
  // A numbered paragraph may tell of an event, or of a vote: its number goes on counting.
  const place = labelled === null ? null : levels.next(labelled)
  const words = labelled?.rest ?? text
  const event = readEvent(words)
  if (event !== null) return { kind: 'event', ...event, text: words, ...span, confidence: 0.95 }
  const vote = readVote(words)
  if (vote !== null && words.length < 300) return { kind: 'vote', vote, text, ...span, confidence: 0.85 }
  if (labelled !== null && place !== null) {
    const { level, follows } = place
    return {
      kind: 'point',
      level,
      label: labelled.label,
      text: labelled.rest,
      follows,
      ...span,
      confidence: follows ? 0.95 : 0.6,
    }
  }
  return { kind: 'prose', text, ...span, confidence: 0.8 }
}
