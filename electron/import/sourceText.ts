/** What a file was, told by its bytes and never by its name. */
export const sourceKinds = ['text', 'word', 'pdf', 'html', 'record'] as const
export type SourceKind = (typeof sourceKinds)[number]

/**
 * A file as the readers of minutes take it: plain text, one paragraph a line, in the marks that `sourceLines` knows. A form feed stands
 * between pages; a line that was set strong stands in "**"; a heading begins with "# " to "###### "; labels that the program counted are
 * written out ("a) "), two spaces of indent a level; the cells of a table row stand on one line with tabs between. All offsets count in `text`.
 */
export interface SourceText {
  readonly kind: SourceKind
  readonly text: string
  /** What the officer should know of the reading, a sentence each: pages without text, tracked changes left as they are. */
  readonly notes: readonly string[]
}

/** Why a file was not read, as a sentence that says what to do; `code` is told to scripts. */
export interface SourceRefused {
  readonly kind: 'refused'
  readonly code: 'too-large' | 'not-readable' | 'needs-password' | 'no-text' | 'unknown-kind'
  readonly sentence: string
}

export type SourceRead = SourceText | SourceRefused
