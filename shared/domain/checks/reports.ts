import type { RuleName } from './ruleBook.ts'
import type { Finding } from './findings.ts'
import { closure } from '../itemDocuments.ts'
import type { Documented } from '../itemDocuments.ts'
import { reportTitle } from '../packPapers.ts'
import { hasReportWords, partSays } from '../report.ts'
import type { CoverReport, ReportPart } from '../report.ts'

/** Of each cover report written here: what it must have before it goes out (R2, R15, R20, R21), and what people miss in one. */
export function reportFindings(record: Documented): Finding[] {
  return record.reports.flatMap((report) => {
    const item = record.items.find((each) => each.id === report.itemId)
    const title = reportTitle(record, report)
    if (!hasReportWords(report)) {
      return [advice(report, `The report on “${title}” says nothing yet. Write it, or take it away.`)]
    }
    return [
      ...classificationFindings(report, title),
      ...contentFindings(report, title, item?.reportAuthor ?? ''),
      ...attachedFindings(record, report, title),
    ]
  })
}

function classificationFindings(report: CoverReport, title: string): Finding[] {
  if (report.classification === 'unset') {
    return [
      problem(
        report,
        'R2',
        `The report on “${title}” is neither marked public nor exempt. Choose one: until then it is in no pack.`,
      ),
    ]
  }
  if (report.classification !== 'exempt') return []
  const { exemption } = report
  return [
    ...(exemption === null || exemption.paragraphs.length === 0
      ? [
          problem(
            report,
            'R20',
            `The report on “${title}” is exempt, but no paragraph of Schedule 12A is named. Name one of 1 to 7.`,
          ),
        ]
      : []),
    ...(exemption === null || exemption.publicInterest.trim() === ''
      ? [
          problem(
            report,
            'R21',
            `The report on “${title}” is exempt, but it does not say why that outweighs the public interest in disclosing it. Write the sentence.`,
          ),
        ]
      : []),
  ]
}

function contentFindings(report: CoverReport, title: string, author: string): Finding[] {
  const missing = (part: ReportPart): boolean => !partSays(report, part)
  return [
    ...(missing('background-papers')
      ? [
          problem(
            report,
            'R15',
            `The report on “${title}” has no list of background papers: write None if there are none.`,
          ),
        ]
      : []),
    ...(missing('action-required')
      ? [advice(report, `The report on “${title}” does not say what is asked of the committee.`)]
      : []),
    ...(missing('contact') ? [advice(report, `The report on “${title}” does not say whom to ask.`)] : []),
    ...(author.trim() === ''
      ? [advice(report, `The report on “${title}” does not say whose it is. Fill in “Report of the”.`)]
      : []),
  ]
}

/** A public report says that there is more, even where the public may not read it. */
function attachedFindings(record: Documented, report: CoverReport, title: string): Finding[] {
  if (report.classification !== 'public' || partSays(report, 'attached')) return []
  const standings = record.papers
    .filter((paper) => paper.itemId === report.itemId)
    .map((paper) => closure(record, paper))
  if (!standings.some((standing) => standing === 'exempt' || standing === 'confidential')) return []
  return [
    advice(
      report,
      `The report on “${title}” has papers that the public may not read, and the public’s copy does not say so. Write a line in its list of attached information, for example “An appendix that is not for publication”.`,
    ),
  ]
}

function problem(report: CoverReport, rule: RuleName, why: string): Finding {
  return { rule, level: 'problem', where: report.itemId, why }
}

function advice(report: CoverReport, why: string): Finding {
  return { rule: 'report', level: 'advice', where: report.itemId, why }
}
