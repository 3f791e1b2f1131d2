import { composeMinutes } from '../../../shared/document/compose/minutes.ts'
import { composeReport } from '../../../shared/document/compose/report.ts'
import type { PaperDocument } from '../../../shared/document/model.ts'
import { AppError } from '../../../shared/domain/appError.ts'
import { formatDate } from '../../../shared/domain/civilTime.ts'
import { closure, paragraphsOfDocument } from '../../../shared/domain/itemDocuments.ts'
import type { MeetingRecord } from '../../../shared/domain/meetingRecord.ts'
import type { PackPaper } from '../../../shared/domain/packPapers.ts'
import { membersView, publicView } from '../../../shared/domain/paperView.ts'
import type { PaperView } from '../../../shared/domain/paperView.ts'
import { hashOfWords } from './authoredPart.ts'
import type { PackOrder } from './packOrder.ts'

/** A document of the pack that Minutebook composes from what its audience may read. It stands before the files of its item. */
export interface ComposedPart extends Pick<PackPaper, 'restriction' | 'exemptParagraphs'> {
  /** Of the report, or of the meeting before. */
  readonly id: string
  readonly itemId: string
  readonly name: string
  readonly document: PaperDocument
  /** Of its words. */
  readonly sha256: string
  /** Whether its headings are bookmarks. */
  readonly keepsBookmarks: boolean
}

type Composing = Pick<PackOrder, 'record' | 'audience' | 'previousMinutes'>

/** The cover reports of a view, and the minutes before where nothing else stands on their item. Throws as `publicView` does. */
export function composedParts(order: Composing, view: PaperView): ComposedPart[] {
  return [...reports(view), ...minutesBefore(order)]
}

function reports(view: PaperView): ComposedPart[] {
  return view.reports.map((report) => {
    const item = view.items.find((each) => each.id === report.itemId)
    // What is not for publication is stamped so on every page of the pack.
    const document = { ...composeReport(view, report, true), caveat: '' }
    return {
      ...{ id: report.id, itemId: report.itemId, document, sha256: hashOfWords(document) },
      // Below the bookmark of its item, its title again would say nothing.
      name: report.title === item?.title ? 'Cover report' : report.title,
      restriction: report.restriction,
      exemptParagraphs: report.exemptParagraphs,
      keepsBookmarks: false,
    }
  })
}

/** The item the minutes before stand on: the first of its kind, when the record has no document of its own for it. */
export function itemOfMinutesBefore(
  record: Pick<MeetingRecord, 'items' | 'papers' | 'reports'>,
): MeetingRecord['items'][number] | null {
  const item = record.items.find((each) => each.kind === 'minutes' && each.origin !== 'meeting')
  const isTaken = [...record.papers, ...record.reports].some((each) => each.itemId === item?.id)
  return item === undefined || isTaken ? null : item
}

function minutesBefore({ record, audience, previousMinutes }: Composing): ComposedPart[] {
  const item = itemOfMinutesBefore(record)
  if (item === null || previousMinutes === null) return []
  const standing = { classification: 'public', exemption: null, itemId: item.id } as const
  const closed = closure(record, standing)
  if (audience === 'public' && closed !== 'public') return []
  const date = formatDate(previousMinutes.meeting.date, record.council.houseStyle.dates)
  const composed = composeMinutes(viewOfMinutes(previousMinutes, audience, date, item.id))
  const document = { ...composed, pageNumbers: false }
  return [
    {
      ...{ id: previousMinutes.meeting.id, itemId: item.id, document, sha256: hashOfWords(document) },
      name: `Minutes of the meeting held on ${date}`,
      restriction: closed === 'exempt' || closed === 'confidential' ? closed : 'none',
      exemptParagraphs: paragraphsOfDocument(record, standing),
      keepsBookmarks: true,
    },
  ]
}

function viewOfMinutes(
  record: MeetingRecord,
  audience: PackOrder['audience'],
  date: string,
  itemId: string,
): PaperView {
  if (audience === 'members') return membersView(record)
  try {
    // Of that meeting only the minutes are printed: its own papers do not matter here.
    return publicView({ ...record, papers: [], reports: [] })
  } catch (cause) {
    if (!(cause instanceof AppError)) throw cause
    const sentence = `The minutes of ${date} cannot stand in the pack. ${cause.message}`
    throw new AppError(cause.code, sentence, { itemId }, { cause })
  }
}
