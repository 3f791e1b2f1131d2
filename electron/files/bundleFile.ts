import { Buffer } from 'node:buffer'
import { createHash } from 'node:crypto'
import { crc32 } from 'node:zlib'

/**
 * The zip file of a meeting bundle, made as it is fetched, front to back, of pieces that come one after another: a meeting with hundreds
 * of megabytes of papers is never held whole. Nothing is packed, since papers are packed already: so the same meeting gives the same bytes
 * with every version of the packer, and a file that is read cannot unpack to more than it is.
 */

/** A file that goes into a bundle. Its length and sums are known before its bytes are asked for again. */
export interface BundleEntry {
  readonly name: string
  readonly bytes: number
  readonly crc: number
  readonly open: () => AsyncIterable<Uint8Array> | Iterable<Uint8Array>
}

/** What each part of a zip file begins with. */
export const signatures = { local: 0x04034b50, central: 0x02014b50, end: 0x06054b50 } as const
/** 1 January 1980, the first day a zip file can name. */
const firstDay = 0x0021

export function entryOfBytes(name: string, bytes: Uint8Array): BundleEntry {
  return { name, bytes: bytes.byteLength, crc: crc32(bytes), open: () => [bytes] }
}

/** Reads a file through once, for what stands before its bytes. `sha256` is of what was read. */
export async function measuredEntry(
  name: string,
  open: () => AsyncIterable<Uint8Array>,
): Promise<BundleEntry & { readonly sha256: string }> {
  const hash = createHash('sha256')
  let [bytes, crc] = [0, 0]
  for await (const piece of open()) {
    hash.update(piece)
    crc = crc32(piece, crc)
    bytes += piece.byteLength
  }
  return { name, bytes, crc, open, sha256: hash.digest('hex') }
}

/** How long the bundle of these files is. */
export function bundleLength(entries: readonly Pick<BundleEntry, 'name' | 'bytes'>[]): number {
  return entries.reduce((sum, { name, bytes }) => sum + 76 + 2 * Buffer.byteLength(name) + bytes, 22)
}

export async function* bundleBytes(entries: readonly BundleEntry[]): AsyncGenerator<Uint8Array, void> {
  for (const entry of entries) {
    yield localHeader(entry)
    yield* entry.open()
  }
  yield directory(entries)
}

/** What stands before the bytes of a file. */
export function localHeader(entry: Omit<BundleEntry, 'open'>): Buffer {
  return Buffer.concat([signatureOf(signatures.local), common(entry), Buffer.from(entry.name)])
}

/** What stands behind the last file, and ends the bundle. */
export function directory(entries: readonly Omit<BundleEntry, 'open'>[]): Buffer {
  const parts: Buffer[] = []
  let offset = 0
  for (const entry of entries) {
    const central = Buffer.alloc(46)
    central.writeUInt32LE(signatures.central, 0)
    central.writeUInt16LE(20, 4)
    common(entry).copy(central, 6)
    central.writeUInt32LE(offset, 42)
    parts.push(central, Buffer.from(entry.name))
    offset += localHeader(entry).length + entry.bytes
  }
  const listing = Buffer.concat(parts)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(signatures.end, 0)
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(listing.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([listing, end])
}

/** From the version needed to the length of the extra field: UTF-8 names, stored as they are, no time. */
function common({ name, bytes, crc }: Omit<BundleEntry, 'open'>): Buffer {
  const fields = Buffer.alloc(26)
  fields.writeUInt16LE(20, 0)
  fields.writeUInt16LE(0x0800, 2)
  fields.writeUInt16LE(firstDay, 8)
  fields.writeUInt32LE(crc, 10)
  fields.writeUInt32LE(bytes, 14)
  fields.writeUInt32LE(bytes, 18)
  fields.writeUInt16LE(Buffer.byteLength(name), 22)
  return fields
}

export function signatureOf(signature: number): Buffer {
  const four = Buffer.alloc(4)
  four.writeUInt32LE(signature, 0)
  return four
}
