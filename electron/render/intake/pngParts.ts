import { crc32, inflateSync } from 'node:zlib'
import type { CleanPicture } from './readPicture.ts'

const signature = Buffer.from('89504e470d0a1a0a', 'hex')
/** The picture and its colours; anything else is words, times, or somebody's own. */
const kept = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'sBIT', 'pHYs'])
const channels: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }

/** A PNG with its picture alone. Null when it is damaged; one of more than `mostPixels` is not unpacked. */
export function cleanPng(bytes: Uint8Array, mostPixels: number): CleanPicture | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const parts: Buffer[] = [signature]
  const data: Buffer[] = []
  let head: Buffer | null = null
  let ended = false
  for (let at = 8; at + 12 <= file.length && !ended;) {
    const length = file.readUInt32BE(at)
    const end = at + 12 + length
    if (end > file.length) return null
    const name = file.toString('latin1', at + 4, at + 8)
    const content = file.subarray(at + 8, end - 4)
    if (kept.has(name)) {
      if (crc32(file.subarray(at + 4, end - 4)) !== file.readUInt32BE(end - 4)) return null
      parts.push(file.subarray(at, end))
      if (name === 'IHDR') head = content
      if (name === 'IDAT') data.push(content)
    }
    ended = name === 'IEND'
    at = end
  }
  if (!ended || head?.length !== 13) return null
  const [width, height] = [head.readUInt32BE(0), head.readUInt32BE(4)]
  if (width === 0 || height === 0) return null
  if (width * height <= mostPixels && !isWhole(Buffer.concat(data), head)) return null
  return { bytes: new Uint8Array(Buffer.concat(parts)), width, height }
}

/** Whether there is a row of points for every row it says it has. */
function isWhole(data: Buffer, head: Buffer): boolean {
  const [width, height] = [head.readUInt32BE(0), head.readUInt32BE(4)]
  const bits = head.readUInt8(8) * (channels[head.readUInt8(9)] ?? 0)
  const needed = height * (1 + Math.ceil((width * bits) / 8))
  const isInterlaced = head.readUInt8(12) === 1
  try {
    // Interlaced, each of seven passes has rows of its own.
    const found = inflateSync(data, {
      maxOutputLength: needed + (isInterlaced ? height * 8 + needed : 1_024),
    })
    return bits > 0 && found.length >= (isInterlaced ? 1 : needed)
  } catch {
    // Damaged, or more than it says.
    return false
  }
}
