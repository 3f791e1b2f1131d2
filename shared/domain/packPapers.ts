import type { Classification } from './access.ts'
import { AppError } from './appError.ts'
import type { AgendaItem } from './agenda.ts'
import type { MeetingRecord, RecordPaper } from './meetingRecord.ts'

/** A file of the meeting that one audience may have. */
export interface PackPaper {
  readonly id: string
  /** Null for a paper of the whole meeting. */
  readonly itemId: string | null
  readonly fileName: string
  readonly sha256: string
  /** What the reader has to be told of it: nothing, or that it is not for publication (R6). */
  readonly restriction: 'none' | 'exempt' | 'confidential'
  /** The paragraphs of Schedule 12A that its item names; empty for a paper without restriction. */
  readonly exemptParagraphs: readonly number[]
}

/**
 * The papers that are public, under items that are. Fails closed: throws `not-allowed`, naming the file, while a paper is unset or stands
 * under an item that is (s.100B; decisions on classification).
 */
export function publicPapers(record: MeetingRecord): PackPaper[] {
  return record.papers.flatMap((paper) => {
    if (standings(record, paper).includes('unset')) {
      throw new AppError(
        'not-allowed',
        `“${paper.fileName}” is neither marked public nor exempt, or its item is not. Choose one, and make the paper again.`,
        { paperId: paper.id },
      )
    }
    return restrictionOf(record, paper) === 'none' ? [packPaper(record, paper)] : []
  })
}

/** Every paper but those that nobody has classified yet. What is public under an exempt item is as exempt as the item. */
export function membersPapers(record: MeetingRecord): PackPaper[] {
  return record.papers
    .filter((paper) => paper.classification !== 'unset')
    .map((paper) => packPaper(record, paper))
}

function packPaper(record: MeetingRecord, paper: RecordPaper): PackPaper {
  const { id, itemId, fileName, sha256 } = paper
  const restriction = restrictionOf(record, paper)
  const named = itemsAbove(record, itemId).find((item) => item.exemption !== null)?.exemption
  return {
    id,
    itemId,
    fileName,
    sha256,
    restriction,
    exemptParagraphs: restriction === 'exempt' ? (named?.paragraphs ?? []) : [],
  }
}

/** A paper is as closed as its item and the item above, if those are more closed than itself. */
function restrictionOf(record: MeetingRecord, paper: RecordPaper): PackPaper['restriction'] {
  const all = standings(record, paper)
  if (all.includes('confidential')) return 'confidential'
  return all.includes('exempt') ? 'exempt' : 'none'
}

function standings(record: MeetingRecord, paper: RecordPaper): Classification[] {
  return [paper.classification, ...itemsAbove(record, paper.itemId).map((item) => item.classification)]
}

/** The item of a paper and the one it stands under. */
function itemsAbove(record: MeetingRecord, itemId: string | null): AgendaItem[] {
  const item = record.items.find((each) => each.id === itemId)
  if (item === undefined) return []
  const parent = record.items.find((each) => each.id === item.parentId)
  return parent === undefined ? [item] : [item, parent]
}
