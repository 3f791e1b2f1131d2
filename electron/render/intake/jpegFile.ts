import type { CleanPicture } from './readPicture.ts'

/** How a camera was held, 1 to 8 (Exif 2.3, 4.6.4 A): from 5 on, width and height change places. */
type Orientation = number

/** A JPEG with its picture alone: the colours it is in and how it is to be held are kept, where and when it was taken are not. Null when damaged. */
export function cleanJpeg(bytes: Uint8Array): CleanPicture | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const parts: Buffer[] = []
  let size: { readonly width: number; readonly height: number } | null = null
  let orientation: Orientation = 1
  let at = 2
  for (;;) {
    if (at + 4 > file.length || file.readUInt8(at) !== 0xff) return null
    const marker = file.readUInt8(at + 1)
    // Fill bytes may stand before a marker.
    if (marker === 0xff) {
      at += 1
      continue
    }
    const end = at + 2 + file.readUInt16BE(at + 2)
    if (end > file.length) return null
    const segment = file.subarray(at, end)
    if (isFrame(marker) && segment.length >= 9) {
      size = { height: segment.readUInt16BE(5), width: segment.readUInt16BE(7) }
    }
    if (marker === exif) orientation = orientationIn(segment) ?? orientation
    if (isKept(marker, segment)) parts.push(segment)
    at = end
    if (marker === startOfScan) break
  }
  const closed = file.lastIndexOf(endOfImage)
  if (size === null || size.width === 0 || size.height === 0 || closed < at) return null
  const turned = orientation >= 5
  return {
    bytes: new Uint8Array(
      Buffer.concat([
        file.subarray(0, 2),
        ...(orientation === 1 ? [] : [orientationSegment(orientation)]),
        ...parts,
        file.subarray(at, closed + 2),
      ]),
    ),
    width: turned ? size.height : size.width,
    height: turned ? size.width : size.height,
  }
}

const [exif, icc, adobe, startOfScan] = [0xe1, 0xe2, 0xee, 0xda]
const endOfImage = Buffer.from([0xff, 0xd9])

function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
}

function isKept(marker: number, segment: Buffer): boolean {
  if (marker === 0xfe) return false
  if (marker < 0xe0 || marker > 0xef) return true
  // The profile of its colours and how they are coded; JFIF says only the density.
  if (marker === icc) return segment.toString('latin1', 4, 15) === 'ICC_PROFILE'
  return marker === 0xe0 || marker === adobe
}

/** From the first directory of an Exif segment; null when it does not say. */
function orientationIn(segment: Buffer): Orientation | null {
  if (segment.toString('latin1', 4, 10) !== 'Exif\0\0') return null
  const tiff = segment.subarray(10)
  if (tiff.length < 14) return null
  const isLittle = tiff.toString('latin1', 0, 2) === 'II'
  const short = (at: number): number => (isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const directory = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4)
  if (directory + 2 > tiff.length) return null
  const count = short(directory)
  for (let index = 0; index < count; index += 1) {
    const entry = directory + 2 + index * 12
    if (entry + 10 > tiff.length) return null
    if (short(entry) !== 0x0112) continue
    const value = short(entry + 8)
    return value >= 1 && value <= 8 ? value : null
  }
  return null
}

function orientationSegment(orientation: Orientation): Buffer {
  const tiff = Buffer.alloc(26)
  tiff.write('II', 0, 'latin1')
  tiff.writeUInt16LE(42, 2)
  tiff.writeUInt32LE(8, 4)
  tiff.writeUInt16LE(1, 8)
  tiff.writeUInt16LE(0x0112, 10)
  tiff.writeUInt16LE(3, 12)
  tiff.writeUInt32LE(1, 14)
  tiff.writeUInt16LE(orientation, 18)
  const content = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff])
  const head = Buffer.from([0xff, exif, 0, 0])
  head.writeUInt16BE(content.length + 2, 2)
  return Buffer.concat([head, content])
}
