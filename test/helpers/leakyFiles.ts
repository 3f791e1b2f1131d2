import { deflateSync } from 'node:zlib'
import { PDFDocument, PDFHexString, PDFName, PDFRawStream, PDFString, StandardFonts } from '@cantoo/pdf-lib'
import type { PDFContext, PDFObject, PDFPage, PDFRef } from '@cantoo/pdf-lib'

const name = (text: string): PDFName => PDFName.of(text)

/** Words for a place of a file; the place is told so that each can have its own. */
export type WordsFor = (place: string) => string

export interface LeakyFile {
  /** What its pages show, one entry a page. */
  readonly shown: readonly string[]
  /** What stands where nobody reads it. */
  readonly hidden: WordsFor
  /** What is read out or looked up beside the pages: it belongs to the file as its pages do. */
  readonly read?: WordsFor
}

/**
 * A PDF with words in every place that a reader of its pages never sees: properties, comments, scripts, files inside, fields, forms
 * nothing draws, a layer that is off, a page taken out that the structure still knows, an earlier version under the present one, and
 * what nothing refers to.
 */
export async function leakyPdf({ shown, hidden, read = plainWords }: LeakyFile): Promise<Uint8Array> {
  const pdf = await PDFDocument.create({ updateMetadata: false })
  const font = await pdf.embedFont(StandardFonts.Helvetica)
  for (const words of shown) {
    const page = pdf.addPage([595, 842])
    // Helvetica has the letters of Western Europe, and no others.
    page.drawText(words.replaceAll('\ufb01', 'fi'), { x: 40, y: 700, size: 9, font, maxWidth: 500 })
  }
  hideInProperties(pdf, hidden)
  await hideFiles(pdf, hidden)
  const first = pdf.getPage(0)
  hideOnPage(first, hidden)
  hideInComments(first, hidden)
  hideInFields(pdf, first, hidden, read)
  hideInResources(pdf, first, hidden)
  hideInLayer(pdf, first, hidden)
  hideInStructure(pdf, first, hidden, read)
  addBookmark(pdf, first, read)
  pdf.context.register(pdf.context.obj({ Left: text(hidden('an object that nothing refers to')) }))
  const saved = await pdf.save({ useObjectStreams: false, updateFieldAppearances: false })
  return withEarlierVersion(saved, hidden)
}

function plainWords(place: string): string {
  return `Words of ${place}`
}

function text(words: string): PDFHexString {
  return PDFHexString.fromText(words)
}

/** In round brackets, as most programs write: letters beyond Latin-1 are no matter here. */
function bracketed(words: string): PDFString {
  return PDFString.of(words.replaceAll('\ufb01', 'fi').replace(/[\\()]/g, String.raw`\$&`))
}

function packedStream(context: PDFContext, words: string, entries: Readonly<Record<string, string>>): PDFRef {
  return context.register(context.flateStream(utf8(words), entries))
}

function utf8(words: string): Uint8Array {
  return new TextEncoder().encode(words)
}

function xmp(words: string): string {
  const escaped = words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  return `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:description>${escaped}</dc:description></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`
}

function hideInProperties(pdf: PDFDocument, hidden: WordsFor): void {
  const { context, catalog } = pdf
  context.trailerInfo.Info = context.register(
    context.obj({
      Title: text(hidden('the title of a PDF')),
      Author: bracketed(hidden('the author of a PDF')),
      Subject: text(hidden('the subject of a PDF')),
      Keywords: bracketed(hidden('the keywords of a PDF')),
      Creator: text(hidden('the creator of a PDF')),
      CaseReference: text(hidden('a property of a PDF')),
    }),
  )
  catalog.set(
    name('Metadata'),
    context.register(
      context.stream(utf8(xmp(hidden('the XMP of a PDF'))), { Type: 'Metadata', Subtype: 'XML' }),
    ),
  )
  catalog.set(name('PieceInfo'), context.obj({ Editor: { Private: text(hidden('private data of a PDF')) } }))
  catalog.set(name('OpenAction'), script(context, hidden('a script that runs on opening')))
  pdf.addJavaScript('setUp', `app.alert("${hidden('a script of a PDF').replace(/["\\]/g, '')}")`)
}

function script(context: PDFContext, words: string): PDFRef {
  return context.register(context.obj({ S: 'JavaScript', JS: text(`app.alert('${words}')`) }))
}

