import type { copyProperties } from './wordCopyLines.ts'

/** A stretch of a paragraph as it would print with every change accepted, a bookmark in it, or a comment where it begins. */
export type CopyPiece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'mark'; readonly name: string }
  | { readonly kind: 'comment'; readonly author: string; readonly text: string }

/** What was found in a Word document that came back: a value, since it crosses from the process that opened it. */
export type WordCopyFound =
  | { readonly kind: 'refused'; readonly sentence: string }
  | {
      readonly kind: 'copy'
      /** What the document says of the draft it is; nothing where a program left that out. */
      readonly properties: Readonly<Partial<Record<keyof typeof copyProperties, string>>>
      readonly paragraphs: readonly (readonly CopyPiece[])[]
      /** Who changed or commented, each once. */
      readonly authors: readonly string[]
      /** What stands beside the text, where no point is: in text boxes, and below the page. */
      readonly beside: readonly {
        readonly place: 'text box' | 'footnote' | 'endnote'
        readonly text: string
      }[]
    }
