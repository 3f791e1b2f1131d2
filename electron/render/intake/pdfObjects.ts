import { PDFArray, PDFDict, PDFName, PDFNumber, PDFRawStream } from '@cantoo/pdf-lib'
import type { PDFDocument, PDFObject } from '@cantoo/pdf-lib'

export const pdfName = (text: string): PDFName => PDFName.of(text)

/** Every dictionary of a PDF, those inside others and those of streams among them. */
export function* dictionaries(pdf: PDFDocument): Generator<PDFDict, void> {
  for (const [, object] of pdf.context.enumerateIndirectObjects()) yield* inside(object, 0)
}

function* inside(object: PDFObject, depth: number): Generator<PDFDict, void> {
  // Nothing sound is nested deeper, and what is not sound must not end this walk.
  if (depth > 40) return
  if (object instanceof PDFRawStream) yield* inside(object.dict, depth)
  else if (object instanceof PDFDict) {
    yield object
    for (const [, value] of object.entries()) yield* inside(value, depth + 1)
  } else if (object instanceof PDFArray) {
    for (const value of object.asArray()) yield* inside(value, depth + 1)
  }
}

/** The name that stands under a key, without its slash; null for none. */
export function nameIn(dict: PDFDict, key: string): string | null {
  const value = dict.lookup(pdfName(key))
  return value instanceof PDFName ? value.decodeText() : null
}

export function numberIn(dict: PDFDict, key: string): number | null {
  const value = dict.lookup(pdfName(key))
  return value instanceof PDFNumber ? value.asNumber() : null
}
