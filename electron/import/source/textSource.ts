import type { SourceRefused, SourceText } from '../sourceText.ts'

/** Minutes of a whole year in one text are a tenth of this. */
const largestText = 20_000_000
/** Of the letters of a text as Windows wrote it, so few are none that anybody prints. */
const mostStray = 0.001

/** Plain text: in UTF-8, in UTF-16, or as Windows wrote it before (Windows-1252). */
export function textSource(bytes: Uint8Array, fileName: string): SourceText | SourceRefused {
  if (bytes.length > largestText) {
    return {
      kind: 'refused',
      code: 'too-large',
      sentence: `“${fileName}” has ${Math.round(bytes.length / 1_000_000)} MB of text, more than the 20 MB that minutes may have. Divide it by meetings.`,
    }
  }
  const mended = mendedUtf8(bytes)
  const text = mended?.text ?? decoded(bytes)
  if (text === null) {
    return {
      kind: 'refused',
      code: 'not-readable',
      sentence: `“${fileName}” is no text that can be read. Save it as plain text (UTF-8), Word or PDF, and import that.`,
    }
  }
  if (!/[\p{L}\p{N}]/u.test(text)) {
    return { kind: 'refused', code: 'no-text', sentence: `“${fileName}” holds no words.` }
  }
  return { kind: 'text', text, notes: mended === null ? [] : [damagedNote(mended.damaged)] }
}

function damagedNote(damaged: number): string {
  const letters = damaged === 1 ? 'A letter of this text was' : `${damaged} letters of this text were`
  return `${letters} damaged on the way, and stand as “\ufffd”. Compare it with the paper.`
}

/** A text in UTF-8 with a few letters broken: in any other letters all of it would read as nonsense. Null for sound ones, and for other letters. */
function mendedUtf8(bytes: Uint8Array): { readonly text: string; readonly damaged: number } | null {
  const text = new TextDecoder('utf-8').decode(bytes)
  const damaged = text.match(/\ufffd/g)?.length ?? 0
  if (damaged === 0 || /[\u0000-\u0008]/.test(text)) return null
  const sound = text.match(/[^\u0000-\u007f\ufffd]/g)?.length ?? 0
  return sound > damaged ? { text, damaged } : null
}

function decoded(bytes: Uint8Array): string | null {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return decode('utf-16le', bytes)
  if (first === 0xfe && second === 0xff) return decode('utf-16be', bytes)
  const start = bytes.subarray(0, 2_000)
  const zeroes = (from: number): number => start.filter((byte, at) => byte === 0 && at % 2 === from).length
  // UTF-16 without its mark: every second byte of English is nothing.
  if (zeroes(1) > start.length * 0.3) return decode('utf-16le', bytes)
  if (zeroes(0) > start.length * 0.3) return decode('utf-16be', bytes)
  return decode('utf-8', bytes) ?? decode('windows-1252', bytes)
}

/** Null for what was not written in this way, or holds what no text does. */
function decode(encoding: string, bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
    const stray =
      text.match(/[\u0000-\u0008\u000e-\u001a\u001c-\u001f\u007f-\u009f\ufffe\uffff]/g)?.length ?? 0
    return stray > Math.max(5, text.length * mostStray) || text.includes('\0\0') ? null : text
  } catch {
    return null
  }
}
