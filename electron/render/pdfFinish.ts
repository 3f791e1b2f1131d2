import { createHash } from 'node:crypto'
import {
  PDFArray,
  PDFBool,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFRef,
  PDFString,
  type PDFContext,
  type PDFObject,
} from '@cantoo/pdf-lib'
import type { Block, PaperDocument } from '../../shared/document/model.ts'

/**
 * Adds to Typst's PDF what it does not write: the title in the window, the PDF/UA mark, row headers and summaries of tables, fixed
 * metadata. The tags stay as they are. Nothing is dated and the file's id is a hash of its pages, so the same paper gives the
 * same bytes. The PDF/UA mark is left out when the structure is not there or a character has no glyph.
 */
export async function finishPdf(
  set: Uint8Array,
  paper: PaperDocument,
  allPrintable: boolean,
): Promise<{ bytes: Uint8Array; pages: number }> {
  // pdf-lib pauses after every hundred objects unless told not to; this runs on a thread of its own.
  const pdf = await PDFDocument.load(set, { updateMetadata: false, parseSpeed: Number.POSITIVE_INFINITY })
  const { context, catalog } = pdf
  const hash = createHash('sha256').update(set).digest('hex').slice(0, 32)
  const root = catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict)
  finishTables(context, root, paper)
  finishLists(context)

  catalog.set(PDFName.of('Lang'), PDFString.of(paper.language))
  const preferences = catalog.lookupMaybe(PDFName.of('ViewerPreferences'), PDFDict) ?? context.obj({})
  preferences.set(PDFName.of('DisplayDocTitle'), PDFBool.True)
  catalog.set(PDFName.of('ViewerPreferences'), preferences)
  const pages = pdf.getPageCount()
  if (pages > 2) catalog.set(PDFName.of('PageMode'), PDFName.of('UseOutlines'))

  replaceMetadata(pdf, paper, xmp(paper, hash, allPrintable && isTagged(pdf)))
  context.trailerInfo.ID = context.obj([PDFHexString.of(hash), PDFHexString.of(hash)])
  const bytes = await pdf.save({
    useObjectStreams: false,
    objectsPerTick: Number.POSITIVE_INFINITY,
    updateFieldAppearances: false,
    addDefaultPage: false,
  })
  return { bytes, pages }
}

/** The document information and XMP of Typst go: they date the file and name another program. */
function replaceMetadata({ context, catalog }: PDFDocument, paper: PaperDocument, metadata: string): void {
  for (const old of [context.trailerInfo.Info, catalog.get(PDFName.of('Metadata'))]) {
    if (old instanceof PDFRef) context.delete(old)
  }
  const stream = context.stream(new TextEncoder().encode(metadata), { Type: 'Metadata', Subtype: 'XML' })
  catalog.set(PDFName.of('Metadata'), context.register(stream))
  context.trailerInfo.Info = context.register(
    context.obj({
      Title: PDFHexString.fromText(paper.title),
      Author: PDFHexString.fromText(paper.author),
      Creator: PDFString.of('Minutebook'),
      Producer: PDFString.of('Typst'),
    }),
  )
}

/** Whether there is a structure tree that every page has a part in. */
function isTagged(pdf: PDFDocument): boolean {
  const marked = pdf.catalog.lookupMaybe(PDFName.of('MarkInfo'), PDFDict)?.get(PDFName.of('Marked'))
  const root = pdf.catalog.lookupMaybe(PDFName.of('StructTreeRoot'), PDFDict)
  return (
    marked === PDFBool.True &&
    root?.has(PDFName.of('K')) === true &&
    root.has(PDFName.of('ParentTree')) &&
    pdf.getPages().every((page) => page.node.has(PDFName.of('StructParents')))
  )
}

type Table = Extract<Block, { kind: 'table' }>

