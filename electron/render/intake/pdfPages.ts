import type { PaperFacts } from '../../../shared/domain/paperFacts.ts'
import { wordsOfPage } from './pdfium.ts'
import type { OpenPdf, PdfiumCalls } from './pdfium.ts'

/** What is on a page. */
export interface PageLook {
  /** Its words, as they are drawn. */
  readonly text: string
  readonly words: boolean
  readonly tags: boolean
  /** Nothing is drawn on it at all. */
  readonly empty: boolean
}

const unopened: PageLook = { text: '', words: false, tags: false, empty: false }

export function lookAtPages(calls: PdfiumCalls, pdf: OpenPdf, pages: number): PageLook[] {
  return Array.from({ length: pages }, (_, index) => {
    const look = (page: number): PageLook => {
      const text = plainWords(wordsOfPage(calls, page))
      return {
        ...{ text, words: text !== '', tags: hasTags(calls, page) },
        empty: calls.FPDFPage_CountObjects(page) === 0,
      }
    }
    return pdf.withPage(index, look) ?? unopened
  })
}

/** One line, without the marks that part a word at the end of a line or that no text should hold. */
function plainWords(text: string): string {
  return text
    .replaceAll(/[\u0002\u00ad]\s*/g, '')
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim()
}

function hasTags(calls: PdfiumCalls, page: number): boolean {
  const tree = calls.FPDF_StructTree_GetForPage(page)
  if (tree === 0) return false
  try {
    return calls.FPDF_StructTree_CountChildren(tree) > 0
  } finally {
    calls.FPDF_StructTree_Close(tree)
  }
}

/** Pages with nothing on them have nothing to tag. */
export function taggingOf(looks: readonly PageLook[]): Exclude<PaperFacts['tagging'], null> {
  const drawn = looks.filter((look) => !look.empty)
  if (drawn.length === 0) return looks.some((look) => look.tags) ? 'tagged' : 'untagged'
  if (drawn.every((look) => look.tags)) return 'tagged'
  if (drawn.every((look) => !look.words && !look.tags)) return 'scanned'
  return drawn.some((look) => look.tags || !look.words) ? 'mixed' : 'untagged'
}
