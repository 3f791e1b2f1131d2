import { implement } from '@orpc/server'
import { contract } from '../../shared/api/contract.ts'
import type { PaperDocument } from '../../shared/document/model.ts'
import type { RecordPaper } from '../../shared/domain/meetingRecord.ts'
import type { PaperFacts } from '../../shared/domain/paperFacts.ts'
import type { BuiltPack, PackFile, PackOrder, PackPlanOrder, PlannedPack } from '../render/pack/packOrder.ts'
import type { UnlockedPdf } from '../render/intake/unlockedPdf.ts'
import type { PaperCopy, PaperCopyOrder } from '../render/publish/publishOrder.ts'
import type { SealedPdf, SealOrder } from '../render/sealOrder.ts'
import type { WordCopyFound } from '../render/review/wordCopyFound.ts'
import type { BackupKeeper } from './backups/backupKeeper.ts'
import type { BookChecks } from './mending/bookChecks.ts'
import type { BookHolder } from './bookHolder.ts'
import type { CallNotes } from './audit/callNotes.ts'
import type { Clock } from './clock.ts'
import type { DiskWatch } from './disk/diskWatch.ts'
import type { EventHub } from './eventHub.ts'
import type { ReadDraft } from './importDraft.ts'
import type { Jobs } from './jobList.ts'
import type { KeyAttempts } from './keys/keyAttempts.ts'
import type { KeyStore } from './keys/keyStore.ts'
import type { LockKeeper } from './lock/lockKeeper.ts'
import type { Log } from './log.ts'
import type { MigrationRunner } from './migration/migrationRunner.ts'
import type { PassphraseCost } from './keys/passphraseKey.ts'
import type { SearchIndexer } from './searchIndexer.ts'
import type { UserConfigFile } from './userConfig.ts'

/** What the frame around the core can do. */
export interface Host {
  readonly kind: 'desktop' | 'browser' | 'command-line'
  /** Where a new book would go by default. */
  readonly suggestedFolder: string
  /** Absent where the host can show no chooser. */
  readonly chooseFolder?: () => Promise<string | null>
}

interface RenderOptions {
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: number, what: string) => void
}

/** Makes bytes of a paper: `electron/render/renderer.ts` in the product. */
export interface PaperRenderer {
  render(
    document: PaperDocument,
    format: 'pdf' | 'docx' | 'html',
    options?: RenderOptions,
  ): Promise<{
    readonly bytes: Uint8Array
    readonly pages: number | null
    /** What the paper could not do, a sentence each. */
    readonly notes: readonly string[]
  }>
  /** Throws `not-allowed` where the public may not have it. */
  pack(order: PackOrder, options?: RenderOptions): Promise<BuiltPack>
  /** The pages of the same pack, from the numbers of pages of its files. */
  planPack(order: PackPlanOrder, options?: { readonly signal?: AbortSignal }): Promise<PlannedPack>
  /** Throws `invalid-input` for a certificate that cannot seal it. */
  seal(order: SealOrder, options?: RenderOptions): Promise<SealedPdf>
  /** A public paper as it goes out by itself. Throws `not-allowed` where it says what the public may not read. */
  copy(order: PaperCopyOrder, options?: RenderOptions): Promise<PaperCopy>
}

/** Officers' files: read out of the way in a process that may die alone, and what was found is kept. */
export interface FileReading {
  /** What is known of a paper's file. Begins to read it when nothing is, and then publishes `changed` for the meeting. */
  facts(meetingId: string, paper: RecordPaper): PaperFacts | 'reading'
  /** The PDF of a paper that goes into a pack, once it has been read. Never throws for a bad file: it says what is wrong. */
  pdf(paper: RecordPaper, signal?: AbortSignal): Promise<PackFile>
  /** Forgets what was found, and reads again. */
  again(meetingId: string, paper: RecordPaper): void
  /** Page `page` (from 1) of a PDF as PNG, `width` pixels wide. `key` names the PDF, so that it is opened once for many pages. Throws `not-found` past its end. */
  picture(key: string, pdf: () => Promise<Uint8Array>, page: number, width: number): Promise<Uint8Array>
  /** A PDF of the book, by its hash, without the password that opens it, which is used once and kept nowhere. Throws `not-found`. */
  unlocked(sha256: string, password: string): Promise<UnlockedPdf>
  /** What a Word copy holds that the chair sent back, by its bytes in the book. Throws `not-found` when they are not there. */
  wordCopy(sha256: string): Promise<WordCopyFound>
  /** The meeting of a file of old minutes, with `today` where it names no day. Never throws for a bad file. Throws the signal's reason. */
  imported(bytes: Uint8Array, fileName: string, today: string, signal: AbortSignal): Promise<ReadDraft>
  close(): Promise<void>
}

/** What the reading of files needs of the core: the open book with its store and its cache, and whom to tell. */
export type ReadingParts = Pick<Services, 'book' | 'events' | 'log' | 'clock'>

/** What procedures work with: all of it passed in, nothing read from the air. */
export interface Services {
  readonly clock: Clock
  readonly newId: () => string
  readonly log: Log
  readonly host: Host
  readonly version: string
  readonly config: UserConfigFile
  readonly events: EventHub
  readonly book: BookHolder
  readonly keys: KeyStore
  readonly attempts: KeyAttempts
  readonly passphraseCost: PassphraseCost
  readonly lock: LockKeeper
  readonly calls: CallNotes
  readonly backups: BackupKeeper
  readonly bookChecks: Pick<BookChecks, 'problem'>
  readonly disk: DiskWatch
  readonly jobs: Jobs
  readonly render: PaperRenderer
  readonly reading: FileReading
  readonly searching: Pick<SearchIndexer, 'waiting'>
  readonly migrating: MigrationRunner
}

/** The contract, ready for its handlers. */
export const procedures = implement(contract).$context<Services>()