async function hideFiles(pdf: PDFDocument, hidden: WordsFor): Promise<void> {
  await pdf.attach(utf8(hidden('a file inside a PDF')), `${hidden('the name of a file inside a PDF')}.txt`, {
    mimeType: 'text/plain',
    description: hidden('the description of a file inside a PDF'),
  })
  const inner = await PDFDocument.create({ updateMetadata: false })
  inner.setTitle(hidden('the title of a PDF inside a PDF'))
  inner.addPage()
  await pdf.attach(await inner.save(), 'inner.pdf', { mimeType: 'application/pdf' })
}

function hideOnPage(page: PDFPage, hidden: WordsFor): void {
  const { context } = page.node
  page.node.set(
    name('Metadata'),
    packedStream(context, xmp(hidden('the XMP of a page')), { Type: 'Metadata', Subtype: 'XML' }),
  )
  page.node.set(
    name('PieceInfo'),
    context.obj({ Editor: { Private: text(hidden('private data of a page')) } }),
  )
  page.node.set(name('Thumb'), picture(context, hidden('the small picture of a page')))
  page.node.set(name('AA'), context.obj({ O: script(context, hidden('a script of a page')) }))
  const file = context.obj({
    Type: 'Filespec',
    F: bracketed(hidden('the name of a file that goes with a page')),
    EF: { F: packedStream(context, hidden('a file that goes with a page'), {}) },
  })
  page.node.set(name('AF'), context.obj([context.register(file)]))
  page.node.set(name('Remark'), text(hidden('a key of a page that nobody knows')))
}

function picture(context: PDFContext, words: string): PDFRef {
  const pixels = new Uint8Array(64 * 4)
  // One byte for each letter, as pixels are.
  pixels.set(Buffer.from(words.replaceAll('\ufb01', 'fi'), 'latin1').subarray(0, pixels.length))
  return context.register(
    context.flateStream(pixels, {
      Type: 'XObject',
      Subtype: 'Image',
      Width: 64,
      Height: 4,
      BitsPerComponent: 8,
      ColorSpace: 'DeviceGray',
    }),
  )
}

/** A form that draws words. */
function drawing(context: PDFContext, words: string): PDFRef {
  const shown = words.replaceAll('\ufb01', 'fi').replace(/[\\()]/g, String.raw`\$&`)
  return context.register(
    context.flateStream(Buffer.from(`BT /F 9 Tf 2 2 Td (${shown}) Tj ET`, 'latin1'), {
      Type: 'XObject',
      Subtype: 'Form',
      BBox: [0, 0, 200, 20],
      Resources: { Font: { F: { Type: 'Font', Subtype: 'Type1', BaseFont: 'Helvetica' } } },
    }),
  )
}

function annotate(page: PDFPage, entries: Readonly<Record<string, unknown>>): PDFRef {
  const { context } = page.node
  const ref = context.register(
    context.obj({ Type: 'Annot', Rect: [50, 50, 90, 70], P: page.ref, ...entries } as never),
  )
  page.node.addAnnot(ref)
  return ref
}

function hideInComments(page: PDFPage, hidden: WordsFor): void {
  const { context } = page.node
  const note = annotate(page, {
    Subtype: 'Text',
    Contents: text(hidden('a sticky note')),
    RC: text(`<body><p>${hidden('the rich text of a sticky note')}</p></body>`),
    T: bracketed(hidden('the author of a sticky note')),
    Subj: text(hidden('the subject of a sticky note')),
  })
  annotate(page, { Subtype: 'Popup', Parent: note, Contents: text(hidden('the window of a note')) })
  for (const kind of ['Highlight', 'FreeText', 'Stamp', 'Ink', 'Caret', 'StrikeOut', 'Redact', 'Squiggly']) {
    annotate(page, {
      Subtype: kind,
      Contents: text(hidden(`the words of a ${kind} annotation`)),
      OverlayText: text(hidden(`the cover of a ${kind} annotation`)),
      AP: { N: drawing(context, hidden(`the look of a ${kind} annotation`)) },
    })
  }
  annotate(page, {
    Subtype: 'FileAttachment',
    Contents: text(hidden('the words of an attached file')),
    FS: {
      Type: 'Filespec',
      F: bracketed('a.txt'),
      EF: { F: packedStream(context, hidden('an attached file'), {}) },
    },
  })
  annotate(page, {
    Subtype: 'Link',
    A: { S: 'Launch', F: bracketed(`${hidden('a program that a link starts')}.exe`) },
  })
  annotate(page, {
    Subtype: 'Link',
    A: { S: 'URI', URI: bracketed(`javascript:${hidden('a link that is a script')}`) },
  })
  annotate(page, {
    Subtype: 'Link',
    T: text(hidden('the name of a link')),
    PA: { S: 'URI', URI: bracketed(`https://${hidden('the address a link came from')}`) },
    A: {
      S: 'URI',
      URI: PDFString.of('https://www.brackenford.example/plans'),
      Next: script(context, hidden('a script behind a link')),
    },
  })
}

