import type { Labelled } from '../../domain/minutes.ts'
import type { PaperBlock } from '../../domain/paperView.ts'
import type { BlockLabel, Label } from '../numbering.ts'

/** A block of a paper as the numbering sees it: what is withheld keeps the letters after it. */
export function labelled(block: PaperBlock): Labelled {
  if (block.kind === 'point') return { kind: 'point', level: block.level }
  if (block.kind === 'resolution') return { kind: 'resolution', clauses: block.clauses }
  if (block.kind === 'withheld') return { kind: 'hidden', points: block.points }
  return { kind: 'other' }
}

export function oneLabel(label: BlockLabel): Label {
  if (label === null || 'length' in label) throw new Error('A point has one label')
  return label
}

export function manyLabels(label: BlockLabel): readonly Label[] {
  if (label === null || !('length' in label)) throw new Error('A resolution has a label for each clause')
  return label
}
