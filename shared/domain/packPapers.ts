import { AppError } from './appError.ts'
import { closure, itemsAbove, paragraphsOfDocument } from './itemDocuments.ts'
import type { Documented as OfDocuments, ItemDocument } from './itemDocuments.ts'
import type { MeetingRecord, RecordPaper } from './meetingRecord.ts'
import type { CoverReport, ReportSection } from './report.ts'

/** What a document of the meeting has to tell its reader of itself. */
interface Restricted {
  /** Nothing, or that it is not for publication (R6). */
  readonly restriction: 'none' | 'exempt' | 'confidential'
  /** The paragraphs of Schedule 12A that it names itself, else those of its item; empty for what has no restriction. */
  readonly exemptParagraphs: readonly number[]
}

/** A file of the meeting that one audience may have. */
export interface PackPaper extends Restricted {
  readonly id: string
  /** Null for a paper of the whole meeting. */
  readonly itemId: string | null
  /** Empty: the file's own name. */
  readonly title: string
  readonly fileName: string
  readonly sha256: string
  /** What a picture shows, for those who cannot see it; empty for other files. */
  readonly description: string
}

/** A cover report that one audience may have. */
export interface PackReport extends Restricted {
  readonly id: string
  readonly itemId: string
  /** Its own, or that of its item. */
  readonly title: string
  readonly sections: readonly ReportSection[]
}

/**
 * The papers that are public, under items that are. Fails closed: throws `not-allowed`, naming the file, while a paper is unset or stands
 * under an item that is (s.100B; decisions on classification).
 */
export function publicPapers(record: MeetingRecord): PackPaper[] {
  return record.papers.flatMap((paper) => {
    checkChosen(record, paper, paper.fileName, { paperId: paper.id })
    return closure(record, paper) === 'public' ? [packPaper(record, paper)] : []
  })
}

/** Every paper but those that nobody has classified yet. What is public under an exempt item is as exempt as the item. */
export function membersPapers(record: OfDocuments): PackPaper[] {
  return record.papers
    .filter((paper) => paper.classification !== 'unset')
    .map((paper) => packPaper(record, paper))
}

/** As `publicPapers`, of the cover reports. */
export function publicReports(record: MeetingRecord): PackReport[] {
  return record.reports.flatMap((report) => {
    checkChosen(record, report, reportTitle(record, report), { reportId: report.id })
    return closure(record, report) === 'public' ? [packReport(record, report)] : []
  })
}

/** As `membersPapers`, of the cover reports. */
export function membersReports(record: MeetingRecord): PackReport[] {
  return record.reports
    .filter((report) => report.classification !== 'unset')
    .map((report) => packReport(record, report))
}

/** A report is named by its own title, else by that of its item. */
export function reportTitle(
  { items }: Pick<MeetingRecord, 'items'>,
  { title, itemId }: Pick<CoverReport, 'title' | 'itemId'>,
): string {
  return title.trim() === '' ? (items.find((item) => item.id === itemId)?.title ?? '') : title
}

type Documented = Pick<ItemDocument, 'classification' | 'exemption' | 'itemId'>

function packPaper(record: OfDocuments, paper: RecordPaper): PackPaper {
  const { id, itemId, title, fileName, sha256, description } = paper
  return { id, itemId, title, fileName, sha256, description, ...restricted(record, paper) }
}

function packReport(record: MeetingRecord, report: CoverReport): PackReport {
  const { id, itemId, sections } = report
  return { id, itemId, title: reportTitle(record, report), sections, ...restricted(record, report) }
}

function restricted(record: OfDocuments, document: Documented): Restricted {
  const closed = closure(record, document)
  return {
    restriction: closed === 'exempt' || closed === 'confidential' ? closed : 'none',
    exemptParagraphs: paragraphsOfDocument(record, document),
  }
}

function checkChosen(
  record: MeetingRecord,
  document: Documented,
  name: string,
  details: Readonly<Record<string, string>>,
): void {
  const all = [document, ...itemsAbove(record, document.itemId)]
  if (all.every((each) => each.classification !== 'unset')) return
  throw new AppError(
    'not-allowed',
    `“${name}” is neither marked public nor exempt, or its item is not. Choose one, and make the paper again.`,
    details,
  )
}
