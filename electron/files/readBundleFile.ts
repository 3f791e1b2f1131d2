import { Buffer } from 'node:buffer'
import { createHash } from 'node:crypto'
import type { Hash } from 'node:crypto'
import { crc32 } from 'node:zlib'
import type { z } from 'zod'
import { bundleFormat, bundleManifestSchema } from '../../shared/api/bundlesContract.ts'
import { meetingRecordSchema } from '../../shared/api/record.ts'
import { AppError } from '../../shared/domain/appError.ts'
import { filesOfRecord } from '../../shared/domain/bundleContents.ts'
import type { MeetingRecord } from '../../shared/domain/meetingRecord.ts'
import { checkRecord } from '../../shared/domain/recordIntegrity.ts'
import { directory, localHeader, signatureOf, signatures } from './bundleFile.ts'

export type BundleManifest = z.infer<typeof bundleManifestSchema>

export interface BundleRead {
  readonly manifest: BundleManifest
  readonly record: MeetingRecord
}

/** The most that a bundle may hold, in bytes. Nothing in it is packed, so this is also the most that it may be. */
export const bundleLimits = { manifest: 24_000_000, record: 64_000_000, papers: 1_000_000_000 } as const

/**
 * Reads a meeting bundle from anywhere, front to back, as it comes, and believes nothing of it. Only what `bundleBytes` writes is taken:
 * every byte that is not a paper's own is compared with what stands there in a bundle of these files, so there is nothing packed, no name
 * that leads anywhere, no file twice or beside the list, and nothing behind the end. That is why neither an unpacker nor a process of its own is
 * needed. A piece at a time is held, beside the record and the list.
 *
 * `onPaper` is handed each paper, whole or not at all: it throws in the middle where the bytes are not those of the hash. Whoever keeps
 * papers reads once without it before. Throws `invalid-input` with a sentence.
 */
export async function readBundleFile(
  bytes: AsyncIterable<Uint8Array>,
  onPaper: (sha256: string, bytes: AsyncIterable<Uint8Array>) => Promise<void> = drain,
): Promise<BundleRead> {
  const source = piecesOf(bytes)
  try {
    return await read(source, onPaper)
  } finally {
    await source.close()
  }
}

async function read(
  source: Pieces,
  onPaper: (sha256: string, bytes: AsyncIterable<Uint8Array>) => Promise<void>,
): Promise<BundleRead> {
  const manifestEntry = await nextEntry(source, notABundle)
  if (manifestEntry.name !== 'manifest.json') throw notABundle()
  const manifest = manifestOf(await whole(source, manifestEntry, bundleLimits.manifest))
  const recordEntry = await nextEntry(source, changed)
  if (recordEntry.name !== 'record.json') throw changed()
  const recordBytes = await whole(source, recordEntry, bundleLimits.record)
  if (sha256Of(recordBytes) !== manifest.recordHash) throw changed()
  const record = recordOf(recordBytes, manifest)
  checkFiles(manifest, record)
  const entries = [manifestEntry, recordEntry]
  for (const file of manifest.files) {
    const entry = await nextEntry(source, changed)
    if (entry.name !== `papers/${file.sha256}` || entry.bytes !== file.bytes) throw notListed(entry.name)
    const pieces = checkedPieces(source, entry, file)
    await onPaper(file.sha256, pieces)
    entries.push(entry)
  }
  const expected = directory(entries)
  if (!(await source.take(expected.length)).equals(expected)) throw changed()
  if (!(await source.isAtEnd())) throw changed()
  return { manifest, record }
}

interface Entry {
  readonly name: string
  readonly bytes: number
  readonly crc: number
}

/** The header of the next file. It is believed only if it is, byte for byte, the one that a bundle has for this name, length and sum. */
async function nextEntry(source: Pieces, otherwise: () => AppError): Promise<Entry> {
  const signature = (await source.take(4, otherwise)).readUInt32LE(0)
  if (signature === signatures.central) throw incomplete()
  if (signature !== signatures.local) throw otherwise()
  const fixed = Buffer.concat([signatureOf(signatures.local), await source.take(26)])
  const name = (await source.take(Math.min(fixed.readUInt16LE(26), 200))).toString('utf8')
  const entry = { name, bytes: fixed.readUInt32LE(18), crc: fixed.readUInt32LE(14) }
  const expected = localHeader(entry).subarray(0, 30)
  if (!fixed.equals(expected)) throw changed()
  return entry
}

async function whole(source: Pieces, entry: Entry, limit: number): Promise<Buffer> {
  if (entry.bytes > limit) throw tooLarge()
  const pieces: Uint8Array[] = []
  for await (const piece of source.next(entry.bytes)) pieces.push(piece)
  const bytes = Buffer.concat(pieces)
  if (crc32(bytes) !== entry.crc) throw damaged()
  return bytes
}

/** The bytes of a paper, the last of them only where all of them are those of its hash. */
async function* checkedPieces(
  source: Pieces,
  entry: Entry,
  file: BundleManifest['files'][number],
): AsyncGenerator<Uint8Array, void> {
  const hash: Hash = createHash('sha256')
  let crc = 0
  let held: Uint8Array | null = null
  for await (const piece of source.next(entry.bytes)) {
    hash.update(piece)
    crc = crc32(piece, crc)
    if (held !== null) yield held
    held = piece
  }
  if (hash.digest('hex') !== file.sha256) {
    throw refused(
      `“${file.fileName}” in this meeting bundle is not the file that was put in. Ask for the bundle again. Nothing was taken in.`,
    )
  }
  if (crc !== entry.crc) throw damaged()
  if (held !== null) yield held
}

