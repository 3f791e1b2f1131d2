import { PDFArray, PDFDict, PDFDocument, PDFName, PDFNull, PDFNumber, PDFRawStream } from '@cantoo/pdf-lib'
import type { PDFPage, PDFRef } from '@cantoo/pdf-lib'
import { AppError } from '../../../shared/domain/appError.ts'
import { cleanAnnotations } from './donorAnnotations.ts'
import { bookmarksOf, destinationsOf } from './donorDestinations.ts'
import type { DonorBookmark } from './donorDestinations.ts'
import { emptyHiddenLayers } from './donorLayers.ts'
import { dropUnseen } from './donorUnseen.ts'
import { donorStructure } from './packStructure.ts'
import type { DonorStructure } from './packStructure.ts'

const name = (text: string): PDFName => PDFName.of(text)

/** A document on its way into a pack: opened, and rid of what acts by itself. */
export interface Donor {
  readonly pdf: PDFDocument
  readonly pages: readonly PDFPage[]
  /** Null when it has no tags. */
  readonly structure: DonorStructure | null
  readonly bookmarks: readonly DonorBookmark[]
  readonly dropped: readonly PDFRef[]
  /** Layers that can be switched off, as the document has them; null for none. */
  readonly layers: PDFDict | null
  /** What was left out, by kind of annotation; `Layer` for layers that are switched off. */
  readonly leftOut: ReadonlyMap<string, number>
}

/**
 * Opens a PDF for a pack. Throws `invalid-input` with a sentence for one that needs a password, is damaged or has no page;
 * `details.kind` says which, as a finding does.
 */
export async function openDonor(bytes: Uint8Array, fileName: string): Promise<Donor> {
  const { pdf, pages } = await loadPdf(bytes, fileName)
  if (pages.length === 0) {
    throw new AppError('invalid-input', `“${fileName}” has no pages. Ask for the file again.`, {
      fileName,
      kind: 'no-pages',
    })
  }
  const destinations = destinationsOf(pdf)
  const bookmarks = bookmarksOf(pdf, destinations)
  const hidden = emptyHiddenLayers(pdf, pages)
  const { dropped, left } = cleanAnnotations(pdf, destinations)
  const unseen = dropUnseen(pdf, pages, [...hidden.dropped, ...dropped])
  const layers = pdf.catalog.lookup(name('OCProperties'))
  return {
    pdf,
    pages,
    structure: donorStructure(pdf),
    bookmarks,
    dropped: [...hidden.dropped, ...dropped, ...unseen],
    layers: layers instanceof PDFDict ? layers : null,
    leftOut: hidden.layers === 0 ? left : new Map([...left, ['Layer', hidden.layers]]),
  }
}

function damaged(fileName: string, cause?: unknown): AppError {
  const sentence = `“${fileName}” is damaged or is not a PDF. Ask for the file again.`
  return new AppError('invalid-input', sentence, { fileName, kind: 'damaged' }, { cause })
}

async function loadPdf(
  bytes: Uint8Array,
  fileName: string,
): Promise<{ readonly pdf: PDFDocument; readonly pages: readonly PDFPage[] }> {
  try {
    // The empty password opens what anybody may read. Without one, an encrypted file gives pages with no words.
    const pdf = await PDFDocument.load(bytes, {
      password: '',
      updateMetadata: false,
      parseSpeed: Number.POSITIVE_INFINITY,
    })
    const pages = pdf.getPages()
    if (isCutOff(bytes) || !isWhole(pdf, pages)) throw damaged(fileName)
    return { pdf, pages }
  } catch (cause) {
    if (cause instanceof AppError) throw cause
    const isLocked = cause instanceof Error && /encrypt|password/i.test(`${cause.name} ${cause.message}`)
    if (!isLocked) throw damaged(fileName, cause)
    const sentence = `“${fileName}” needs a password. Ask for a copy without one.`
    throw new AppError('invalid-input', sentence, { fileName, kind: 'password' }, { cause })
  }
}

/** The end of the file is missing: the mark of the end is, or something follows it that should have another. */
function isCutOff(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = file.lastIndexOf('%%EOF')
  return end === -1 || file.indexOf('endobj', end) !== -1
}

/** As many pages as it says, each with what is drawn on it. */
function isWhole(pdf: PDFDocument, pages: readonly PDFPage[]): boolean {
  const count = pdf.catalog.lookupMaybe(name('Pages'), PDFDict)?.lookup(name('Count'))
  if (count instanceof PDFNumber && count.asNumber() > pages.length) return false
  return pages.every((page) => {
    const held = page.node.get(name('Contents'))
    if (held === undefined || held === PDFNull) return true
    const found = page.node.lookup(name('Contents'))
    if (!(found instanceof PDFArray)) return found instanceof PDFRawStream
    return found.asArray().every((each) => pdf.context.lookup(each) instanceof PDFRawStream)
  })
}

/** Whether anything is drawn on a page by way of words: a face is there to draw them with. */
export function hasFonts(page: PDFPage): boolean {
  const fonts = page.node.Resources()?.lookup(name('Font'))
  if (fonts instanceof PDFDict && fonts.keys().length > 0) return true
  const forms = page.node.Resources()?.lookup(name('XObject'))
  if (!(forms instanceof PDFDict)) return false
  return forms.keys().some((key) => {
    const form = forms.lookup(key)
    return form instanceof PDFRawStream && form.dict.lookup(name('Resources')) instanceof PDFDict
  })
}

/** The content streams of a page, as references or direct. */
export function contentsOf(page: PDFPage): PDFArray {
  const held = page.node.get(name('Contents'))
  const found = page.node.lookup(name('Contents'))
  if (found instanceof PDFArray) return found
  const alone = PDFArray.withContext(page.node.context)
  if (held !== undefined && found instanceof PDFRawStream) alone.push(held)
  return alone
}
