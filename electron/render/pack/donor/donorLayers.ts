import { PDFArray, PDFDict, PDFHexString, PDFName, PDFRawStream, PDFRef } from '@cantoo/pdf-lib'
import type { PDFDocument, PDFObject, PDFPage } from '@cantoo/pdf-lib'
import { contentOf, streamText } from '../../pdfMarkedContent.ts'

const name = (text: string): PDFName => PDFName.of(text)

/**
 * Takes out what stands in layers that are switched off: whoever has the pack could switch them on. Nothing that is shown changes. The
 * document is changed in memory. Answers how many layers there were, and the annotations that stood in them.
 */
export function emptyHiddenLayers(
  pdf: PDFDocument,
  pages: readonly PDFPage[],
): { readonly layers: number; readonly dropped: readonly PDFRef[] } {
  const hidden = hiddenLayers(pdf)
  if (hidden.size === 0) return { layers: 0, dropped: [] }
  const isHidden = (held: PDFObject | undefined): boolean => isOff(pdf, held, hidden)
  const dropped = pages.flatMap((page) => emptyPage(page, isHidden))
  for (const [ref, object] of pdf.context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFRawStream)) continue
    const kind = object.dict.lookup(name('Subtype'))
    if (kind !== name('Form') && kind !== name('Image')) continue
    if (isHidden(object.dict.get(name('OC')))) pdf.context.assign(ref, emptyForm(pdf))
    else if (kind === name('Form')) emptyStream(pdf, ref, object, isHidden)
  }
  for (const layer of hidden) {
    const group = pdf.context.lookup(layer)
    // It may still be named where its beginning was marked.
    if (group instanceof PDFDict) group.set(name('Name'), PDFHexString.fromText('Empty'))
  }
  return { layers: hidden.size, dropped }
}

/** By the configuration that a reader opens the file with. */
function hiddenLayers(pdf: PDFDocument): ReadonlySet<PDFRef> {
  const layers = pdf.catalog.lookup(name('OCProperties'))
  const shown = layers instanceof PDFDict ? layers.lookup(name('D')) : undefined
  if (!(layers instanceof PDFDict) || !(shown instanceof PDFDict)) return new Set()
  const listed = (from: PDFDict, key: string): PDFRef[] => {
    const list = from.lookup(name(key))
    return list instanceof PDFArray ? list.asArray().filter((each) => each instanceof PDFRef) : []
  }
  const off = new Set(shown.get(name('BaseState')) === name('OFF') ? listed(layers, 'OCGs') : [])
  for (const ref of listed(shown, 'ON')) off.delete(ref)
  for (const ref of listed(shown, 'OFF')) off.add(ref)
  return off
}

/** A layer, or several with a rule; a rule that is an expression counts as shown. */
function isOff(pdf: PDFDocument, held: PDFObject | undefined, hidden: ReadonlySet<PDFRef>): boolean {
  if (held === undefined) return false
  if (held instanceof PDFRef && hidden.has(held)) return true
  const group = held instanceof PDFRef ? pdf.context.lookup(held) : held
  if (!(group instanceof PDFDict) || group.get(name('Type')) !== name('OCMD')) return false
  if (group.has(name('VE'))) return false
  const named = group.get(name('OCGs'))
  const found = group.lookup(name('OCGs'))
  const members = found instanceof PDFArray ? found.asArray() : named === undefined ? [] : [named]
  if (members.length === 0) return false
  const off = members.map((each) => each instanceof PDFRef && hidden.has(each))
  switch (group.get(name('P'))) {
    case name('AllOn'):
      return off.includes(true)
    case name('AnyOff'):
      return !off.includes(true)
    case name('AllOff'):
      return off.includes(false)
    default:
      return !off.includes(false)
  }
}

type IsHidden = (held: PDFObject | undefined) => boolean

function hiddenNames(resources: PDFObject | undefined, isHidden: IsHidden): ReadonlySet<PDFName> {
  const marks = resources instanceof PDFDict ? resources.lookup(name('Properties')) : undefined
  if (!(marks instanceof PDFDict)) return new Set()
  return new Set(marks.entries().flatMap(([key, value]) => (isHidden(value) ? [key] : [])))
}

