import { PDFArray, PDFDict, PDFName, PDFRawStream } from '@cantoo/pdf-lib'
import type { PDFObject, PDFPage } from '@cantoo/pdf-lib'
import { contentOf, streamText } from '../../pdfMarkedContent.ts'
import { dictionaries } from '../../pdfStructure.ts'

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

/** True where a pattern, a drawn letter, a mask or the look of a field draws with what the page has, which is more than can be followed. */
function borrowsResources(page: PDFPage): boolean {
  const resources = page.node.Resources()
  const of = (key: string): PDFObject[] => {
    const held = resources?.lookup(name(key))
    return held instanceof PDFDict ? held.keys().flatMap((word) => held.lookup(word) ?? []) : []
  }
  const borrows = (object: PDFObject | undefined): boolean => {
    const dictionary = object instanceof PDFRawStream ? object.dict : object
    return dictionary instanceof PDFDict && !dictionary.has(name('Resources'))
  }
  const isLetters = (font: PDFObject): boolean => font instanceof PDFDict && font.has(name('CharProcs'))
  const masks = of('ExtGState').flatMap((state) => {
    const mask = state instanceof PDFDict ? state.lookup(name('SMask')) : undefined
    return mask instanceof PDFDict ? [mask.lookup(name('G'))] : []
  })
  const annotations = page.node.lookup(name('Annots'))
  const looks = annotations instanceof PDFArray ? dictionaries(annotations).flatMap(looksOf) : []
  return (
    of('Pattern').some((pattern) => pattern instanceof PDFRawStream && borrows(pattern)) ||
    of('Font').some((font) => isLetters(font) && borrows(font)) ||
    [...masks, ...looks].some((form) => form instanceof PDFRawStream && borrows(form))
  )
}

/** What an annotation looks like, in each of its states. */
function looksOf(annotation: PDFDict): (PDFObject | undefined)[] {
  const normal = annotation.lookupMaybe(name('AP'), PDFDict)?.lookup(name('N'))
  return normal instanceof PDFDict ? normal.keys().map((state) => normal.lookup(state)) : [normal]
}

/** The drawing of a page, and of what draws with the same resources; null where that cannot be told. */
function drawingsOf(page: PDFPage, forms: PDFDict): string[] | null {
  if (borrowsResources(page)) return null
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
