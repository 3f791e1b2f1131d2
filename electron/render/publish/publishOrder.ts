import type { MeetingRecord } from '../../../shared/domain/meetingRecord.ts'
import type { PackPaper } from '../../../shared/domain/packPapers.ts'
import type { PublishTick } from '../../../shared/domain/publishing.ts'
import type { PaperDocument } from '../../../shared/document/model.ts'
import type { PackFile } from '../pack/packOrder.ts'

/** What is published of one meeting: the same order gives the same bytes, wherever and whenever it is made. */
export interface PublishOrder {
  readonly record: MeetingRecord
  readonly ticks: readonly PublishTick[]
  /** Of the folder, from 1: it stands on everything. */
  readonly version: number
  /** ISO instant at which the record last changed. */
  readonly asOf: string
  /** Of the calendar entry: rises with every change of it. */
  readonly calendar: { readonly sequence: number; readonly changedAt: string }
}

/** A file of the folder. `path` has "/" between folder and name. */
export interface PublishedFile {
  readonly path: string
  readonly bytes: Uint8Array
  /** "Minutes as a tagged PDF": for the list of files. */
  readonly what: string
}

/** One public paper as an order for the thread that takes officers' files apart. */
export interface PaperCopyOrder {
  readonly record: MeetingRecord
  readonly paper: PackPaper
  readonly file: PackFile | undefined
  /** The title that the copy has of itself. */
  readonly title: string
}

/** The copy that goes out; null bytes with a sentence why there is none. */
export type PaperCopy =
  | { readonly bytes: Uint8Array; readonly accessible: boolean; readonly notes: readonly string[] }
  | { readonly bytes: null; readonly why: string }

/** What the making needs: papers set, officers' files taken apart, off the thread that answers. */
export interface PublishMaking {
  render(
    document: PaperDocument,
    format: 'pdf' | 'docx',
  ): Promise<{ readonly bytes: Uint8Array; readonly notes: readonly string[] }>
  /** Throws `not-allowed` where a file says what the public may not read. */
  copy(order: PaperCopyOrder): Promise<PaperCopy>
  /** The PDF of a paper of the record; undefined when it is not there. */
  file(paperId: string): Promise<PackFile | undefined>
}

export interface PublishFinding {
  readonly level: 'problem' | 'advice'
  readonly sentence: string
}

/** Everything that is written, in memory: whole or not at all. */
export interface PublishedSet {
  readonly files: readonly PublishedFile[]
  readonly findings: readonly PublishFinding[]
  /** True while what is published may still change. */
  readonly draft: boolean
  /** SHA-256 of the public record: the same words, the same hash. */
  readonly recordHash: string
  readonly message: PublishMessage
}

/** What an e-mail says of it. */
export interface PublishMessage {
  readonly subject: string
  readonly text: string
  /** A link that opens a new message, without attachments; under 1,800 characters. */
  readonly mailto: string
}
