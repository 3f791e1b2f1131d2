import { PDFArray, PDFDict, PDFName } from '@cantoo/pdf-lib'

/** The elements below an element of the structure tree, in reading order. */
export function childElements(element: PDFDict): PDFDict[] {
  const kids = element.lookup(PDFName.of('K'))
  const found = kids instanceof PDFArray ? dictionaries(kids) : kids instanceof PDFDict ? [kids] : []
  return found.filter((kid) => kid.has(PDFName.of('S')))
}

export function dictionaries(array: PDFArray): PDFDict[] {
  return Array.from({ length: array.size() }, (_, index) => array.lookup(index)).filter(
    (each): each is PDFDict => each instanceof PDFDict,
  )
}

/** "H2", "LI", "TH": what an element is. */
export function structureType(element: PDFDict): string | undefined {
  const type = element.get(PDFName.of('S'))
  return type instanceof PDFName ? type.decodeText() : undefined
}

export function attributesOf(element: PDFDict): PDFDict[] {
  const attributes = element.lookup(PDFName.of('A'))
  if (attributes instanceof PDFDict) return [attributes]
  return attributes instanceof PDFArray ? dictionaries(attributes) : []
}
