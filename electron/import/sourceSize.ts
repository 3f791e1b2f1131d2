import type { SourceRefused } from './sourceText.ts'

/** In bytes. Minutes of a whole year in one file are a tenth of this. */
const largestSource = 60_000_000

/** Why a file of so many bytes is not read; null for one that is. Known before a byte of it is. */
export function tooLargeSource(fileName: string, bytes: number): SourceRefused | null {
  if (bytes <= largestSource) return null
  const size = Math.round(bytes / 1_000_000)
  return {
    ...{ kind: 'refused', code: 'too-large' },
    sentence: `“${fileName}” has ${size} MB, more than the 60 MB that minutes may have. Divide it by meetings.`,
  }
}
