import { createHash } from 'node:crypto'
import { PDFBool, PDFDict, PDFDocument, PDFHexString, PDFName, PDFRef, PDFString } from '@cantoo/pdf-lib'
import { gatePdf } from '../pdfGate.ts'
import { xmp } from '../pdfXmp.ts'
import { wholePage } from './donorAnnotations.ts'
import { PackBuilder } from './packBuilder.ts'
import type { PartFinding, PackPlan } from './packPlan.ts'
import { writeOutline } from './packOutline.ts'
import { embedStampFace } from './stampFace.ts'

const name = (text: string): PDFName => PDFName.of(text)

export interface AssembledPack {
  readonly bytes: Uint8Array
  readonly pages: number
  readonly findings: readonly PartFinding[]
  /** True when every page is tagged and the structural gate is clean: then the file says that it is PDF/UA-1. */
  readonly accessible: boolean
}

/** Called after each page of a part, with its number, that of the last page, and the file. */
export type OnPage = (page: number, last: number, fileName: string) => void

/**
 * Puts the parts of a pack together as one PDF that keeps their tags, with page stamps, blanks, bookmarks, page labels and the links of
 * the agenda table. The same plan gives the same bytes. Throws `invalid-input` for a part that cannot be opened, a PartFault for an
 * officer's file that is broken inside, and a plain Error when a part has other pages than the plan says.
 */
export async function assemblePack(plan: PackPlan, onPage: OnPage = () => undefined): Promise<AssembledPack> {
  const pdf = await PDFDocument.create({ updateMetadata: false })
  const face = await embedStampFace(pdf.context)
  const builder = new PackBuilder(pdf.context, face, plan)
  const slots = [
    ...plan.parts.map((part) => ({ first: part.first, part })),
    ...plan.blanks.map((first) => ({ first, part: null })),
  ]
  for (const { first, part } of slots.toSorted((a, b) => a.first - b.first)) {
    if (part === null) builder.addBlank(first)
    else await builder.addPart(part, (page) => onPage(page, builder.last, part.fileName))
  }
  builder.finish()
  writeTree(pdf, builder.pageRefs)
  builder.structure.finish(pdf)
  writeNavigation(pdf, plan, builder)
  writeMetadata(pdf, plan, false)
  const tagged = plan.mayClaim && builder.untagged === 0 && gatePdf(await reread(pdf)).length === 0
  if (tagged) writeMetadata(pdf, plan, true)
  const bytes = await saved(pdf)
  return { bytes, pages: builder.pageRefs.length, findings: builder.findings, accessible: tagged }
}

/** One flat list of pages. */
function writeTree(pdf: PDFDocument, refs: readonly PDFRef[]): void {
  const { context, catalog } = pdf
  const tree = context.nextRef()
  for (const ref of refs) context.lookup(ref, PDFDict).set(name('Parent'), tree)
  const old = catalog.get(name('Pages'))
  if (old instanceof PDFRef) context.delete(old)
  context.assign(tree, context.obj({ Type: 'Pages', Kids: [...refs], Count: refs.length }))
  catalog.set(name('Pages'), tree)
}

function writeNavigation(pdf: PDFDocument, plan: PackPlan, builder: PackBuilder): void {
  const { context, catalog } = pdf
  const outline = writeOutline(context, builder.bookmarks())
  if (outline !== null) {
    catalog.set(name('Outlines'), outline)
    catalog.set(name('PageMode'), name('UseOutlines'))
  }
  // The number on the page is the number in the window, in a supplement too.
  catalog.set(name('PageLabels'), context.obj({ Nums: [0, { S: 'D', St: plan.firstPage }] }))
  catalog.set(name('Lang'), PDFString.of(plan.language))
  const preferences = PDFDict.withContext(context)
  preferences.set(name('DisplayDocTitle'), PDFBool.True)
  catalog.set(name('ViewerPreferences'), preferences)
  const layers = builder.layers()
  if (layers !== null) catalog.set(name('OCProperties'), layers)
  const first = builder.pageRefs[0]
  if (first !== undefined) catalog.set(name('OpenAction'), wholePage(context, first))
}

function writeMetadata(pdf: PDFDocument, plan: PackPlan, claimed: boolean): void {
  const { context, catalog } = pdf
  for (const old of [context.trailerInfo.Info, catalog.get(name('Metadata'))]) {
    if (old instanceof PDFRef) context.delete(old)
  }
  const hash = identityOf(plan)
  const metadata = xmp(plan, hash, claimed)
  const stream = context.stream(new TextEncoder().encode(metadata), { Type: 'Metadata', Subtype: 'XML' })
  catalog.set(name('Metadata'), context.register(stream))
  context.trailerInfo.Info = context.register(
    context.obj({
      Title: PDFHexString.fromText(plan.title),
      Author: PDFHexString.fromText(plan.author),
      Creator: PDFString.of('Minutebook'),
      Producer: PDFString.of('Minutebook'),
    }),
  )
  context.trailerInfo.ID = context.obj([PDFHexString.of(hash), PDFHexString.of(hash)])
}

function identityOf(plan: PackPlan): string {
  const hash = createHash('sha256').update(JSON.stringify([plan.title, plan.firstPage, plan.blanks]))
  for (const part of plan.parts) hash.update(part.bytes)
  return hash.digest('hex').slice(0, 32)
}

function saved(pdf: PDFDocument): Promise<Uint8Array> {
  // Object streams cost the writer more than all the rest.
  return pdf.save({
    useObjectStreams: false,
    objectsPerTick: Number.POSITIVE_INFINITY,
    updateFieldAppearances: false,
    addDefaultPage: false,
  })
}

/** As a reader opens it: the gate judges the file, not what this program believes of it. */
async function reread(pdf: PDFDocument): Promise<PDFDocument> {
  return PDFDocument.load(await saved(pdf), { updateMetadata: false, parseSpeed: Number.POSITIVE_INFINITY })
}
