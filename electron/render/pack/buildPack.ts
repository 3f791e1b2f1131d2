import type { OnProgress } from '../pdf.ts'
import { assemblePack } from './assemble/assemblePack.ts'
import { authoredPart } from './authoredPart.ts'
import { checkPack } from './checkPack.ts'
import { lateItems } from './lateItems.ts'
import { refuseLeaks } from './leaks/leakScan.ts'
import { draftPack, layPack, setEntry } from './packDraft.ts'
import type { LaidPack, PackDraft } from './packDraft.ts'
import { otherPages } from './otherPages.ts'
import { openedPapers } from './openedPapers.ts'
import { composedFinding, finding } from './packFindings.ts'
import type { BuiltPack, PackFinding, PackOrder } from './packOrder.ts'
import type { PackPlan, PartFinding } from './packPlan.ts'
import { refuseBlocked, standingFindings } from './packStanding.ts'
import { packSummary } from './packSummary.ts'
import { sizeAdvice, takeInPaper } from './paperIntake.ts'
import { papersToFollow } from './papersToFollow.ts'
import { partsOfPack } from './partsOfPack.ts'
import type { PlannedPaper } from './partsOfPack.ts'
import type { StructureProblem } from './assemble/structureProblems.ts'

/**
 * A pack from a meeting record and its papers: the agenda as front sheet, each document in its place, stamped, linked and bookmarked. A
 * file that cannot be in it is told of by a finding, and the rest is built. The finished file is read back; one that does not say what was
 * planned is thrown as a fault. Throws `not-allowed` while something is neither public nor exempt, where a public pack would give
 * away what is exempt, and for a supplement that would hold nothing.
 */
export async function buildPack(
  order: PackOrder,
  onProgress: OnProgress = () => undefined,
): Promise<BuiltPack> {
  const draft = draftPack(order)
  const findings: PackFinding[] = standingFindings(order)
  refuseBlocked(findings)
  const taken: PlannedPaper[] = []
  for (const [index, entry] of draft.contents.entries()) {
    onProgress(
      (0.2 * index) / draft.contents.length,
      `Reading ${entry.kind === 'file' ? entry.paper.fileName : entry.name}`,
    )
    if (entry.kind === 'composed') {
      taken.push(await setEntry(entry, authoredPart))
      continue
    }
    const found = await takeInPaper(entry.paper, order.files.get(entry.paper.id))
    if ('donor' in found) taken.push({ ...entry, ...found, pages: found.donor.pages.length, notes: [] })
    else findings.push(found)
  }
  onProgress(0.2, 'Setting the front sheet')
  const laid = await layPack(order, draft, taken, authoredPart)
  return finishedPack(order, draft, laid, findings, onProgress)
}

async function finishedPack(
  order: PackOrder,
  draft: PackDraft,
  { edition, documents, front }: LaidPack<PlannedPaper>,
  findings: readonly PackFinding[],
  onProgress: OnProgress,
): Promise<BuiltPack> {
  const { view } = draft
  const unprintable = [
    ...notesOf([...front.notes, ...(front.changed?.notes ?? [])]),
    ...documents.flatMap((each) => notesOf(each.notes, each)),
  ]
  const plan = partsOfPack(order.firstPage, front, documents, unprintable.length === 0)
  const pack = await assemblePack(plan, (page, last) => {
    const done = (page - order.firstPage + 1) / (last - order.firstPage + 1)
    onProgress(0.25 + 0.3 * done, `Page ${page} of ${last}`)
  })
  onProgress(0.95, 'Comparing the pack with its plan')
  checkPack(pack.read, plan, front)
  if (order.audience === 'public') {
    refuseLeaks(pack.read, { record: order.record, view, previousMinutes: order.previousMinutes }, plan)
  }
  onProgress(1, 'Done')
  return {
    bytes: pack.bytes,
    ...packSummary(view, edition, front, documents),
    findings: [
      ...findings,
      ...pack.findings.flatMap((found) => fromPart(found, documents)),
      ...pack.structure.map((found) => structureFinding(found, documents)),
      ...documents.flatMap((each) => adviceOn(each, plan)),
      ...unprintable,
      ...lateItems(view, edition),
      ...papersToFollow(draft),
      ...otherPages(order, front, documents),
      ...openedPapers(order, documents),
    ],
    accessible: pack.accessible,
  }
}

/** What a composed document cannot print, as one finding. */
function notesOf(notes: readonly string[], document: PlannedPaper | null = null): PackFinding[] {
  return notes.length === 0 ? [] : [composedFinding('typeface', 'advice', notes.join(' '), document)]
}

function fromPart(
  { kind, partId, sentence, pages }: PartFinding,
  documents: readonly PlannedPaper[],
): PackFinding[] {
  const of = documents.find((each) => each.id === partId)
  return of?.kind === 'file' ? [finding(kind, of.paper, sentence, pages)] : []
}

/** Pages that have tags, and whose tags do not hold what a reader needs. */
function structureFinding(
  { partId, sentences, pages }: StructureProblem,
  documents: readonly PlannedPaper[],
): PackFinding {
  const of = documents.find((each) => each.id === partId)
  const [first = '', ...more] = sentences
  const rest = more.length === 0 ? '' : ` (and ${more.length} more)`
  if (of?.kind !== 'file') {
    const sentence = `The finished file does not pass the structural check, so it does not say that it is accessible: ${first}${rest}`
    return composedFinding('structure', 'advice', sentence, of, pages)
  }
  const { fileName } = of.paper
  const sentence = `The tags of “${fileName}” do not pass the structural check, so the pack does not say that it is accessible: ${first}${rest} Ask for the file with its tags mended.`
  return finding('structure', of.paper, sentence, pages)
}

function adviceOn(each: PlannedPaper, plan: PackPlan): PackFinding[] {
  if (each.kind !== 'file' || each.donor === null) return []
  const { paper, donor } = each
  const first = plan.parts.find((part) => part.id === paper.id)?.first ?? 0
  const size = sizeAdvice(paper, donor, first)
  return size === null ? [] : [size]
}
