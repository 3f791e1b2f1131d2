import { AppError } from '../../../shared/domain/appError.ts'
import type { MeetingRecord } from '../../../shared/domain/meetingRecord.ts'
import { membersPapers, membersReports, reportTitle } from '../../../shared/domain/packPapers.ts'
import type { PackPaper } from '../../../shared/domain/packPapers.ts'
import { itemOfMinutesBefore } from './composedParts.ts'
import { composedFinding, finding, itemFinding } from './packFindings.ts'
import type { PackFinding, PackOrder } from './packOrder.ts'

/** Whether what a pack is made from may go to its audience. */

type Standing = Pick<PackOrder, 'record' | 'audience' | 'previousMinutes'>

/**
 * What keeps a pack for the public from going out: everything that is neither public nor exempt, and files that are public in one place
 * and exempt in another. For members, what is unset is not in the pack, and is told of, and what is exempt has to say why.
 */
export function standingFindings(order: Standing): PackFinding[] {
  const { record, audience } = order
  if (audience === 'members') return [...unsetDocuments(record, 'problem'), ...unnamedParagraphs(record)]
  return [
    ...unsetItems(record),
    ...unsetDocuments(record, 'blocked'),
    ...unsetMinutes(order),
    ...twoMinds(record),
  ]
}

function unsetItems({ items, minutes }: MeetingRecord): PackFinding[] {
  return items
    .filter(({ id, classification }) => classification === 'unset' || hasUnset(minutes, id))
    .map((item) =>
      itemFinding(
        'unset',
        'blocked',
        item,
        `“${item.title}” is neither marked public nor exempt. Open the item and choose one.`,
      ),
    )
}

function hasUnset(minutes: MeetingRecord['minutes'], itemId: string): boolean {
  const blocks = minutes.find((each) => each.itemId === itemId)?.blocks ?? []
  return blocks.some((block) => block.kind !== 'note' && block.classification === 'unset')
}

function unsetDocuments(record: MeetingRecord, level: PackFinding['level']): PackFinding[] {
  const where = level === 'blocked' ? 'so the public pack cannot go out' : 'so it is in no pack'
  const sentence = (name: string): string =>
    `“${name}” is neither marked public nor exempt, ${where}. Choose one.`
  return [
    ...record.papers
      .filter(({ classification }) => classification === 'unset')
      .map((paper) => ({ ...finding('unset', paper, sentence(paper.fileName)), level })),
    ...record.reports
      .filter(({ classification }) => classification === 'unset')
      .map((report) =>
        composedFinding('unset', level, sentence(`Report: ${reportTitle(record, report)}`), report),
      ),
  ]
}

/** A copy that is not open to the public states the description under which it is exempt (s.100B(5), R6). */
function unnamedParagraphs(record: MeetingRecord): PackFinding[] {
  const isUnnamed = (each: Pick<PackPaper, 'restriction' | 'exemptParagraphs'>): boolean =>
    each.restriction === 'exempt' && each.exemptParagraphs.length === 0
  const sentence = (name: string): string =>
    `“${name}” is exempt, and neither it nor its item names a paragraph of Schedule 12A. Name it, so that the pages can say why.`
  return [
    ...membersPapers(record)
      .filter(isUnnamed)
      .map((paper) => finding('no-paragraph', paper, sentence(paper.fileName))),
    ...membersReports(record)
      .filter(isUnnamed)
      .map((report) =>
        composedFinding('no-paragraph', 'problem', sentence(`Report: ${report.title}`), report),
      ),
  ]
}

/** Minutes before that are not all public or exempt yet. */
function unsetMinutes({ record, previousMinutes }: Standing): PackFinding[] {
  const item = itemOfMinutesBefore(record)
  if (item === null || previousMinutes === null) return []
  const open = unsetItems(previousMinutes)[0]
  if (open === undefined) return []
  const found = itemFinding(
    'unset',
    'blocked',
    item,
    `In the minutes of the meeting before, ${open.sentence}`,
  )
  // The item may be unset itself.
  return [{ ...found, key: `unset ${item.id} minutes` }]
}

/** A file that is public in one place and exempt in another is neither: somebody has to decide. */
function twoMinds(record: MeetingRecord): PackFinding[] {
  const all = membersPapers(record)
  return all
    .filter((paper) => paper.restriction === 'none')
    .flatMap((open) => {
      const shut = all.find((paper) => paper.restriction !== 'none' && paper.sha256 === open.sha256)
      if (shut === undefined) return []
      const sentence = `“${open.fileName}” is marked public, and the same file is not for publication as “${shut.fileName}”. Mark both alike, and make the pack again.`
      return [{ ...finding('leak', open, sentence), level: 'blocked' as const }]
    })
}

/** Throws `not-allowed` for the first thing that keeps a pack from going out. */
export function refuseBlocked(findings: readonly PackFinding[]): void {
  const blocked = findings.find(({ level }) => level === 'blocked')
  if (blocked === undefined) return
  throw new AppError('not-allowed', blocked.sentence, {
    ...(blocked.paperId === null ? {} : { paperId: blocked.paperId }),
    ...(blocked.itemId === null ? {} : { itemId: blocked.itemId }),
  })
}

/**
 * The record with all that is unset taken for public, as it most likely will be. Only pages are worked out from it, for the officer: no
 * paper is ever made of it.
 */
export function asIfPublic(record: MeetingRecord): MeetingRecord {
  const chosen = <Classified extends { readonly classification: string }>(each: Classified): Classified =>
    each.classification === 'unset' ? { ...each, classification: 'public' } : each
  return {
    ...record,
    items: record.items.map(chosen),
    papers: record.papers.map(chosen),
    reports: record.reports.map(chosen),
    minutes: record.minutes.map((minutes) => ({
      ...minutes,
      blocks: minutes.blocks.map((block) => (block.kind === 'note' ? block : chosen(block))),
    })),
  }
}
