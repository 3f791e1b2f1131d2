import { PDFArray, PDFDict, PDFName, PDFNumber, PDFRef } from '@cantoo/pdf-lib'
import type { PDFDocument, PDFObject } from '@cantoo/pdf-lib'
import { dictionaries } from '../../pdfStructure.ts'
import { HoleObject } from './pieceWriter.ts'

const name = (text: string): PDFName => PDFName.of(text)
const kidsKey = name('K')
const roleKey = name('S')
const parentKey = name('P')
const pageKey = name('Pg')

/** The structure of a document, put in order, before it is written. */
export interface DonorStructure {
  readonly root: PDFDict
  readonly rootRef: PDFRef | null
  /** The elements at the top. */
  readonly kids: readonly PDFRef[]
  /** Every element that can be reached from there. */
  readonly elements: ReadonlySet<PDFObject>
  /** The entries of the parent tree by their keys. */
  readonly parents: ReadonlyMap<number, PDFObject>
  /** The element each marked content belongs to, by the elements themselves: by page, then by its number. */
  readonly owners: ReadonlyMap<PDFObject, ReadonlyMap<number, PDFRef>>
}

/** Deeper, it is no structure of a document. */
const deepest = 500

/**
 * Null for a document without tags, or whose tags own nothing that is drawn, run in a circle or have no end: such tags are worth less than
 * none. Elements get the parents they have by the tree, and a document inside the pack becomes a section of it. Changed in memory.
 */
export function donorStructure(pdf: PDFDocument): DonorStructure | null {
  const held = pdf.catalog.get(name('StructTreeRoot'))
  const root = pdf.catalog.lookup(name('StructTreeRoot'))
  if (!(root instanceof PDFDict)) return null
  const parents = flattened(root.lookup(name('ParentTree')))
  const walked = walk(pdf, root)
  if (parents.size === 0 || walked === null || walked.kids.length === 0) return null
  return { root, rootRef: held instanceof PDFRef ? held : null, parents, ...walked }
}

interface Waiting {
  readonly ref: PDFRef
  readonly parent: PDFRef | null
  readonly page: PDFObject | undefined
  readonly depth: number
}

function walk(pdf: PDFDocument, root: PDFDict): Pick<DonorStructure, 'kids' | 'elements' | 'owners'> | null {
  const { context } = pdf
  const elements = new Set<PDFObject>()
  const owners = new Map<PDFObject, Map<number, PDFRef>>()
  const own = (page: PDFObject | undefined, id: PDFObject | undefined, element: PDFRef): void => {
    if (page === undefined || !(id instanceof PDFNumber)) return
    const ofPage = owners.get(page) ?? new Map<number, PDFRef>()
    owners.set(page, ofPage.set(id.asNumber(), element))
  }
  const kids = elementRefs(root)
  const waiting: Waiting[] = kids.map((ref) => ({ ref, parent: null, page: undefined, depth: 1 }))
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { ref, parent, depth } = next
    const element = context.lookup(ref, PDFDict)
    if (elements.has(ref) || depth > deepest) return null
    elements.add(ref)
    if (parent === null && element.get(roleKey) === name('Document')) element.set(roleKey, name('Sect'))
    const above = parent ?? new HoleObject({ kind: 'part' })
    if (element.get(parentKey) !== above) element.set(parentKey, above)
    const page = element.get(pageKey) ?? next.page
    for (const kid of elementRefs(element)) waiting.push({ ref: kid, parent: ref, page, depth: depth + 1 })
    for (const kid of listed(element)) {
      const found = kid instanceof PDFRef ? context.lookup(kid) : kid
      if (found instanceof PDFNumber) own(page, found, ref)
      // What a form draws is numbered by the form.
      else if (found instanceof PDFDict && !found.has(name('Stm'))) {
        own(found.get(pageKey) ?? page, found.get(name('MCID')), ref)
      }
    }
  }
  return { kids, elements, owners }
}

/** What an element holds, in its order. */
function listed(element: PDFDict): readonly PDFObject[] {
  const kids = element.lookup(kidsKey)
  if (kids instanceof PDFArray) return kids.asArray()
  const alone = element.get(kidsKey)
  return alone === undefined ? [] : [alone]
}

/** The elements among them, each as an object of its own. */
function elementRefs(element: PDFDict): PDFRef[] {
  const { context } = element
  const list = element.lookup(kidsKey)
  return listed(element).flatMap((kid, index) => {
    const found = kid instanceof PDFRef ? context.lookup(kid) : kid
    if (!(found instanceof PDFDict) || !found.has(roleKey)) return []
    if (kid instanceof PDFRef) return [kid]
    const ref = context.register(found)
    if (list instanceof PDFArray) list.set(index, ref)
    else element.set(kidsKey, ref)
    return [ref]
  })
}

function flattened(tree: PDFObject | undefined): ReadonlyMap<number, PDFObject> {
  const found = new Map<number, PDFObject>()
  const waiting = tree instanceof PDFDict ? [tree] : []
  const seen = new Set<PDFDict>()
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (seen.has(node)) continue
    seen.add(node)
    const numbers = node.lookup(name('Nums'))
    for (let at = 0; numbers instanceof PDFArray && at + 1 < numbers.size(); at += 2) {
      const key = numbers.lookup(at)
      if (key instanceof PDFNumber && key.asNumber() >= 0) found.set(key.asNumber(), numbers.get(at + 1))
    }
    const kids = node.lookup(name('Kids'))
    if (kids instanceof PDFArray) waiting.push(...dictionaries(kids))
  }
  return found
}
