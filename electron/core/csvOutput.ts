import type { Output } from './jobList.ts'

/** A table as the end of a job: no pages, and nothing that could not be done. */
export function csvOutput(
  fileName: string,
  text: string,
): { readonly fileName: string; readonly pages: null; readonly notes: string[]; readonly output: Output } {
  const output = { fileName, bytes: new TextEncoder().encode(text), mediaType: 'text/csv; charset=utf-8' }
  return { fileName, pages: null, notes: [], output }
}
