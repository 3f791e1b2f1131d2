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
  readonly content: readonly Inline[]
}

interface BlockBase {
  readonly id: string
  readonly classification: Classification
}

/** One block of the minutes of an item. Labels are never stored: `shared/document/numbering` computes them. */
export type MinutesBlock =
  | (BlockBase & { readonly kind: 'prose'; readonly content: readonly Inline[] })
  | (BlockBase & { readonly kind: 'point'; readonly level: PointLevel; readonly content: readonly Inline[] })
  | (BlockBase & {
      readonly kind: 'event'
      readonly event: EventKind
      /** The fact whose sentence this is; null once the fact was taken back. */
      readonly factId: string | null
      /** True once the officer rewrote the sentence: it no longer follows the fact. */
      readonly edited: boolean
      readonly content: readonly Inline[]
    })
  | (BlockBase & { readonly kind: 'resolution'; readonly clauses: readonly Clause[] })
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

/** What the labels of an item depend on, and nothing else: the editor and the composers both give this. */
export type Labelled =
  | { readonly kind: 'point'; readonly level: 0 | 1 | 2 }
  | { readonly kind: 'resolution'; readonly clauses: readonly { readonly level: 0 | 1 }[] }
  /** Points this reader may not have: they count, and print nothing. */
  | { readonly kind: 'hidden'; readonly points: readonly PointLevel[] }
  /** Prose, events, notes: never touch the count. */
  | { readonly kind: 'other' }
