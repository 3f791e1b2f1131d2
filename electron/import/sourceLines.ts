/** A stretch of the source: offsets of its first character, and past its last. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** A line of the source that says something. */
export interface SourceLine extends Span {
  /** Without surplus space and the marks of emphasis. */
  readonly text: string
  /** Spaces before its first character. */
  readonly indent: number
  /** Whether an empty line, or the beginning of a page, stands before it. */
  readonly afterGap: boolean
  /** The whole line was set strong. */
  readonly strong: boolean
}

/** What stands on pages and in no minutes. */
const furniture = [
  /^this page is intentionally left blank\.?$/i,
  /^page \d+( of \d+)?$/i,
  /^-+ ?\d+ ?-+$/,
  /^(\*{3,}|_{5,}|={5,}|-{5,})$/,
]

/**
 * The lines of a text, without page furniture. Every line knows where it stands, so that what is made of it can be shown beside it. Spaces
 * of all kinds are one space; what reorders or hides letters is left out.
 */
export function sourceLines(source: string): SourceLine[] {
  const lines: SourceLine[] = []
  let afterGap = true
  for (const match of source.matchAll(/[^\r\n\v\f\u0085\u2028\u2029]+|[\f]/g)) {
    const raw = match[0]
    const read = readLine(raw)
    const isNewPage = raw === '\f'
    if (read.text === '' || isNewPage || furniture.some((pattern) => pattern.test(read.text))) {
      afterGap = true
      continue
    }
    const from = match.index + read.indent
    const between = source.slice(lines.at(-1)?.to ?? 0, from)
    const gap = afterGap || (between.match(/\r\n|[\n\r\u2028\u2029]/g)?.length ?? 0) > 1
    lines.push({ ...read, from, to: match.index + raw.trimEnd().length, afterGap: gap })
    afterGap = false
  }
  return lines
}

function readLine(raw: string): Pick<SourceLine, 'text' | 'indent' | 'strong'> {
  const indent = raw.length - raw.trimStart().length
  const clean = raw
    .normalize('NFC')
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]|\p{Cc}|\p{Surrogate}/gu, (mark) =>
      mark === '\t' ? ' ' : '',
    )
    .replace(/[\s\u00a0\u2000-\u200a\u202f\u3000]+/g, ' ')
    .trim()
  const strong =
    /^(?:[-•·] )?(?:\(?\w{1,4}[.)] )?(?:\*\*|__).+(?:\*\*|__)$/.test(clean) || /^#{1,6} /.test(clean)
  const text = clean
    .replace(/^#{1,6} /, '')
    .replace(/\*\*|__/g, '')
    .trim()
  return { text, indent, strong }
}

export function spanOf(lines: readonly Span[]): Span {
  const [first] = lines
  const last = lines.at(-1)
  return { from: first?.from ?? 0, to: last?.to ?? 0 }
}
