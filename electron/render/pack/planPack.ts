import { inAgendaOrder } from '../../../shared/domain/agendaOrder.ts'
import { membersView, publicView } from '../../../shared/domain/paperView.ts'
import { layFrontSheet } from './frontSheet.ts'
import { packContents } from './packContents.ts'
import { placedPapers, publishedItems, publishedPapers, rangesOf } from './packSummary.ts'
import type { PackFinding, PackPlanOrder, PlannedPack } from './packOrder.ts'
import { finding } from './paperIntake.ts'

/**
 * The pages of a pack without its files: the same ranges, blanks and documents that `buildPack` gives for files of as many pages. Only
 * the front sheet is laid out.
 */
export async function planPack(order: PackPlanOrder): Promise<PlannedPack> {
  const { record, audience, counts, firstPage } = order
  const asTaken = audience === 'public' ? publicView(record) : membersView(record)
  const view = { ...asTaken, items: inAgendaOrder(asTaken.items) }
  const findings: PackFinding[] = []
  const entries = packContents(view).flatMap((entry) => {
    const { paper } = entry
    const pages = counts.get(paper.id)
    if (typeof pages === 'number') return [{ ...entry, pages }]
    const sentence =
      pages?.unreadable ?? `“${paper.fileName}” is not among the files. Add it, and build the pack again.`
    findings.push(finding(pages === undefined ? 'missing' : 'unreadable', paper, sentence))
    return []
  })
  const front = await layFrontSheet(view, entries, order.rightHand, firstPage)
  return {
    firstPage,
    pages: front.plan.last - firstPage + 1,
    ranges: rangesOf(view, front),
    documents: placedPapers(front, entries),
    blanks: front.plan.blanks,
    findings,
    items: publishedItems(view, front),
    papers: publishedPapers(front, entries),
    changes: [],
  }
}
