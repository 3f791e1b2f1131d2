import { PDFArray, PDFDict, PDFName, PDFNumber, PDFRef, PDFStream, StandardFonts } from '@cantoo/pdf-lib'
import type { PDFDocument, PDFObject, PDFPage } from '@cantoo/pdf-lib'
import { markedContent } from '../../pdfMarkedContent.ts'

const name = (text: string): PDFName => PDFName.of(text)

export interface FlattenedFields {
  /** The references of fields, which are words of their pages now. */
  readonly dropped: readonly PDFRef[]
  /** How many were signed. */
  readonly signatures: number
  /** How many could not be shown. */
  readonly unshown: number
}

/**
 * Makes the fields of a form into words of their pages, as they look: a pack has no form that a reader could show or change. Fields that
 * are hidden stay as they are, to be left out. Where the document has tags, what was a field is read in its place. The document is
 * changed in memory.
 */
export async function flattenFields(pdf: PDFDocument, pages: readonly PDFPage[]): Promise<FlattenedFields> {
  const dropped: PDFRef[] = []
  let signatures = 0
  let unshown = 0
  const fields = pages.flatMap((page) => shownFields(page).map((field) => ({ page, field })))
  if (fields.some(({ field }) => lookOf(field) === null)) await drawLooks(pdf)
  for (const { page, field } of fields) {
    const look = lookOf(field)
    if (inherited(field, 'FT') === name('Sig') && inherited(field, 'V') !== undefined) signatures += 1
    const ref = removeFrom(page, field)
    if (ref !== null) dropped.push(ref)
    if (look !== null) drawOn(pdf, page, field, ref, look)
    else if (inherited(field, 'V') !== undefined) unshown += 1
  }
  return { dropped, signatures, unshown }
}

function shownFields(page: PDFPage): PDFDict[] {
  const annotations = page.node.lookup(name('Annots'))
  if (!(annotations instanceof PDFArray)) return []
  return annotations.asArray().flatMap((_, index) => {
    const each = annotations.lookup(index)
    if (!(each instanceof PDFDict) || each.get(name('Subtype')) !== name('Widget')) return []
    const flags = each.lookup(name('F'))
    // Hidden, or not to be seen (ISO 32000, 12.5.3).
    return flags instanceof PDFNumber && (flags.asNumber() & 34) !== 0 ? [] : [each]
  })
}

/** Of the field or of those it is part of. */
function inherited(field: PDFDict, key: string): PDFObject | undefined {
  let node: PDFObject | undefined = field
  for (let depth = 0; node instanceof PDFDict && depth < 20; depth += 1) {
    const found = node.lookup(name(key))
    if (found !== undefined) return found
    node = node.lookup(name('Parent'))
  }
  return undefined
}

/** How it looks at present, as a reference or as it stands; null when the file does not say. */
function lookOf(field: PDFDict): PDFObject | null {
  const looks = field.lookup(name('AP'))
  if (!(looks instanceof PDFDict)) return null
  const normal = looks.lookup(name('N'))
  if (normal instanceof PDFStream) return looks.get(name('N')) ?? null
  const state = field.lookup(name('AS'))
  if (!(normal instanceof PDFDict) || !(state instanceof PDFName)) return null
  return normal.lookup(state) instanceof PDFStream ? (normal.get(state) ?? null) : null
}

/** Programs may leave it to the reader to draw what is filled in: it is drawn here. What cannot be drawn is counted by the caller. */
async function drawLooks(pdf: PDFDocument): Promise<void> {
  const form = pdf.catalog.lookup(name('AcroForm'))
  if (!(form instanceof PDFDict)) return
  // It goes in any case; pdf-lib would say so on the console.
  form.delete(name('XFA'))
  const face = await pdf.embedFont(StandardFonts.Helvetica)
  for (const field of pdf.getForm().getFields()) {
    if (field.acroField.getWidgets().every((widget) => lookOf(widget.dict) !== null)) continue
    try {
      field.defaultUpdateAppearances(face)
    } catch {
      // Letters that the face does not have, or a field that says too little.
      continue
    }
  }
  await pdf.flush()
}

