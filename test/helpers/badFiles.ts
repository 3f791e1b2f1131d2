import { constants, deflateRawSync, deflateSync } from 'node:zlib'
import { PDFDocument, PDFName, PDFString } from '@cantoo/pdf-lib'
import { pngOf } from '../../electron/render/intake/pngFile.ts'
import { writeZip } from '../../electron/render/zipFile.ts'
import { plainPdf } from './officersFiles.ts'

/** Files that officers send, or somebody sends them, and that no pack may choke on. Each is made here. */

const name = (text: string): PDFName => PDFName.of(text)

/** A PDF from its objects, the first of them the catalogue, without a table of where they stand. */
export function handMadePdf(objects: readonly (string | Buffer)[]): Uint8Array {
  const parts = objects.flatMap((object, index) => [
    Buffer.from(`${index + 1} 0 obj\n`),
    typeof object === 'string' ? Buffer.from(object, 'latin1') : object,
    Buffer.from('\nendobj\n'),
  ])
  const tail = `trailer\n<</Root 1 0 R/Size ${objects.length + 1}>>\n%%EOF\n`
  return new Uint8Array(Buffer.concat([Buffer.from('%PDF-1.7\n'), ...parts, Buffer.from(tail)]))
}

const onePage = [
  '<</Type/Catalog/Pages 2 0 R>>',
  '<</Type/Pages/Count 1/Kids[3 0 R]>>',
  '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>',
] as const

function streamOf(dict: string, data: Buffer): Buffer {
  return Buffer.concat([
    Buffer.from(`<<${dict}/Length ${data.length}>>\nstream\n`),
    data,
    Buffer.from('\nendstream'),
  ])
}

export const noPagesPdf = (): Uint8Array =>
  handMadePdf(['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Count 0/Kids[]>>'])

/** Its list of pages leads back to itself. */
export const loopingPdf = (): Uint8Array =>
  handMadePdf(['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Count 2/Kids[2 0 R 2 0 R]>>'])

/** So many million bytes of nothing, packed: one million is packed, and said again and again. */
function zeros(millions: number): Buffer {
  const million = deflateRawSync(Buffer.alloc(1_000_000), { finishFlush: constants.Z_FULL_FLUSH })
  const end = Buffer.alloc(6)
  end.writeUInt16LE(0x0003)
  // The check sum of zeros (RFC 1950): their number, and one.
  end.writeUInt32BE((((millions * 1_000_000) % 65_521) * 65_536 + 1) >>> 0, 2)
  return Buffer.concat([Buffer.from([0x78, 0x9c]), ...Array.from({ length: millions }, () => million), end])
}

/** The drawing of its page unpacks, twice packed, to a thousand million bytes. */
export function bombPdf(): Uint8Array {
  const packed = deflateSync(zeros(1_000))
  return handMadePdf([...onePage, streamOf('/Filter[/FlateDecode/FlateDecode]', packed)])
}

/** What unpacks without end is read before anything can be asked of it: the objects themselves. */
export function objectBombPdf(): Uint8Array {
  const packed = deflateSync(zeros(1_500))
  const dict = '/Type/ObjStm/N 1/First 4/Filter[/FlateDecode/FlateDecode]'
  return handMadePdf([...onePage, '<</Length 0>>\nstream\n\nendstream', streamOf(dict, packed)])
}

/** As a mail program leaves it that changed its ends of lines: nothing is where the table says. */
export async function brokenTablePdf(): Promise<Uint8Array> {
  const text = Buffer.from(await plainPdf(3, 'Mended words')).toString('latin1')
  return Buffer.from(text.replace(/startxref\s+\d+/, 'startxref\n7'), 'latin1')
}

export async function cutPdf(): Promise<Uint8Array> {
  const whole = await plainPdf(4, 'Cut words')
  return whole.slice(0, Math.floor(whole.length * 0.6))
}

/** A form of Adobe's own kind; its page says only to wait, unless there are `fields` on it. */
export async function adobeFormPdf(fields: boolean): Promise<Uint8Array> {
  const pdf = await PDFDocument.load(await plainPdf(1, 'Please wait'), { updateMetadata: false })
  const { context, catalog } = pdf
  const xfa = context.register(context.stream('<xdp:xdp xmlns:xdp="http://ns.adobe.com/xdp/"></xdp:xdp>'))
  const field = context.register(
    context.obj({
      Type: 'Annot',
      Subtype: 'Widget',
      FT: 'Tx',
      T: PDFString.of('Name'),
      Rect: [50, 50, 90, 70],
    }),
  )
  if (fields) pdf.getPage(0).node.addAnnot(field)
  else catalog.set(name('NeedsRendering'), context.obj(true))
  catalog.set(name('AcroForm'), context.obj({ XFA: xfa, Fields: fields ? [field] : [] }))
  return pdf.save({ useObjectStreams: false, updateFieldAppearances: false })
}

