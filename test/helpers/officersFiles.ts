import { degrees, PDFDocument, PDFHexString, PDFName, PDFString, StandardFonts } from '@cantoo/pdf-lib'
import type { PDFArray, PDFPage } from '@cantoo/pdf-lib'

const name = (text: string): PDFName => PDFName.of(text)

/** A PDF without tags, as an old program makes it: some pages of words, some turned. */
export async function plainPdf(pages: number, words = 'Untagged words', turned = 0): Promise<Uint8Array> {
  const pdf = await PDFDocument.create({ updateMetadata: false })
  const font = await pdf.embedFont(StandardFonts.Helvetica)
  for (let number = 1; number <= pages; number += 1) {
    const page = pdf.addPage([595, 842])
    page.setRotation(degrees(turned))
    page.drawText(`${words} ${number}`, { x: 60, y: 700, size: 12, font })
  }
  return pdf.save({ useObjectStreams: false, addDefaultPage: false })
}

/** A page that is only a picture: what a scanner makes. */
export async function scannedPdf(png: Uint8Array): Promise<Uint8Array> {
  const pdf = await PDFDocument.create({ updateMetadata: false })
  const picture = await pdf.embedPng(png)
  pdf.addPage([595, 842]).drawImage(picture, { x: 0, y: 0, width: 595, height: 842 })
  return pdf.save({ useObjectStreams: false })
}

/** Everything in a PDF that can act or hide: `canary` stands in each place. */
export async function trappedPdf(canary: string): Promise<Uint8Array> {
  const pdf = await PDFDocument.create({ updateMetadata: false })
  const font = await pdf.embedFont(StandardFonts.Helvetica)
  const page = pdf.addPage([595, 842])
  page.drawText('A page like any other', { x: 60, y: 700, size: 12, font })
  pdf.setTitle(`${canary} title`)
  pdf.setSubject(`${canary} subject`)
  pdf.setKeywords([`${canary} keyword`])
  pdf.addJavaScript('open', `app.alert("${canary} script")`)
  await pdf.attach(new TextEncoder().encode(`${canary} attached`), `${canary}.txt`, {
    mimeType: 'text/plain',
    description: `${canary} description`,
  })
  const { context } = pdf
  const action = (script: string): unknown => ({ S: 'JavaScript', JS: PDFString.of(script) })
  page.node.set(name('AA'), context.obj({ O: action(`${canary} on opening`) } as never))
  page.node.set(name('Metadata'), context.register(context.stream(`${canary} page metadata`)))
  page.node.set(name('PieceInfo'), context.obj({ Editor: { Private: PDFString.of(`${canary} private`) } }))
  annotate(page, {
    Subtype: 'Text',
    Contents: PDFString.of(`${canary} comment`),
    T: PDFString.of('A. Officer'),
  })
  annotate(page, { Subtype: 'Highlight', Contents: PDFHexString.fromText(`${canary} highlight`) })
  annotate(page, { Subtype: 'FileAttachment', Contents: PDFString.of(`${canary} file`) })
  annotate(page, { Subtype: 'Link', A: { S: 'URI', URI: PDFString.of(`javascript:${canary}`) } })
  annotate(page, { Subtype: 'Link', A: { S: 'Launch', F: PDFString.of(`${canary}.exe`) } })
  annotate(page, {
    Subtype: 'Link',
    A: { S: 'URI', URI: PDFString.of('https://www.wexcombe.example/plans') },
  })
  annotate(page, {
    Subtype: 'Widget',
    FT: 'Tx',
    T: PDFString.of(`${canary} field`),
    V: PDFString.of(`${canary} value`),
    AA: action(`${canary} on leaving`),
  })
  return pdf.save({ useObjectStreams: false })
}

function annotate(page: PDFPage, entries: Readonly<Record<string, unknown>>): void {
  const { context } = page.node
  const annotation = context.obj({ Type: 'Annot', Rect: [50, 50, 90, 70], ...entries } as never)
  page.node.addAnnot(context.register(annotation))
}

/** A document that links inside itself: by a name and by a place, with bookmarks. */
export async function linkedPdf(): Promise<Uint8Array> {
  const pdf = await PDFDocument.load(await plainPdf(3, 'Chapter'), { updateMetadata: false })
  const { context, catalog } = pdf
  const [first, second, third] = pdf.getPages()
  if (first === undefined || second === undefined || third === undefined) throw new Error('Three pages')
  catalog.set(name('Dests'), context.obj({ chapter: [second.ref, 'XYZ', null, 800, null] }))
  annotate(first, { Subtype: 'Link', Dest: 'chapter' })
  annotate(first, { Subtype: 'Link', A: { S: 'GoTo', D: [third.ref, name('Fit')] } })
  const bookmark = context.nextRef()
  const outlines = context.nextRef()
  context.assign(
    bookmark,
    context.obj({ Title: PDFHexString.fromText('Chapter 2'), Parent: outlines, Dest: 'chapter' }),
  )
  context.assign(outlines, context.obj({ Type: 'Outlines', First: bookmark, Last: bookmark, Count: 1 }))
  catalog.set(name('Outlines'), outlines)
  return pdf.save({ useObjectStreams: false })
}

/** A PDF that asks for a password; an empty one opens for anybody, and is encrypted all the same. */
export async function lockedPdf(userPassword: string): Promise<Uint8Array> {
  const pdf = await PDFDocument.load(await plainPdf(1), { updateMetadata: false })
  pdf.encrypt({ userPassword, ownerPassword: 'owner' })
  return pdf.save({ useObjectStreams: false })
}

/** A page of words for each size, in points. */
export async function sizedPdf(sizes: readonly (readonly [number, number])[]): Promise<Uint8Array> {
  const pdf = await PDFDocument.load(await plainPdf(sizes.length), { updateMetadata: false })
  sizes.forEach(([width, height], index) =>
    pdf.getPage(index).node.set(name('MediaBox'), box(pdf, width, height)),
  )
  return pdf.save({ useObjectStreams: false })
}

function box(pdf: PDFDocument, width: number, height: number): PDFArray {
  return pdf.context.obj([0, 0, width, height])
}

/** A PDF of very many pages with a line each, written at once. */
export function linesPdf(pages: number, words = 'Line'): Uint8Array {
  const objects = ['<</Type/Catalog/Pages 2 0 R>>', '', '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>']
  const kids: string[] = []
  for (let number = 1; number <= pages; number += 1) {
    const drawing = `BT /F 12 Tf 60 700 Td (${words} ${number}) Tj ET`
    objects.push(`<</Length ${drawing.length}>>\nstream\n${drawing}\nendstream`)
    objects.push(
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents ${objects.length} 0 R/Resources<</Font<</F 3 0 R>>>>>>`,
    )
    kids.push(`${objects.length} 0 R`)
  }
  objects[1] = `<</Type/Pages/Count ${pages}/Kids[${kids.join(' ')}]>>`
  const body = objects.map((object, index) => `${index + 1} 0 obj\n${object}\nendobj\n`).join('')
  return Buffer.from(
    // Also a file without pages is a file of its own.
    `%PDF-1.7\n% ${words}\n${body}trailer\n<</Root 1 0 R/Size ${objects.length + 1}>>\n%%EOF\n`,
    'latin1',
  )
}
