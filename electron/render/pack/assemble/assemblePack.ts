import { createHash } from 'node:crypto'
import {
  PDFBool,
  PDFContext,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFRef,
  PDFString,
} from '@cantoo/pdf-lib'
import { gateProblems } from '../../pdfGate.ts'
import { xmp } from '../../pdfXmp.ts'
import { openDonor } from '../donor/donor.ts'
import { wholePage } from '../donor/donorAnnotations.ts'
import { pieceSize } from '../donor/donorPiece.ts'
import { PackBuilder } from './packBuilder.ts'
import type { OpenedPart } from './packBuilder.ts'
import { addAll, PackFile } from './packFile.ts'
import type { PackPlan, PartFinding } from '../packPlan.ts'
import { writeOutline } from './packOutline.ts'
import { stampFace } from './stampFace.ts'
import { structureProblems } from './structureProblems.ts'
import type { StructureProblem } from './structureProblems.ts'

const name = (text: string): PDFName => PDFName.of(text)

export interface AssembledPack {
  readonly bytes: Uint8Array
  /** The same, as a reader of PDFs understands it. */
  readonly read: PDFDocument
  readonly pages: number
  readonly findings: readonly PartFinding[]
  /** What the structural gate says of the pages that have tags of their own, whose part is known or not. */
  readonly structure: readonly StructureProblem[]
  /** True when every page is tagged and the structural gate is clean: then the file says that it is PDF/UA-1. */
  readonly accessible: boolean
}

/** Called after each page of a part, with its number, that of the last page, and the file. */
export type OnPage = (page: number, last: number, fileName: string) => void

/**
 * Puts the parts of a pack together as one PDF that keeps their tags, with page stamps, blanks, bookmarks, page labels and the links of
 * the agenda table. The same plan gives the same bytes, and a document gives the same objects in whatever place. Throws `invalid-input`
 * for a part that cannot be opened, and a plain Error when a part has other pages than the plan says.
 */
export async function assemblePack(plan: PackPlan, onPage: OnPage = () => undefined): Promise<AssembledPack> {
  const opened: OpenedPart[] = []
  for (const part of plan.parts) {
    const donor = part.donor ?? (await openDonor(part.bytes, part.fileName, part.authored))
    if (donor.pages.length !== part.pages) {
      throw new Error(`A part has ${donor.pages.length} pages and the plan says ${part.pages}`)
    }
    opened.push({ part, donor })
  }
  const builder = new PackBuilder(PDFContext.create(), await stampFace(), plan, opened)
  const last = plan.firstPage + builder.pageRefs.length - 1
  const slots = [
    ...plan.parts.map((part) => ({ first: part.first, part })),
    ...plan.blanks.map((first) => ({ first, part: null })),
  ]
  for (const { first, part } of slots.toSorted((a, b) => a.first - b.first)) {
    if (part === null) builder.addBlank(first)
    else {
      builder.addPart(part)
      for (let page = first; page < first + part.pages; page += 1) onPage(page, last, part.fileName)
    }
  }
  const { context } = builder
  const catalog = context.obj({ Type: 'Catalog' })
  context.trailerInfo.Root = context.register(catalog)
  builder.finish(catalog)
  writeNavigation(catalog, plan, builder)
  const size = opened.reduce((sum, { donor }) => sum + pieceSize(donor.piece), 1_000_000)
  const written = (claimed: boolean): Uint8Array => {
    const identity = writeMetadata(catalog, plan, opened, claimed)
    const file = new PackFile(Math.ceil(size * 1.1))
    builder.write(file)
    addAll(file, context)
    return file.end(trailer(context, identity))
  }
  const mayClaim = plan.mayClaim && opened.every(({ donor }) => donor.pages.every(isTagged))
  const bytes = written(mayClaim)
  const read = await readBack(bytes)
  // The gate judges the file as a reader opens it, not what this program believes of it.
  const problems = gateProblems(read)
  const structure = structureProblems(problems, plan, opened)
  const result = { pages: builder.pageRefs.length, findings: builder.findings, structure }
  if (!mayClaim || problems.length === 0) return { ...result, bytes, read, accessible: mayClaim }
  const plain = written(false)
  return { ...result, bytes: plain, read: await readBack(plain), accessible: false }
}

function isTagged({ tagging }: { readonly tagging: string }): boolean {
  return tagging === 'tagged'
}

function writeNavigation(catalog: PDFDict, plan: PackPlan, builder: PackBuilder): void {
  const { context } = builder
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
  const first = builder.pageRefs[0]
  if (first !== undefined) catalog.set(name('OpenAction'), wholePage(context, first))
}

/** Answers the identity of the file. */
function writeMetadata(
  catalog: PDFDict,
  plan: PackPlan,
  opened: readonly OpenedPart[],
  claimed: boolean,
): string {
  const { context } = catalog
  const hash = identityOf(plan, opened)
  const metadata = new TextEncoder().encode(xmp(plan, hash, claimed))
  const stream = context.stream(metadata, { Type: 'Metadata', Subtype: 'XML' })
  const held = catalog.get(name('Metadata'))
  const { Info } = context.trailerInfo
  const info = context.obj({
    Title: PDFHexString.fromText(plan.title),
    Author: PDFHexString.fromText(plan.author),
    Creator: PDFString.of('Minutebook'),
    Producer: PDFString.of('Minutebook'),
  })
  // A second time, in the place of the first.
  if (held instanceof PDFRef && Info instanceof PDFRef) {
    context.assign(held, stream)
    context.assign(Info, info)
  } else {
    catalog.set(name('Metadata'), context.register(stream))
    context.trailerInfo.Info = context.register(info)
  }
  return hash
}

function trailer(context: PDFContext, hash: string): PDFDict {
  const { Root, Info } = context.trailerInfo
  const identity = [PDFHexString.of(hash), PDFHexString.of(hash)]
  return context.obj({ Root, Info, ID: identity })
}

function identityOf(plan: PackPlan, opened: readonly OpenedPart[]): string {
  const documents = opened.map(({ part, donor }) => [donor.sha256, part.first, part.head, part.section.title])
  const all = JSON.stringify([plan.title, plan.firstPage, plan.blanks, documents])
  return createHash('sha256').update(all).digest('hex').slice(0, 32)
}

function readBack(bytes: Uint8Array): Promise<PDFDocument> {
  return PDFDocument.load(bytes, { updateMetadata: false, parseSpeed: Number.POSITIVE_INFINITY })
}
