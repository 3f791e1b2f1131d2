import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFRef,
  PDFString,
} from '@cantoo/pdf-lib'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** An element of the structure tree, read as assistive technology does: its words are those marked as its content. */
export interface PdfElement {
  readonly role: string
  /** The words of the element and of all below it, in reading order, with single spaces. */
  readonly text: string
  /** The same, as it comes: words and elements below. */
  readonly parts: readonly (string | PdfElement)[]
  readonly alt: string | null
  /** 'Column' or 'Row' of a TH. */
  readonly scope: string | null
  readonly children: readonly PdfElement[]
}

/** `depth` is 0 for an outer list. `text` is the item's own words, without the lists inside it. */
export interface PdfListItem {
  readonly label: string
  readonly text: string
  readonly depth: number
}

export interface PdfTable {
  readonly summary: string | null
  readonly rows: readonly (readonly {
    readonly role: string
    readonly scope: string | null
    readonly text: string
  }[])[]
}

export interface PdfBookmark {
  readonly title: string
  readonly items: readonly PdfBookmark[]
}

export interface ReadPdf {
  readonly title: string
  readonly language: string
  /** What the document information and the XMP say: author, creator, PDF/UA part, whether the title is shown. */
  readonly author: string
  readonly pdfUaPart: number | null
  readonly displaysTitle: boolean
  readonly marked: boolean
  readonly outline: readonly PdfBookmark[]
  /** All the words of a page in the order they are drawn, artifacts too; `artifacts` are the words marked as such. */
  readonly pages: readonly {
    readonly text: string
    readonly artifacts: string
    readonly structTree: unknown
  }[]
  readonly structure: PdfElement
  /** Every printed line of the body with its label, in reading order, as `paperLines` has them. */
  readonly lines: readonly string[]
  /** Every item of every list, in reading order. */
  readonly lists: readonly PdfListItem[]
  readonly headings: readonly { readonly level: number; readonly text: string }[]
  readonly tables: readonly PdfTable[]
  readonly figures: readonly string[]
  readonly links: readonly string[]
}

/** Reads a PDF back: words and properties with pdf.js, the structure tree over all pages from its own objects. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const loading = getDocument({ data: bytes.slice(), verbosity: 0 })
  const file = await loading.promise
  const words = new Map<string, string>()
  const pages: { text: string; artifacts: string; structTree: unknown }[] = []
  const links: string[] = []
  for (let number = 1; number <= file.numPages; number += 1) {
    const page = await file.getPage(number)
    const content = await page.getTextContent({ includeMarkedContent: true })
    pages.push({
      ...readWords(content.items, words),
      structTree: await page.getStructTree(),
    })
    for (const annotation of (await page.getAnnotations()) as readonly { url?: string }[]) {
      if (annotation.url !== undefined) links.push(annotation.url)
    }
  }
  const { info } = (await file.getMetadata()) as { info: Record<string, unknown> }
  const mark = (await file.getMarkInfo()) as ReadonlyMap<string, boolean> | null
  const outline = (await file.getOutline()) as readonly PdfBookmark[] | null
  await loading.destroy()

  const objects = await PDFDocument.load(bytes, { updateMetadata: false })
  const root = objects.catalog.lookupMaybe(PDFName.of('StructTreeRoot'), PDFDict)
  const summaries: (string | null)[] = []
  const structure: PdfElement =
    root === undefined ? element('Root', [], null, null) : readElement(root, undefined, words, summaries)
  const xmp = readXmp(objects)
  const part = /pdfuaid:part(?:>|=")(\d)/.exec(xmp)?.[1]
  const preferences = objects.catalog.lookupMaybe(PDFName.of('ViewerPreferences'), PDFDict)
  return {
    title: said(info['Title']),
    language: said(info['Language']),
    author: said(info['Author']),
    pdfUaPart: part === undefined ? null : Number(part),
    displaysTitle: preferences?.get(PDFName.of('DisplayDocTitle'))?.toString() === 'true',
    marked: mark?.get('Marked') === true,
    outline: (outline ?? []).map(bookmark),
    pages,
    structure,
    lines: linesOf(structure),
    lists: listItems(structure, 0),
    headings: all(structure, /^H[1-6]$/).map((each) => ({ level: Number(each.role[1]), text: each.text })),
    tables: all(structure, /^Table$/).map((table, index) => ({
      summary: summaries[index] ?? null,
      rows: all(table, /^TR$/).map((row) =>
        row.children.map(({ role, scope, text }) => ({ role, scope, text })),
      ),
    })),
    figures: all(structure, /^Figure$/).map((figure) => figure.alt ?? ''),
    links,
  }
}

interface TextPart {
  readonly type?: string
  readonly id?: string | null
  readonly tag?: string
  readonly str?: string
  readonly hasEOL?: boolean
}

/** Files the words of each marked content under its id, "p12R_mc3", and returns those of the page. */
function readWords(
  parts: readonly TextPart[],
  words: Map<string, string>,
): { text: string; artifacts: string } {
  let text = ''
  let artifacts = ''
  const open: { readonly id: string | null; readonly artifact: boolean }[] = []
  for (const part of parts) {
    if (part.type === 'endMarkedContent') {
      open.pop()
      continue
    }
    if (part.type !== undefined) {
      open.push({ id: part.id ?? null, artifact: part.tag === 'Artifact' })
      if (part.tag === 'Artifact') artifacts += ' '
      continue
    }
    const said = `${part.str ?? ''}${part.hasEOL === true ? '\n' : ''}`
    text += said
    if (open.some((each) => each.artifact)) artifacts += said
    const id = open.findLast((each) => each.id !== null)?.id
    if (id !== undefined && id !== null) words.set(id, (words.get(id) ?? '') + said)
  }
  return {
    text: text.replace(/\n/g, ' ').replace(/ +/g, ' ').trim(),
    artifacts: artifacts.replace(/\s+/g, ' ').trim(),
  }
}

