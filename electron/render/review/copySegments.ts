import type { CopyPiece } from './wordCopyFound.ts'

/** The words from one mark to the next, or to the end of the paragraph. */
export interface CopySegment {
  /** Null for what stands in a paragraph of its own that nobody sent. */
  readonly mark: string | null
  readonly text: string
  readonly comments: readonly { readonly author: string; readonly text: string }[]
  /** True when the paragraph goes on with the words of another line. */
  readonly runsOn: boolean
}

interface Growing {
  mark: string | null
  text: string
  comments: { author: string; text: string }[]
}

/** What came back, cut at the marks that were sent. A mark that came back twice counts where it stands first. */
export function copySegments(
  paragraphs: readonly (readonly CopyPiece[])[],
  marks: ReadonlySet<string>,
): CopySegment[] {
  const seen = new Set<string>()
  return paragraphs.flatMap((pieces) => {
    const cut: Growing[] = [{ mark: null, text: '', comments: [] }]
    for (const piece of pieces) {
      let last = cut[cut.length - 1]
      if (last === undefined) continue
      if (piece.kind === 'text') last.text += piece.text
      else if (piece.kind === 'comment') last.comments.push({ author: piece.author, text: piece.text })
      else if (marks.has(piece.name) && !seen.has(piece.name)) {
        seen.add(piece.name)
        // What was typed before the first mark of a paragraph is meant for its words.
        if (last.mark !== null) cut.push((last = { mark: null, text: '', comments: [] }))
        last.mark = piece.name
      }
    }
    return cut
      .filter(({ mark, text, comments }) => mark !== null || text.trim() !== '' || comments.length > 0)
      .map((segment, index, all) => ({
        ...segment,
        runsOn: segment.text.trim() !== '' && all.slice(index + 1).some((later) => later.text.trim() !== ''),
      }))
  })
}
