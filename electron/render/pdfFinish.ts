import { createHash } from 'node:crypto'
import { PDFBool, PDFDict, PDFDocument, PDFHexString, PDFName, PDFRef, PDFString } from '@cantoo/pdf-lib'
import type { PaperDocument } from '../../shared/document/model.ts'
import { gatePdf } from './pdfGate.ts'
import { finishLists } from './pdfLists.ts'
import { finishTables } from './pdfTables.ts'
import { xmp } from './pdfXmp.ts'

/**
 * Adds to Typst's PDF what it does not write: the title in the window, the PDF/UA mark, row headers and summaries of tables, fixed
 * metadata. The tags stay as they are. Nothing is dated and the file's id is a hash of its pages, so the same paper gives the
 * same bytes. The PDF/UA mark is left out, and `notes` says why, when the gate finds a fault or a character has no glyph.
 */
export async function finishPdf(
  set: Uint8Array,
  paper: PaperDocument,
  allPrintable: boolean,
): Promise<{ bytes: Uint8Array; pages: number; notes: string[] }> {
  // pdf-lib pauses after every hundred objects unless told not to; this runs on a thread of its own.
  const pdf = await PDFDocument.load(set, { updateMetadata: false, parseSpeed: Number.POSITIVE_INFINITY })
  const { context, catalog } = pdf
  const hash = createHash('sha256').update(set).digest('hex').slice(0, 32)
  const root = catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict)
  finishTables(context, root, paper)
  finishLists(context)

  catalog.set(PDFName.of('Lang'), PDFString.of(paper.language))
  const preferences = catalog.lookupMaybe(PDFName.of('ViewerPreferences'), PDFDict) ?? context.obj({})
  preferences.set(PDFName.of('DisplayDocTitle'), PDFBool.True)
  catalog.set(PDFName.of('ViewerPreferences'), preferences)
  const pages = pdf.getPageCount()
  if (pages > 2) catalog.set(PDFName.of('PageMode'), PDFName.of('UseOutlines'))

  replaceMetadata(pdf, paper, xmp(paper, hash, false))
  const faults = gatePdf(pdf)
  if (faults.length === 0 && allPrintable) replaceMetadata(pdf, paper, xmp(paper, hash, true))
  context.trailerInfo.ID = context.obj([PDFHexString.of(hash), PDFHexString.of(hash)])
  const bytes = await pdf.save({
    useObjectStreams: false,
    objectsPerTick: Number.POSITIVE_INFINITY,
    updateFieldAppearances: false,
    addDefaultPage: false,
  })
  return { bytes, pages, notes: faults.map((fault) => `The PDF cannot say that it is PDF/UA. ${fault}`) }
}

/** The document information and XMP of Typst go: they date the file and name another program. */
function replaceMetadata({ context, catalog }: PDFDocument, paper: PaperDocument, metadata: string): void {
  for (const old of [context.trailerInfo.Info, catalog.get(PDFName.of('Metadata'))]) {
    if (old instanceof PDFRef) context.delete(old)
  }
  const stream = context.stream(new TextEncoder().encode(metadata), { Type: 'Metadata', Subtype: 'XML' })
  catalog.set(PDFName.of('Metadata'), context.register(stream))
  context.trailerInfo.Info = context.register(
    context.obj({
      Title: PDFHexString.fromText(paper.title),
      Author: PDFHexString.fromText(paper.author),
      Creator: PDFString.of('Minutebook'),
      Producer: PDFString.of('Typst'),
    }),
  )
}
