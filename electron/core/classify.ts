import type { Node } from 'prosemirror-model'
import { strictest } from '../../shared/domain/access.ts'
import type { Classification } from '../../shared/domain/access.ts'
import { closure } from '../../shared/domain/itemDocuments.ts'
import type { Documented } from '../../shared/domain/itemDocuments.ts'
import type { MeetingRecord } from '../../shared/domain/meetingRecord.ts'

/** A change may be withheld by its classification: that of the item, of any block it touches in, or of any it brings. */
export function strictestOfEdit(item: Classification, doc: Node, steps: readonly unknown[]): Classification {
  const found = new Set<unknown>([item])
  doc.forEach((block) => found.add(block.attrs['classification']))
  for (const step of steps) gatherClassifications(step, found)
  return strictest(found)
}

/** A change of papers or reports is as closed as the closest of them. With none it is as public as an agenda. */
export function strictestOfDocuments(record: Documented): Classification {
  const documents = [...record.papers, ...record.reports]
  return strictest([
    ...documents.map((document) => closure(record, document)),
    ...(documents.length === 0 ? ['public'] : []),
  ])
}

/** What carries words of the minutes is as closed as the closest of them. */
export function strictestOfMinutes({
  items,
  minutes,
}: Pick<MeetingRecord, 'items' | 'minutes'>): Classification {
  return strictest([
    ...items.map((item) => item.classification),
    ...minutes.flatMap(({ blocks }) => blocks.map((block) => block.classification)),
  ])
}

function gatherClassifications(value: unknown, found: Set<unknown>): void {
  if (typeof value !== 'object' || value === null) return
  for (const [name, entry] of Object.entries(value)) {
    if (name === 'classification') found.add(entry)
    else gatherClassifications(entry, found)
  }
}
