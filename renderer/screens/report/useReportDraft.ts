import type { z } from 'zod'
import { coverReportSchema } from '../../../shared/api/record.ts'
import type { CoverReport } from '../../../shared/domain/report.ts'
import { useCore } from '../../state/core.tsx'
import type { Draft } from '../../state/draft.ts'
import { useDraft } from '../../state/useDraft.ts'

/** The draft of a report: nothing is kept in the book until something of it is written. */
export function useReportDraft(meetingId: string, saved: CoverReport): Draft<CoverReport> {
  const { client } = useCore()
  return useDraft<CoverReport>({
    saved,
    schema: coverReportSchema,
    save: (report) => client.reports.save({ meetingId, report: sentReport(report) }),
  })
}

/** A report as it is sent: a copy. */
export function sentReport(report: CoverReport): z.infer<typeof coverReportSchema> {
  const { exemption, sections } = report
  return {
    ...report,
    exemption: sentExemption(exemption),
    sections: sections.map((section) => ({ ...section, paragraphs: [...section.paragraphs] })),
  }
}

export function sentExemption(
  exemption: CoverReport['exemption'],
): z.infer<typeof coverReportSchema>['exemption'] {
  return exemption === null ? null : { ...exemption, paragraphs: [...exemption.paragraphs] }
}
