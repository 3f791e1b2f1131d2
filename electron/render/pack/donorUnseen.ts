import { PDFArray, PDFDict, PDFName, PDFRawStream, PDFRef } from '@cantoo/pdf-lib'
import type { PDFDocument, PDFObject, PDFPage } from '@cantoo/pdf-lib'
import { contentOf, streamText } from '../pdfMarkedContent.ts'

const name = (text: string): PDFName => PDFName.of(text)

/**
 * Takes out what no page of a document shows and what would come along all the same: pages that were taken out before, with their tags,
 * the tags of annotations that were dropped, and forms and pictures that nothing draws. The document is changed in memory. Answers the
 * references that do not go into the pack.
 */
export function dropUnseen(
  pdf: PDFDocument,
  pages: readonly PDFPage[],
  dropped: readonly PDFRef[],
): readonly PDFRef[] {
  const shown = new Set<PDFObject>(pages.map((page) => page.ref))
  const gone = pdf.context
    .enumerateIndirectObjects()
    .flatMap(([ref, object]) => (isPage(object) && !shown.has(ref) ? [ref] : []))
  const lost = new Set<PDFObject>([...dropped, ...gone])
  const elements = lost.size === 0 ? [] : pruneStructure(pdf, lost)
  dropUndrawn(pages)
  return [...gone, ...elements]
}

function isPage(object: PDFObject): boolean {
  if (!(object instanceof PDFDict)) return false
  const type = object.get(name('Type'))
  return type === name('Page') || type === name('Template')
}

/** No author nests headings, lists and tables deeper. */
const deepest = 500

/** Takes out of the structure what belongs to what is lost, and elements that are empty then. Answers their references. */
function pruneStructure(pdf: PDFDocument, lost: ReadonlySet<PDFObject>): PDFRef[] {
  const root = pdf.catalog.lookup(name('StructTreeRoot'))
  if (!(root instanceof PDFDict)) return []
  const seen = new Set<PDFDict>()
  const pruned: PDFRef[] = []
  /** False for what is to go. */
  const stays = (held: PDFObject, page: PDFObject | undefined, depth: number): boolean => {
    const kid = held instanceof PDFRef ? pdf.context.lookup(held) : held
    if (!(kid instanceof PDFDict)) return page === undefined || !lost.has(page)
    const on = kid.get(name('Pg')) ?? page
    const target = kid.get(name('Obj'))
    if (target !== undefined) return !lost.has(target)
    if (!kid.has(name('S'))) return on === undefined || !lost.has(on)
    if (seen.has(kid) || depth > deepest) return true
    seen.add(kid)
    const isLeft = prune(kid, on, depth + 1)
    if (!isLeft && held instanceof PDFRef) pruned.push(held)
    return isLeft
  }
  /** False when there were kids and none is left. */
  const prune = (element: PDFDict, page: PDFObject | undefined, depth: number): boolean => {
    const held = element.get(name('K'))
    const kids = element.lookup(name('K'))
    // An element of nothing on a page that is gone goes with it.
    if (held === undefined) return page === undefined || !lost.has(page)
    if (!(kids instanceof PDFArray)) {
      if (stays(held, page, depth)) return true
      element.delete(name('K'))
      return false
    }
    const all = kids.asArray()
    const left = all.filter((kid) => stays(kid, page, depth))
    if (left.length < all.length) element.set(name('K'), pdf.context.obj(left))
    return left.length > 0 || all.length === 0
  }
  prune(root, undefined, 0)
  return pruned
}

/** What the pages of one dictionary of resources call by name; the dictionary may serve many pages. */
function dropUndrawn(pages: readonly PDFPage[]): void {
  const called = new Map<PDFDict, { readonly names: Set<PDFName>; isKnown: boolean }>()
  for (const page of pages) {
    const forms = page.node.Resources()?.lookup(name('XObject'))
    if (!(forms instanceof PDFDict)) continue
    const use = called.get(forms) ?? { names: new Set<PDFName>(), isKnown: true }
    called.set(forms, use)
    if (!use.isKnown) continue
    const drawings = drawingsOf(page, forms)
    if (drawings === null) use.isKnown = false
    else for (const drawing of drawings) for (const word of calledIn(drawing)) use.names.add(word)
  }
  for (const [forms, { names, isKnown }] of called) {
    if (!isKnown) continue
    for (const key of forms.keys()) if (!names.has(key)) forms.delete(key)
  }
}

/** The drawing of a page, and of what draws with the same resources; null where that cannot be told. */
function drawingsOf(page: PDFPage, forms: PDFDict): string[] | null {
  const resources = page.node.Resources()
  for (const key of ['Pattern', 'Font']) {
    const held = resources?.lookup(name(key))
    if (!(held instanceof PDFDict)) continue
    for (const [word] of held.entries()) {
      const each = held.lookup(word)
      const dictionary = each instanceof PDFRawStream ? each.dict : each
      const isDrawn =
        each instanceof PDFRawStream || (dictionary instanceof PDFDict && dictionary.has(name('CharProcs')))
      if (isDrawn && dictionary instanceof PDFDict && !dictionary.has(name('Resources'))) return null
    }
  }
  try {
    const drawings = [contentOf(page)]
    for (const key of forms.keys()) {
      const form = forms.lookup(key)
      const isForm = form instanceof PDFRawStream && form.dict.lookup(name('Subtype')) === name('Form')
      if (isForm && !form.dict.has(name('Resources'))) drawings.push(streamText(form))
    }
    return drawings
  } catch {
    // A stream that cannot be read: what it calls stays.
    return null
  }
}

function calledIn(drawing: string): PDFName[] {
  return [...drawing.matchAll(/\/([^\s()<>[\]{}/%]+)\s+Do\b/g)].map(([, word = '']) => name(word))
}
