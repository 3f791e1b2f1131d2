import { AppError } from '../../../shared/domain/appError.ts'
import type { RecordPaper } from '../../../shared/domain/meetingRecord.ts'
import type { PaperFacts } from '../../../shared/domain/paperFacts.ts'
import type { PackFile } from '../../render/pack/packOrder.ts'
import { inPieces } from '../../files/inPieces.ts'
import { forgetKept, readKept, writeKept } from './fileReadingCache.ts'
import type { KeptReading, PrintedWords } from './fileReadingCache.ts'
import { nameAdvice, titleOf, withName } from './fileReadingNames.ts'
import { paperPreparer } from './fileReadingPrepare.ts'
import type { PaperPreparerParts, PreparedPaper } from './fileReadingPrepare.ts'
import { refusedFacts } from './refusedFacts.ts'
import { turns } from './fileReadingTurns.ts'
import type { OpenBook } from '../openBook.ts'
import type { FileReading, ReadingParts } from '../services.ts'

export type FileReadingParts = ReadingParts & PaperPreparerParts

/** A file that is being read, for whoever waits. */
interface Reading {
  readonly done: Promise<void>
  /** Told when there is more. */
  readonly meetings: Set<string>
}

/** What cannot be kept in the book. */
interface Fault {
  readonly facts: PaperFacts
  /** The file is not in the book; it is read once it is. */
  readonly isMissing: boolean
}

const faultSentence =
  'This file could not be read because of a fault in Minutebook. Read it again, or ask for it in another form.'

/** While one is converted, another can be opened; more would only fill the memory. */
const mostAtOnce = 3

/** Reads officers' files in the background, a few at a time, and keeps what was found in the book. */
export function createFileReading(parts: FileReadingParts): FileReading {
  const { book, events, log } = parts
  const preparer = paperPreparer(parts)
  const closing = new AbortController()
  /** By book, file and what is printed of it. */
  const underWay = new Map<string, Reading>()
  /** Of each file, the reading that ends last. */
  const lastOf = new Map<string, Promise<void>>()
  const inTurn = turns(mostAtOnce)
  /** What could not be kept: told until the program ends, then read again. */
  const faults = new Map<string, Fault>()

  const keyOf = (open: OpenBook, sha256: string, words: PrintedWords): string =>
    JSON.stringify([open.folder, sha256, words.title, words.description])

  /** What is known now; null when it has to be read. */
  function known(open: OpenBook, paper: RecordPaper): KeptReading | null {
    const kept = readKept(open, paper.sha256, wordsOf(paper))
    if (kept === null) return null
    if (kept.pdfSha256 !== null && !open.attachments.has(kept.pdfSha256)) return null
    // Word or LibreOffice came to this computer since, or the paper was marked public.
    return kept.lacksConverter && preparer.hasConverter(isPublic(paper)) ? null : kept
  }

  const isKnown = (open: OpenBook, paper: RecordPaper): boolean =>
    closing.signal.aborted || book.current() !== open || known(open, paper) !== null

  function begin(open: OpenBook, paper: RecordPaper): Reading {
    const words = wordsOf(paper)
    const key = keyOf(open, paper.sha256, words)
    const already = underWay.get(key)
    if (already !== undefined) return already
    const meetings = new Set<string>()
    const file = JSON.stringify([open.folder, paper.sha256])
    const before = lastOf.get(file) ?? Promise.resolve()
    const done = before
      // The same file under another name may be all that was needed.
      .then(() => (isKnown(open, paper) ? undefined : inTurn(() => read(open, paper, words))))
      .catch((error: unknown) => {
        if (closing.signal.aborted) return
        // That a file is not in the book is no fault: its row says so, and a pack.
        if (!(error instanceof AppError)) log.error('file.not-read', error)
        faults.set(key, faultOf(error))
      })
      .finally(() => {
        underWay.delete(key)
        if (lastOf.get(file) === done) lastOf.delete(file)
        if (closing.signal.aborted || book.current() !== open) return
        for (const meeting of meetings) events.publish({ kind: 'changed', stream: `meeting:${meeting}` })
      })
    const reading = { done, meetings }
    underWay.set(key, reading)
    lastOf.set(file, done)
    return reading
  }

  async function read(open: OpenBook, paper: RecordPaper, words: PrintedWords): Promise<void> {
    const bytes = await bytesOf(open, paper.sha256)
    const prepared = await preparer.prepare({ bytes, ...words, isPublic: isPublic(paper) }, closing.signal)
    const { pdf } = prepared
    const made = pdf instanceof Uint8Array ? await open.attachments.put(inPieces(pdf)) : null
    if (closing.signal.aborted || book.current() !== open) return
    writeKept(open, paper.sha256, words, keptOf(prepared, made?.sha256 ?? null), prepared)
  }

  function factsNow(open: OpenBook, paper: RecordPaper): PaperFacts | null {
    const fault = faults.get(keyOf(open, paper.sha256, wordsOf(paper)))
    if (fault !== undefined && !(fault.isMissing && open.attachments.has(paper.sha256))) return fault.facts
    const kept = known(open, paper)
    if (kept === null) return null
    const notes = [...kept.facts.notes, ...nameAdvice(paper.fileName, kept.format)]
    return { ...kept.facts, notes }
  }

  /** Forgets the fault of a file that came into the book since. */
  function beginAnew(open: OpenBook, paper: RecordPaper): Reading {
    faults.delete(keyOf(open, paper.sha256, wordsOf(paper)))
    return begin(open, paper)
  }

  return {
    facts: (meetingId, paper) => {
      const open = book.required()
      const found = factsNow(open, paper)
      if (found !== null) return found
      beginAnew(open, paper).meetings.add(meetingId)
      return 'reading'
    },
    pdf: async (paper, signal) => {
      const open = book.required()
      if (factsNow(open, paper) === null) await orAborted(beginAnew(open, paper).done, signal)
      const facts = factsNow(open, paper)
      const kept = known(open, paper)
      if (kept === null || facts === null || facts.state === 'refused') {
        return { unreadable: withName(facts?.notes[0]?.sentence ?? faultSentence, paper.fileName) }
      }
      return packFile(open, paper, kept)
    },
    again: (meetingId, paper) => {
      const open = book.required()
      forgetKept(open, paper.sha256)
      beginAnew(open, paper).meetings.add(meetingId)
    },
    unlocked: async (sha256, password) => preparer.unlocked(await bytesOf(book.required(), sha256), password),
    wordCopy: async (sha256) => preparer.wordCopy(await bytesOf(book.required(), sha256)),
    imported: (bytes, fileName, today, signal) => preparer.imported(bytes, fileName, today, signal),
    picture: (key, pdf, page, width) => preparer.picture(key, pdf, page, width),
    close: async () => {
      closing.abort(new AppError('not-allowed', 'Minutebook is closing.'))
      preparer.close()
      await Promise.all([...underWay.values()].map((reading) => reading.done))
    },
  }
}

