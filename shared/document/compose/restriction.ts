import { paragraphWords } from '../../domain/exclusion.ts'
import type { ClosedMatter, PaperItem } from '../../domain/paperView.ts'

/**
 * Why an item, or a part of it, is not for publication (R6, R19, R20); null where nothing is held back. An item whose minutes can be
 * read in part, or of which only a document is closed, is not said to be withheld whole.
 */
export function restrictionSentence(item: PaperItem): string | null {
  const withheld = item.blocks.filter((block) => block.kind === 'withheld').length
  const isPart = item.closedInPart || (withheld > 0 && withheld < item.blocks.length)
  const what = isPart ? 'Part of this item is not' : 'Not'
  if (item.confidential) return closedSentence(what, 'confidential', [])
  return item.exemptParagraphs.length === 0 ? null : closedSentence(what, 'exempt', item.exemptParagraphs)
}

/** "Not for publication: exempt under paragraph 3 of Part 1 of Schedule 12A …". `what` begins it: "Not", "Part of this item is not". */
export function closedSentence(what: string, matter: ClosedMatter, paragraphs: readonly number[]): string {
  if (matter === 'confidential')
    return `${what} for publication: confidential (section 100A(2) of the Local Government Act 1972)`
  const under = paragraphs.length === 0 ? '' : `${paragraphWords(paragraphs)} of Part 1 of `
  return `${what} for publication: exempt under ${under}Schedule 12A to the Local Government Act 1972`
}
