import { PDFArray, PDFDict, PDFHexString, PDFName, PDFNumber, PDFRef, PDFString } from '@cantoo/pdf-lib'
import { attributesOf, childElements, structureType } from './pdfStructure.ts'

/** What is wrong with the elements, and which of them owns each marked content of each page (by the page's reference). */
export interface CheckedElements {
  readonly problems: readonly ElementProblem[]
  readonly contents: ReadonlyMap<string, ReadonlyMap<number, PDFDict>>
}

export interface ElementProblem {
  readonly sentence: string
  /** The page that the element, or the first below it, is drawn on; null where none says. */
  readonly page: PDFRef | null
}

/** The structure types of PDF 1.7; others must be mapped to one of them. */
const standardTypes: ReadonlySet<string> = new Set(
  (
    'Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 ' +
    'L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot ' +
    'Ruby RB RT RP Warichu WT WP Figure Formula Form'
  ).split(' '),
)

/** Walks the structure tree once, in reading order. */
export function checkElements(root: PDFDict): CheckedElements {
  const roles = root.lookupMaybe(PDFName.of('RoleMap'), PDFDict)
  const problems: ElementProblem[] = []
  const contents = new Map<string, Map<number, PDFDict>>()
  let level = 0
  const own = (page: PDFRef | undefined, id: number, element: PDFDict): void => {
    const key = page?.toString() ?? ''
    const ofPage = contents.get(key) ?? new Map<number, PDFDict>()
    if (ofPage.has(id))
      problems.push({ sentence: 'A part of a page stands twice in the structure.', page: page ?? null })
    contents.set(key, ofPage.set(id, element))
  }
  const walk = (element: PDFDict, page: PDFRef | undefined): void => {
    const type = mappedType(element, roles)
    const at = pageOf(element) ?? page
    const found = (...sentences: readonly string[]): void => {
      if (sentences.length === 0) return
      const where = at ?? firstPageBelow(element) ?? null
      problems.push(...sentences.map((sentence) => ({ sentence, page: where })))
    }
    if (type === undefined) found('A part of the structure is of no known kind.')
    const heading = /^H([1-6])$/.exec(type ?? '')
    if (heading !== null) {
      const next = Number(heading[1])
      if (next > level + 1) found(`A heading of level ${next} follows one of level ${level}.`)
      level = next
    }
    found(...elementProblems(element, type))
    for (const kid of kidsOf(element)) {
      if (kid instanceof PDFNumber) own(at, kid.asNumber(), element)
      else if (kid instanceof PDFDict && kid.has(PDFName.of('S'))) walk(kid, at)
      else if (kid instanceof PDFDict) {
        const id = kid.lookup(PDFName.of('MCID'))
        if (id instanceof PDFNumber) own(pageOf(kid) ?? at, id.asNumber(), element)
      }
    }
  }
  for (const element of childElements(root)) walk(element, undefined)
  if (level === 0) problems.push({ sentence: 'The PDF has no headings.', page: null })
  return { problems, contents }
}

function elementProblems(element: PDFDict, type: string | undefined): string[] {
  switch (type) {
    case 'L':
      return childElements(element).every((kid) => ['LI', 'L', 'Caption'].includes(structureType(kid) ?? ''))
        ? []
        : ['A list holds something that is no item.']
    case 'LI':
      return childElements(element).some((kid) => ['Lbl', 'LBody'].includes(structureType(kid) ?? ''))
        ? []
        : ['An item of a list has neither label nor words.']
    case 'Lbl':
      return kidsOf(element).length > 0 ? [] : ['The label of an item of a list is empty.']
    case 'Table':
      return cellsOf(element).some((cell) => structureType(cell) === 'TH') ? [] : ['A table has no headings.']
    case 'TH':
      return attributesOf(element).some((each) => each.has(PDFName.of('Scope')))
        ? []
        : ['A heading of a table does not say what it heads.']
    case 'Figure': {
      const alt = element.lookup(PDFName.of('Alt'))
      const said = alt instanceof PDFString || alt instanceof PDFHexString ? alt.decodeText().trim() : ''
      return said === '' ? ['A picture has no description.'] : []
    }
    default:
      return []
  }
}

function cellsOf(table: PDFDict): PDFDict[] {
  return childElements(table).flatMap((kid) =>
    structureType(kid) === 'TR' ? childElements(kid) : cellsOf(kid),
  )
}

function mappedType(element: PDFDict, roles: PDFDict | undefined): string | undefined {
  let type = structureType(element)
  // A map that leads in a circle ends here as unknown.
  for (let step = 0; step < 10 && type !== undefined; step += 1) {
    if (standardTypes.has(type)) return type
    const next = roles?.lookup(PDFName.of(type))
    type = next instanceof PDFName ? next.decodeText() : undefined
  }
  return undefined
}

function kidsOf(element: PDFDict): unknown[] {
  const kids = element.lookup(PDFName.of('K'))
  if (kids instanceof PDFArray) return kids.asArray().map((_, index) => kids.lookup(index))
  return kids === undefined ? [] : [kids]
}

function pageOf(element: PDFDict): PDFRef | undefined {
  const page = element.get(PDFName.of('Pg'))
  return page instanceof PDFRef ? page : undefined
}

function firstPageBelow(element: PDFDict): PDFRef | undefined {
  for (const kid of kidsOf(element)) {
    const found = kid instanceof PDFDict ? (pageOf(kid) ?? firstPageBelow(kid)) : undefined
    if (found !== undefined) return found
  }
  return undefined
}