export interface WordParts {
  /** The XML inside the body. */
  readonly body: string
  readonly more?: ReadonlyMap<string, Uint8Array>
  /** Before the document's own element. */
  readonly prolog?: string
  readonly relations?: string
  readonly mainType?: string
}

const wordSpace = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const officeSpace = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const relationsSpace = 'http://schemas.openxmlformats.org/package/2006/relationships'
const mainWordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'

/** A Word document, as small as it can be. */
export function wordFile(parts: WordParts): Uint8Array {
  const text = (xml: string): Buffer => Buffer.from(xml, 'utf8')
  const { body, more = new Map<string, Uint8Array>(), prolog = '', relations = '' } = parts
  return writeZip(
    new Map<string, Uint8Array>([
      [
        '[Content_Types].xml',
        text(
          `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/><Override PartName="/word/document.xml" ContentType="${parts.mainType ?? mainWordType}"/></Types>`,
        ),
      ],
      [
        '_rels/.rels',
        text(
          `<?xml version="1.0"?><Relationships xmlns="${relationsSpace}"><Relationship Id="rId1" Type="${officeSpace}/officeDocument" Target="word/document.xml"/></Relationships>`,
        ),
      ],
      [
        'word/document.xml',
        text(
          `<?xml version="1.0" encoding="UTF-8"?>${prolog}<w:document xmlns:w="${wordSpace}" xmlns:r="${officeSpace}"><w:body>${body}<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body></w:document>`,
        ),
      ],
      [
        'word/_rels/document.xml.rels',
        text(`<?xml version="1.0"?><Relationships xmlns="${relationsSpace}">${relations}</Relationships>`),
      ],
      ...more,
    ]),
  )
}

/** A paragraph of plain words. */
export const wordParagraph = (words: string): string =>
  `<w:p><w:r><w:t xml:space="preserve">${words}</w:t></w:r></w:p>`

export const bombWord = (): Uint8Array =>
  wordFile({ body: '', more: new Map([['word/media/picture.png', Buffer.alloc(209_000_000)]]) })

/** Says of itself that it holds next to nothing. */
export function lyingWord(): Uint8Array {
  const file = Buffer.from(bombWord())
  for (let at = 0; (at = file.indexOf('word/media/picture.png', at)) !== -1; at += 1) {
    // The size stands 8 bytes before the name in the local header, and 22 before it in the directory.
    for (const before of [8, 22]) {
      if (file.readUInt32LE(at - before) === 209_000_000) file.writeUInt32LE(1_000, at - before)
    }
  }
  return file
}

export const crowdedWord = (): Uint8Array =>
  wordFile({
    body: '',
    more: new Map(
      Array.from({ length: 2_500 }, (_, index) => [`word/part${index}.xml`, Buffer.from('<a/>')]),
    ),
  })

/** Under the limit of size, and packed as nothing is that people write. */
export const flatWord = (): Uint8Array =>
  wordFile({ body: '', more: new Map([['word/media/picture.bin', Buffer.alloc(60_000_000)]]) })

export const nestedWord = (): Uint8Array =>
  wordFile({
    body: '',
    more: new Map([['word/media/inner.zip', writeZip(new Map([['a.txt', Buffer.from('a')]]))]]),
  })

/** A few letters that stand for thousands of millions. */
export const entityWord = (): Uint8Array =>
  wordFile({
    body: wordParagraph('&e;'),
    prolog:
      '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY e "&b;&b;&b;&b;&b;&b;&b;">]>',
  })

export const macroWord = (canary: string): Uint8Array =>
  wordFile({
    body: wordParagraph('Words beside a macro'),
    mainType: 'application/vnd.ms-word.document.macroEnabled.main+xml',
    more: new Map([['word/vbaProject.bin', Buffer.from(`${canary} macro`)]]),
    relations:
      '<Relationship Id="rId9" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="vbaProject.bin"/>',
  })

