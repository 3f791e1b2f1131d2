import type { SourceLine } from './sourceLines.ts'

const reportOf = /^(?:joint )?report (?:of|by) (?:the )?(.+?)\.?$/i

/** The author that the first line under a title names ("Report of the Clerk"), and the lines after it; all lines where it names none. */
export function withoutAuthor(lines: readonly SourceLine[]): {
  readonly author: string
  readonly body: readonly SourceLine[]
} {
  const [first] = lines
  const author = first === undefined || first.text.length > 200 ? undefined : reportOf.exec(first.text)?.[1]
  return author === undefined ? { author: '', body: lines } : { author, body: lines.slice(1) }
}
