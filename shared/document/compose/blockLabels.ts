import type { Labelled, MinutesBlock } from '../../domain/minutes.ts'
import type { PaperBlock } from '../../domain/paperView.ts'
import type { BlockLabel, Label } from '../numbering.ts'

/** A block of a paper as the numbering sees it: what is withheld keeps the letters after it. */
export function labelled(block: PaperBlock): Labelled {
  return block.kind === 'withheld' ? { kind: 'hidden', points: block.points } : labelledBlock(block)
}

/** The same of a block that is there to read. */
export function labelledBlock(block: MinutesBlock | Exclude<PaperBlock, { kind: 'withheld' }>): Labelled {
  if (block.kind === 'point') {
    const { level, label } = block
    return { kind: 'point', level, ...(label === undefined ? {} : { label }) }
  }
  return block.kind === 'resolution' ? { kind: 'resolution', clauses: block.clauses } : { kind: 'other' }
}

export function oneLabel(label: BlockLabel): Label {
  if (label === null || 'length' in label) throw new Error('A point has one label')
  return label
}

export function manyLabels(label: BlockLabel): readonly Label[] {
  if (label === null || !('length' in label)) throw new Error('A resolution has a label for each clause')
  return label
}
