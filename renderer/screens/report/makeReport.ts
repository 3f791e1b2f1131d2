import { AppError } from '../../../shared/domain/appError.ts'
import { closure } from '../../../shared/domain/itemDocuments.ts'
import { hasReportWords } from '../../../shared/domain/report.ts'
import type { CoverReport } from '../../../shared/domain/report.ts'
import { saveFile } from '../../parts/saveFile.ts'
import type { CoreAccess } from '../../state/core.tsx'
import type { MeetingView } from '../../state/data.ts'
import type { Draft } from '../../state/draft.ts'
import { followJob } from '../../state/followJob.ts'
import type { JobState } from '../../state/followJob.ts'
import { reportDone, reportProblem, useNotices } from '../../state/notices.ts'

export type ReportFormat = 'pdf' | 'docx'

/** Whom the report is made for: everybody, where it and its item are public; members where they are not. */
export function reportAudience(view: MeetingView, report: CoverReport): 'public' | 'members' {
  return closure(view.record, report) === 'public' ? 'public' : 'members'
}

/** Makes the report as it stands now and hands the file to the officer. What stands in the way is said in the notice area. */
export async function makeReport(
  core: CoreAccess,
  view: MeetingView,
  draft: Draft<CoverReport>,
  format: ReportFormat,
): Promise<void> {
  const report = draft.state().value
  if (!hasReportWords(report)) {
    reportProblem(new AppError('invalid-input', 'The report says nothing yet. Write it first.'))
    return
  }
  await draft.flush()
  if (draft.state().saving === 'not-saved') {
    reportProblem(
      new AppError('invalid-input', 'The report is not saved yet. Mend what is marked, and make it again.'),
    )
    return
  }
  const audience = reportAudience(view, report)
  const order = { meetingId: view.record.meeting.id, reportId: report.id, format, audience }
  let last: JobState | null = null
  await followJob(
    core,
    () => core.client.reports.make(order),
    (state) => {
      last = state ?? last
    },
  )
  await handOver(core, last)
}

async function handOver(core: CoreAccess, state: JobState | null): Promise<void> {
  if (state?.state === 'failed') {
    reportProblem(new AppError(state.code, state.message))
    return
  }
  if (state?.state !== 'done') return
  try {
    saveFile(await core.fetchBytes(`/api/output/${state.outputId}`), state.fileName)
  } catch (error) {
    reportProblem(error)
    return
  }
  const pages = state.pages === null ? '' : `, ${state.pages} ${state.pages === 1 ? 'page' : 'pages'}`
  // What was refused before has now been made.
  useNotices.getState().dismiss('problem')
  reportDone([`“${state.fileName}” is made${pages}.`, ...state.notes].join(' '))
}
