import type { CoverReport, ReportPart } from '../../../shared/domain/report.ts'
import { defaultReportHeadings } from '../../../shared/domain/report.ts'
import { sampleId } from './sampleText.ts'

/** A public report under the council's headings, with what is said under each. */
function report(
  n: number,
  itemId: string,
  said: Readonly<Partial<Record<ReportPart, readonly string[]>>>,
): CoverReport {
  return {
    id: sampleId(6, n),
    itemId,
    title: '',
    classification: 'public',
    exemption: null,
    sections: defaultReportHeadings.map(({ part, heading }) => ({
      part,
      heading,
      paragraphs: said[part] ?? [],
    })),
  }
}

/** What two items of the next meeting have before them, so that a first look finds a pack. */
export function sampleReports(items: { readonly plan: string; readonly budget: string }): CoverReport[] {
  return [
    report(1, items.plan, {
      purpose: [
        'To tell the Committee how far the improvement plan for family services has come in its first three months, and what is planned until the summer.',
      ],
      'action-required': [
        'The Committee is asked to comment on progress with the improvement plan.',
        'The Committee is asked to agree how it will follow the delivery of the plan.',
      ],
      background: [
        'The inspection of family services in June 2026 found that they require improvement, and named five areas in which the city has to do better. The Committee considered its findings on 15 October 2026.',
        'The plan was sent to the inspectorate in November. It has thirty-one actions under five headings. Nine are finished, seventeen are going as planned, and five are late:',
        '\tthe rota for weekends at the front door, which waits for the outcome of talks with the unions',
        '\tthe second house for young people who leave care, whose purchase was not completed in December',
        '\tthree actions that depend on the new case system, which reached its last team on 18 December',
        'A first call to the front door now leads to a decision within three days in 92 cases out of a hundred; in June it was 80. Of the files checked in December, 36 out of 40 had a complete written record of supervision.',
        'Families met with 2.1 changes of worker a year on average, against 2.6 before the inspection. The aim for the summer is 1.8.',
        'The improvement board has met three times under its independent chair. Its notes are published on the Council’s website and were sent to all members of the Committee.',
        'The plan costs £1.9 million in its first year. £1.2 million is in the budget; the rest is part of the proposals in the report on the budget and medium-term financial plan.',
      ],
      'background-papers': ['None'],
      'published-documents': [
        'Improvement plan for family services, Thornmere City Council, November 2026',
        'Notes of the improvement board, October to December 2026',
      ],
      wards: ['All'],
      contact: [
        'Tobias Reeve, Head of Early Help, 01632 960 482, tobias.reeve@thornmere.example',
        'Folasade Bright, Performance and Insight Manager, 01632 960 485, folasade.bright@thornmere.example',
      ],
    }),
    report(2, items.budget, {
      purpose: [
        'To set out what the draft budget for 2027/28 and the financial plan for the three years after it mean for families, schools and learning.',
      ],
      'action-required': [
        'The Committee is asked to send its comments on the draft budget to the Cabinet, which meets on 9 February 2027.',
      ],
      background: [
        'The draft budget provides £84.6 million for family services in 2027/28, which is £3.1 million more than this year. Most of it goes to the cost of placements and to the improvement plan.',
        'Savings of £1.4 million are proposed. The largest is £620,000 from bringing the teams for assessment and for short breaks under one roof at Staithe House.',
        'For schools and learning, the draft budget provides £22.8 million. The grant for school buildings is not known yet; a decision is expected in March.',
        'The consultation runs until 29 January 2027. By 31 December, 214 answers had come in. Two thirds of them name transport to school as what matters most.',
      ],
      'background-papers': ['None'],
      'published-documents': ['Draft budget 2027/28, report to the Cabinet, 8 December 2026'],
      wards: ['All'],
      contact: ['Moira Lang, Director of Family Services, 01632 960 480, moira.lang@thornmere.example'],
    }),
  ]
}
