import type { Donor } from './donor/donor.ts'

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
  /** False when an authored part prints what its face does not have: then the pack does not say that it is PDF/UA-1. */
  readonly mayClaim: boolean
}

export interface PackPart {
  /** Unique in the plan. */
  readonly id: string
  readonly fileName: string
  readonly bytes: Uint8Array
  /** The same, opened already; null: open it. */
  readonly donor: Donor | null
  /** The agenda item it belongs to: a Part of the structure and a bookmark. Parts of one section follow each other. */
  readonly section: { readonly id: string; readonly title: string }
  /** Its own bookmark below that of the section; null when the section's is enough. */
  readonly title: string | null
  /** Whether the bookmarks it brings go below that. */
  readonly keepsBookmarks: boolean
  readonly first: number
  readonly pages: number
  /** Composed by Minutebook itself: known to be sound. */
  readonly authored: boolean
  /** At the head of every page: "Not for publication …"; empty for none. */
  readonly head: string
}

export const packFindingKinds = [
  // In the pack, with something to know.
  'untagged',
  'scanned',
  'left-out',
  'signature',
  'page-size',
  'no-paragraph',
  'typeface',
  'structure',
  // Not in the pack.
  'missing',
  'unreadable',
  'changed',
  'not-pdf',
  'password',
  'damaged',
  'no-pages',
  'too-long',
  'unset',
  // The pack cannot go out.
  'leak',
  // Public now, and not when it went out last.
  'opened',
  // About the business itself.
  'other-pages',
  'late',
  'to-follow',
] as const
export type PackFindingKind = (typeof packFindingKinds)[number]

/** Something about a part that was found while it was put into the pack: never silently passed over. */
export interface PartFinding {
  readonly kind: PackFindingKind
  readonly partId: string
  readonly fileName: string
  /** Numbers as stamped; empty where it is no matter of pages. */
  readonly pages: readonly number[]
  readonly sentence: string
}

/** The words of a page between two documents, as the field has them. */
export const blankWords = 'This page is intentionally left blank'

/** The private address of a document, which becomes a link inside the pack. */
export function documentAddress(id: string): string {
  return `https://minutebook.invalid/document/${encodeURIComponent(id)}`
}

/** The same of an agenda item. */
export function itemAddress(itemId: string): string {
  return `https://minutebook.invalid/item/${encodeURIComponent(itemId)}`
}
