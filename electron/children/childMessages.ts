import type { ReadDraft } from '../core/importDraft.ts'
import type { SourceRead } from '../import/sourceText.ts'
import type { FileFound } from '../render/intake/fileFound.ts'
import type { UnlockedPdf } from '../render/intake/unlockedPdf.ts'
import type { WordCopyFound } from '../render/review/wordCopyFound.ts'

/** What is asked of the process that opens officers' files. One question at a time. */
export type ChildQuestion =
  /** What a file is, and whether it can go into a pack. Answered with a FileFound. */
  | { readonly kind: 'read'; readonly bytes: Uint8Array }
  /** Keeps a PDF open under a name, for its pages. Answered with how many it has; 0 for what cannot be opened. */
  | { readonly kind: 'open'; readonly key: string; readonly bytes: Uint8Array }
  /** A page, from 1, of an open PDF as PNG. Answered with its bytes, with `past-end`, or with `not-open`. */
  | { readonly kind: 'page'; readonly key: string; readonly page: number; readonly width: number }
  /** Which words of a Word file are not in the PDF that was made of it. Answered with MissingWords. */
  | { readonly kind: 'compare'; readonly word: Uint8Array; readonly pdf: Uint8Array }
  /** The same PDF without its password. Answered with an UnlockedPdf. */
  | { readonly kind: 'unlock'; readonly bytes: Uint8Array; readonly password: string }
  /** What stands in a Word copy that the chair sent back. Answered with a WordCopyFound. */
  | { readonly kind: 'wordCopy'; readonly bytes: Uint8Array }
  /** The text of a file of old minutes. Answered with a SourceRead. */
  | { readonly kind: 'source'; readonly bytes: Uint8Array; readonly fileName: string }
  /** The meeting of a file of old minutes, with `today` where it names no day. Answered with a ReadDraft. */
  | {
      readonly kind: 'import'
      readonly bytes: Uint8Array
      readonly fileName: string
      readonly today: string
    }

export interface MissingWords {
  /** Of how many words. */
  readonly words: number
  readonly missing: number
  /** A few of the missing. */
  readonly examples: readonly string[]
}

export type PageDrawn = Uint8Array | 'past-end' | 'not-open'

/** The answer to each question. */
export interface ChildAnswers {
  readonly read: FileFound
  readonly open: number
  readonly page: PageDrawn
  readonly compare: MissingWords
  readonly unlock: UnlockedPdf
  readonly wordCopy: WordCopyFound
  readonly source: SourceRead
  readonly import: ReadDraft
}

export type ToChild =
  | { readonly id: number; readonly question: ChildQuestion }
  /** Said first: how many bytes the next question brings, which are not held against the child. */
  | { readonly expect: number }

export type FromChild =
  /** `grown`: what the child takes by now, in bytes above its start. */
  | { readonly id: number; readonly answer: ChildAnswers[keyof ChildAnswers]; readonly grown: number }
  /** A fault of ours, or of a package: no file makes one on purpose. */
  | { readonly id: number; readonly fault: string }