function emptyPage(page: PDFPage, isHidden: IsHidden): PDFRef[] {
  const dropped: PDFRef[] = []
  const annotations = page.node.lookup(name('Annots'))
  if (annotations instanceof PDFArray) {
    for (let index = annotations.size() - 1; index >= 0; index -= 1) {
      const each = annotations.lookup(index)
      if (!(each instanceof PDFDict) || !isHidden(each.get(name('OC')))) continue
      const held = annotations.get(index)
      if (held instanceof PDFRef) dropped.push(held)
      annotations.remove(index)
    }
  }
  const names = hiddenNames(page.node.Resources(), isHidden)
  if (names.size === 0) return dropped
  const { context } = page.node
  const content = context.flateStream(Buffer.from(withoutLayers(contentOf(page), names), 'latin1'))
  page.node.set(name('Contents'), context.register(content))
  return dropped
}

function emptyStream(pdf: PDFDocument, ref: PDFRef, form: PDFRawStream, isHidden: IsHidden): void {
  const names = hiddenNames(form.dict.lookup(name('Resources')), isHidden)
  if (names.size === 0) return
  const packed = pdf.context.flateStream(Buffer.from(withoutLayers(streamText(form), names), 'latin1'))
  for (const [key, value] of form.dict.entries()) {
    if (!['Length', 'Filter', 'DecodeParms'].includes(key.decodeText())) packed.dict.set(key, value)
  }
  pdf.context.assign(ref, packed)
}

function emptyForm(pdf: PDFDocument): PDFRawStream {
  return pdf.context.stream(new Uint8Array(), { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 0, 0] })
}

/** Pictures inside the content, strings, hexadecimal strings, brackets, comments, names and all other words. */
const token =
  /\bBI\s[^]*?\sEI(?=[\s]|$)|\((?:[^()\\]|\\[^]|\((?:[^()\\]|\\[^])*\))*\)|<<|>>|<[^>]*>|[[\]]|%[^\r\n]*|\/[^\s()<>[\]{}/%]*|[^\s()<>[\]{}/%]+/g

/** What each operator that draws becomes where nothing is to be seen: the place of what follows stays the same, but for words of one line. */
const undrawn: Readonly<Record<string, string>> = {
  Tj: '',
  TJ: '',
  "'": 'T*',
  '"': 'T*',
  Do: '',
  sh: '',
  f: 'n',
  F: 'n',
  'f*': 'n',
  B: 'n',
  'B*': 'n',
  b: 'n',
  'b*': 'n',
  S: 'n',
  s: 'n',
}

/** The drawing instructions without what they draw between the marks of these layers. */
export function withoutLayers(content: string, names: ReadonlySet<PDFName>): string {
  const out: string[] = []
  let operands: string[] = []
  const open: boolean[] = []
  for (const [word] of content.matchAll(token)) {
    if (word.startsWith('%')) continue
    const first = word.charCodeAt(0)
    const isPicture = /^BI\s/.test(word)
    const isOperator =
      isPicture || first === 0x27 || first === 0x22 || (/^[A-Za-z]/.test(word) && !isConstant(word))
    if (!isOperator) {
      operands.push(word)
      continue
    }
    const isHidden = open.includes(true)
    if (word === 'BMC' || word === 'BDC') {
      const isLayer = word === 'BDC' && operands[0] === '/OC' && names.has(name((operands[1] ?? '').slice(1)))
      open.push(isLayer)
    } else if (word === 'EMC') open.pop()
    if (isHidden && isPicture) operands = []
    else if (isHidden && word in undrawn) out.push(undrawn[word] ?? '')
    // Words that stand for what is marked would say what is not to be seen.
    else if (isHidden && word === 'BDC') out.push(operands[0] ?? '/Span', 'BMC')
    else out.push(...operands, word)
    out.push('\n')
    operands = []
  }
  return out.join(' ')
}

function isConstant(word: string): boolean {
  return word === 'true' || word === 'false' || word === 'null'
}
