import {
  PDFArray,
  PDFBool,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFString,
  type PDFDocument,
} from '@cantoo/pdf-lib'
import { markedContent } from './pdfMarkedContent.ts'
import { dictionaries } from './pdfStructure.ts'
import { checkElements } from './pdfGateElements.ts'

/**
 * What keeps a finished PDF from saying that it is PDF/UA-1, one plain sentence each; empty for a clean one. It checks what a program
 * can see cheaply: properties, the structure tree against what is drawn on every page, headings, lists, tables, pictures and links.
 * It is no proof of conformance, which needs a reader as well.
 */
export function gatePdf(pdf: PDFDocument): string[] {
  return [...new Set(gateProblems(pdf).map(({ sentence }) => sentence))]
}

/** Something that keeps a PDF from saying that it is PDF/UA-1. */
export interface GateProblem {
  readonly sentence: string
  /** The place of its page in the file, from 0; null for what is no matter of one page. */
  readonly page: number | null
}

/** The same, each with its page. */
export function gateProblems(pdf: PDFDocument): GateProblem[] {
  const root = pdf.catalog.lookupMaybe(PDFName.of('StructTreeRoot'), PDFDict)
  const properties = propertyProblems(pdf).map((sentence) => ({ sentence, page: null }))
  if (root === undefined) return [...properties, { sentence: 'The PDF has no structure.', page: null }]
  const { problems, contents } = checkElements(root)
  const places = new Map(pdf.getPages().map(({ ref }, place) => [ref.toString(), place]))
  const ofElements = problems.map(({ sentence, page }) => ({
    sentence,
    page: page === null ? null : (places.get(page.toString()) ?? null),
  }))
  return [...properties, ...ofElements, ...pageProblems(pdf, root, contents)]
}

function propertyProblems({ catalog }: PDFDocument): string[] {
  const marked = catalog.lookupMaybe(PDFName.of('MarkInfo'), PDFDict)?.lookup(PDFName.of('Marked'))
  const shown = catalog
    .lookupMaybe(PDFName.of('ViewerPreferences'), PDFDict)
    ?.lookup(PDFName.of('DisplayDocTitle'))
  const metadata = catalog.lookup(PDFName.of('Metadata'))
  const xmp = metadata instanceof PDFRawStream ? Buffer.from(metadata.getContents()).toString('utf8') : ''
  return [
    ...(marked === PDFBool.True ? [] : ['The PDF is not marked as tagged.']),
    ...(textOf(catalog.lookup(PDFName.of('Lang'))) === '' ? ['The PDF has no language.'] : []),
    ...(shown === PDFBool.True ? [] : ['The PDF does not show its title in the window.']),
    ...(/<dc:title>.*<rdf:li[^>]*>[^<]*\S[^<]*<\/rdf:li>/s.test(xmp) ? [] : ['The PDF has no title.']),
  ]
}

/** What is drawn on each page against the structure: every content is in both, and the parent tree leads from one to the other. */
function pageProblems(
  pdf: PDFDocument,
  root: PDFDict,
  contents: ReadonlyMap<string, ReadonlyMap<number, PDFDict>>,
): GateProblem[] {
  const parents = numberTree(root.lookupMaybe(PDFName.of('ParentTree'), PDFDict))
  return pdf.getPages().flatMap((page, index) => {
    const where = `on page ${index + 1}`
    const { ids, unmarked, mixed, unbalanced } = markedContent(page)
    const listed = contents.get(page.ref.toString()) ?? new Map<number, PDFDict>()
    const key = page.node.lookup(PDFName.of('StructParents'))
    const owners = key instanceof PDFNumber ? parents.get(key.asNumber()) : undefined
    const owner = (id: number): unknown => (owners instanceof PDFArray ? owners.lookup(id) : undefined)
    const sentences = [
      ...(unmarked ? [`Something ${where} is neither in the structure nor marked as decoration.`] : []),
      ...(mixed ? [`Decoration and words are mixed up ${where}.`] : []),
      ...(unbalanced ? [`A mark ${where} is not closed.`] : []),
      ...(new Set(ids).size < ids.length ? [`Two parts ${where} have one number.`] : []),
      ...(ids.every((id) => listed.has(id)) ? [] : [`Something ${where} is missing from the structure.`]),
      ...([...listed.keys()].every((id) => ids.includes(id))
        ? []
        : [`The structure names something that is not ${where}.`]),
      ...(ids.every((id) => owner(id) !== undefined && owner(id) === listed.get(id))
        ? []
        : [`The way back from what is drawn ${where} to the structure is broken.`]),
      ...linkProblems(page.node.lookupMaybe(PDFName.of('Annots'), PDFArray), page.node, parents, where),
    ]
    return sentences.map((sentence) => ({ sentence, page: index }))
  })
}

function linkProblems(
  annotations: PDFArray | undefined,
  page: PDFDict,
  parents: ReadonlyMap<number, unknown>,
  where: string,
): string[] {
  if (annotations === undefined || annotations.size() === 0) return []
  const described = dictionaries(annotations).every(
    (annotation) => textOf(annotation.lookup(PDFName.of('Contents'))) !== '',
  )
  const inStructure = dictionaries(annotations).every((annotation) => {
    const key = annotation.lookup(PDFName.of('StructParent'))
    const element = key instanceof PDFNumber ? parents.get(key.asNumber()) : undefined
    return element instanceof PDFDict && element.get(PDFName.of('S')) === PDFName.of('Link')
  })
  return [
    ...(described ? [] : [`A link ${where} does not say where it leads.`]),
    ...(inStructure ? [] : [`A link ${where} is missing from the structure.`]),
    ...(page.get(PDFName.of('Tabs')) === PDFName.of('S')
      ? []
      : [`The Tab key does not follow the order of reading ${where}.`]),
  ]
}

/** The entries of a number tree, resolved. */
function numberTree(node: PDFDict | undefined): Map<number, unknown> {
  const entries = new Map<number, unknown>()
  const numbers = node?.lookupMaybe(PDFName.of('Nums'), PDFArray)
  for (let at = 0; numbers !== undefined && at + 1 < numbers.size(); at += 2) {
    const key = numbers.lookup(at)
    if (key instanceof PDFNumber) entries.set(key.asNumber(), numbers.lookup(at + 1))
  }
  const kids = node?.lookupMaybe(PDFName.of('Kids'), PDFArray)
  for (const kid of kids === undefined ? [] : dictionaries(kids)) {
    for (const [key, value] of numberTree(kid)) entries.set(key, value)
  }
  return entries
}

function textOf(value: unknown): string {
  return value instanceof PDFString || value instanceof PDFHexString ? value.decodeText().trim() : ''
}
