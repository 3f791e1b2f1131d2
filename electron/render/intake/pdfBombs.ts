import { inflateSync } from 'node:zlib'
import { decodePDFRawStream, PDFArray, PDFName, PDFRawStream } from '@cantoo/pdf-lib'
import type { PDFDocument, PDFObject } from '@cantoo/pdf-lib'
import { nameIn, numberIn, pdfName } from './pdfObjects.ts'

/** Of one stream that is no picture, inflated; nothing an office program writes comes near. */
const mostOfOne = 60_000_000
/** Of all of them. */
const mostOfAll = 300_000_000
/** A picture of A0 at 300 dots an inch has 140 million. */
const mostPixels = 200_000_000

/**
 * Whether a PDF unpacks to more than any document does. Pictures are judged by the size they say; the rest is unpacked, up to the limit,
 * through every filter that stands on it.
 */
export function isBomb(pdf: PDFDocument): boolean {
  let total = 0
  for (const [, object] of pdf.context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFRawStream)) continue
    if (nameIn(object.dict, 'Subtype') === 'Image') {
      const pixels = (numberIn(object.dict, 'Width') ?? 0) * (numberIn(object.dict, 'Height') ?? 0)
      if (pixels > mostPixels) return true
      continue
    }
    const size = unpackedSize(object)
    total += size
    if (size > mostOfOne || total > mostOfAll) return true
  }
  return false
}

/** In bytes; infinite past the limit. What is damaged counts as it stands. */
function unpackedSize(stream: PDFRawStream): number {
  const filters = namesOf(stream.dict.lookup(pdfName('Filter')))
  let bytes: Uint8Array = stream.getContents()
  if (filters.length > 6) return Infinity
  if (filters.some((filter) => !['FlateDecode', 'Fl'].includes(filter))) return otherSize(stream)
  for (let left = filters.length; left > 0; left -= 1) {
    try {
      bytes = inflateSync(bytes, { maxOutputLength: mostOfOne + 1 })
    } catch (error) {
      if (error instanceof RangeError) return Infinity
      return bytes.byteLength
    }
  }
  return bytes.byteLength
}

/** Through filters that are rare today; a bomb behind one of them is stopped by the watch on this process. */
function otherSize(stream: PDFRawStream): number {
  try {
    return decodePDFRawStream(stream).decode().byteLength
  } catch {
    return stream.getContentsSize()
  }
}

function namesOf(value: PDFObject | undefined): string[] {
  const all = value instanceof PDFArray ? value.asArray() : value === undefined ? [] : [value]
  return all.flatMap((each) => (each instanceof PDFName ? [each.decodeText()] : []))
}
