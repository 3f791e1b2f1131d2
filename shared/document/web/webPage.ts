import type { Block } from '../model.ts'

/** A page of a meeting's website as data. `electron/render/publish/webPage.ts` makes HTML of it; nothing here is markup. */
export interface WebPage {
  /** "index.html": every page lies in one folder. */
  readonly path: string
  /** Of the window. */
  readonly title: string
  /** A line above the heading, e.g. "Agenda item"; empty for none. */
  readonly kind: string
  readonly heading: string
  /** Below the heading, a line each: "Report of the Director of Place". */
  readonly about: readonly string[]
  /** The way back, the nearest last; empty on the first page. */
  readonly trail: readonly WebLink[]
  readonly parts: readonly WebPart[]
  /** The pages before and after in the order of the business. */
  readonly previous: WebLink | null
  readonly next: WebLink | null
}

export interface WebLink {
  readonly href: string
  readonly text: string
  /** "PDF, 84 KB": what the reader gets; empty for a page. */
  readonly what: string
}

export type WebPart =
  /** A heading of its own below the page's; `id` is unique in the page. */
  | { readonly kind: 'heading'; readonly id: string; readonly text: string }
  | { readonly kind: 'blocks'; readonly blocks: readonly Block[] }
  | { readonly kind: 'links'; readonly links: readonly WebLink[] }
  /** What was decided, so that it is found at once: a box. */
  | { readonly kind: 'decisions'; readonly heading: string; readonly rows: readonly DecisionRow[] }
  /** The business of the meeting with its numbers. */
  | {
      readonly kind: 'business'
      /** What the numbers are; empty for what needs no word. */
      readonly about: string
      readonly rows: readonly BusinessRow[]
    }

export interface DecisionRow {
  readonly href: string
  /** As in the list of the business; empty for none. */
  readonly number: string
  readonly title: string
  /** The resolutions of the item as printed, a list of blocks each. */
  readonly resolutions: readonly Block[]
}

export interface BusinessRow {
  /** As printed in the list: "4". Empty for what has no number. */
  readonly number: string
  readonly title: string
  readonly href: string
  /** A line below: the summary of the agenda, or who reports. */
  readonly about: string
  readonly subItems: readonly { readonly number: string; readonly title: string }[]
}

/** What stands on every page of a meeting. */
export interface WebFrame {
  readonly council: string
  /** A picture beside the council's name, in the folder; null for none. */
  readonly crest: { readonly path: string; readonly alt: string } | null
  /** At the head of every page; empty for none. */
  readonly caveat: string
  /** At the foot: which version, and of when. */
  readonly foot: readonly string[]
  readonly statement: WebLink
  /** Ink of headings, '#rrggbb'. */
  readonly headingColour: string
}