function readElement(
  source: PDFDict,
  page: PDFRef | undefined,
  words: ReadonlyMap<string, string>,
  summaries: (string | null)[],
): PdfElement {
  const at = reference(source, 'Pg') ?? page
  const role = nameOf(source.get(PDFName.of('S'))) ?? 'Root'
  if (role === 'Table') summaries.push(attribute(source, 'Summary'))
  const kids = source.lookup(PDFName.of('K'))
  const parts: (string | PdfElement)[] = []
  const content = (mcid: number, on: PDFRef | undefined): void => {
    parts.push(words.get(`p${on?.objectNumber ?? 0}R_mc${mcid}`) ?? '')
  }
  for (const kid of kids instanceof PDFArray ? kids.asArray() : kids === undefined ? [] : [kids]) {
    const object = source.context.lookup(kid)
    if (object instanceof PDFNumber) content(object.asNumber(), at)
    if (!(object instanceof PDFDict)) continue
    if (object.has(PDFName.of('MCID'))) {
      content(object.lookup(PDFName.of('MCID'), PDFNumber).asNumber(), reference(object, 'Pg') ?? at)
    } else if (object.has(PDFName.of('S'))) {
      parts.push(readElement(object, at, words, summaries))
    }
  }
  return element(role, parts, stringOf(source.get(PDFName.of('Alt'))), attribute(source, 'Scope'))
}

function element(
  role: string,
  parts: readonly (string | PdfElement)[],
  alt: string | null,
  scope: string | null,
): PdfElement {
  const children = parts.filter((part) => typeof part !== 'string')
  return { role, parts, children, alt, scope, text: tidy(wordsOf(parts, () => true)) }
}

/** The words of the parts; what stands in a block of its own is parted from its neighbours. */
function wordsOf(parts: readonly (string | PdfElement)[], keep: (child: PdfElement) => boolean): string {
  return parts
    .map((part) => {
      if (typeof part === 'string') return part
      if (!keep(part)) return ''
      const below = wordsOf(part.parts, keep)
      return /^(Span|Strong|Em|Link)$/.test(part.role) ? below : `\n${below}\n`
    })
    .join('')
}

function tidy(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

function all(from: PdfElement, role: RegExp): PdfElement[] {
  return from.children.flatMap((child) => [...(role.test(child.role) ? [child] : []), ...all(child, role)])
}

function listItems(from: PdfElement, depth: number): PdfListItem[] {
  return from.children.flatMap((child) => {
    if (child.role !== 'LI') return listItems(child, child.role === 'L' ? depth + 1 : depth)
    const label = child.children.find((each) => each.role === 'Lbl')?.text ?? ''
    const body = child.children.find((each) => each.role === 'LBody')
    const text = tidy(wordsOf(body?.parts ?? [], (each) => each.role !== 'L'))
    return [{ label, text, depth: depth - 1 }, ...(body === undefined ? [] : listItems(body, depth))]
  })
}

function linesOf(from: PdfElement): string[] {
  if (/^H[1-6]$|^P$/.test(from.role)) return [from.text].filter((line) => line !== '')
  if (from.role === 'LI') {
    const label = from.children.find((each) => each.role === 'Lbl')?.text ?? ''
    const body = from.children.find((each) => each.role === 'LBody')
    const own = tidy(wordsOf(body?.parts ?? [], (each) => each.role !== 'L'))
    const below = body?.children.filter((each) => each.role === 'L') ?? []
    return [tidy(`${label} ${own}`), ...below.flatMap(linesOf)]
  }
  return from.children.flatMap(linesOf)
}

function bookmark(source: PdfBookmark): PdfBookmark {
  return { title: source.title, items: source.items.map(bookmark) }
}

/** A property that is a string; empty when it is missing. */
function said(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function reference(source: PDFDict, key: string): PDFRef | undefined {
  const value = source.get(PDFName.of(key))
  return value instanceof PDFRef ? value : undefined
}

function nameOf(value: unknown): string | null {
  return value instanceof PDFName ? value.decodeText() : null
}

function stringOf(value: unknown): string | null {
  return value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : null
}

/** The value of a key in any of the element's attribute dictionaries. */
function attribute(source: PDFDict, key: string): string | null {
  const attributes = source.lookup(PDFName.of('A'))
  const each =
    attributes instanceof PDFArray
      ? attributes.asArray().map((one) => source.context.lookup(one))
      : [attributes]
  for (const dictionary of each) {
    const value = dictionary instanceof PDFDict ? dictionary.lookup(PDFName.of(key)) : undefined
    if (value !== undefined) return nameOf(value) ?? stringOf(value)
  }
  return null
}

function readXmp(file: PDFDocument): string {
  const stream = file.catalog.lookup(PDFName.of('Metadata'))
  return stream instanceof PDFRawStream ? new TextDecoder().decode(stream.asUint8Array()) : ''
}
