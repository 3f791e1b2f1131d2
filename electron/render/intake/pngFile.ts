import { crc32, deflateSync } from 'node:zlib'

const signature = Buffer.from('89504e470d0a1a0a', 'hex')
const rgb = 2

/** A picture as PNG, from rows of BGRx as PDFium draws them, `stride` bytes each. */
export function pngOf(bgrx: Uint8Array, width: number, height: number, stride: number): Uint8Array {
  const rowBytes = width * 3 + 1
  const rows = Buffer.alloc(rowBytes * height)
  for (let y = 0; y < height; y += 1) {
    let to = y * rowBytes + 1
    let from = y * stride
    for (let x = 0; x < width; x += 1) {
      rows[to] = bgrx[from + 2] ?? 0
      rows[to + 1] = bgrx[from + 1] ?? 0
      rows[to + 2] = bgrx[from] ?? 0
      to += 3
      from += 4
    }
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.writeUInt8(8, 8)
  head.writeUInt8(rgb, 9)
  // Pages are mostly white: the quickest level makes them nearly as small as the slowest.
  const parts = [chunk('IHDR', head), chunk('IDAT', deflateSync(rows, { level: 3 })), chunk('IEND')]
  return new Uint8Array(Buffer.concat([signature, ...parts]))
}

function chunk(name: string, data: Uint8Array = new Uint8Array()): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const whole = Buffer.alloc(body.length + 8)
  whole.writeUInt32BE(data.byteLength, 0)
  body.copy(whole, 4)
  whole.writeUInt32BE(crc32(body), body.length + 4)
  return whole
}
