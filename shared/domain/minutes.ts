import type { Classification } from './access.ts'
import type { EventKind } from './meetingFact.ts'

/** A stretch of text. A token keeps the id of what it names and the words it prints. */
export type Inline =
  | { readonly kind: 'text'; readonly text: string; readonly strong?: true; readonly emphasis?: true }
  | { readonly kind: 'person'; readonly personId: string; readonly text: string }

/** How deep a point stands: 0 = a), 1 = i., 2 = (1). */
export type PointLevel = 0 | 1 | 2

/** A clause of a resolution: level 0 = (1), level 1 = a. */
export interface Clause {
  readonly id: string
  readonly level: 0 | 1
  /** As `label` of a point; empty for a clause that is the sentence itself. */
  readonly label?: string
  readonly content: readonly Inline[]
}

/** Longest label and longest opening words that a block keeps as printed, in characters. */
export const [longestLabel, longestLead] = [20, 200] as const

interface BlockBase {
  readonly id: string
  readonly classification: Classification
}

/**
 * One block of the minutes of an item. Labels are computed (`shared/document/numbering`), but for those of minutes that were printed
 * elsewhere: what stood there then is evidence, and is kept and printed as it was.
 */
export type MinutesBlock =
  | (BlockBase & { readonly kind: 'prose'; readonly content: readonly Inline[] })
  | (BlockBase & {
      readonly kind: 'point'
      readonly level: PointLevel
      /** As printed: "(a)", "iv.", "•"; absent where it is computed. */
      readonly label?: string
      readonly content: readonly Inline[]
    })
  | (BlockBase & {
      readonly kind: 'event'
      readonly event: EventKind
      /** The fact whose sentence this is; null once the fact was taken back. */
      readonly factId: string | null
      /** True once the officer rewrote the sentence: it no longer follows the fact. */
      readonly edited: boolean
      readonly content: readonly Inline[]
    })
  | (BlockBase & {
      readonly kind: 'resolution'
      /** What opens it, as printed with its mark: "RESOLVED that", "Resolved:-", "AGREED"; absent for the council's own wording. */
      readonly lead?: string
      readonly clauses: readonly Clause[]
    })
  /** For the officer's eyes: in the record, on no paper. */
  | (BlockBase & { readonly kind: 'note'; readonly content: readonly Inline[] })

export function plainText(content: readonly Inline[]): string {
  return content.map((inline) => inline.text).join('')
}

/** True when the block prints words: an officer's note has none for a paper. */
export function hasWords(block: MinutesBlock): boolean {
  if (block.kind === 'note') return false
  const contents =
    block.kind === 'resolution' ? block.clauses.map((clause) => clause.content) : [block.content]
  return contents.some((content) => plainText(content).trim() !== '')
}

/** A clause as numbering sees it; a `label` of its own is printed as it is. */
export interface LabelledClause {
  readonly level: 0 | 1
  readonly label?: string
}

/** What the labels of an item depend on, and nothing else: the editor and the composers both give this. */
export type Labelled =
  | { readonly kind: 'point'; readonly level: PointLevel; readonly label?: string }
  | { readonly kind: 'resolution'; readonly clauses: readonly LabelledClause[] }
  /** Points this reader may not have: they count, and print nothing. */
  | { readonly kind: 'hidden'; readonly points: readonly PointLevel[] }
  /** Prose, events, notes: never touch the count. */
  | { readonly kind: 'other' }
