import { composeAgenda } from '../../shared/document/compose/agenda.ts'
import { composeMinutes } from '../../shared/document/compose/minutes.ts'
import { composeActions } from '../../shared/document/compose/registers/actions.ts'
import { composeDecisions } from '../../shared/document/compose/registers/decisions.ts'
import type { PaperDocument } from '../../shared/document/model.ts'
import { membersView, publicView } from '../../shared/domain/paperView.ts'
import type { PaperView } from '../../shared/domain/paperView.ts'
import type { MeetingRecord } from '../../shared/domain/meetingRecord.ts'
import { readingOf } from '../../shared/domain/registers/reading.ts'
import type { Reader } from '../db/database.ts'
import { withPackPages } from './agendaPages.ts'
import { todayOf } from './clock.ts'
import { openActionsFor } from './openActions.ts'
import { paperFileName } from './paperFileName.ts'
import type { Paper, PaperFormat } from './paperFileName.ts'
import { readMeetingRecord } from './readMeetingRecord.ts'
import { procedures } from './services.ts'
import type { Services } from './services.ts'

export const mediaTypes: Readonly<Record<PaperFormat, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  html: 'text/html; charset=utf-8',
}

export const papersProcedures = {
  /** What the rules refuse is refused here; what can only go wrong in the making is told by the job. */
  make: procedures.papers.make.handler(({ input, context }) => {
    const { reader } = context.book.required()
    const record = readMeetingRecord(reader, input.meetingId)
    const view = input.audience === 'public' ? publicView(record) : membersView(record)
    const fileName = paperFileName(record, input.paper, input.audience, input.format)
    const jobId = context.newId()
    context.jobs.start(jobId, async ({ signal, progress }) => {
      progress(0, 'Setting the pages')
      const { document, known } = await composed(reader, context, { record, view }, input.paper, signal)
      const { bytes, pages, notes } = await context.render.render(document, input.format, {
        signal,
        onProgress: progress,
      })
      return {
        fileName,
        pages,
        notes: [...known, ...notes],
        output: { fileName, bytes, mediaType: mediaTypes[input.format] },
      }
    })
    return { jobId }
  }),
}

async function composed(
  reader: Reader,
  services: Pick<Services, 'render' | 'reading' | 'clock'>,
  { record, view }: { readonly record: MeetingRecord; readonly view: PaperView },
  paper: Paper,
  signal: AbortSignal,
): Promise<{ readonly document: PaperDocument; readonly known: readonly string[] }> {
  switch (paper) {
    case 'minutes':
      return { document: composeMinutes(view), known: [] }
    case 'decisions': {
      const today = todayOf(services.clock)
      return { document: composeDecisions(readingOf(record, view), today), known: [] }
    }
    case 'actions': {
      const { rows, leftOut } = openActionsFor(reader, record, view.audience)
      return {
        document: composeActions(view, rows),
        known: leftOut.map(({ date, why }) => `The meeting of ${date} is left out. ${why}`),
      }
    }
    case 'agenda': {
      const paged = await withPackPages(reader, services, view, signal)
      return { document: composeAgenda(paged.view), known: paged.notes }
    }
  }
}
