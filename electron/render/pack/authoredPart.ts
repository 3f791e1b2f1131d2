import { createHash } from 'node:crypto'
import { paperLines } from '../../../shared/document/paperText.ts'
import type { PaperDocument } from '../../../shared/document/model.ts'
import { renderPdf } from '../pdf.ts'

/** A part that Minutebook composes itself, as PDF. */
export interface AuthoredPart {
  readonly bytes: Uint8Array
  readonly pages: number
  /** What it cannot print, a sentence each. */
  readonly notes: readonly string[]
}

const kept = new Map<string, AuthoredPart>()
const mostKept = 60

/** Sets a part, or gives the one that was set from the same document: packs are planned and built again and again. */
export async function authoredPart(document: PaperDocument): Promise<AuthoredPart> {
  const key = createHash('sha256').update(JSON.stringify(document)).digest('hex')
  const known = kept.get(key)
  // What was used last is thrown out last.
  kept.delete(key)
  const part = known ?? (await renderPdf(document))
  kept.set(key, part)
  const [oldest] = kept.keys()
  if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest)
  return part
}

/** The SHA-256 of the words of a part: what tells whether it is still the one that was published. */
export function hashOfWords(document: PaperDocument): string {
  return createHash('sha256').update(paperLines(document).join('\n')).digest('hex')
}
