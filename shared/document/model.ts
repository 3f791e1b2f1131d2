/**
 * A paper as data. Composers (`compose/`) make it from a meeting, renderers (`electron/render`) turn it into bytes.
 * Labels are computed before they come here and travel as text: no renderer counts.
 */

export interface Run {
  readonly text: string
  readonly strong?: true
  readonly emphasis?: true
  /** An http(s) or mailto address. */
  readonly href?: string
}

/**
 * How the points of one list are marked. Word needs it for its own numbering; the other renderers print the labels. `decimals`: 1.1, 1.2
 * under the heading 1 of the same list, and a) below them.
 */
export type ListMarkers = 'letters' | 'numbers' | 'bullets' | 'decimals' | 'none'

/** A line of a table cell: plain, strong, or a labelled sub-line such as "a) Education". */
export interface CellLine {
  readonly label: string | null
  readonly runs: readonly Run[]
  /** Set one size smaller, e.g. the line under an agenda item's title. */
  readonly small?: true
}

export interface TableColumn {
  readonly heading: string
  /** Share of the width; all columns' shares are added up. */
  readonly share: number
  readonly align: 'start' | 'end'
}

export type Block =
  /**
   * `number` is printed before the text in a hanging column ("15"); null for none. `id` is unique in the paper. `list` is that of the
   * `decimals` points which count on from its number.
   */
  | {
      readonly kind: 'heading'
      readonly id: string
      readonly level: 1 | 2 | 3 | 4 | 5 | 6
      readonly number: string | null
      readonly text: string
      readonly list?: string
    }
  | {
      readonly kind: 'paragraph'
      readonly runs: readonly Run[]
      readonly keepWithNext?: true
      readonly centred?: true
    }
  /** "Date:" and what it is, with the terms in one column. `term` is printed as it stands, colon included. */
  | {
      readonly kind: 'facts'
      readonly facts: readonly { readonly term: string; readonly runs: readonly Run[] }[]
    }
  /** Lines without marks: names in an attendance block. */
  | { readonly kind: 'lines'; readonly lines: readonly (readonly Run[])[] }
  /**
   * A point of the minutes. `label` is printed ("bb)"), `say` is for speech ("Point b b"). All points of one item carry one
   * `list`: Word continues their numbering over whatever stands between them, and starts again with the next list. `ownLabel`: the label
   * was printed so before, and is text wherever it is printed again.
   */
  | {
      readonly kind: 'point'
      readonly list: string
      readonly markers: ListMarkers
      readonly level: 0 | 1 | 2
      readonly label: string
      readonly say: string
      readonly ownLabel?: true
      readonly runs: readonly Run[]
    }
  /** Something that happened in the room: "The meeting adjourned at 11.05 am." */
  | { readonly kind: 'event'; readonly runs: readonly Run[] }
  /**
   * A decision. One clause without a label is one sentence: `lead` and the clause. Others stand under the lead, labelled (1) and a, or as
   * they were printed before.
   * Strong type throughout.
   */
  | {
      readonly kind: 'resolution'
      readonly list: string
      readonly lead: string
      readonly clauses: readonly {
        readonly level: 0 | 1
        readonly label: string
        readonly say: string
        readonly ownLabel?: true
        readonly runs: readonly Run[]
      }[]
    }
  /** The header row repeats on every page; the first column heads its rows. A cell is a list of lines. */
  | {
      readonly kind: 'table'
      /** What the table is, for those who cannot see it. */
      readonly summary: string
      readonly columns: readonly TableColumn[]
      readonly rows: readonly { readonly cells: readonly (readonly CellLine[])[] }[]
    }
  | {
      readonly kind: 'figure'
      readonly mediaType: 'image/png' | 'image/jpeg'
      readonly data: string
      readonly alt: string
      readonly heightMm: number
    }
  /** A boxed sentence that must not be missed, e.g. why an item is not printed. */
  | { readonly kind: 'notice'; readonly runs: readonly Run[]; readonly keepWithNext?: true }
  | { readonly kind: 'pageBreak' }
  /** Lines to sign on: each a word and a rule, e.g. "Chair", "Date". */
  | { readonly kind: 'signature'; readonly lines: readonly string[] }

/** What stands at the foot of every leaf of minutes that are signed by hand (R42). Only a PDF has leaves. */
export interface LeafFurniture {
  /** The number of the first leaf. */
  readonly first: number
  /** How many pages stand before it, which are no leaves. */
  readonly after: number
  /** Whether each has a box for initials: a copy of what is signed has none. */
  readonly initials: boolean
  /** Printed beside the box for initials, a line each. */
  readonly lines: readonly string[]
}

/** The document outline and properties are made from `title`, `language` and the headings. */
export interface PaperDocument {
  readonly title: string
  readonly language: 'en-GB'
  /** The council. */
  readonly author: string
  /** A short line at the foot of every page beside the page number; empty for none. */
  readonly footer: string
  /** A caveat at the head of every page ("Draft: subject to confirmation"), in lines parted by "\n"; empty for none. */
  readonly caveat: string
  /** Ink of headings, '#rrggbb', contrast on white at least 4.5:1. */
  readonly headingColour: string
  readonly pageNumbers: boolean
  /** In place of the foot of other papers. */
  readonly leaves?: LeafFurniture
  readonly blocks: readonly Block[]
}
