import type { Classification, Exemption } from './access.ts'

/** The parts of a cover report, in the order of the skeleton (reference, conventions); `other` is a part of the author's own. */
export const reportParts = [
  'purpose',
  'action-required',
  'background',
  'attached',
  'background-papers',
  'published-documents',
  'wards',
  'contact',
  'other',
] as const
export type ReportPart = (typeof reportParts)[number]

/** A numbered heading of a report; its paragraphs are numbered below it: 1.1, 1.2. */
export interface ReportSection {
  readonly part: ReportPart
  readonly heading: string
  readonly paragraphs: readonly string[]
}

/** A cover report composed in the application. A document like any other: it has its own classification. */
export interface CoverReport {
  readonly id: string
  readonly itemId: string
  /** Empty: the title of its item. */
  readonly title: string
  readonly classification: Classification
  /** Null unless it is exempt. */
  readonly exemption: Exemption | null
  readonly sections: readonly ReportSection[]
}

/** What a council calls a part of its reports. */
export interface ReportHeading {
  readonly part: ReportPart
  readonly heading: string
}

export const defaultReportHeadings: readonly ReportHeading[] = [
  { part: 'purpose', heading: 'Purpose' },
  { part: 'action-required', heading: 'Action required' },
  { part: 'background', heading: 'Background information' },
  { part: 'attached', heading: 'List of attached information' },
  { part: 'background-papers', heading: 'Background papers' },
  { part: 'published-documents', heading: 'Published documents' },
  { part: 'wards', heading: 'Wards affected' },
  { part: 'contact', heading: 'Contact' },
]
