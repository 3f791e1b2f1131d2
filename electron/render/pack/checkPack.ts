import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFRef,
} from '@cantoo/pdf-lib'
import type { PDFObject, PDFPage } from '@cantoo/pdf-lib'
import { defined } from '../../../shared/domain/assert.ts'
import { formatPageRange } from '../../../shared/domain/pageRange.ts'
import { contentOf, streamText } from '../pdfMarkedContent.ts'
import { childElements, dictionaries, structureType } from '../pdfStructure.ts'
import { WordReader } from './drawnWords.ts'
import type { DrawnWords } from './drawnWords.ts'
import type { FrontSheet } from './frontSheet.ts'
import { blankWords } from './packPlan.ts'
import type { PackPlan } from './packPlan.ts'

const name = (text: string): PDFName => PDFName.of(text)

/**
 * Opens a finished pack as a reader does and compares it with its plan: pages, labels, stamps, blanks, bookmarks, the links of the front
 * sheet and the ranges printed there. Throws for the first thing that disagrees: such a file is a fault, and never published. Answers
 * what was read.
 */
export async function checkPack(bytes: Uint8Array, plan: PackPlan, front: FrontSheet): Promise<PDFDocument> {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false, parseSpeed: Number.POSITIVE_INFINITY })
  const pages = pdf.getPages()
  const last = Math.max(...plan.parts.map((part) => part.first + part.pages - 1), ...plan.blanks)
  agree('the number of pages', pages.length, last - plan.firstPage + 1)
  agree('the page labels', labelsFrom(pdf), plan.firstPage)
  checkStamps(pages, plan)
  const number = (page: PDFObject | undefined): number =>
    pages.findIndex((each) => each.ref === page) + plan.firstPage
  checkBookmarks(pdf, plan, number)
  const sheet = pages.slice(0, front.pages)
  agree('the links', linkedPages(sheet, number), [...new Set(plan.links.values())].toSorted(byNumber))
  agree('the ranges', printedRanges(pdf, sheet), plannedRanges(front))
  return pdf
}

function agree(what: string, found: unknown, planned: unknown): void {
  const [a, b] = [JSON.stringify(found), JSON.stringify(planned)]
  if (a !== b) throw new Error(`The pack disagrees with its plan in ${what}: ${a} and not ${b}`)
}

function byNumber(a: number, b: number): number {
  return a - b
}

function labelsFrom(pdf: PDFDocument): number {
  const labels = pdf.catalog.lookup(name('PageLabels'), PDFDict).lookup(name('Nums'), PDFArray)
  agree('the number of label ranges', labels.size(), 2)
  return labels.lookup(1, PDFDict).lookup(name('St'), PDFNumber).asNumber()
}

/** The stamp is the last thing drawn on a page, and on a blank page almost the only one. */
function checkStamps(pages: readonly PDFPage[], plan: PackPlan): void {
  const reader = new WordReader()
  const heads = new Map(
    plan.parts.flatMap((part) =>
      Array.from({ length: part.pages }, (_, index) => [part.first + index, part.head] as const),
    ),
  )
  pages.forEach((page, index) => {
    const number = plan.firstPage + index
    const contents = page.node.lookup(name('Contents'))
    const stream = contents instanceof PDFArray ? contents.lookup(contents.size() - 1) : contents
    if (!(stream instanceof PDFRawStream)) throw new Error(`Page ${number} of the pack has no stamp`)
    const words = reader.read(page, streamText(stream))
    agree('a stamp', words.get(null), `Page ${number}${heads.get(number) ?? ''}`)
    if (plan.blanks.includes(number)) agree('a blank page', words.get(0), blankWords)
  })
}

/** The bookmarks of the first level, each with its page. */
function checkBookmarks(
  pdf: PDFDocument,
  plan: PackPlan,
  number: (page: PDFObject | undefined) => number,
): void {
  const found: (readonly [string, number])[] = []
  const outlines = pdf.catalog.lookupMaybe(name('Outlines'), PDFDict)
  let entry = outlines?.lookupMaybe(name('First'), PDFDict)
  while (entry !== undefined) {
    const page = entry.lookup(name('Dest'), PDFArray).get(0)
    found.push([entry.lookup(name('Title'), PDFHexString).decodeText(), number(page)])
    entry = entry.lookupMaybe(name('Next'), PDFDict)
  }
  const planned = plan.parts
    .filter((part, index) => part.section.id !== plan.parts[index - 1]?.section.id)
    .map((part) => [part.section.title, part.first])
  agree('the bookmarks', found, planned)
}

/** The pages that the front sheet leads to, each once, in order. */
function linkedPages(
  sheet: readonly PDFPage[],
  number: (page: PDFObject | undefined) => number,
): readonly number[] {
  const found = sheet.flatMap((page) => {
    const annotations = page.node.lookup(name('Annots'))
    if (!(annotations instanceof PDFArray)) return []
    return dictionaries(annotations).flatMap((annotation) => {
      const place = annotation.lookup(name('Dest'))
      return place instanceof PDFArray ? [number(place.get(0))] : []
    })
  })
  return [...new Set(found)].toSorted(byNumber)
}

/** What the table of the front sheet prints in its last column, row by row, without spaces; nothing when it has no column of pages. */
function printedRanges(pdf: PDFDocument, sheet: readonly PDFPage[]): readonly string[] {
  const reader = new WordReader()
  const words = new Map<PDFObject, DrawnWords>(
    sheet.map((page) => [page.ref, reader.read(page, contentOf(page))]),
  )
  const root = pdf.catalog.lookup(name('StructTreeRoot'), PDFDict)
  const [document] = childElements(root)
  const part = childElements(defined(document, 'the structure has a document'))[0]
  const table = part === undefined ? undefined : all(part, 'Table')[0]
  if (table === undefined) return []
  const cells = all(table, 'TR').map((row) => childElements(row))
  if (cells[0]?.length !== 3) return []
  return cells.slice(1).map((row) => textOf(row.at(-1), undefined, words).replace(/\s/g, ''))
}

function plannedRanges(front: FrontSheet): readonly string[] {
  if (front.plan.ranges.size === 0) return []
  return front.rows.map((itemId) => {
    const range = front.plan.ranges.get(itemId)
    return range === undefined ? '' : formatPageRange(range).replace(/\s/g, '')
  })
}

function all(from: PDFDict, role: string): PDFDict[] {
  return childElements(from).flatMap((child) => [
    ...(structureType(child) === role ? [child] : []),
    ...all(child, role),
  ])
}

/** The words of an element and of all below it. */
function textOf(
  element: PDFDict | undefined,
  above: PDFObject | undefined,
  words: ReadonlyMap<PDFObject, DrawnWords>,
): string {
  if (element === undefined) return ''
  const page = element.get(name('Pg')) ?? above
  const held = element.get(name('K'))
  const kids = element.lookup(name('K'))
  const list = kids instanceof PDFArray ? kids.asArray() : held === undefined ? [] : [held]
  return list
    .map((kid) => {
      const found = kid instanceof PDFRef ? element.context.lookup(kid) : kid
      if (found instanceof PDFNumber) return (page && words.get(page)?.get(found.asNumber())) ?? ''
      if (!(found instanceof PDFDict)) return ''
      const id = found.lookup(name('MCID'))
      if (!(id instanceof PDFNumber)) return textOf(found, page, words)
      const at = found.get(name('Pg')) ?? page
      return (at && words.get(at)?.get(id.asNumber())) ?? ''
    })
    .join('')
}
