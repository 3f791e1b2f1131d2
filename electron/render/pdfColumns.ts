import type { Block } from '../../shared/document/model.ts'

/** Widths of the hanging columns of a paper. */
export interface PdfColumns {
  readonly labelColumnMm: number
  readonly subLabelColumnMm: number
  readonly numberColumnMm: number
}

/**
 * One width for all labels of a level, so that the text stands on one edge from the first page to the last.
 * 11.5 mm hold "hhh)" and "115"; longer labels take 2.2 mm more for each character.
 */
export function labelColumns(blocks: readonly Block[]): PdfColumns {
  let longest = 0
  let longestSub = 0
  let widestNumber = 0
  const count = (level: number, label: string): void => {
    if (level === 0) longest = Math.max(longest, label.length)
    else longestSub = Math.max(longestSub, label.length)
  }
  for (const block of blocks) {
    if (block.kind === 'point') count(block.level, block.label)
    if (block.kind === 'resolution') for (const clause of block.clauses) count(clause.level, clause.label)
    if (block.kind === 'heading') widestNumber = Math.max(widestNumber, numberMm(block.number ?? ''))
  }
  const labelColumnMm = 11.5 + 2.2 * Math.max(0, longest - 4)
  return {
    labelColumnMm,
    subLabelColumnMm: 9 + 2 * Math.max(0, longestSub - 5),
    numberColumnMm: Math.max(labelColumnMm, widestNumber),
  }
}

/** Room for a heading's number and the gap after it: 2.5 mm for a figure or letter, 1.5 mm for a mark. */
function numberMm(number: string): number {
  return [...number].reduce((width, character) => width + (/[\p{L}\p{N}]/u.test(character) ? 2.5 : 1.5), 3.5)
}
