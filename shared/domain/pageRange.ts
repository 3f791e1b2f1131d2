import { AppError } from './appError.ts'
import type { PageRange } from './agenda.ts'

/** "3 - 10"; one page is "3". */
export function formatPageRange(pages: PageRange): string {
  return pages.first === pages.last ? `${pages.first}` : `${pages.first} - ${pages.last}`
}

/** Reads "3 - 10", "3–10", "3 to 10" or "3"; an empty text is no pages. Throws `invalid-input` for anything else. */
export function parsePageRange(text: string): PageRange | null {
  const typed = text.trim()
  if (typed === '') return null
  const found = /^(\d{1,5})(?:\s*(?:-|–|—|to)\s*(\d{1,5}))?$/.exec(typed)
  const first = Number(found?.[1])
  const last = Number(found?.[2] ?? found?.[1])
  if (found === null || first < 1) {
    throw new AppError('invalid-input', 'Give the pages as 3 - 10, or as one number.', { field: 'pages' })
  }
  if (last < first)
    throw new AppError('invalid-input', 'The last page comes before the first.', { field: 'pages' })
  return { first, last }
}