/** Tables stand in the structure tree in the order of the paper. */
function finishTables(context: PDFContext, root: PDFDict, paper: PaperDocument): void {
  const tables = paper.blocks.filter((block): block is Table => block.kind === 'table')
  if (tables.length === 0) return
  const elements = descendants(root, 'Table')
  if (elements.length !== tables.length) {
    throw new Error(`The paper has ${tables.length} tables, its structure ${elements.length}`)
  }
  elements.forEach((element, index) => {
    const table = tables[index]
    if (table === undefined) return
    addAttributes(context, element, {
      O: PDFName.of('Table'),
      Summary: PDFHexString.fromText(table.summary),
    })
    if (hasRowHeaders(table)) markRowHeaders(context, element)
  })
}

/** The first column names its rows when none of its cells is empty: the numbers of an agenda, the names of an attendance table. */
function hasRowHeaders(table: Table): boolean {
  return (
    table.columns.length > 1 &&
    table.rows.every((row) => row.cells[0]?.some((line) => line.runs.some((run) => run.text.trim() !== '')))
  )
}

/**
 * The compiler can mark only header rows. The first cell of every body row becomes a header of scope Row; the explicit Headers of the other cells,
 * which name the column alone, go, so that a reader finds both headers by their scope.
 */
function markRowHeaders(context: PDFContext, table: PDFDict): void {
  for (const body of childElements(table)) {
    if (structureType(body) !== 'TBody') continue
    for (const row of childElements(body)) {
      childElements(row).forEach((cell, column) => {
        for (const attributes of attributesOf(cell)) attributes.delete(PDFName.of('Headers'))
        if (column > 0) return
        cell.set(PDFName.of('S'), PDFName.of('TH'))
        addAttributes(context, cell, { O: PDFName.of('Table'), Scope: PDFName.of('Row') })
      })
    }
  }
}

/**
 * Typst sets a list inside an item beside that item; here it goes back into the item's body, so that "i." is read as a part of "c)".
 * An item without a mark (a name) has no label rather than an empty one.
 */
function finishLists(context: PDFContext): void {
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

function addAttributes(context: PDFContext, element: PDFDict, attributes: Record<string, PDFObject>): void {
  const own = attributesOf(element).find((each) => each.get(PDFName.of('O')) === PDFName.of('Table'))
  if (own === undefined) {
    element.set(PDFName.of('A'), context.obj([...attributesOf(element), context.obj(attributes)]))
    return
  }
  for (const [key, value] of Object.entries(attributes)) own.set(PDFName.of(key), value)
}

function attributesOf(element: PDFDict): PDFDict[] {
  const attributes = element.lookup(PDFName.of('A'))
  if (attributes instanceof PDFDict) return [attributes]
  return attributes instanceof PDFArray ? dictionaries(attributes) : []
}

function childElements(element: PDFDict): PDFDict[] {
  const kids = element.lookup(PDFName.of('K'))
  const found = kids instanceof PDFArray ? dictionaries(kids) : kids instanceof PDFDict ? [kids] : []
  return found.filter((kid) => kid.has(PDFName.of('S')))
}

function dictionaries(array: PDFArray): PDFDict[] {
  return Array.from({ length: array.size() }, (_, index) => array.lookup(index)).filter(
    (each): each is PDFDict => each instanceof PDFDict,
  )
}

function structureType(element: PDFDict): string | undefined {
  const type = element.get(PDFName.of('S'))
  return type instanceof PDFName ? type.decodeText() : undefined
}

/** The elements of a type below an element, in reading order; none inside another. */
function descendants(element: PDFDict, type: string): PDFDict[] {
  return childElements(element).flatMap((child) =>
    structureType(child) === type ? [child] : descendants(child, type),
  )
}

function xmp(paper: PaperDocument, hash: string, claimed: boolean): string {
  const title = escapeXml(paper.title)
  const author = escapeXml(paper.author)
  const claim = claimed ? '\n<pdfuaid:part>1</pdfuaid:part>' : ''
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>${author}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>${paper.language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>Minutebook</xmp:CreatorTool>
<pdf:Producer>Typst</pdf:Producer>
<xmpMM:DocumentID>${hash}</xmpMM:DocumentID>
<xmpMM:InstanceID>${hash}</xmpMM:InstanceID>${claim}
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
