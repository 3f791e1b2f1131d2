import { inAgendaOrder } from '../../../shared/domain/agendaOrder.ts'
import { AppError } from '../../../shared/domain/appError.ts'
import { defined } from '../../../shared/domain/assert.ts'
import { membersPapers } from '../../../shared/domain/packPapers.ts'
import { membersView, publicView } from '../../../shared/domain/paperView.ts'
import type { PaperView } from '../../../shared/domain/paperView.ts'
import type { OnProgress } from '../pdf.ts'
import { assemblePack } from './assemblePack.ts'
import { checkPack } from './checkPack.ts'
import { layFrontSheet } from './frontSheet.ts'
import type { FrontSheet } from './frontSheet.ts'
import { refuseLeaks } from './leakScan.ts'
import { packContents } from './packContents.ts'
import type { BuiltPack, PackFinding, PackOrder } from './packOrder.ts'
import { PartFault } from './packPlan.ts'
import type { PackPlan, PartFinding } from './packPlan.ts'
import { placedPapers, publishedItems, publishedPapers, rangesOf } from './packSummary.ts'
import { brokenInside, finding, sizeAdvice, takeInPaper } from './paperIntake.ts'
import { partsOfPack } from './partsOfPack.ts'
import type { PlannedPaper } from './partsOfPack.ts'

/**
 * A pack from a meeting record and its papers: the agenda as front sheet, each paper in its place, stamped, linked and bookmarked. A file
 * that cannot be in it is told of by a finding, and the rest is built. The finished file is read back; one that does not say what was
 * planned is thrown as a fault. Throws `not-allowed` while something is neither public nor exempt, and where a public pack would give
 * away what is exempt.
 */
export async function buildPack(
  order: PackOrder,
  onProgress: OnProgress = () => undefined,
): Promise<BuiltPack> {
  const { record, audience } = order
  const asTaken = audience === 'public' ? publicView(record) : membersView(record)
  // The pack goes with the agenda that was sent out, whatever order its items were taken in.
  const view = { ...asTaken, items: inAgendaOrder(asTaken.items) }
  if (audience === 'public') refuseTwoMinds(order)
  const entries = packContents(view)
  const findings: PackFinding[] = audience === 'members' ? unsetPapers(order) : []
  let taken: PlannedPaper[] = []
  for (const [index, entry] of entries.entries()) {
    onProgress((0.2 * index) / entries.length, `Reading ${entry.paper.fileName}`)
    const found = await takeInPaper(entry.paper, order.files.get(entry.paper.id))
    if ('donor' in found) taken.push({ ...entry, ...found, pages: found.donor.pages.length })
    else findings.push(found)
  }
  for (;;) {
    onProgress(0.2, 'Setting the front sheet')
    const front = await layFrontSheet(view, taken, order.rightHand, order.firstPage)
    try {
      return await finishedPack(order, view, front, taken, findings, onProgress)
    } catch (error) {
      if (!(error instanceof PartFault)) throw error
      const broken = defined(
        taken.find((each) => each.paper.id === error.partId),
        'a part is a paper',
      )
      findings.push(brokenInside(broken.paper))
      taken = taken.filter((each) => each !== broken)
    }
  }
}

async function finishedPack(
  order: PackOrder,
  view: PaperView,
  front: FrontSheet,
  taken: readonly PlannedPaper[],
  findings: readonly PackFinding[],
  onProgress: OnProgress,
): Promise<BuiltPack> {
  const plan = partsOfPack(order.firstPage, front, taken)
  const pack = await assemblePack(plan, (page, last) => {
    const done = (page - order.firstPage + 1) / (last - order.firstPage + 1)
    onProgress(0.25 + 0.6 * done, `Page ${page} of ${last}`)
  })
  onProgress(0.85, 'Reading the pack back')
  const read = await checkPack(pack.bytes, plan, front)
  if (order.audience === 'public') refuseLeaks(pack.bytes, read, order.record, view)
  onProgress(1, 'Done')
  return {
    bytes: pack.bytes,
    firstPage: order.firstPage,
    pages: pack.pages,
    ranges: rangesOf(view, front),
    documents: placedPapers(front, taken),
    blanks: front.plan.blanks,
    items: publishedItems(view, front),
    papers: publishedPapers(front, taken),
    changes: [],
    findings: [
      ...findings,
      ...pack.findings.flatMap((found) => fromPart(found, taken)),
      ...taken.flatMap((each) => adviceOn(each, plan)),
      ...front.notes.map(typefaceAdvice),
    ],
    accessible: pack.accessible,
  }
}

function fromPart(
  { kind, partId, sentence, pages }: PartFinding,
  taken: readonly PlannedPaper[],
): PackFinding[] {
  const of = taken.find((each) => each.paper.id === partId)
  return of === undefined ? [] : [finding(kind, of.paper, sentence, pages)]
}

function typefaceAdvice(sentence: string): PackFinding {
  return {
    ...{ key: 'typeface front sheet', kind: 'typeface', level: 'advice', sentence },
    ...{ fileName: '', paperId: null, itemId: null, pages: [] },
  }
}

/** A file that is public in one place and exempt in another is neither: somebody has to decide. */
function refuseTwoMinds({ record }: PackOrder): void {
  const all = membersPapers(record)
  for (const open of all.filter((paper) => paper.restriction === 'none')) {
    const shut = all.find((paper) => paper.restriction !== 'none' && paper.sha256 === open.sha256)
    if (shut === undefined) continue
    throw new AppError(
      'not-allowed',
      `“${open.fileName}” is marked public, and the same file is not for publication as “${shut.fileName}”. Mark both alike, and make the pack again.`,
      { paperId: open.id },
    )
  }
}

function unsetPapers({ record }: PackOrder): PackFinding[] {
  return record.papers
    .filter((paper) => paper.classification === 'unset')
    .map((paper) =>
      finding(
        'unset',
        paper,
        `“${paper.fileName}” is neither marked public nor exempt, so it is in no pack. Choose one, and build the pack again.`,
      ),
    )
}

function adviceOn(each: PlannedPaper, plan: PackPlan): PackFinding[] {
  const { paper } = each
  const first = plan.parts.find((part) => part.id === paper.id)?.first ?? 0
  const size = sizeAdvice(each, first)
  const isUnnamed = paper.restriction === 'exempt' && paper.exemptParagraphs.length === 0
  const sentence = `“${paper.fileName}” is exempt, and its item names no paragraph of Schedule 12A. Name it, so that the pages can say why.`
  return [...(size === null ? [] : [size]), ...(isUnnamed ? [finding('no-paragraph', paper, sentence)] : [])]
}
