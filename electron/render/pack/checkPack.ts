import { PDFArray, PDFDict, PDFHexString, PDFName, PDFNumber, PDFRawStream, PDFRef } from '@cantoo/pdf-lib'
import type { PDFDocument, PDFObject, PDFPage } from '@cantoo/pdf-lib'
import { defined } from '../../../shared/domain/assert.ts'
import { formatPageRange } from '../../../shared/domain/pageRange.ts'
import { contentOf, streamText } from '../pdfMarkedContent.ts'
import { childElements, dictionaries, structureType } from '../pdfStructure.ts'
import { WordReader } from './leaks/drawnWords.ts'
import type { DrawnWords } from './leaks/drawnWords.ts'
import type { FrontSheet } from './frontSheet.ts'
import { blankWords } from './packPlan.ts'
import type { PackPlan } from './packPlan.ts'

const name = (text: string): PDFName => PDFName.of(text)

/**
 * Compares a finished pack, as it was read back from its bytes, with its plan: pages, labels, stamps, blanks, bookmarks, the links of the
 * front sheet and the ranges printed there. Throws for the first thing that disagrees: such a file is a fault, and never published.
 */
export function checkPack(pdf: PDFDocument, plan: PackPlan, front: FrontSheet): void {
  const pages = pdf.getPages()
  const last = Math.max(...plan.parts.map((part) => part.first + part.pages - 1), ...plan.blanks)
  agree('the number of pages', pages.length, last - plan.firstPage + 1)
  agree('the page labels', labelsFrom(pdf), plan.firstPage)
  checkStamps(pages, plan)
  const number = (page: PDFObject | undefined): number =>
    pages.findIndex((each) => each.ref === page) + plan.firstPage
  checkBookmarks(pdf, plan, number)
  const sheets = [front, ...(front.changed === null ? [] : [front.changed])]
  const sheet = sheets.flatMap((each) =>
    pages.slice(each.first - plan.firstPage, each.first - plan.firstPage + each.pages),
  )
  agree('the links', linkedPages(sheet, number), [...new Set(plan.links.values())].toSorted(byNumber))
  agree('the ranges', printedPages(pdf, sheet, sheets.length), plannedPages(front))
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

/** A bookmark with its page; those below are told only where the plan names them. */
type Marked = readonly [title: string, page: number, below: readonly (readonly [string, number])[]]

/** The bookmarks of the first two levels, each with its page: items and their documents. */
function checkBookmarks(
  pdf: PDFDocument,
  plan: PackPlan,
  number: (page: PDFObject | undefined) => number,
): void {
  const planned: Marked[] = []
  plan.parts.forEach((part, index) => {
    const below = part.title === null ? [] : [[part.title, part.first] as const]
    const last = planned.at(-1)
    if (last !== undefined && part.section.id === plan.parts[index - 1]?.section.id) {
      planned[planned.length - 1] = [last[0], last[1], [...last[2], ...below]]
    } else planned.push([part.section.title, part.first, below])
  })
  const outlines = pdf.catalog.lookupMaybe(name('Outlines'), PDFDict)
  const found = bookmarksBelow(outlines, number).map(([title, page, entry], index): Marked => {
    // What a document that needs no bookmark of its own brings along is its own business.
    const isTold = (planned[index]?.[2].length ?? 0) > 0
    return [title, page, isTold ? bookmarksBelow(entry, number).map(([each, at]) => [each, at]) : []]
  })
  agree('the bookmarks', found, planned)
}

function bookmarksBelow(
  above: PDFDict | undefined,
  number: (page: PDFObject | undefined) => number,
): (readonly [title: string, page: number, entry: PDFDict])[] {
  const found: (readonly [string, number, PDFDict])[] = []
  let entry = above?.lookupMaybe(name('First'), PDFDict)
  while (entry !== undefined) {
    const page = entry.lookup(name('Dest'), PDFArray).get(0)
    found.push([entry.lookup(name('Title'), PDFHexString).decodeText(), number(page), entry])
    entry = entry.lookupMaybe(name('Next'), PDFDict)
  }
  return found
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

/**
 * What the tables of pages at the front of the pack print in their last columns, row by row, without spaces; a table without such a column
 * is left out.
 */
function printedPages(pdf: PDFDocument, sheets: readonly PDFPage[], parts: number): readonly string[][] {
  const reader = new WordReader()
  const words = new Map<PDFObject, DrawnWords>(
    sheets.map((page) => [page.ref, reader.read(page, contentOf(page))]),
  )
  const root = pdf.catalog.lookup(name('StructTreeRoot'), PDFDict)
  const [document] = childElements(root)
  const front = childElements(defined(document, 'the structure has a document')).slice(0, parts)
  return front
    .flatMap((part) => all(part, 'Table'))
    .map((table) =>
      all(table, 'TR').map((row) => withoutSpaces(textOf(childElements(row).at(-1), undefined, words))),
    )
    .filter(([heading = '']) => /^Pages?$/.test(heading))
    .map(([, ...rows]) => rows)
}

/** What those tables should print: the ranges, and what stands in the tables after them. */
function plannedPages({ ranges, tables }: FrontSheet): readonly string[][] {
  const paged = ranges.some((range) => range !== null) ? [ranges, ...tables] : tables
  return paged.map((rows) =>
    rows.map((range) => (range === null ? '' : withoutSpaces(formatPageRange(range)))),
  )
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

/** What is printed with nothing that a page shows no mark for: places to break a long name may be read as part of the figures in it. */
function withoutSpaces(text: string): string {
  return text.replace(/[\s\u200b]/g, '')
}
