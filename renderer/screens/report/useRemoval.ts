import type { CoverReport } from '../../../shared/domain/report.ts'
import { useAct } from '../../state/act.ts'
import { useCore } from '../../state/core.tsx'
import { reportDone } from '../../state/notices.ts'
import { sentReport } from './useReportDraft.ts'

/** Takes a report away, with a way back. The screen stays, empty, so that the way back is where it was asked for. */
export function useRemoval(meetingId: string): (report: CoverReport) => Promise<void> {
  const { client } = useCore()
  const act = useAct()
  return async (report) => {
    const reportId = report.id
    if (!(await act(() => client.reports.remove({ meetingId, reportId })))) return
    const putBack = (): Promise<unknown> => client.reports.save({ meetingId, report: sentReport(report) })
    reportDone('The report was taken away.', () => void act(putBack))
  }
}