/** A PNG whose head says that it is very large. */
export function hugePng(): Uint8Array {
  const file = Buffer.from(pngOf(new Uint8Array(4), 1, 1, 4))
  file.writeUInt32BE(12_000, 16)
  file.writeUInt32BE(9_000, 20)
  return withSums(file)
}

/** A PNG of two colours, with words beside the picture as programs write them. */
export function smallPng(words = ''): Uint8Array {
  const [width, height] = [400, 300]
  const points = new Uint8Array(width * height * 4).map((_, index) =>
    index % (width * 4) < width * 2 ? 40 : 200,
  )
  const file = Buffer.from(pngOf(points, width, height, width * 4))
  if (words === '') return new Uint8Array(file)
  const text = Buffer.alloc(12 + 8 + words.length)
  text.writeUInt32BE(8 + words.length, 0)
  text.write(`tEXtComment\0${words}`, 4, 'latin1')
  return withSums(Buffer.concat([file.subarray(0, 33), text, file.subarray(33)]))
}

/** Puts the check sums of the parts of a PNG right. */
function withSums(file: Buffer): Uint8Array {
  for (let at = 8; at < file.length;) {
    const length = file.readUInt32BE(at)
    file.writeUInt32BE(crcOf(file.subarray(at + 4, at + 8 + length)), at + 8 + length)
    at += 12 + length
  }
  return new Uint8Array(file)
}

/** The check sum of PNG and zip, bit by bit: a second opinion to Node's. */
function crcOf(bytes: Uint8Array): number {
  let sum = 0xffffffff
  for (const byte of bytes) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1
  }
  return (sum ^ 0xffffffff) >>> 0
}

/** The smallest baseline JPEG there is to make by hand: grey, 16 by 8 points, turned by `orientation`, with a camera's words. */
export function smallJpeg(orientation: number, words: string): Uint8Array {
  const segment = (marker: number, content: Buffer): Buffer => {
    const head = Buffer.from([0xff, marker, 0, 0])
    head.writeUInt16BE(content.length + 2, 2)
    return Buffer.concat([head, content])
  }
  const tiff = Buffer.alloc(26)
  tiff.write('MM', 0, 'latin1')
  tiff.writeUInt16BE(42, 2)
  tiff.writeUInt32BE(8, 4)
  tiff.writeUInt16BE(1, 8)
  tiff.writeUInt16BE(0x0112, 10)
  tiff.writeUInt16BE(3, 12)
  tiff.writeUInt32BE(1, 14)
  tiff.writeUInt16BE(orientation, 18)
  const counts = Buffer.alloc(16)
  counts[0] = 1
  return new Uint8Array(
    Buffer.concat([
      Buffer.from([0xff, 0xd8]),
      segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff, Buffer.from(words)])),
      segment(0xfe, Buffer.from(words)),
      segment(0xdb, Buffer.concat([Buffer.from([0]), Buffer.alloc(64, 1)])),
      segment(0xc0, Buffer.from([8, 0, 8, 0, 16, 1, 1, 0x11, 0])),
      segment(0xc4, Buffer.concat([Buffer.from([0x00]), counts, Buffer.from([0])])),
      segment(0xc4, Buffer.concat([Buffer.from([0x10]), counts, Buffer.from([0])])),
      segment(0xda, Buffer.from([1, 1, 0x00, 0, 63, 0])),
      // Two blocks, each with no difference of light (0) and nothing else (0).
      Buffer.from([0b0000_1111]),
      Buffer.from([0xff, 0xd9]),
    ]),
  )
}

/** An old office program's file with parts of these names. */
export function oldOfficeFile(...parts: readonly string[]): Uint8Array {
  const names = parts.map((part) => Buffer.from(part, 'utf16le'))
  return new Uint8Array(
    Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(504), ...names, Buffer.alloc(512)]),
  )
}

/** A picture inside a PDF that says it is larger than any wall. */
export const hugeImagePdf = (): Uint8Array =>
  handMadePdf([
    ...onePage.slice(0, 2),
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</I 5 0 R>>>>>>',
    streamOf('', Buffer.from('q 500 0 0 500 0 0 cm /I Do Q')),
    streamOf(
      '/Type/XObject/Subtype/Image/Width 60000/Height 60000/BitsPerComponent 8/ColorSpace/DeviceGray/Filter/FlateDecode',
      deflateSync(Buffer.alloc(1_000)),
    ),
  ])
