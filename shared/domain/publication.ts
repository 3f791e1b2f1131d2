import type { PageRange } from './agenda.ts'

export const publicationKinds = ['agenda', 'supplement'] as const
/** `agenda`: the pack of the whole agenda, for the first time or again. `supplement`: what came after it, its pages running on. */
export type PublicationKind = (typeof publicationKinds)[number]

/** A pack as it went out: never changed, never taken away. Its bytes stand in the attachments store under the hash. */
export interface Publication {
  readonly id: string
  readonly kind: PublicationKind
  readonly audience: 'public' | 'members'
  /** Among those of its kind and audience, from 1. */
  readonly number: number
  /** ISO instant. */
  readonly at: string
  readonly fileName: string
  readonly sha256: string
  /** Numbers of its first and last page, as stamped. */
  readonly pages: PageRange
  /** The agenda as it stood, in its order. */
  readonly items: readonly PublishedItem[]
  /** What stood in it. */
  readonly papers: readonly PublishedPaper[]
}

export interface PublishedItem {
  readonly itemId: string
  /** "4" or "a)". */
  readonly number: string
  readonly title: string
  readonly pages: PageRange | null
}

export interface PublishedPaper {
  /** Of a paper or a report of the record, or of the minutes before. */
  readonly paperId: string
  readonly itemId: string | null
  readonly title: string
  /** Of the officer's file; of a composed paper, of its words. */
  readonly sha256: string
  readonly pages: PageRange
}

/** A finding that the officer has read and lets stand, with the reason. */
export interface AcceptedFinding {
  /** What the finding is about: stays the same while the reason for it does. */
  readonly key: string
  readonly reason: string
  /** ISO instant. */
  readonly at: string
  readonly by: string
}

/**
 * The pages of every item in the last agenda pack among these, and of what was late in the supplements to it, by the item's id; null
 * before anything went out.
 */
export function publishedPages(publications: readonly Publication[]): ReadonlyMap<string, PageRange> | null {
  const agenda = publications.findLastIndex((publication) => publication.kind === 'agenda')
  if (agenda < 0) return null
  const pages = new Map<string, PageRange>()
  for (const item of publications.slice(agenda).flatMap((publication) => publication.items)) {
    if (item.pages !== null && !pages.has(item.itemId)) pages.set(item.itemId, item.pages)
  }
  return pages
}
