import { inflateRawSync, inflateSync, gunzipSync, constants } from 'node:zlib'

/** Every word that must lie nowhere in clear begins like this, as the canaries of test/leaks do. */
export const stem = 'QzfinchX'

/** How a word was found. */
export interface PlainHit {
  readonly how: string
  readonly at: number
}

interface Needle {
  readonly how: string
  readonly bytes: Buffer
}

/** What of a word's base64 is the same whatever stands before and after it, at each of the three places it can have in its group. */
function base64At(offset: number): Buffer {
  const text = Buffer.concat([Buffer.alloc(offset), Buffer.from(stem)]).toString('base64')
  const whole = Math.floor(((offset + stem.length) * 8) / 6)
  return Buffer.from(text.slice(Math.ceil((offset * 8) / 6), whole))
}

const utf16be = Buffer.from(stem, 'utf16le').swap16()

const needles: readonly Needle[] = [
  { how: 'UTF-8', bytes: Buffer.from(stem) },
  { how: 'UTF-8, small letters', bytes: Buffer.from(stem.toLowerCase()) },
  { how: 'UTF-16LE', bytes: Buffer.from(stem, 'utf16le') },
  { how: 'UTF-16BE', bytes: utf16be },
  ...[0, 1, 2].map((offset) => ({ how: `base64 at ${offset}`, bytes: base64At(offset) })),
  { how: 'hex', bytes: Buffer.from(Buffer.from(stem).toString('hex')) },
  { how: 'HEX', bytes: Buffer.from(Buffer.from(stem).toString('hex').toUpperCase()) },
  { how: 'hex of UTF-16', bytes: Buffer.from(utf16be.toString('hex').toUpperCase()) },
]

/** How much of one packed stream is looked at: what is longer holds its words early or often. */
const mostUnpacked = 8_000_000
const deepest = 3

/** Where words stand in clear in some bytes: in any of the usual codes, and in what is packed in them (zlib, gzip, zip), three deep. */
export function plainHits(bytes: Buffer, depth = 0): PlainHit[] {
  const hits = needles.flatMap(({ how, bytes: needle }) => {
    const at = bytes.indexOf(needle)
    return at === -1 ? [] : [{ how, at }]
  })
  if (depth === deepest) return hits
  const packed = [...streams(bytes)].flatMap(({ how, at, unpacked }) =>
    plainHits(unpacked, depth + 1).map((hit) => ({ how: `${hit.how} in ${how}`, at })),
  )
  return [...hits, ...packed]
}

interface Stream {
  readonly how: string
  readonly at: number
  readonly unpacked: Buffer
}

/** What a stream holds, up to where it is damaged or cut; null for what is none. */
function unpacked(unpack: typeof inflateSync, bytes: Buffer): Buffer | null {
  try {
    const found = unpack(bytes, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: mostUnpacked })
    return found.length === 0 ? null : found
  } catch {
    // Random bytes begin like a stream now and then.
    return null
  }
}

function* streams(bytes: Buffer): Generator<Stream> {
  for (const second of [0x01, 0x5e, 0x9c, 0xda]) {
    const head = Buffer.from([0x78, second])
    for (let at = bytes.indexOf(head); at !== -1; at = bytes.indexOf(head, at + 1)) {
      const found = unpacked(inflateSync, bytes.subarray(at, at + mostUnpacked))
      if (found !== null) yield { how: 'zlib', at, unpacked: found }
    }
  }
  const gzip = Buffer.from([0x1f, 0x8b, 0x08])
  for (let at = bytes.indexOf(gzip); at !== -1; at = bytes.indexOf(gzip, at + 1)) {
    const found = unpacked(gunzipSync, bytes.subarray(at))
    if (found !== null) yield { how: 'gzip', at, unpacked: found }
  }
  const zip = Buffer.from('PK\u0003\u0004', 'latin1')
  for (let at = bytes.indexOf(zip); at !== -1 && at + 30 < bytes.length; at = bytes.indexOf(zip, at + 1)) {
    const start = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28)
    const found = bytes.readUInt16LE(at + 8) === 8 ? unpacked(inflateRawSync, bytes.subarray(start)) : null
    if (found !== null) yield { how: 'zip', at, unpacked: found }
  }
}

/** The longest run of printable letters, as `strings` would print it. */
export function longestString(bytes: Buffer): string {
  let longest = ''
  for (const [run] of bytes.toString('latin1').matchAll(/[\x20-\x7e]+/g)) {
    if (run.length > longest.length) longest = run
  }
  return longest
}
