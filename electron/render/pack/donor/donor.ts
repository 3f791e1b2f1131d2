import { createHash } from 'node:crypto'
import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFNull,
  PDFNumber,
  PDFRawStream,
  PDFRef,
} from '@cantoo/pdf-lib'
import type { PDFPage } from '@cantoo/pdf-lib'
import { AppError } from '../../../../shared/domain/appError.ts'
import { cleanAnnotations } from './donorAnnotations.ts'
import { flattenFields } from './donorFields.ts'
import { bookmarksOf, destinationsOf } from './donorDestinations.ts'
import type { FoundBookmark } from './donorDestinations.ts'
import { emptyHiddenLayers } from './donorLayers.ts'
import { writePages } from './donorPages.ts'
import type { DonorPage } from './donorPages.ts'
import { pieceSize } from './donorPiece.ts'
import type { DonorPiece } from './donorPiece.ts'
import { explainedNames, writeNames } from './donorRoles.ts'
import type { DonorNames } from './donorRoles.ts'
import { donorStructure } from './donorStructure.ts'
import type { DonorStructure } from './donorStructure.ts'
import { dropUndrawn } from './donorUnseen.ts'
import { KeptDonors } from './keptDonors.ts'
import { PieceWriter } from './pieceWriter.ts'

const name = (text: string): PDFName => PDFName.of(text)

/**
 * A document on its way into packs: read once, rid of what acts by itself, and written as it will stand in every one of them. Objects are
 * numbered in its piece.
 */
export interface Donor {
  readonly sha256: string
  readonly pages: readonly DonorPage[]
  readonly piece: DonorPiece
  /** The elements at the top of its structure: its own, and those made for pages that have none. */
  readonly elements: readonly number[]
  /** The entries of its parent tree, by keys from 0. */
  readonly parents: readonly { readonly key: number; readonly object: number }[]
  /** How many keys there are. */
  readonly keys: number
  readonly identities: readonly { readonly id: string; readonly element: number }[]
  readonly names: DonorNames
  readonly bookmarks: readonly DonorBookmark[]
  /** Layers that can be switched off, and those that are. */
  readonly layers: { readonly all: readonly number[]; readonly hidden: readonly number[] }
  /** How many signatures it has, which are void in a pack. */
  readonly signatures: number
  /** What was left out, by kind of annotation; `Layer` for layers that are switched off. */
  readonly leftOut: ReadonlyMap<string, number>
}

export interface DonorBookmark {
  readonly title: string
  /** Null for one that leads nowhere. */
  readonly place: number | null
  readonly children: readonly DonorBookmark[]
}

/** What was read in the last packs, so that the next need not read it again. */
const kept = new KeptDonors<Donor>(128 * 1024 * 1024)

/**
 * Opens a PDF for a pack. Throws `invalid-input` with a sentence for one that needs a password, is damaged or has no page;
 * `details.kind` says which, as a finding does. `authored`: made by Minutebook itself.
 */
export async function openDonor(bytes: Uint8Array, fileName: string, authored = false): Promise<Donor> {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const key = `${sha256} ${authored}`
  const known = kept.get(key)
  if (known !== undefined) return known
  const { pdf, pages } = await loadPdf(bytes, fileName)
  if (pages.length === 0) {
    throw new AppError('invalid-input', `“${fileName}” has no pages. Ask for the file again.`, {
      fileName,
      kind: 'no-pages',
    })
  }
  try {
    const donor = { sha256, ...(await preparedDonor(pdf, pages, authored)) }
    kept.put(key, donor, pieceSize(donor.piece))
    return donor
  } catch (cause) {
    if (authored) throw cause
    const sentence = `“${fileName}” is damaged inside. Ask for the file again.`
    throw new AppError('invalid-input', sentence, { fileName, kind: 'damaged' }, { cause })
  }
}