function manifestOf(bytes: Buffer): BundleManifest {
  const value = json(bytes)
  const isObject = typeof value === 'object' && value !== null
  if (!isObject || (value as { format?: unknown }).format !== bundleFormat) throw notABundle()
  const { version } = value as { version?: unknown }
  if (typeof version === 'number' && version > 1) {
    throw refused(
      'This meeting bundle was made by a newer Minutebook. Bring this one up to date, then open the bundle again. Nothing was taken in.',
    )
  }
  const found = bundleManifestSchema.safeParse(value)
  if (!found.success) {
    const tooMany = found.error.issues.some(({ code, path }) => code === 'too_big' && path[0] === 'files')
    throw tooMany ? tooLarge() : changed()
  }
  const total = found.data.files.reduce((sum, file) => sum + file.bytes, 0)
  if (total > bundleLimits.papers) throw tooLarge()
  return found.data
}

function recordOf(bytes: Buffer, manifest: BundleManifest): MeetingRecord {
  const found = meetingRecordSchema.safeParse(json(bytes))
  if (!found.success) throw unsound(whyNot(found.error.issues[0]))
  // The schema gives `strong: undefined` where the domain leaves it out: JSON knows no difference.
  const record = found.data as MeetingRecord
  try {
    checkRecord(record)
  } catch (error) {
    if (error instanceof AppError) throw unsound(error.message)
    throw error
  }
  const { meeting, committee } = record
  const isOfManifest =
    meeting.id === manifest.meetingId &&
    meeting.date === manifest.date &&
    meeting.start === manifest.start &&
    committee.name === manifest.committee
  if (!isOfManifest) throw changed()
  return record
}

/** Our own sentences say what is wrong with a value; those of the schema's package are for programmers, and only the place counts. */
function whyNot(issue: z.core.$ZodIssue | undefined): string {
  if (issue?.code === 'custom') return issue.message
  const place = issue?.path.join('.') ?? ''
  return place === ''
    ? 'something in it is not as it should be'
    : `“${place.slice(0, 80)}” is not as it should be`
}

/** Every file once, and none that the record does not name. */
function checkFiles({ files }: BundleManifest, record: MeetingRecord): void {
  const named = new Set(filesOfRecord(record).map(({ sha256 }) => sha256))
  const seen = new Set<string>()
  for (const { sha256, fileName } of files) {
    if (seen.has(sha256) || !named.has(sha256)) throw notListed(fileName)
    seen.add(sha256)
  }
}

function json(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8')) as unknown
  } catch {
    throw changed()
  }
}

/** Bytes that come in pieces, asked for by length. */
interface Pieces {
  /** Exactly so many; `otherwise` where there is not even one. */
  take(length: number, otherwise?: () => AppError): Promise<Buffer>
  next(length: number): AsyncGenerator<Uint8Array, void>
  isAtEnd(): Promise<boolean>
  close(): Promise<void>
}

function piecesOf(bytes: AsyncIterable<Uint8Array>): Pieces {
  const iterator = bytes[Symbol.asyncIterator]()
  let held: Uint8Array = new Uint8Array()
  const more = async (): Promise<boolean> => {
    while (held.length === 0) {
      const next = await iterator.next()
      if (next.done === true) return false
      held = next.value
    }
    return true
  }
  async function* next(length: number): AsyncGenerator<Uint8Array, void> {
    for (let left = length; left > 0;) {
      if (!(await more())) throw cutShort()
      const piece = held.subarray(0, left)
      held = held.subarray(piece.length)
      left -= piece.length
      yield piece
    }
  }
  return {
    next,
    take: async (length, otherwise = cutShort) => {
      if (length > 0 && !(await more())) throw otherwise()
      const pieces: Uint8Array[] = []
      for await (const piece of next(length)) pieces.push(piece)
      return Buffer.concat(pieces)
    },
    isAtEnd: async () => !(await more()),
    close: async () => {
      await iterator.return?.()
    },
  }
}

async function drain(_sha256: string, bytes: AsyncIterable<Uint8Array>): Promise<void> {
  const pieces = bytes[Symbol.asyncIterator]()
  while ((await pieces.next()).done !== true);
}

function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

function refused(sentence: string): AppError {
  return new AppError('invalid-input', sentence, { field: 'file' })
}

function notABundle(): AppError {
  return refused(
    'This file is not a meeting bundle. Choose a file whose name ends in .minutebook. Nothing was taken in.',
  )
}

function cutShort(): AppError {
  return refused(
    'This meeting bundle is cut short: it did not arrive whole. Ask for it again. Nothing was taken in.',
  )
}

function changed(): AppError {
  return refused(
    'This meeting bundle is not as Minutebook saved it: something changed or packed it again. Ask for it again. Nothing was taken in.',
  )
}

function damaged(): AppError {
  return refused('This meeting bundle was damaged on its way. Ask for it again. Nothing was taken in.')
}

function incomplete(): AppError {
  return refused(
    'A file that this meeting bundle lists is not in it. Ask for it again. Nothing was taken in.',
  )
}

function notListed(name: string): AppError {
  return refused(
    `This meeting bundle holds a file twice, or one that is not of the meeting (“${name.slice(0, 80)}”). Ask for it again. Nothing was taken in.`,
  )
}

function tooLarge(): AppError {
  return refused(
    'This meeting bundle is larger than a meeting can be: more than 1,998 files or 1,000 MB of papers. Nothing was taken in.',
  )
}

function unsound(why: string): AppError {
  return refused(
    `The record in this meeting bundle does not hold together: ${why.replace(/\.$/, '')}. Nothing was taken in.`,
  )
}
