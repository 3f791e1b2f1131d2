import { composeReport } from '../../shared/document/compose/report.ts'
import type { PaperDocument } from '../../shared/document/model.ts'
import { AppError } from '../../shared/domain/appError.ts'
import { closure, itemsAbove } from '../../shared/domain/itemDocuments.ts'
import type { MeetingRecord } from '../../shared/domain/meetingRecord.ts'
import { reportTitle } from '../../shared/domain/packPapers.ts'
import { membersView, publicView } from '../../shared/domain/paperView.ts'
import type { CoverReport } from '../../shared/domain/report.ts'
import { readAgenda } from '../db/agenda.ts'
import { meetingStream } from '../db/changeKinds.ts'
import { readPapers } from '../db/papers.ts'
import { readReports } from '../db/reports.ts'
import { withoutIdleExemption } from './checkedExemption.ts'
import { strictestOfDocuments } from './classify.ts'
import type { OpenBook } from './openBook.ts'
import { reportFileName } from './paperFileName.ts'
import type { Audience } from './paperFileName.ts'
import { mediaTypes } from './papersProcedures.ts'
import { readMeetingRecord } from './readMeetingRecord.ts'
import { changeableMeeting, requiredItem } from './required.ts'
import { procedures } from './services.ts'

/** Cover reports: written in the application, from the council's headings. */
export const reportsProcedures = {
  save: procedures.reports.save.handler(({ input, context }) => {
    const book = context.book.required()
    const { meetingId } = input
    changeableMeeting(book.reader, meetingId)
    requiredItem(book.reader, meetingId, input.report.itemId)
    const report = withoutIdleExemption(input.report)
    checkIds(book, meetingId, report)
    book.write(({ tx, record }) => {
      const before = readReports(tx, meetingId).filter((each) => each.id === report.id)
      record(
        meetingStream(meetingId),
        { kind: 'report.set', payload: { report } },
        {
          // What the report was before is in the log too: the line is as closed as the closer of the two.
          classification: strictestOfDocuments({
            ...{ items: readAgenda(tx, meetingId), papers: [], reports: [...before, report] },
          }),
        },
      )
    })
    return { done: true }
  }),

  remove: procedures.reports.remove.handler(({ input, context }) => {
    const book = context.book.required()
    const { meetingId, reportId } = input
    changeableMeeting(book.reader, meetingId)
    book.write(({ tx, record }) => {
      const { itemId } = found(readReports(tx, meetingId), reportId)
      record(meetingStream(meetingId), { kind: 'report.removed', payload: { reportId, itemId } })
    })
    return { done: true }
  }),

  /** What the rules refuse is refused here; what can only go wrong in the making is told by the job. */
  make: procedures.reports.make.handler(({ input, context }) => {
    const { meetingId, reportId, audience, format } = input
    const record = readMeetingRecord(context.book.required().reader, meetingId)
    const report = found(record.reports, reportId)
    const { document, notes } = compose(record, report, audience)
    const fileName = reportFileName(record, reportTitle(record, report), audience, format)
    const jobId = context.newId()
    context.jobs.start(jobId, async ({ signal, progress }) => {
      progress(0, 'Setting the pages')
      const made = await context.render.render(document, format, { signal, onProgress: progress })
      return {
        fileName,
        pages: made.pages,
        notes: [...made.notes, ...notes],
        output: { fileName, bytes: made.bytes, mediaType: mediaTypes[format] },
      }
    })
    return { jobId }
  }),
}

/** What the public may not have is refused here in words of its own; the view leaves it out by itself. */
function compose(
  record: MeetingRecord,
  report: CoverReport,
  audience: Audience,
): { readonly document: PaperDocument; readonly notes: readonly string[] } {
  const standing = closure(record, report)
  const title = reportTitle(record, report)
  const about = { reportId: report.id, itemId: report.itemId }
  if (report.classification === 'unset') {
    throw new AppError(
      'not-allowed',
      `The report on “${title}” is neither marked public nor exempt. Choose one, and make it again.`,
      about,
    )
  }
  if (audience === 'public' && standing !== 'public' && standing !== 'unset') {
    throw new AppError(
      'not-allowed',
      `The report on “${title}” is ${standing}: the public may not have it. Make it for members.`,
      about,
    )
  }
  const own = aloneWith(record, report)
  const view = audience === 'public' ? publicView(own.record) : membersView(own.record)
  const ready = view.reports.find((each) => each.id === report.id)
  if (ready === undefined) {
    throw new AppError(
      'not-allowed',
      `“${titleOfItem(record, report)}” is neither marked public nor exempt. Choose one, and make the report again.`,
      about,
    )
  }
  return { document: composeReport(view, ready, false), notes: own.notes }
}

/**
 * The meeting with nothing but the item of a report: what is undecided elsewhere does not hold it up. Files on the item that nobody has
 * decided are not in its list yet, and a note says so.
 */
function aloneWith(
  record: MeetingRecord,
  report: CoverReport,
): { readonly record: MeetingRecord; readonly notes: readonly string[] } {
  const papers = record.papers.filter((paper) => paper.itemId === report.itemId)
  const decided = papers.filter((paper) => closure(record, paper) !== 'unset')
  const left = papers.length - decided.length
  return {
    record: {
      ...record,
      items: itemsAbove(record, report.itemId),
      ...{ papers: decided, reports: [report], minutes: [], facts: [], publications: [], accepted: [] },
    },
    notes:
      left === 0
        ? []
        : [
            `${left === 1 ? 'One paper of the item is' : `${left} papers of the item are`} not in its list of attached information yet: nobody has said whether the public may read ${left === 1 ? 'it' : 'them'}.`,
          ],
  }
}

function titleOfItem(record: MeetingRecord, report: CoverReport): string {
  return record.items.find((item) => item.id === report.itemId)?.title ?? ''
}

function found(reports: readonly CoverReport[], reportId: string): CoverReport {
  const report = reports.find((each) => each.id === reportId)
  if (report !== undefined) return report
  throw new AppError('not-found', 'This report is no longer there. Open the meeting again.', { reportId })
}

/** A report stays on its item, and shares its id with no paper: publications know both by it. */
function checkIds(book: OpenBook, meetingId: string, report: CoverReport): void {
  const known = readReports(book.reader, meetingId).find((each) => each.id === report.id)
  if (known !== undefined && known.itemId !== report.itemId) {
    throw new AppError('invalid-input', 'This report belongs to another item. Write one of its own here.', {
      reportId: report.id,
      itemId: known.itemId,
    })
  }
  if (readPapers(book.reader, meetingId).some((paper) => paper.id === report.id)) {
    throw new AppError('invalid-input', 'A paper of the agenda has the id of this report.', {
      reportId: report.id,
    })
  }
}