function hideInFields(pdf: PDFDocument, page: PDFPage, hidden: WordsFor, read: WordsFor): void {
  const { context, catalog } = pdf
  const field = annotate(page, {
    Subtype: 'Widget',
    FT: 'Tx',
    T: text(hidden('the name of a field')),
    TU: text(read('the description of a field')),
    V: text(hidden('the value of a field')),
    DV: text(hidden('the first value of a field')),
    MK: { CA: text(hidden('the caption of a field')) },
    AP: {
      N: drawing(context, 'Signed'),
      D: drawing(context, hidden('the look of a field that is pressed')),
      R: drawing(context, hidden('the look of a field under the pointer')),
    },
    AA: { F: script(context, hidden('a script of a field')) },
  })
  // Flag 2: neither shown nor printed.
  const unseen = annotate(page, {
    Subtype: 'Widget',
    FT: 'Tx',
    F: 2,
    T: text(hidden('the name of a hidden field')),
    V: text(hidden('the value of a hidden field')),
    TU: text(hidden('the description of a hidden field')),
    AP: { N: drawing(context, hidden('the look of a hidden field')) },
  })
  // Flag 32: not to be seen in a window.
  const unviewed = annotate(page, {
    Subtype: 'Widget',
    FT: 'Tx',
    F: 32,
    T: text(hidden('the name of a field that is not to be seen')),
    V: text(hidden('the value of a field that is not to be seen')),
    AP: { N: drawing(context, hidden('the look of a field that is not to be seen')) },
  })
  const signature = annotate(page, {
    Subtype: 'Widget',
    FT: 'Sig',
    T: text('Signature'),
    V: {
      Type: 'Sig',
      Name: text(hidden('who signed a PDF')),
      Reason: text(hidden('why a PDF was signed')),
      Location: text(hidden('where a PDF was signed')),
    },
  })
  catalog.set(
    name('AcroForm'),
    context.obj({
      Fields: [field, unseen, unviewed, signature],
      XFA: [PDFString.of('template'), packedStream(context, hidden('a form of another kind'), {})],
    }),
  )
}

function hideInResources(pdf: PDFDocument, page: PDFPage, hidden: WordsFor): void {
  const { context } = pdf
  const seen = drawing(context, 'Drawn')
  const form = context.lookup(seen)
  if (form instanceof PDFRawStream) {
    form.dict.set(
      name('PieceInfo'),
      context.obj({ Editor: { Private: text(hidden('private data of a form')) } }),
    )
    form.dict.set(name('Metadata'), packedStream(context, xmp(hidden('the XMP of a form')), {}))
    form.dict.set(name('OPI'), context.obj({ F: text(hidden('the first file of a picture')) }))
  }
  page.node.setXObject(name('Seen'), seen)
  page.node.setXObject(name('Unseen'), drawing(context, hidden('a form that nothing draws')))
  page.node.setXObject(name('UnseenPicture'), picture(context, hidden('a picture that nothing draws')))
  page.node.setXObject(name('Photo'), photo(context, hidden))
  addDrawing(page, 'q 1 0 0 1 40 300 cm /Seen Do Q q 10 0 0 10 40 200 cm /Photo Do Q')
}

