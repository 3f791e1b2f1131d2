import { paperName } from '../../../shared/domain/paperOrder.ts'
import type { MeetingView } from '../../state/data.ts'

export type PaperData = MeetingView['record']['papers'][number]
export type ReportData = MeetingView['record']['reports'][number]

/** What stands under an item in the pack: an officer's file, or a report composed here. */
export type AgendaDocument = {
  readonly id: string
  readonly itemId: string | null
  /** As lists and bookmarks name it. */
  readonly name: string
  readonly classification: PaperData['classification']
  readonly exemption: PaperData['exemption']
} & (
  | { readonly kind: 'paper'; readonly paper: PaperData }
  | { readonly kind: 'report'; readonly report: ReportData }
)

type Holder = Pick<MeetingView['record'], 'papers' | 'reports' | 'items'>

/** Everything that stands under an item (null: under the meeting as a whole), in the order of the pack: the report first. */
export function documentsOf(record: Holder, itemId: string | null): readonly AgendaDocument[] {
  const reports = record.reports
    .filter((report) => report.itemId === itemId)
    .map((report) => documentOfReport(record, report))
  return [...reports, ...record.papers.filter((paper) => paper.itemId === itemId).map(documentOfPaper)]
}

/** Everything under all items, in the order of the agenda, and then what belongs to the meeting as a whole. */
export function allDocuments(record: Holder): readonly AgendaDocument[] {
  return [...record.items.map(({ id }) => id), null].flatMap((itemId) => documentsOf(record, itemId))
}

export function documentOfPaper(paper: PaperData): AgendaDocument {
  const { id, itemId, classification, exemption } = paper
  return { kind: 'paper', id, itemId, name: paperName(paper), classification, exemption, paper }
}

function documentOfReport(record: Holder, report: ReportData): AgendaDocument {
  const { id, itemId, classification, exemption } = report
  const item = record.items.find((one) => one.id === itemId)
  const title = report.title === '' ? (item?.title ?? '') : report.title
  return { kind: 'report', id, itemId, name: title, classification, exemption, report }
}
