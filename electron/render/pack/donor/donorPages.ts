import { PDFArray, PDFDict, PDFName, PDFNull, PDFNumber, PDFRawStream, PDFRef } from '@cantoo/pdf-lib'
import type { PDFObject, PDFPage } from '@cantoo/pdf-lib'
import { markedContent } from '../../pdfMarkedContent.ts'
import type { MarkedContent } from '../../pdfMarkedContent.ts'
import type { DonorStructure } from './donorStructure.ts'
import { shownPage, stampFont } from '../assemble/pageStamp.ts'
import type { ShownPage } from '../assemble/pageStamp.ts'
import { HoleObject } from './pieceWriter.ts'
import type { PieceWriter } from './pieceWriter.ts'

const name = (text: string): PDFName => PDFName.of(text)

/** A page of a document on its way into a pack. */
export interface DonorPage {
  readonly shown: ShownPage
  /** `tagged`: by its own tags, or nothing to be tagged. The others are wrapped in one element: words, or a picture. */
  readonly tagging: 'tagged' | 'untagged' | 'scanned'
  /** What closes its drawing, before the stamp. */
  readonly close: string
  /** The name of the stamp's face among its resources. */
  readonly stampFont: string
}

export interface WrittenPages {
  readonly pages: readonly DonorPage[]
  /** Elements that were made for what has none, at the end of the document. */
  readonly elements: readonly number[]
  /** Of the pages with tags or of the wrapped ones: the owner of each marked content, by the page's key. */
  readonly owners: ReadonlyMap<number, readonly (PDFRef | number | null)[]>
}

/** What a page of a document brings into the pack. Its words, its size and its place in the structure; nothing that acts. */
const pageKeys = [
  'MediaBox',
  'CropBox',
  'BleedBox',
  'TrimBox',
  'ArtBox',
  'Rotate',
  'UserUnit',
  'Group',
  'Annots',
]
const inherited: ReadonlySet<string> = new Set(['MediaBox', 'CropBox', 'Rotate'])

/** Writes the pages of a document, the first numbers of its piece. An authored one is known to be sound. Throws for one that cannot be read. */
export function writePages(
  pages: readonly PDFPage[],
  structure: DonorStructure | null,
  writer: PieceWriter,
  authored: boolean,
): WrittenPages {
  const made: DonorPage[] = []
  const elements: number[] = []
  const owners = new Map<number, readonly (PDFRef | number | null)[]>()
  const face = freeName(pages)
  pages.forEach((page, number) => {
    const marked = authored ? null : markedContent(page)
    const own = ownKey(page, structure)
    const known = own === null ? null : ownersOf(page, own, structure, marked)
    const wraps = known === null && (marked === null || marked.unmarked || structure === null)
    const tagging = !wraps ? 'tagged' : hasFonts(page) ? 'untagged' : 'scanned'
    let key = own !== null && known !== null ? own : null
    let open: PDFObject = new HoleObject({ kind: 'open' })
    if (known !== null && key !== null) {
      const missing = (marked?.ids ?? []).filter((id) => (known[id] ?? null) === null)
      if (missing.length > 0) {
        const element = writeElement(writer, page, 'P', missing, null)
        elements.push(element)
        for (const id of missing) known[id] = element
      }
      owners.set(key, known)
    } else if (wraps) {
      const id = Math.max(-1, ...(marked?.ids ?? [])) + 1
      const role = tagging === 'untagged' ? 'P' : 'Figure'
      const element = writeElement(
        writer,
        page,
        role,
        [...new Set(marked?.ids), id],
        tagging === 'scanned' ? number : null,
      )
      elements.push(element)
      // No key of the document is below 0.
      key = -1 - number
      owners.set(
        key,
        Array.from({ length: id + 1 }, () => element),
      )
      open = writeStream(writer, page, `/${role} <</MCID ${id}>> BDC\nq\n`)
    }
    const shown = shownPage(page)
    const close = '\nQ\n'.repeat(1 + Math.max(0, marked?.unclosedStates ?? 0)) + (wraps ? 'EMC\n' : '')
    made.push({ shown, tagging, close, stampFont: face })
    const dictionary = pageDictionary(page, { number, key, open, shown, face })
    writer.write(number, () => writer.value(dictionary))
  })
  return { pages: made, elements, owners }
}

/** The page's key of the parent tree, when there is something behind it. */
function ownKey(page: PDFPage, structure: DonorStructure | null): number | null {
  const key = page.node.lookup(name('StructParents'))
  if (structure === null || !(key instanceof PDFNumber)) return null
  const held = structure.parents.get(key.asNumber())
  const found = held instanceof PDFRef ? page.node.context.lookup(held) : held
  return found instanceof PDFArray ? key.asNumber() : null
}

