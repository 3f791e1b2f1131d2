import type { RightHandRule } from '../../../shared/domain/packPages.ts'
import type { MeetingRecord } from '../../../shared/domain/meetingRecord.ts'
import type { PackFinding } from './packPlan.ts'

/** A pack that is wished for: everything it is made from, so that it can cross to another thread. */
export interface PackOrder {
  readonly record: MeetingRecord
  readonly audience: 'public' | 'members'
  readonly rightHand: RightHandRule
  /** 1, or where a supplement goes on counting. */
  readonly firstPage: number
  /** By the id of the paper in the record. */
  readonly files: ReadonlyMap<string, PackFile>
}

/**
 * The PDF of a paper, or a sentence that says why there is none. `madeFrom` is the SHA-256 of the file it was made from, when the paper
 * did not come as PDF or had to be repaired.
 */
export type PackFile =
  { readonly bytes: Uint8Array; readonly madeFrom?: string } | { readonly unreadable: string }

export interface BuiltPack {
  readonly bytes: Uint8Array
  readonly pages: number
  /** The pages of each item that has papers, as the front sheet prints them, in its order. */
  readonly ranges: readonly PackRange[]
  /** Where each paper stands, in the order of the pages. */
  readonly documents: readonly PlacedPaper[]
  /** The pages that are intentionally left blank. */
  readonly blanks: readonly number[]
  readonly findings: readonly PackFinding[]
  /** True when the file says that it is PDF/UA-1: every page is tagged and the structural gate is clean. */
  readonly accessible: boolean
}

/** Both ends included, numbers as stamped. */
export interface PackRange {
  readonly itemId: string
  /** "4": as on the front sheet. */
  readonly item: string
  readonly title: string
  readonly first: number
  readonly last: number
}

export interface PlacedPaper {
  readonly paperId: string
  readonly fileName: string
  readonly first: number
  readonly last: number
}
