import { inflateSync } from 'node:zlib'
import { PDFName, PDFRawStream } from '@cantoo/pdf-lib'
import type { PDFDocument } from '@cantoo/pdf-lib'
import { AppError } from '../../../shared/domain/appError.ts'
import type { MeetingRecord } from '../../../shared/domain/meetingRecord.ts'
import type { PaperView } from '../../../shared/domain/paperView.ts'

/**
 * Refuses a pack for the public that names a file which is not public, anywhere: in its bytes or, inflated, in its streams. Throws
 * `not-allowed`. `pdf` is what was read from the bytes.
 */
export function refuseLeaks(
  bytes: Uint8Array,
  pdf: PDFDocument,
  record: MeetingRecord,
  view: PaperView,
): void {
  const open = new Set(view.papers.map((paper) => paper.id))
  const openNames = new Set(view.papers.map((paper) => paper.fileName))
  const shut = record.papers.filter((paper) => !open.has(paper.id) && !openNames.has(paper.fileName))
  if (shut.length === 0) return
  const places = [Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), ...inflatedStreams(pdf)]
  for (const { id, fileName, sha256 } of shut) {
    const isThere = [fileName, sha256]
      .flatMap(writtenForms)
      .some((form) => places.some((place) => place.includes(form)))
    if (!isThere) continue
    throw new AppError(
      'not-allowed',
      `The public pack would name “${fileName}”, which is not for publication: one of its papers does. Look through them, and make the pack again.`,
      { paperId: id },
    )
  }
}

/** Every way a PDF writes words beside drawing them. */
function writtenForms(words: string): Buffer[] {
  const wide = Buffer.from(words, 'utf16le').swap16()
  const utf8 = Buffer.from(words, 'utf8')
  const hex = [wide, utf8].map((bytes) => bytes.toString('hex'))
  const escaped = words.replace(/[()\\]/g, String.raw`\$&`)
  const xml = words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  return [
    utf8,
    wide,
    Buffer.from(words, 'latin1'),
    Buffer.from(escaped, 'latin1'),
    Buffer.from(xml, 'utf8'),
    ...hex.flatMap((text) => [Buffer.from(text), Buffer.from(text.toUpperCase())]),
  ]
}

function inflatedStreams(pdf: PDFDocument): Buffer[] {
  return pdf.context
    .enumerateIndirectObjects()
    .flatMap(([, object]) => (object instanceof PDFRawStream ? [inflated(object)] : []))
}

function inflated(stream: PDFRawStream): Buffer {
  const bytes = stream.getContents()
  const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (stream.dict.lookup(PDFName.of('Filter')) !== PDFName.of('FlateDecode')) return raw
  try {
    return inflateSync(raw, { maxOutputLength: 200_000_000 })
  } catch {
    // A damaged stream of an officer's file says what its raw bytes say.
    return raw
  }
}
