import type { RecordPaper } from './meetingRecord.ts'

/** The papers of a meeting stand in one list; those of one item among them in the order of the pack. */

/** As bookmarks, lists and sentences name a paper: its title, or the file's own name. */
export function paperName({ title, fileName }: Pick<RecordPaper, 'title' | 'fileName'>): string {
  return title === '' ? fileName : title
}

/** Stands a paper at `index` (from 0, counted without it) among those of an item. An index past the end means last. */
export function movedPaper(
  papers: readonly RecordPaper[],
  paperId: string,
  itemId: string | null,
  index: number,
): RecordPaper[] {
  const moved = papers.find((paper) => paper.id === paperId)
  if (moved === undefined) return [...papers]
  const rest = papers.filter((paper) => paper.id !== paperId)
  const next = rest.filter((paper) => paper.itemId === itemId)[index]
  return rest.toSpliced(next === undefined ? rest.length : rest.indexOf(next), 0, { ...moved, itemId })
}
