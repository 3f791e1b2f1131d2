import { strictest } from './access.ts'
import type { Classification } from './access.ts'
import { closure } from './itemDocuments.ts'
import type { MeetingRecord } from './meetingRecord.ts'

/** A file that a meeting record names by its hash. */
export interface NamedFile {
  readonly sha256: string
  readonly fileName: string
  readonly classification: Classification
}

/** The papers, the packs that went out, and the copies and scans of the signing: each hash once, with the closest classification. */
export function filesOfRecord(record: MeetingRecord): NamedFile[] {
  const all = closestOfRecord(record)
  const found: NamedFile[] = [
    ...record.papers.map((paper) => ({ ...paper, classification: closure(record, paper) })),
    ...record.publications.map((each) => ({
      ...each,
      classification: each.audience === 'public' ? ('public' as const) : all,
    })),
    ...record.acts.flatMap((act) =>
      act.kind === 'copy-made' || act.kind === 'scan-filed' || act.kind === 'sealed'
        ? [{ ...act, classification: all }]
        : [],
    ),
    ...(record.meeting.importedFrom === null
      ? []
      : [{ ...record.meeting.importedFrom, classification: all }]),
  ]
  const once = new Map<string, NamedFile>()
  for (const { sha256, fileName, classification } of found) {
    const known = once.get(sha256)
    const closest = strictest([classification, ...(known === undefined ? [] : [known.classification])])
    once.set(sha256, { sha256, fileName: known?.fileName ?? fileName, classification: closest })
  }
  return [...once.values()]
}

/** The closest that anything in it is: an item, a block of its minutes, a paper or a report. */
export function closestOfRecord(record: MeetingRecord): Classification {
  const { items, minutes, papers, reports } = record
  return strictest([
    ...items.map((item) => item.classification),
    ...minutes.flatMap(({ blocks }) => blocks.map((block) => block.classification)),
    ...[...papers, ...reports].map((document) => closure(record, document)),
  ])
}
