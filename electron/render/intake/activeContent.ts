import { PDFArray, PDFBool, PDFDict, PDFHexString, PDFString } from '@cantoo/pdf-lib'
import type { PDFDocument } from '@cantoo/pdf-lib'
import { dictionaries, nameIn, numberIn, pdfName } from './pdfObjects.ts'

/** What in a PDF is more than its pages: none of it reaches a pack. */
export interface ActiveContent {
  readonly scripts: boolean
  /** Actions that start a program, or send or fetch data. */
  readonly launches: boolean
  /** Files that stand in this one. */
  readonly embedded: number
  readonly media: boolean
  readonly signed: boolean
  readonly comments: number
  /** `dynamic`: its pages are made by Adobe's program as it opens the file; `printed`: the pages are there. */
  readonly xfa: 'none' | 'printed' | 'dynamic'
}

const launching = new Set(['Launch', 'SubmitForm', 'ImportData', 'GoToE'])
const moving = new Set(['RichMedia', 'Movie', 'Sound', 'Screen', '3D'])
const commenting = new Set([
  'Text',
  'FreeText',
  'Highlight',
  'Underline',
  'Squiggly',
  'StrikeOut',
  'Caret',
  'Ink',
  'Stamp',
])

export function activeContent(pdf: PDFDocument): ActiveContent {
  const found = { scripts: false, launches: false, embedded: 0, media: false, signed: false, comments: 0 }
  for (const dict of dictionaries(pdf)) {
    const action = nameIn(dict, 'S')
    if (action === 'JavaScript' || isScript(dict)) found.scripts = true
    if (action !== null && launching.has(action)) found.launches = true
    if (dict.lookup(pdfName('EF')) instanceof PDFDict) found.embedded += 1
    if (nameIn(dict, 'FT') === 'Sig' && dict.has(pdfName('V'))) found.signed = true
    const kind = dict.has(pdfName('Rect')) ? nameIn(dict, 'Subtype') : null
    if (kind === null) continue
    if (moving.has(kind)) found.media = true
    if (commenting.has(kind)) found.comments += 1
  }
  return { ...found, xfa: xfaOf(pdf) }
}

function isScript(dict: PDFDict): boolean {
  const script = dict.lookup(pdfName('JS'))
  return script instanceof PDFString || script instanceof PDFHexString
}

function xfaOf(pdf: PDFDocument): ActiveContent['xfa'] {
  const form = pdf.catalog.lookup(pdfName('AcroForm'))
  if (!(form instanceof PDFDict) || !form.has(pdfName('XFA'))) return 'none'
  const needed = pdf.catalog.lookup(pdfName('NeedsRendering'))
  if (needed instanceof PDFBool && needed.asBoolean()) return 'dynamic'
  const fields = form.lookup(pdfName('Fields'))
  const hasFields = fields instanceof PDFArray && fields.size() > 0
  // A form whose pages are there has fields on them, or more than the one page that says to wait.
  return hasFields || (numberIn(pdf.catalog.Pages(), 'Count') ?? 0) > 1 ? 'printed' : 'dynamic'
}
