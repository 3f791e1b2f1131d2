import { PDFArray, PDFDict, PDFName, PDFRef, type PDFContext, type PDFObject } from '@cantoo/pdf-lib'
import { dictionaries, structureType } from './pdfStructure.ts'

/**
 * Typst sets a list inside an item beside that item; here it goes back into the item's body, so that "i." is read as a part of "c)".
 * An item without a mark (a name) has no label rather than an empty one.
 */
export function finishLists(context: PDFContext): void {
  for (const [, object] of context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFDict)) continue
    const type = structureType(object)
    if (type === 'L') nestLists(context, object)
    if (type === 'LI') dropEmptyLabel(object)
  }
}

function nestLists(context: PDFContext, list: PDFDict): void {
  const kids = list.lookup(PDFName.of('K'))
  if (!(kids instanceof PDFArray)) return
  const kept: PDFObject[] = []
  let body: PDFRef | undefined
  for (const kid of kids.asArray()) {
    const element = context.lookup(kid, PDFDict)
    const target =
      structureType(element) === 'L' && body !== undefined ? context.lookup(body, PDFDict) : undefined
    if (target !== undefined && body !== undefined) {
      element.set(PDFName.of('P'), body)
      append(context, target, kid)
      continue
    }
    kept.push(kid)
    body = reference(element, 'LBody')
  }
  if (kept.length < kids.size()) list.set(PDFName.of('K'), context.obj(kept))
}

function append(context: PDFContext, element: PDFDict, kid: PDFObject): void {
  const kids = element.get(PDFName.of('K'))
  const array = kids === undefined ? undefined : context.lookup(kids)
  if (array instanceof PDFArray) array.push(kid)
  else element.set(PDFName.of('K'), context.obj(kids === undefined ? [kid] : [kids, kid]))
}

function dropEmptyLabel(item: PDFDict): void {
  const kids = item.lookup(PDFName.of('K'))
  if (!(kids instanceof PDFArray)) return
  const empty = dictionaries(kids).findIndex((kid) => structureType(kid) === 'Lbl' && isEmpty(kid))
  if (empty >= 0) kids.remove(empty)
}

function isEmpty(element: PDFDict): boolean {
  const kids = element.lookup(PDFName.of('K'))
  return kids === undefined || (kids instanceof PDFArray && kids.size() === 0)
}

/** The reference of the child of a type. */
function reference(element: PDFDict, type: string): PDFRef | undefined {
  const kids = element.lookup(PDFName.of('K'))
  if (!(kids instanceof PDFArray)) return undefined
  return kids.asArray().find((kid): kid is PDFRef => {
    const child = kid instanceof PDFRef ? element.context.lookup(kid) : undefined
    return child instanceof PDFDict && structureType(child) === type
  })
}