async function packFile(open: OpenBook, paper: RecordPaper, kept: KeptReading): Promise<PackFile> {
  if (kept.itself) return { bytes: await bytesOf(open, paper.sha256) }
  if (kept.pdfSha256 === null) return { unreadable: withName(faultSentence, paper.fileName) }
  return { bytes: await bytesOf(open, kept.pdfSha256), madeFrom: paper.sha256 }
}

function keptOf(
  { facts, format, lacksConverter, pdf }: PreparedPaper,
  pdfSha256: string | null,
): KeptReading {
  return { facts, format, lacksConverter, itself: pdf === 'itself', pdfSha256 }
}

function isPublic({ classification }: RecordPaper): boolean {
  return classification === 'public'
}

function wordsOf(paper: RecordPaper): PrintedWords {
  return { title: titleOf(paper), description: paper.description }
}

/** A file that is not in the book says so itself; anything else is a fault of ours. */
function faultOf(error: unknown): Fault {
  const sentence = error instanceof AppError ? error.message : faultSentence
  const facts = refusedFacts('other', [{ level: 'problem', sentence }])
  return { facts, isMissing: error instanceof AppError && error.code === 'not-found' }
}

/** A file of the book, whole. Throws `not-found`. */
export async function bytesOf(open: Pick<OpenBook, 'attachments'>, sha256: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  for await (const chunk of open.attachments.get(sha256)) chunks.push(chunk)
  return new Uint8Array(Buffer.concat(chunks))
}

/** Rejects when the signal aborts; the reading goes on for the others who wait. */
async function orAborted(work: Promise<void>, signal: AbortSignal | undefined): Promise<void> {
  if (signal === undefined) return work
  signal.throwIfAborted()
  const { promise, reject } = Promise.withResolvers<never>()
  const onAbort = (): void => reject(signal.reason as Error)
  signal.addEventListener('abort', onAbort, { once: true })
  try {
    await Promise.race([work, promise])
  } finally {
    signal.removeEventListener('abort', onAbort)
  }
}
