import { PDFDict, PDFDocument, PDFName, PDFParser, PDFRawStream } from '@cantoo/pdf-lib'
import type { PDFContext, PDFRef } from '@cantoo/pdf-lib'
import { formatOf } from './fileFormat.ts'
import { nameIn, pdfName } from './pdfObjects.ts'
import { openPdf, pdfium, wordsOfPage } from './pdfium.ts'
import type { OpenPdf, PdfiumCalls } from './pdfium.ts'
import { damagedSentence, protectedSentence } from './readPdf.ts'
import type { UnlockedPdf } from './unlockedPdf.ts'

const notTheSameSentence =
  'This file opens with its password, but cannot be kept without it as it is. Ask for a copy without one.'

/**
 * Opens a PDF with its password, and writes it without. Every object is written as it was: of what is here, pdf-lib alone keeps numbers and
 * tags as they are (PDFium rounds numbers and spoils the metadata, libpdf takes passwords with accents for others). PDFium judges: whether
 * the password fits, and whether what was written shows the same.
 */
export async function unlockPdf(bytes: Uint8Array, password: string): Promise<UnlockedPdf> {
  if (formatOf(bytes) !== 'pdf') return { kind: 'not-locked' }
  const calls = await pdfium()
  const asAnybody = openPdf(calls, bytes)
  if (typeof asAnybody !== 'string') {
    asAnybody.close()
    return { kind: 'not-locked' }
  }
  const opened = asAnybody === 'password' ? openPdf(calls, bytes, password) : asAnybody
  switch (opened) {
    case 'password':
      return { kind: 'wrong-password' }
    case 'protected':
      return { kind: 'refused', sentence: protectedSentence }
    case 'damaged':
      return { kind: 'refused', sentence: damagedSentence }
  }
  try {
    const pdf = await writtenOpen(bytes, password)
    return pdf !== null && showsTheSame(calls, opened, pdf)
      ? { kind: 'opened', pdf, restricts: opened.restricts }
      : { kind: 'refused', sentence: notTheSameSentence }
  } finally {
    opened.close()
  }
}

async function writtenOpen(bytes: Uint8Array, password: string): Promise<Uint8Array | null> {
  try {
    const pdf = await PDFDocument.load(bytes, {
      ...{ password, updateMetadata: false, preserveXFA: true, parseSpeed: Number.POSITIVE_INFINITY },
    })
    const { context } = pdf
    await restorePlain(context, bytes)
    for (const ref of lockOf(context)) context.delete(ref)
    delete context.trailerInfo.Encrypt
    return await pdf.save({ useObjectStreams: false, updateFieldAppearances: false, addDefaultPage: false })
  } catch (error) {
    // What the library throws over a broken file has no form of its own.
    if (error instanceof Error) return null
    throw error
  }
}

/** What says how the file was locked, whose hashes a password could be guessed by, and the old tables, which name it. */
function lockOf(context: PDFContext): readonly PDFRef[] {
  return context.enumerateIndirectObjects().flatMap(([ref, object]) => {
    if (object instanceof PDFRawStream) {
      return ['XRef', 'ObjStm'].includes(nameIn(object.dict, 'Type') ?? '') ? [ref] : []
    }
    const isLock =
      object instanceof PDFDict &&
      nameIn(object, 'Filter') === 'Standard' &&
      ['O', 'U', 'P', 'V'].every((key) => object.has(pdfName(key)))
    return isLock ? [ref] : []
  })
}

/** Metadata may stand in clear beside what is encrypted, and would be spoilt by being decrypted. */
async function restorePlain(context: PDFContext, bytes: Uint8Array): Promise<void> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const said = file.indexOf('/EncryptMetadata')
  if (said === -1 || !/^\/EncryptMetadata\s+false/.test(file.toString('latin1', said, said + 40))) return
  const asItStands = await PDFParser.forBytesWithOptions(bytes, Number.POSITIVE_INFINITY).parseDocument()
  for (const [ref, object] of asItStands.enumerateIndirectObjects()) {
    if (!(object instanceof PDFRawStream) || object.dict.get(pdfName('Type')) !== metadata) continue
    const decrypted = context.lookup(ref)
    if (decrypted instanceof PDFRawStream) {
      context.assign(ref, PDFRawStream.of(decrypted.dict, object.getContents()))
    }
  }
}

const metadata = PDFName.of('Metadata')

/** As many pages, and on each the same words and as many pieces drawn. */
function showsTheSame(calls: PdfiumCalls, before: OpenPdf, pdf: Uint8Array): boolean {
  const after = openPdf(calls, pdf)
  if (typeof after === 'string') return false
  try {
    if (after.isLocked || after.pages !== before.pages || before.pages === 0) return false
    return Array.from({ length: before.pages }, (_, index) => index).every(
      (index) => lookOf(calls, before, index) === lookOf(calls, after, index),
    )
  } finally {
    after.close()
  }
}

function lookOf(calls: PdfiumCalls, pdf: OpenPdf, index: number): string | null {
  return pdf.withPage(
    index,
    (page) =>
      `${calls.FPDFPage_CountObjects(page)} ${calls.FPDF_GetPageWidthF(page)} ${calls.FPDF_GetPageHeightF(page)} ${wordsOfPage(calls, page)}`,
  )
}
