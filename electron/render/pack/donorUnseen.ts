import { PDFDict, PDFName, PDFRawStream } from '@cantoo/pdf-lib'
import type { PDFPage } from '@cantoo/pdf-lib'
import { contentOf, streamText } from '../pdfMarkedContent.ts'

const name = (text: string): PDFName => PDFName.of(text)

/**
 * Takes forms and pictures that nothing draws out of the resources of the pages: a picture that was painted over or cut out may still be
 * there. A dictionary of resources may serve many pages. The document is changed in memory.
 */
export function dropUndrawn(pages: readonly PDFPage[]): void {
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