/** By the parent tree, where it names elements that are there; else by the elements themselves. */
function ownersOf(
  page: PDFPage,
  key: number,
  structure: DonorStructure | null,
  marked: MarkedContent | null,
): (PDFRef | number | null)[] {
  const held = structure?.parents.get(key)
  const list = held instanceof PDFRef ? page.node.context.lookup(held) : held
  const named = list instanceof PDFArray ? list.asArray() : []
  const length = Math.max(named.length, ...(marked?.ids ?? []).map((id) => id + 1))
  const byElements = structure?.owners.get(page.ref)
  return Array.from({ length: Math.min(length, 100_000) }, (_, id) => {
    const owner = named[id]
    if (owner instanceof PDFRef && structure?.elements.has(owner) === true) return owner
    return byElements?.get(id) ?? null
  })
}

function writeElement(
  writer: PieceWriter,
  page: PDFPage,
  role: 'P' | 'Figure',
  ids: readonly number[],
  scan: number | null,
): number {
  const { context } = page.node
  const element = PDFDict.withContext(context)
  element.set(name('Type'), name('StructElem'))
  element.set(name('S'), name(role))
  element.set(name('P'), new HoleObject({ kind: 'part' }))
  element.set(name('Pg'), page.ref)
  element.set(name('K'), context.obj([...ids]))
  if (scan !== null) element.set(name('Alt'), new HoleObject({ kind: 'scan', page: scan }))
  return writer.add(element)
}

/** A stream of the piece's own, among those of a page. */
function writeStream(writer: PieceWriter, page: PDFPage, drawing: string): PDFRef {
  const ref = page.node.context.nextRef()
  const number = writer.reserve()
  writer.map(ref, number)
  writer.write(number, () => writer.text(`<</Length ${drawing.length}>>\nstream\n${drawing}\nendstream`))
  return ref
}

interface Finish {
  readonly number: number
  readonly key: number | null
  readonly open: PDFObject
  readonly shown: ShownPage
  readonly face: string
}

function pageDictionary(page: PDFPage, { number, key, open, shown, face }: Finish): PDFDict {
  const { context } = page.node
  const made = PDFDict.withContext(context)
  made.set(name('Type'), name('Page'))
  made.set(name('Parent'), new HoleObject({ kind: 'pages' }))
  for (const each of pageKeys) {
    const value = inherited.has(each)
      ? page.node.getInheritableAttribute(name(each))
      : page.node.get(name(each))
    if (value !== undefined) made.set(name(each), value)
  }
  // A page without a size of its own is shown as its stamp takes it: A4.
  if (!shown.isSound) made.set(name('MediaBox'), context.obj([0, 0, shown.width, shown.height]))
  const contents = PDFArray.withContext(context)
  contents.push(open)
  for (const stream of contentsOf(page)) contents.push(stream)
  contents.push(new HoleObject({ kind: 'stamp', page: number }))
  made.set(name('Contents'), contents)
  made.set(name('Resources'), withFace(page, face))
  if (key !== null) made.set(name('StructParents'), PDFNumber.of(key))
  made.set(name('Tabs'), name('S'))
  return made
}

/** The resources of a page with the stamp's face added: a copy, since pages share theirs. */
function withFace(page: PDFPage, face: string): PDFDict {
  const { context } = page.node
  const own = page.node.Resources()?.clone(context) ?? PDFDict.withContext(context)
  const known = own.lookup(name('Font'))
  const fonts = known instanceof PDFDict ? known.clone(context) : PDFDict.withContext(context)
  fonts.set(name(face), new HoleObject({ kind: 'face' }))
  own.set(name('Font'), fonts)
  return own
}

/** A name for the stamp's face that none of the pages uses: a paper may be taken out of a pack of before. */
function freeName(pages: readonly PDFPage[]): string {
  const used = (each: string): boolean =>
    pages.some((page) => {
      const fonts = page.node.Resources()?.lookup(name('Font'))
      return fonts instanceof PDFDict && fonts.has(name(each))
    })
  let face = stampFont
  for (let n = 2; used(face); n += 1) face = `${stampFont}${n}`
  return face
}

/** Whether anything is drawn on a page by way of words: a face is there to draw them with. */
export function hasFonts(page: PDFPage): boolean {
  const fonts = page.node.Resources()?.lookup(name('Font'))
  if (fonts instanceof PDFDict && fonts.keys().length > 0) return true
  const forms = page.node.Resources()?.lookup(name('XObject'))
  if (!(forms instanceof PDFDict)) return false
  return forms.keys().some((key) => {
    const form = forms.lookup(key)
    return form instanceof PDFRawStream && form.dict.lookup(name('Resources')) instanceof PDFDict
  })
}

/** The content streams of a page, as references or direct. */
function contentsOf(page: PDFPage): readonly PDFObject[] {
  const held = page.node.get(name('Contents'))
  const found = page.node.lookup(name('Contents'))
  if (found instanceof PDFArray) return found.asArray().filter((each) => each !== PDFNull)
  return held !== undefined && found instanceof PDFRawStream ? [held] : []
}
