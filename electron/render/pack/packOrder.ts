import type { PackPages, RightHandRule } from '../../../shared/domain/packPages.ts'
import type { SubItemPages } from '../../../shared/domain/houseStyle.ts'
import type { MeetingRecord } from '../../../shared/domain/meetingRecord.ts'
import type { PublicationKind, PublishedItem, PublishedPaper } from '../../../shared/domain/publication.ts'
import type { PackFindingKind } from './packPlan.ts'

/**
 * A pack that is wished for: everything it is made from, so that it can cross to another thread. What was published before is told by the
 * record's own publications for the audience.
 */
export interface PackOrder {
  readonly record: MeetingRecord
  readonly audience: 'public' | 'members'
  readonly rightHand: RightHandRule
  readonly subItemPages: SubItemPages
  readonly edition: PublicationKind
  /** Among the publications of its kind and audience, from 1. An agenda that is not the first says what changed. */
  readonly number: number
  /** 1, or where a supplement goes on counting. */
  readonly firstPage: number
  /** By the id of the paper in the record. */
  readonly files: ReadonlyMap<string, PackFile>
  /** The meeting before, whose minutes stand on the item of kind `minutes` when no paper does; null for none. */
  readonly previousMinutes: MeetingRecord | null
}

/**
 * The PDF of a paper, or a sentence that says why there is none. `madeFrom` is the SHA-256 of the file it was made from, when the paper
 * did not come as PDF or had to be repaired.
 */
export type PackFile =
  { readonly bytes: Uint8Array; readonly madeFrom?: string } | { readonly unreadable: string }

/** What its pages are worked out from, without any file: of each paper of the record, how many pages it has. */
export type PackPlanOrder = Omit<PackOrder, 'files'> & {
  /** By the id of the paper: pages of its PDF, or a sentence that says why there is none. A paper without an entry is missing. */
  readonly counts: ReadonlyMap<string, number | { readonly unreadable: string }>
}

export interface BuiltPack {
  readonly bytes: Uint8Array
  /** As stamped. */
  readonly firstPage: number
  readonly pages: number
  /** The pages of each item that has papers, as the front sheet prints them, in its order. */
  readonly ranges: readonly PackRange[]
  /** Where each paper stands, in the order of the pages: files, cover reports and the minutes before. */
  readonly documents: readonly PlacedPaper[]
  /** The pages that are intentionally left blank. */
  readonly blanks: PackPages['blanks']
  readonly findings: readonly PackFinding[]
  /** The agenda as it stands, in its order: what a publication keeps. */
  readonly items: readonly PublishedItem[]
  /** What stands in this pack: what a publication keeps. */
  readonly papers: readonly PublishedPaper[]
  /** What is new since the agenda it replaces, or what it supplements, a sentence each; empty for the first. */
  readonly changes: readonly string[]
  /** True when the file says that it is PDF/UA-1: every page is tagged and the structural gate is clean. */
  readonly accessible: boolean
}

/** A pack as it will be: everything but the file. */
export type PlannedPack = Omit<BuiltPack, 'bytes' | 'accessible'>

/** Both ends included, numbers as stamped. */
export interface PackRange {
  readonly itemId: string
  /** "4": as on the front sheet; "a)" of a sub-item that shows its own pages. */
  readonly item: string
  readonly title: string
  readonly first: number
  readonly last: number
}

export interface PlacedPaper {
  /** Of a paper or a report of the record; of the minutes before, the id of their meeting. */
  readonly paperId: string
  readonly itemId: string | null
  /** As bookmarks name it. */
  readonly title: string
  /** Empty for what is composed. */
  readonly fileName: string
  readonly first: number
  readonly last: number
}

/** Something about a pack that the clerk should know: never silently passed over. */
export interface PackFinding {
  /** Stays the same while its reason does: its kind, and the paper's SHA-256 and id or the item's id. */
  readonly key: string
  readonly kind: PackFindingKind
  /** `blocked`: the pack cannot go out so. A `problem` keeps something out of the pack; the rest is advice. */
  readonly level: 'blocked' | 'problem' | 'advice'
  readonly sentence: string
  /** Empty for what is no matter of one file. */
  readonly fileName: string
  readonly paperId: string | null
  readonly itemId: string | null
  /** Numbers as stamped; empty where it is no matter of pages. */
  readonly pages: readonly number[]
}