function removeFrom(page: PDFPage, field: PDFDict): PDFRef | null {
  const annotations = page.node.lookup(name('Annots'), PDFArray)
  for (let index = annotations.size() - 1; index >= 0; index -= 1) {
    if (annotations.lookup(index) !== field) continue
    const held = annotations.get(index)
    annotations.remove(index)
    return held instanceof PDFRef ? held : null
  }
  return null
}

/** Draws a look where its field stood (ISO 32000, 12.5.5), marked, and in its place of the structure. */
function drawOn(pdf: PDFDocument, page: PDFPage, field: PDFDict, ref: PDFRef | null, look: PDFObject): void {
  const { context } = pdf
  const form = context.lookup(look)
  if (!(form instanceof PDFStream)) return
  const place = placeOf(field, form)
  if (place === null) return
  form.dict.set(name('Type'), name('XObject'))
  form.dict.set(name('Subtype'), name('Form'))
  const key = page.node.newXObject('MinutebookField', look instanceof PDFRef ? look : context.register(form))
  const isTagged = pdf.catalog.has(name('StructTreeRoot')) && page.node.has(name('StructParents'))
  const id = Math.max(-1, ...(isTagged ? markedContent(page).ids : [])) + 1
  const drawing = `q ${place.map((each) => each.toFixed(4)).join(' ')} cm ${key.toString()} Do Q\n`
  const before = context.register(context.stream('q\n'))
  const marked = isTagged ? `/Form <</MCID ${id}>> BDC\n${drawing}EMC\n` : drawing
  page.node.wrapContentStreams(before, context.register(context.stream(`\nQ\n${marked}`)))
  if (isTagged && ref !== null) readInPlace(pdf, page, field, ref, id)
}

/** From the form's own box, turned as its matrix says, to the field's rectangle; null when either makes no sense. */
function placeOf(field: PDFDict, form: PDFStream): readonly number[] | null {
  const [left, bottom, right, top] = numbers(field.lookup(name('Rect')))
  const [x1, y1, x2, y2] = numbers(form.dict.lookup(name('BBox')))
  if (top === undefined || left === undefined || bottom === undefined || right === undefined) return null
  if (x1 === undefined || y1 === undefined || x2 === undefined || y2 === undefined) return null
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbers(form.dict.lookup(name('Matrix')))
  const corners = [
    [x1, y1],
    [x2, y1],
    [x1, y2],
    [x2, y2],
  ].map(([x = 0, y = 0]) => [a * x + c * y + e, b * x + d * y + f] as const)
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)]
  const [width, height] = [Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys)]
  if (!(width > 0) || !(height > 0)) return null
  const [across, up] = [Math.abs(right - left) / width, Math.abs(top - bottom) / height]
  return [
    ...[across, 0, 0, up],
    Math.min(left, right) - across * Math.min(...xs),
    Math.min(bottom, top) - up * Math.min(...ys),
  ]
}

function numbers(value: PDFObject | undefined): number[] {
  if (!(value instanceof PDFArray)) return []
  const found = value.asArray().map((_, index) => value.lookup(index))
  return found.map((each) => (each instanceof PDFNumber ? each.asNumber() : 0))
}

/** The element that held the field holds what is drawn instead, as a printed field. */
function readInPlace(pdf: PDFDocument, page: PDFPage, field: PDFDict, ref: PDFRef, id: number): void {
  const { context } = pdf
  for (const [, element] of context.enumerateIndirectObjects()) {
    if (!(element instanceof PDFDict) || element.get(name('S')) !== name('Form')) continue
    const kids = element.lookup(name('K'))
    const held = kids instanceof PDFArray ? kids.asArray() : kids === undefined ? [] : [kids]
    const at = held.findIndex((kid) => {
      const target = context.lookup(kid)
      return target instanceof PDFDict && target.get(name('Obj')) === ref
    })
    if (at === -1) continue
    const drawn = context.obj({ Type: 'MCR', Pg: page.ref, MCID: id })
    element.set(name('K'), context.obj(held.map((kid, index) => (index === at ? drawn : kid))))
    const kind = inherited(field, 'FT') === name('Btn') ? 'cb' : 'tv'
    element.set(name('A'), context.obj({ O: 'PrintField', Role: kind }))
    return
  }
}