/** A JPEG of one pixel, with what a camera or an editor writes beside it. */
export function photoWithNotes(hidden: WordsFor): Uint8Array {
  const pixel = Buffer.from(
    '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAA//EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AN//Z',
    'base64',
  )
  const segment = (marker: number, words: string): Buffer => {
    const body = Buffer.from(words, 'utf8')
    const head = Buffer.from([0xff, marker, 0, 0])
    head.writeUInt16BE(body.length + 2, 2)
    return Buffer.concat([head, body])
  }
  return Buffer.concat([
    pixel.subarray(0, 2),
    segment(0xe1, `Exif\0\0${hidden('the properties of a photo')}`),
    segment(0xe1, `http://ns.adobe.com/xap/1.0/\0${xmp(hidden('the XMP of a photo'))}`),
    segment(0xed, `Photoshop 3.0\0${hidden('the caption of a photo')}`),
    segment(0xfe, hidden('the comment of a photo')),
    pixel.subarray(2),
    Buffer.from(hidden('what follows the end of a photo')),
  ])
}

/** The same as a picture of a page. */
function photo(context: PDFContext, hidden: WordsFor): PDFRef {
  const dictionary = context.obj({
    Type: 'XObject',
    Subtype: 'Image',
    Width: 1,
    Height: 1,
    BitsPerComponent: 8,
    ColorSpace: 'DeviceGray',
    Filter: 'DCTDecode',
    Metadata: packedStream(context, xmp(hidden('the XMP of a picture')), {}),
    Alternates: [
      { Image: picture(context, hidden('the other form of a picture')), DefaultForPrinting: false },
    ],
  })
  return context.register(PDFRawStream.of(dictionary, photoWithNotes(hidden)))
}

function addDrawing(page: PDFPage, operators: string): void {
  const { context } = page.node
  page.node.addContentStream(context.register(context.flateStream(`\n${operators}\n`)))
}

/** A layer that is switched off. */
function hideInLayer(pdf: PDFDocument, page: PDFPage, hidden: WordsFor): void {
  const { context, catalog } = pdf
  const group = context.register(context.obj({ Type: 'OCG', Name: text(hidden('the name of a layer')) }))
  catalog.set(name('OCProperties'), context.obj({ OCGs: [group], D: { OFF: [group], Order: [group] } }))
  const resources = page.node.normalizedEntries().Resources
  resources.set(name('Properties'), context.obj({ Off: group }))
  const words = hidden('a layer that is off')
    .replaceAll('\ufb01', 'fi')
    .replace(/[\\()]/g, String.raw`\$&`)
  resources.set(
    name('Font'),
    context.obj({
      ...Object.fromEntries(
        (page.node.normalizedEntries().Font.entries() as readonly (readonly [PDFName, PDFObject])[]).map(
          ([key, value]) => [key.decodeText(), value],
        ),
      ),
      Plain: { Type: 'Font', Subtype: 'Type1', BaseFont: 'Helvetica' },
    } as never),
  )
  addDrawing(page, `/OC /Off BDC BT /Plain 9 Tf 40 500 Td (${words}) Tj ET EMC`)
  const form = drawing(context, hidden('a form of a layer that is off'))
  const stream = context.lookup(form)
  if (stream instanceof PDFRawStream) stream.dict.set(name('OC'), group)
  page.node.setXObject(name('OffForm'), form)
  addDrawing(page, '/OffForm Do')
}

/** Tags that still know a page which was taken out, and the comment they were made for. */
function hideInStructure(pdf: PDFDocument, page: PDFPage, hidden: WordsFor, read: WordsFor): void {
  const { context, catalog } = pdf
  const [root, gone, owner, comment] = [
    context.nextRef(),
    context.nextRef(),
    context.nextRef(),
    context.nextRef(),
  ]
  context.assign(
    gone,
    context.obj({
      Type: 'Page',
      MediaBox: [0, 0, 595, 842],
      Contents: context.register(
        context.flateStream(
          `BT /F 9 Tf 40 700 Td (${hidden('a page that was taken out')
            .replace(/[\\()]/g, '')
            .replaceAll('\ufb01', 'fi')}) Tj ET`,
        ),
      ),
      Resources: { Font: { F: { Type: 'Font', Subtype: 'Type1', BaseFont: 'Helvetica' } } },
      Annots: [
        context.register(
          context.obj({
            Type: 'Annot',
            Subtype: 'Text',
            Contents: text(hidden('a note on a page that was taken out')),
          }),
        ),
      ],
    }),
  )
  const note = annotate(page, {
    Subtype: 'Text',
    Contents: text(hidden('a note with a tag')),
    StructParent: 1,
  })
  context.assign(
    owner,
    context.obj({
      Type: 'StructElem',
      S: 'P',
      P: root,
      Pg: gone,
      K: [{ Type: 'MCR', Pg: gone, MCID: 0 }],
      ActualText: text(hidden('the tag of a page that was taken out')),
    }),
  )
  context.assign(
    comment,
    context.obj({
      Type: 'StructElem',
      S: 'Annot',
      P: root,
      Pg: page.ref,
      Alt: text(hidden('the tag of a note')),
      K: [{ Type: 'OBJR', Obj: note, Pg: page.ref }],
    }),
  )
  const here = context.register(
    context.obj({
      Type: 'StructElem',
      S: 'Figure',
      Alt: text(read('an alternative text')),
      P: root,
      Pg: page.ref,
      K: [0],
      AF: [
        {
          Type: 'Filespec',
          F: text(hidden('the file of a tag')),
          EF: { F: packedStream(context, hidden('what the file of a tag holds'), {}) },
        },
      ],
    }),
  )
  context.assign(
    root,
    context.obj({
      Type: 'StructTreeRoot',
      K: [here, owner, comment],
      ParentTree: { Nums: [0, [here], 1, comment] },
      ParentTreeNextKey: 2,
    }),
  )
  page.node.set(name('StructParents'), context.obj(0))
  catalog.set(name('StructTreeRoot'), root)
  catalog.set(name('MarkInfo'), context.obj({ Marked: true }))
  addDrawing(page, '/Figure <</MCID 0>> BDC BT /Plain 9 Tf 40 450 Td (Tagged) Tj ET EMC')
}

