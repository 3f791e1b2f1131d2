import type { Node } from 'prosemirror-model'
import type { Classification } from '../../shared/domain/access.ts'

/** A change may be withheld by its classification: that of the item, of any block it touches in, or of any it brings. */
export function strictestOfEdit(item: Classification, doc: Node, steps: readonly unknown[]): Classification {
  const found = new Set<unknown>([item])
  doc.forEach((block) => found.add(block.attrs['classification']))
  for (const step of steps) gatherClassifications(step, found)
  return strictest(found)
}

export function strictest(found: ReadonlySet<unknown>): Classification {
  return fromStrictest.find((classification) => found.has(classification)) ?? 'unset'
}

/** What nobody has classified yet is kept closer than what is public. */
const fromStrictest: readonly Classification[] = ['confidential', 'exempt', 'unset', 'public']

function gatherClassifications(value: unknown, found: Set<unknown>): void {
  if (typeof value !== 'object' || value === null) return
  for (const [name, entry] of Object.entries(value)) {
    if (name === 'classification') found.add(entry)
    else gatherClassifications(entry, found)
  }
}
