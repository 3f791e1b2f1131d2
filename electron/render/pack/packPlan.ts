/** What an assembled pack is made from: every part with the number of its first page, worked out before (`shared/domain/packPages`). */
export interface PackPlan {
  readonly title: string
  readonly author: string
  /** "en-GB" */
  readonly language: 'en-GB'
  readonly firstPage: number
  /** In the order of their pages; the front sheet is the first. */
  readonly parts: readonly PackPart[]
  readonly blanks: readonly number[]
  /** The page each private address of an authored part leads to: the links of the agenda table. */
  readonly links: ReadonlyMap<string, number>
}

export interface PackPart {
  readonly fileName: string
  readonly bytes: Uint8Array
  /** The agenda item it belongs to: a Part of the structure and a bookmark. Parts of one section follow each other. */
  readonly section: { readonly id: string; readonly title: string }
  /** Its own bookmark below that of the section; null when the section's is enough. */
  readonly title: string | null
  readonly first: number
  readonly pages: number
  /** Composed by Minutebook itself: known to be sound. */
  readonly authored: boolean
  /** At the head of every page: "Not for publication …"; empty for none. */
  readonly head: string
}

/** Something about a part that the clerk should know: never silently passed over. */
export interface PackFinding {
  readonly kind: 'untagged' | 'scanned' | 'left-out' | 'pages'
  readonly fileName: string
  /** Pages of the pack. */
  readonly pages: readonly number[]
  readonly sentence: string
}

/** The words of a page between two documents, as the field has them. */
export const blankWords = 'This page is intentionally left blank'

/** The private address of an agenda item, which becomes a link inside the pack. */
export function itemAddress(itemId: string): string {
  return `https://minutebook.invalid/item/${itemId}`
}
