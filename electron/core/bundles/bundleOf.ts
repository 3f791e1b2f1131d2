import { createHash } from 'node:crypto'
import { hostname } from 'node:os'
import { bundleFormat } from '../../../shared/api/bundlesContract.ts'
import { AppError } from '../../../shared/domain/appError.ts'
import { defined } from '../../../shared/domain/assert.ts'
import { isClosed } from '../../../shared/domain/access.ts'
import { closestOfRecord, filesOfRecord } from '../../../shared/domain/bundleContents.ts'
import type { NamedFile } from '../../../shared/domain/bundleContents.ts'
import type { MeetingRecord } from '../../../shared/domain/meetingRecord.ts'
import { bundleLength, entryOfBytes, measuredEntry } from '../../files/bundleFile.ts'
import type { BundleEntry } from '../../files/bundleFile.ts'
import { largestAttachment } from '../../files/attachmentLimit.ts'
import type { BundleManifest } from '../../files/readBundleFile.ts'
import { versionHere } from './bundleVersion.ts'
import type { OpenBook } from '../openBook.ts'
import { bundleFileName } from '../paperFileName.ts'
import { readMeetingRecord } from '../readMeetingRecord.ts'
import type { Services } from '../services.ts'

/** A bundle that is ready to be written: everything of it but the bytes of the papers, which are read again as they go out. */
export interface ReadyBundle {
  readonly fileName: string
  readonly entries: readonly BundleEntry[]
  readonly bytes: number
  readonly manifest: BundleManifest
  /** Files that the record names and the book has not. */
  readonly missing: readonly NamedFile[]
}

/**
 * All of a meeting, exempt matter too: it is for colleagues who may see it, and a record with its exempt minutes but without its exempt
 * papers would be no safer, only seem so. It says what it holds in its name and its manifest. Throws `not-found`, and `not-allowed` past the size
 * that another book takes.
 */
export async function bundleOf(
  book: OpenBook,
  meetingId: string,
  { clock, config }: Pick<Services, 'clock' | 'config'>,
): Promise<ReadyBundle> {
  const record = readMeetingRecord(book.reader, meetingId)
  const version = defined(versionHere(book.reader, meetingId), 'a meeting that was read is there')
  const named = filesOfRecord(record)
  const there = named.filter(({ sha256 }) => book.attachments.has(sha256))
  const papers: { readonly file: NamedFile; readonly entry: BundleEntry }[] = []
  for (const file of there) {
    const open = (): AsyncIterable<Uint8Array> => book.attachments.get(file.sha256)
    papers.push({ file, entry: await measuredEntry(`papers/${file.sha256}`, open) })
  }
  const recordBytes = Buffer.from(`${JSON.stringify(record, null, 1)}\n`)
  const manifest: BundleManifest = {
    ...{ format: bundleFormat, version: 1, meetingId, ...headingOf(record) },
    madeAt: clock.now().toISOString(),
    by: config.read().officer?.name ?? 'No name given',
    device: hostname(),
    head: version.head,
    knows: [...version.knows],
    recordHash: createHash('sha256').update(recordBytes).digest('hex'),
    contains: closestOfRecord(record),
    files: papers.map(({ file, entry }) => ({ ...file, bytes: entry.bytes })),
  }
  const entries = [
    entryOfBytes('manifest.json', Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`)),
    entryOfBytes('record.json', recordBytes),
    ...papers.map(({ entry }) => entry),
  ]
  const bytes = bundleLength(entries)
  if (bytes > largestAttachment) throw tooLarge(bytes)
  return {
    fileName: bundleFileName(record, isClosed(manifest.contains)),
    ...{ entries, bytes, manifest },
    missing: named.filter(({ sha256 }) => !book.attachments.has(sha256)),
  }
}

function headingOf({
  committee,
  meeting,
}: MeetingRecord): Pick<BundleManifest, 'committee' | 'date' | 'start'> {
  return { committee: committee.name, date: meeting.date, start: meeting.start }
}

function tooLarge(bytes: number): AppError {
  const [size, most] = [bytes, largestAttachment].map((each) => Math.ceil(each / 1_000_000))
  return new AppError(
    'not-allowed',
    `With its papers this meeting comes to ${size} MB, and a bundle may have ${most} MB. Make its largest papers smaller first.`,
  )
}
