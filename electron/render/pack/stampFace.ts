import fontkit from '@pdf-lib/fontkit'
import { PDFDocument } from '@cantoo/pdf-lib'
import type { PDFContext, PDFFont, PDFHexString, PDFRef } from '@cantoo/pdf-lib'
import { readAsset } from '../assets.ts'
import { ObjectCopier } from './objectCopier.ts'

/** The face of stamps and blank pages, embedded in one pack. */
export interface StampFace {
  readonly ref: PDFRef
  /** In points. */
  width(words: string, size: number): number
  /** As a string for `Tj`. */
  encode(words: string): PDFHexString
}

let made: Promise<{ readonly pdf: PDFDocument; readonly font: PDFFont }> | undefined

/** Puts the face into a pack. It is read and packed once, and then copied: that takes longer than all the stamps. */
export async function embedStampFace(context: PDFContext): Promise<StampFace> {
  made ??= makeFace()
  const { pdf, font } = await made
  const copier = new ObjectCopier(pdf.context, context, { keyOffset: 0, idPrefix: '', renamed: new Map() })
  const ref = copier.copy(font.ref) as PDFRef
  copier.drain()
  return {
    ref,
    width: (words, size) => font.widthOfTextAtSize(words, size),
    encode: (words) => font.encodeText(words),
  }
}

async function makeFace(): Promise<{ readonly pdf: PDFDocument; readonly font: PDFFont }> {
  const pdf = await PDFDocument.create({ updateMetadata: false })
  pdf.registerFontkit(fontkit)
  const font = await pdf.embedFont(await readAsset('SourceSans3-Regular.ttf'), {
    // Whole: the library would name a part of it by chance, and the same pack would not give the same bytes.
    subset: false,
    // A ligature is one sign for two letters, and is read out as neither.
    features: { liga: false, clig: false, dlig: false },
  })
  await font.embed()
  return { pdf, font }
}
