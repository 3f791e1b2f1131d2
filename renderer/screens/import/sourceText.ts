/** A stretch of a line that looks alike. */
export interface SourcePiece {
  readonly text: string
  /** Its place in the source. */
  readonly from: number
  readonly strong: boolean
}

/** A line of the source as paper shows it: without the marks that the readers write. */
export interface PaperLine {
  readonly from: number
  readonly to: number
  /** 0 for none, 1 to 6. */
  readonly heading: number
  /** Steps of indent. */
  readonly indent: number
  /** An empty line stands before it. */
  readonly afterGap: boolean
  /** A new page begins here. */
  readonly startsPage: boolean
  readonly pieces: readonly SourcePiece[]
}

/** The lines that say something, in the marks of `electron/import/sourceText.ts`. */
export function paperLines(source: string): PaperLine[] {
  const lines: PaperLine[] = []
  let [afterGap, startsPage] = [false, false]
  for (const match of source.matchAll(/\f|[^\n\f]*/g)) {
    const raw = match[0]
    if (raw === '\f') {
      startsPage = lines.length > 0
      continue
    }
    if (raw.trim() === '') {
      // Between two lines the pattern finds nothing once more.
      if (raw !== '' || source[match.index] === '\n') afterGap ||= source[match.index - 1] === '\n'
      continue
    }
    lines.push({ ...lineOf(raw, match.index), afterGap, startsPage })
    ;[afterGap, startsPage] = [false, false]
  }
  return lines
}

function lineOf(raw: string, at: number): Omit<PaperLine, 'afterGap' | 'startsPage'> {
  const spaces = raw.length - raw.trimStart().length
  const hashes = /^(#{1,6}) /.exec(raw.slice(spaces))
  const begin = spaces + (hashes === null ? 0 : hashes[0].length)
  const pieces: SourcePiece[] = []
  let strong = false
  let from = begin
  for (const mark of [...raw.slice(begin).matchAll(/\*\*/g), null]) {
    const end = mark === null ? raw.trimEnd().length : begin + mark.index
    if (end > from) pieces.push({ text: raw.slice(from, end), from: at + from, strong })
    from = end + 2
    strong = !strong
  }
  return {
    ...{ from: at + spaces, to: at + raw.trimEnd().length, heading: hashes?.[1]?.length ?? 0 },
    ...{ indent: Math.min(6, Math.floor(spaces / 2)), pieces },
  }
}

/** A piece cut where a stretch of the source begins and ends. */
export function cutPiece(
  piece: SourcePiece,
  span: { readonly from: number; readonly to: number } | null,
): { readonly before: string; readonly inside: string; readonly after: string } {
  if (span === null) return { before: piece.text, inside: '', after: '' }
  const clamp = (offset: number): number => Math.min(piece.text.length, Math.max(0, offset - piece.from))
  const [from, to] = [clamp(span.from), clamp(span.to)]
  return {
    before: piece.text.slice(0, from),
    inside: piece.text.slice(from, to),
    after: piece.text.slice(to),
  }
}