function addBookmark({ context, catalog }: PDFDocument, page: PDFPage, read: WordsFor): void {
  const [outlines, bookmark] = [context.nextRef(), context.nextRef()]
  context.assign(
    bookmark,
    context.obj({ Title: text(read('a bookmark')), Parent: outlines, Dest: [page.ref, 'Fit'] }),
  )
  context.assign(outlines, context.obj({ Type: 'Outlines', First: bookmark, Last: bookmark, Count: 1 }))
  catalog.set(name('Outlines'), outlines)
}

/**
 * Puts an earlier version under the file: its words stand in the bytes still, and the present version has replaced every one of them
 * (ISO 32000, 7.5.6). One object was freed, and a page still mentions it.
 */
function withEarlierVersion(saved: Uint8Array, hidden: WordsFor): Uint8Array {
  const file = Buffer.from(saved).toString('latin1')
  const size = Number(/\/Size (\d+)/.exec(file)?.[1])
  const root = /\/Root (\d+ \d+ R)/.exec(file)?.[1] ?? ''
  const info = /\/Info (\d+ \d+ R)/.exec(file)?.[1] ?? ''
  const start = Number(/startxref\s+(\d+)/.exec(file)?.[1])
  const earlier = deflateSync(
    `BT /F 9 Tf (${hidden('an earlier version')
      .replace(/[\\()]/g, '')
      .replaceAll('\ufb01', 'fi')}) Tj ET`,
  )
  const at: number[] = []
  let bytes = Buffer.concat([
    Buffer.from(saved),
    Buffer.from(`%${hidden('a remark after the end')}\n`, 'latin1'),
  ])
  const put = (number: number, body: Buffer | string): void => {
    at.push(bytes.length)
    bytes = Buffer.concat([
      bytes,
      Buffer.from(`${number} 0 obj\n`),
      Buffer.from(body),
      Buffer.from('\nendobj\n'),
    ])
  }
  const close = (first: number, entries: readonly string[], previous: number): number => {
    const table = bytes.length
    const rows = entries.map((entry) => `${entry} \n`).join('')
    const trailer = `xref\n${first} ${entries.length}\n${rows}trailer\n<</Size ${first + entries.length}/Root ${root}/Info ${info}/Prev ${previous}>>\nstartxref\n${table}\n%%EOF\n`
    bytes = Buffer.concat([bytes, Buffer.from(trailer)])
    return table
  }
  const offset = (position: number): string => `${String(position).padStart(10, '0')} 00000 n`
  put(
    size,
    Buffer.concat([
      Buffer.from(`<</Length ${earlier.length}/Filter/FlateDecode>>\nstream\n`),
      earlier,
      Buffer.from('\nendstream'),
    ]),
  )
  const second = close(size, at.map(offset), start)
  const now = bytes.length
  put(size, '<</Length 2>>\nstream\nq\nendstream')
  close(size, [offset(now)], second)
  return new Uint8Array(bytes)
}
