import { deflateSync, inflateSync } from 'node:zlib'
import { PDFArray, PDFName } from '@cantoo/pdf-lib'
import type { PDFRawStream } from '@cantoo/pdf-lib'

const packed = PDFName.of('FlateDecode')
const jpeg = PDFName.of('DCTDecode')
const jpeg2000 = PDFName.of('JPXDecode')

/**
 * The bytes of a stream without what a camera or an editor wrote beside the picture: place, time, owner, comments, a small copy. The
 * picture is the same, to the point. Streams of another kind, and pictures that cannot be followed, come back as they are.
 */
export function withoutPictureNotes({ dict, contents }: PDFRawStream): Uint8Array {
  const held = dict.lookup(PDFName.of('Filter'))
  const filters = held instanceof PDFArray ? held.asArray().map((each) => dict.context.lookup(each)) : [held]
  const kind = filters.at(-1)
  const strip = kind === jpeg ? ofJpeg : kind === jpeg2000 ? ofJpeg2000 : null
  if (strip === null) return contents
  if (filters.length === 1) return strip(contents)
  if (filters.length > 2 || filters[0] !== packed) return contents
  return packedAgain(contents, strip)
}

/** Some programs pack a picture that is packed already. */
function packedAgain(contents: Uint8Array, strip: (bytes: Uint8Array) => Uint8Array): Uint8Array {
  try {
    const opened = new Uint8Array(inflateSync(contents, { maxOutputLength: 200_000_000 }))
    const stripped = strip(opened)
    return stripped === opened ? contents : new Uint8Array(deflateSync(stripped))
  } catch {
    // A damaged picture is nobody's to read.
    return contents
  }
}

/** ITU-T T.81, annex B: segments of a marker and a length, then the picture, then the mark of the end. */
function ofJpeg(bytes: Uint8Array): Uint8Array {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (file[0] !== 0xff || file[1] !== 0xd8) return bytes
  const kept = [file.subarray(0, 2)]
  let at = 2
  for (;;) {
    const marker = file[at + 1]
    if (file[at] !== 0xff || marker === undefined || at + 4 > file.length) return bytes
    if (marker === 0xff) {
      at += 1
      continue
    }
    const end = at + 2 + file.readUInt16BE(at + 2)
    if (end > file.length) return bytes
    if (marker === 0xda) break
    if (isPictures(marker, file.subarray(at + 4, end))) kept.push(file.subarray(at, end))
    at = end
  }
  // Inside the picture the mark of the end cannot stand.
  const last = file.indexOf(Buffer.from([0xff, 0xd9]), at)
  kept.push(last === -1 ? file.subarray(at) : file.subarray(at, last + 2))
  const length = kept.reduce((sum, part) => sum + part.length, 0)
  return length === file.length ? bytes : new Uint8Array(Buffer.concat(kept))
}

/** How a picture is to be drawn: its tables, and of what programs add its density, its colours, and which colours its numbers mean. */
function isPictures(marker: number, body: Buffer): boolean {
  if (marker === 0xfe) return false
  if (marker < 0xe0 || marker > 0xef) return true
  const kind = body.subarray(0, 12).toString('latin1')
  if (marker === 0xe0) return kind.startsWith('JFIF\0')
  if (marker === 0xe2) return kind.startsWith('ICC_PROFILE\0')
  return marker === 0xee && kind.startsWith('Adobe')
}

const notes: ReadonlySet<string> = new Set(['xml ', 'uuid', 'uinf', 'jp2i', 'asoc', 'free', 'skip'])

/** ISO/IEC 15444-1, annex I: boxes of a length and a type; a length of 0 is the rest of the file, of 1 stands in 64 bits behind. */
function ofJpeg2000(bytes: Uint8Array): Uint8Array {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (file.subarray(4, 8).toString('latin1') !== 'jP  ') return bytes
  const kept: Buffer[] = []
  for (let at = 0; at < file.length;) {
    if (at + 8 > file.length) return bytes
    const said = file.readUInt32BE(at)
    if (said === 1 && at + 16 > file.length) return bytes
    const length = said === 0 ? file.length - at : said === 1 ? Number(file.readBigUInt64BE(at + 8)) : said
    if (length < 8 || at + length > file.length) return bytes
    if (!notes.has(file.subarray(at + 4, at + 8).toString('latin1')))
      kept.push(file.subarray(at, at + length))
    at += length
  }
  return new Uint8Array(Buffer.concat(kept))
}
