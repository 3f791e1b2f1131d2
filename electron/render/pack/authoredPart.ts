import { createHash } from 'node:crypto'
import { paperLines } from '../../../shared/document/paperText.ts'
import type { PaperDocument } from '../../../shared/document/model.ts'
import { checkPaper } from '../checkPaper.ts'
import { renderPdf } from '../pdf.ts'
import { pdfData } from '../pdfData.ts'
import { compileTypst } from '../typst.ts'

/** A part that Minutebook composes itself, as PDF. */
export interface AuthoredPart {
  readonly bytes: Uint8Array
  readonly pages: number
  /** What it cannot print, a sentence each. */
  readonly notes: readonly string[]
}

/** Sets a part: to be put into a pack, or only to know how many pages it has. */
export type SetPart = (document: PaperDocument) => Promise<AuthoredPart>

const kept = new Map<string, AuthoredPart>()
const mostKept = 60
/** Of parts that were only counted. */
const counts = new Map<string, number>()
const mostCounts = 1_000

/** Sets a part, or gives the one that was set from the same document: packs are built again and again. */
export const authoredPart: SetPart = async (document) => {
  const key = keyOf(document)
  return keptLast(kept, mostKept, key, kept.get(key) ?? (await renderPdf(document)))
}

/** A part without its bytes, for a plan: half the work. */
export const countedPart: SetPart = async (document) => {
  const key = keyOf(document)
  const known = kept.get(key)?.pages ?? counts.get(key)
  const pages = keptLast(counts, mostCounts, key, known ?? (await countPages(document)))
  return { bytes: new Uint8Array(), pages, notes: [] }
}

async function countPages(document: PaperDocument): Promise<number> {
  checkPaper(document)
  const { data, pictures } = pdfData(document)
  const set = await compileTypst(data, pictures)
  const text = Buffer.from(set.buffer, set.byteOffset, set.byteLength).toString('latin1')
  // The compiler writes every page as an object of its own, in the open.
  return [...text.matchAll(/\d 0 obj\s*<<\s*\/Type\s*\/Page\b(?!s)/g)].length
}

function keyOf(document: PaperDocument): string {
  return createHash('sha256').update(JSON.stringify(document)).digest('hex')
}

/** What was used last is thrown out last. */
function keptLast<Value>(all: Map<string, Value>, most: number, key: string, value: Value): Value {
  all.delete(key)
  all.set(key, value)
  const [oldest] = all.keys()
  if (all.size > most && oldest !== undefined) all.delete(oldest)
  return value
}

/** The SHA-256 of the words of a part: what tells whether it is still the one that was published. */
export function hashOfWords(document: PaperDocument): string {
  return createHash('sha256').update(paperLines(document).join('\n')).digest('hex')
}
