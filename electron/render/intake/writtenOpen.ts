import {
  decodePDFRawStream,
  PDFDict,
  PDFDocument,
  PDFInvalidObject,
  PDFRawStream,
  PDFRef,
} from '@cantoo/pdf-lib'
import type { PDFContext, PDFObject } from '@cantoo/pdf-lib'
import { nameIn, pdfName } from './pdfObjects.ts'
import type { OpenPdf } from './pdfium.ts'

/**
 * A PDF without its lock; null for one that cannot be written. PDFium decrypts: pdf-lib loses the ends of some streams and the brackets of
 * strings, libpdf takes passwords with accents for others. PDFium leaves metadata encrypted, and the dictionary of the lock in the file:
 * both are seen to here.
 */
export async function writtenOpen(
  opened: Pick<OpenPdf, 'saved'>,
  bytes: Uint8Array,
  password: string,
): Promise<Uint8Array | null> {
  const saved = opened.saved()
  if (saved === null) return null
  try {
    // An old table in it may still say that it is locked.
    const pdf = await PDFDocument.load(saved, { ...loading, ignoreEncryption: true })
    const { context } = pdf
    await mendMetadata(context, bytes, password)
    for (const [ref, object] of context.enumerateIndirectObjects()) {
      if (isOfLock(object)) context.delete(ref)
    }
    delete context.trailerInfo.Encrypt
    return await pdf.save({ useObjectStreams: false, updateFieldAppearances: false, addDefaultPage: false })
  } catch (error) {
    // What the library throws over a broken file has no form of its own.
    if (error instanceof Error) return null
    throw error
  }
}

const loading = { updateMetadata: false, preserveXFA: true, parseSpeed: Number.POSITIVE_INFINITY } as const

/** What says how the file was locked, whose hashes a password could be guessed by, and the old tables, which name it. */
function isOfLock(object: PDFObject): boolean {
  if (object instanceof PDFRawStream) return ['XRef', 'ObjStm'].includes(nameIn(object.dict, 'Type') ?? '')
  if (object instanceof PDFInvalidObject) return true
  return (
    object instanceof PDFDict &&
    nameIn(object, 'Filter') === 'Standard' &&
    ['O', 'U', 'P', 'V'].every((key) => object.has(pdfName(key)))
  )
}

/** Metadata that is no XML now is decrypted apart, or left out. */
async function mendMetadata(context: PDFContext, bytes: Uint8Array, password: string): Promise<void> {
  const spoilt = context
    .enumerateIndirectObjects()
    .flatMap(([ref, object]) => (isMetadata(object) && !isXml(object) ? [ref] : []))
  if (spoilt.length === 0) return
  const decrypted = await decryptedApart(bytes, password)
  for (const ref of spoilt) {
    const mended = decrypted?.lookup(ref)
    if (mended instanceof PDFRawStream && isMetadata(mended) && isXml(mended)) {
      const dict = context.obj({ Type: 'Metadata', Subtype: 'XML' })
      const filter = mended.dict.get(pdfName('Filter'))
      if (filter !== undefined && !(filter instanceof PDFRef)) dict.set(pdfName('Filter'), filter)
      context.assign(ref, PDFRawStream.of(dict, mended.getContents()))
    } else context.delete(ref)
  }
}

async function decryptedApart(bytes: Uint8Array, password: string): Promise<PDFContext | null> {
  try {
    return (await PDFDocument.load(bytes, { ...loading, password })).context
  } catch (error) {
    if (error instanceof Error) return null
    throw error
  }
}

function isMetadata(object: PDFObject): object is PDFRawStream {
  return object instanceof PDFRawStream && nameIn(object.dict, 'Type') === 'Metadata'
}

function isXml(stream: PDFRawStream): boolean {
  try {
    const text = Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1')
    return /<(\?xpacket|x:xmpmeta|rdf:RDF)/.test(text)
  } catch (error) {
    if (error instanceof Error) return false
    throw error
  }
}
