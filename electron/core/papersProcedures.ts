import { composeAgenda } from '../../shared/document/compose/agenda.ts'
import { composeMinutes } from '../../shared/document/compose/minutes.ts'
import type { PaperDocument } from '../../shared/document/model.ts'
import type { MeetingRecord } from '../../shared/domain/meetingRecord.ts'
import { membersView, publicView } from '../../shared/domain/paperView.ts'
import { paperFileName } from './paperFileName.ts'
import type { Audience, Paper, PaperFormat } from './paperFileName.ts'
import { readMeetingRecord } from './readMeetingRecord.ts'
import { procedures } from './services.ts'

export const mediaTypes: Readonly<Record<PaperFormat, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  html: 'text/html; charset=utf-8',
}

export const papersProcedures = {
  /** What the rules refuse is refused here; what can only go wrong in the making is told by the job. */
  make: procedures.papers.make.handler(({ input, context }) => {
    const record = readMeetingRecord(context.book.required().reader, input.meetingId)
    const document = compose(record, input.paper, input.audience)
    const fileName = paperFileName(record, input.paper, input.audience, input.format)
    const jobId = context.newId()
    context.jobs.start(jobId, async ({ signal, progress }) => {
      progress(0, 'Setting the pages')
      const { bytes, pages, notes } = await context.render.render(document, input.format, {
        signal,
        onProgress: progress,
      })
      return {
        fileName,
        pages,
        notes: [...notes],
        output: { fileName, bytes, mediaType: mediaTypes[input.format] },
      }
    })
    return { jobId }
  }),
}

function compose(record: MeetingRecord, paper: Paper, audience: Audience): PaperDocument {
  const view = audience === 'public' ? publicView(record) : membersView(record)
  return paper === 'agenda' ? composeAgenda(view) : composeMinutes(view)
}
