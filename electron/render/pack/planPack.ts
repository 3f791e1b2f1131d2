import { countedPart } from './authoredPart.ts'
import type { CountedEntry } from './frontSheet.ts'
import { lateItems } from './lateItems.ts'
import { draftPack, layPack, setEntry } from './packDraft.ts'
import { finding, missingFile } from './packFindings.ts'
import type { PackFinding, PackPlanOrder, PlannedPack } from './packOrder.ts'
import { asIfPublic, standingFindings } from './packStanding.ts'
import { packSummary } from './packSummary.ts'
import { openedPapers } from './openedPapers.ts'
import { otherPages } from './otherPages.ts'
import { papersToFollow } from './papersToFollow.ts'

/**
 * The pages of a pack without its files: the same ranges, blanks and documents that `buildPack` gives for files of as many pages. What
 * keeps a public pack from being built is a finding here, and what is unset counts as public. Throws `not-allowed` for a supplement that
 * would hold nothing.
 */
export async function planPack(order: PackPlanOrder): Promise<PlannedPack> {
  const findings: PackFinding[] = standingFindings(order)
  const planned = order.audience === 'public' ? takenAsPublic(order) : order
  const draft = draftPack(planned)
  const counted: CountedEntry[] = []
  for (const entry of draft.contents) {
    if (entry.kind === 'composed') {
      counted.push(await setEntry(entry, countedPart))
      continue
    }
    const pages = order.counts.get(entry.paper.id)
    if (typeof pages === 'number') counted.push({ ...entry, pages })
    else findings.push(pages === undefined ? missingFile(entry.paper) : unreadable(entry.paper, pages))
  }
  const { edition, documents, front } = await layPack(planned, draft, counted, countedPart)
  return {
    ...packSummary(draft.view, edition, front, documents),
    findings: [
      ...findings,
      ...lateItems(draft.view, edition),
      ...papersToFollow(draft),
      ...otherPages(planned, front, documents),
      ...openedPapers(planned, documents),
    ],
  }
}

function takenAsPublic(order: PackPlanOrder): PackPlanOrder {
  const { record, previousMinutes } = order
  return {
    ...order,
    record: asIfPublic(record),
    previousMinutes: previousMinutes === null ? null : asIfPublic(previousMinutes),
  }
}

function unreadable(
  paper: Parameters<typeof missingFile>[0],
  { unreadable }: { readonly unreadable: string },
): PackFinding {
  return finding('unreadable', paper, unreadable)
}
