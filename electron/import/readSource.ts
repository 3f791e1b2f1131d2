import type { SourceRead } from './sourceText.ts'
import { textSource } from './source/textSource.ts'

/** Minutes of a whole year in one file are a tenth of this. */
const largestFile = 60_000_000

/**
 * The text of a file from outside, whatever it is: Word, PDF with text, a web page, plain text. Runs in a process that may be ended: what opens
 * such files is made to break by some of them. `fileName` is for sentences alone. Never throws for what stands in a file.
 */
export function readSource(bytes: Uint8Array, fileName: string): Promise<SourceRead> {
  if (bytes.length > largestFile) {
    return Promise.resolve({
      kind: 'refused',
      code: 'too-large',
      sentence: `“${fileName}” has ${Math.round(bytes.length / 1_000_000)} MB, more than the 60 MB that minutes may have. Divide it by meetings.`,
    })
  }
  return Promise.resolve(textSource(bytes, fileName))
}
