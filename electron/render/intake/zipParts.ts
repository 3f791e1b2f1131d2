import { inflateRawSync } from 'node:zlib'
import { fromBufferPromise } from 'yauzl'

/** The limits of what a packed file may hold (trust: attachments). Bytes are counted as they come out, whatever the file says of itself. */
export const zipLimits = { parts: 2_000, bytes: 100_000_000, ratio: 200 } as const
/** Small files of much white space pack well; nothing that small is a bomb. */
const ratioCountsFrom = 10_000_000

export type ZipFault =
  | { readonly kind: 'damaged' }
  | { readonly kind: 'locked' }
  | { readonly kind: 'parts'; readonly parts: number }
  /** `bytes` is what it says, or null when it says less than it holds. */
  | { readonly kind: 'bytes'; readonly bytes: number | null }
  | { readonly kind: 'ratio'; readonly ratio: number }
  | { readonly kind: 'nested' }

/** The parts of a packed file by name, unpacked; or why they are not. `left` is what they may take, in bytes. */
export async function zipParts(
  file: Uint8Array,
  left: number = zipLimits.bytes,
): Promise<ReadonlyMap<string, Buffer> | ZipFault> {
  const buffer = Buffer.from(file.buffer, file.byteOffset, file.byteLength)
  try {
    const zip = await fromBufferPromise(buffer, { lazyEntries: true, validateEntrySizes: true })
    if (zip.entryCount > zipLimits.parts) return { kind: 'parts', parts: zip.entryCount }
    const entries = []
    let said = 0
    for await (const entry of zip.eachEntry()) {
      if (entry.isEncrypted()) return { kind: 'locked' }
      said += entry.uncompressedSize
      entries.push(entry)
    }
    if (said > left) return { kind: 'bytes', bytes: said }
    const parts = new Map<string, Buffer>()
    let taken = 0
    for (const entry of entries) {
      const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true })
      const packed = buffer.subarray(fileDataStart, fileDataStart + entry.compressedSize)
      const part = unpacked(packed, entry.compressionMethod, left - taken)
      if (part === 'damaged') return { kind: 'damaged' }
      if (part === 'too-much') return { kind: 'bytes', bytes: null }
      taken += part.length
      parts.set(entry.fileName, part)
    }
    const ratio = taken / buffer.length
    return taken > ratioCountsFrom && ratio > zipLimits.ratio ? { kind: 'ratio', ratio } : parts
  } catch {
    // The package says in English of its own what is wrong with a zip file; a clerk needs to know only that it is damaged.
    return { kind: 'damaged' }
  }
}

function unpacked(packed: Buffer, method: number, left: number): Buffer | 'damaged' | 'too-much' {
  if (method === stored) return packed.length > left ? 'too-much' : packed
  if (method !== deflated) return 'damaged'
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, left) })
  } catch (error) {
    return error instanceof RangeError ? 'too-much' : 'damaged'
  }
}

const [stored, deflated] = [0, 8]

export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04
}
