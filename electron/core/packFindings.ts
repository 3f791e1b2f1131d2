import { itemsAbove } from '../../shared/domain/itemDocuments.ts'
import type { MeetingRecord } from '../../shared/domain/meetingRecord.ts'
import { paperName } from '../../shared/domain/paperOrder.ts'
import { reportTitle } from '../../shared/domain/packPapers.ts'
import type { PackFinding, PackOrder } from '../render/pack/packOrder.ts'

/** A finding of the book's own, which the making of the pack cannot know. */
export type CoreFinding = Omit<PackFinding, 'kind'> & { readonly kind: string }

/**
 * The record a plan is made from: what nobody has classified is taken out, and told of. A pack that goes out is never made from it:
 * building refuses what this leaves out. Of an item that is unset the title alone is planned, which the officer is shown anyway.
 */
export function withoutUnset(
  record: MeetingRecord,
  audience: PackOrder['audience'],
): { readonly record: MeetingRecord; readonly findings: readonly CoreFinding[] } {
  const isChosen = (each: Parameters<typeof unsetAbove>[1]): boolean => !unsetAbove(record, each)
  const findings = [
    ...record.items
      .filter((item) => item.classification === 'unset')
      .map(({ id, title }) => unset(`item ${id}`, title, { itemId: id })),
    ...record.reports
      .filter((report) => report.classification === 'unset')
      .map((report) =>
        unset(report.id, reportTitle(record, report), { paperId: report.id, itemId: report.itemId }),
      ),
    ...record.papers
      .filter((paper) => paper.classification === 'unset')
      .map(({ id, itemId, fileName, ...paper }) =>
        unset(paper.sha256, paperName({ ...paper, fileName }), { paperId: id, itemId, fileName }),
      ),
  ]
  if (audience === 'members') {
    // Members may have everything; what is unset is left out of their pack, and the pack goes out without it.
    return { record, findings: findings.map((finding) => ({ ...finding, level: 'problem' })) }
  }
  return {
    record: {
      ...record,
      items: record.items.map((item) =>
        item.classification === 'unset' ? { ...item, classification: 'public' } : item,
      ),
      papers: record.papers.filter(isChosen),
      reports: record.reports.filter(isChosen),
      minutes: [],
    },
    findings,
  }
}

function unsetAbove(
  record: MeetingRecord,
  document: Pick<MeetingRecord['papers'][number], 'classification' | 'itemId'>,
): boolean {
  return [document, ...itemsAbove(record, document.itemId)].some((each) => each.classification === 'unset')
}

function unset(
  about: string,
  name: string,
  where: Partial<Pick<CoreFinding, 'paperId' | 'itemId' | 'fileName'>>,
): CoreFinding {
  return {
    ...{ key: `unset ${about}`, kind: 'unset', level: 'blocked' },
    sentence: `“${name}” is neither marked public nor exempt. Choose one.`,
    ...{ fileName: '', paperId: null, itemId: null, pages: [], ...where },
  }
}