async function preparedDonor(
  pdf: PDFDocument,
  pages: readonly PDFPage[],
  authored: boolean,
): Promise<Omit<Donor, 'sha256'>> {
  const destinations = destinationsOf(pdf)
  const found = bookmarksOf(pdf, destinations)
  const hidden = authored ? { layers: 0, dropped: [] } : emptyHiddenLayers(pdf, pages)
  if (!authored) dropUndrawn(pages)
  const fields = await flattenFields(pdf, pages)
  const { dropped, left } = cleanAnnotations(pdf, destinations, authored)
  const more = [['Layer', hidden.layers] as const, ['Field', fields.unshown] as const]
  const leftOut = new Map([...left, ...more.filter(([, count]) => count > 0)])
  const structure = donorStructure(pdf)
  const roles = structure === null ? new Set<string>() : explainedNames(structure)
  const writer = new PieceWriter(pdf.context, { roles })
  for (const page of pages) writer.map(page.ref, writer.reserve())
  for (const ref of [...hidden.dropped, ...fields.dropped, ...dropped]) writer.map(ref, null)
  const { Root } = pdf.context.trailerInfo
  if (Root instanceof PDFRef) writer.map(Root, null)
  const root = structure?.rootRef ?? null
  if (root !== null) writer.map(root, { kind: 'part' })

  const written = writePages(pages, structure, writer, authored)
  // The pages with all they show come first: of annotations and forms, the structure keeps only those.
  writer.drain()
  const own = structure?.kids.map((kid) => writer.number(kid)) ?? []
  writer.drain()
  const parents = writeParents(structure, written.owners, writer)
  writer.drain()
  const names = structure === null ? noNames : writeNames(structure, writer)
  const bookmarks = found.map((bookmark) => writtenBookmark(bookmark, writer))
  const layers = writeLayers(pdf, writer)
  writer.drain()
  return {
    ...{ pages: written.pages, elements: [...own, ...written.elements], parents, names, bookmarks, layers },
    ...{ keys: writer.keys.size, identities: writer.identities, leftOut, piece: writer.piece() },
    signatures: fields.signatures,
  }
}

const noNames: DonorNames = { roles: new Map(), classes: new Map(), namespaces: [] }

/** The owners of what is drawn on each page, and of every link. */
function writeParents(
  structure: DonorStructure | null,
  owners: ReadonlyMap<number, readonly (PDFRef | number | null)[]>,
  writer: PieceWriter,
): Donor['parents'] {
  return [...writer.keys].flatMap(([own, key]) => {
    const ofPage = owners.get(own)
    if (ofPage !== undefined) {
      const object = writer.reserve()
      const numbers = ofPage.map((each) => (each instanceof PDFRef ? writer.number(each) : each))
      writer.write(object, () => {
        writer.text('[')
        for (const number of numbers) {
          writer.text(' ')
          if (number === null) writer.text('null')
          else writer.reference(number)
        }
        writer.text(' ]')
      })
      return [{ key, object }]
    }
    const held = structure?.parents.get(own)
    const isElement = held instanceof PDFRef && structure?.elements.has(held) === true
    // The owners of what a form draws are a list.
    const isList = held !== undefined && structure?.root.context.lookup(held) instanceof PDFArray
    return isElement || isList ? [{ key, object: writer.add(held) }] : []
  })
}

function writtenBookmark({ title, place, children }: FoundBookmark, writer: PieceWriter): DonorBookmark {
  return {
    title,
    place: place === null ? null : writer.add(place),
    children: children.map((child) => writtenBookmark(child, writer)),
  }
}

/** Layers as the document has them: those hidden that are switched off when it is opened. */
function writeLayers(pdf: PDFDocument, writer: PieceWriter): Donor['layers'] {
  const properties = pdf.catalog.lookup(name('OCProperties'))
  const groups = properties instanceof PDFDict ? properties.lookup(name('OCGs')) : undefined
  if (!(properties instanceof PDFDict) || !(groups instanceof PDFArray)) return { all: [], hidden: [] }
  const shown = properties.lookup(name('D'))
  const listed = (key: string): readonly unknown[] => {
    const list = shown instanceof PDFDict ? shown.lookup(name(key)) : undefined
    return list instanceof PDFArray ? list.asArray() : []
  }
  const startsOff = shown instanceof PDFDict && shown.lookup(name('BaseState')) === name('OFF')
  const [off, on] = [listed('OFF'), listed('ON')]
  const refs = groups.asArray().filter((each) => each instanceof PDFRef && !writer.isLeftOut(each))
  const isHidden = (each: unknown): boolean => (startsOff ? !on.includes(each) : off.includes(each))
  return {
    all: refs.map((each) => writer.add(each)),
    hidden: refs.filter(isHidden).map((each) => writer.add(each)),
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
