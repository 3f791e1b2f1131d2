import { Buffer } from 'node:buffer'

export interface ImageSize {
  readonly width: number
  readonly height: number
}

/** Pixels of a PNG or JPEG file, from its head. Throws when the bytes are neither. */
export function imageSize(bytes: Uint8Array): ImageSize {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (file.length > 24 && file.toString('latin1', 1, 4) === 'PNG') {
    return { width: file.readUInt32BE(16), height: file.readUInt32BE(20) }
  }
  if (file.length > 4 && file.readUInt16BE(0) === 0xffd8) return jpegSize(file)
  throw new Error('Neither a PNG nor a JPEG file')
}

/** Walks the segments of a JPEG file to the start of frame, which holds its size. */
function jpegSize(file: Buffer): ImageSize {
  let at = 2
  while (at + 9 < file.length) {
    const marker = file.readUInt8(at + 1)
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame) return { height: file.readUInt16BE(at + 5), width: file.readUInt16BE(at + 7) }
    at += 2 + file.readUInt16BE(at + 2)
  }
  throw new Error('The JPEG file does not say its size')
}
