import type { FileFormat } from './fileFound.ts'

/** What a file is by its first bytes. `zip`, `office` (an old office program's) and `unknown` have to be looked into. */
export function formatOf(bytes: Uint8Array): FileFormat | 'zip' | 'office' | 'empty' | 'unknown' {
  if (bytes.byteLength === 0) return 'empty'
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 1_024))
  // Anywhere in the first 1,024 bytes, as readers of PDFs take it (ISO 32000-1, annex H).
  if (start.includes('%PDF-')) return 'pdf'
  const hex = start.subarray(0, 8).toString('hex')
  if (hex.startsWith('504b0304') || hex.startsWith('504b0506')) return 'zip'
  if (hex === 'd0cf11e0a1b11ae1') return 'office'
  if (hex === '89504e470d0a1a0a') return 'png'
  if (hex.startsWith('ffd8ff')) return 'jpeg'
  return 'unknown'
}

/** What a file of another kind is, in the clerk's words; null when nobody can say. */
export function strangerIs(bytes: Uint8Array): string | null {
  const hex = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 16)).toString('hex')
  const known = strangers.find(([start]) => hex.startsWith(start))
  if (known !== undefined) return known[1]
  if (hex.slice(8, 16) === '66747970') return 'a film, or a photograph of a telephone (HEIC)'
  if (hex.startsWith('52494646')) return 'a picture or a sound of a kind that packs do not take'
  return null
}

const strangers: readonly (readonly [string, string])[] = [
  ['47494638', 'a GIF picture'],
  ['49492a00', 'a TIFF picture'],
  ['4d4d002a', 'a TIFF picture'],
  ['424d', 'a BMP picture'],
  ['4d5a', 'a program'],
  ['7f454c46', 'a program'],
  ['377abcaf271c', 'a packed folder (7z)'],
  ['526172211a07', 'a packed folder (RAR)'],
  ['1f8b', 'a packed file'],
  ['7b5c727466', 'a Rich Text file'],
]
