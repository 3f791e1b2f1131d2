import type { Classification, Exemption } from './access.ts'
import { repeatedLetter } from './letters.ts'

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

/**
 * A numbered heading of a report; its paragraphs are numbered below it: 1.1, 1.2. A paragraph that begins with a tab is a sub-paragraph
 * of the one before it: a), b).
 */
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

/** A report that nobody has written yet, under the council's headings. Documents begin `unset`. */
export function newReport(
  given: Pick<CoverReport, 'id' | 'itemId'>,
  headings: readonly ReportHeading[],
): CoverReport {
  return {
    ...given,
    title: '',
    classification: 'unset',
    exemption: null,
    sections: headings.map(({ part, heading }) => ({ part, heading, paragraphs: [] })),
  }
}

/** What a report has attached, as the list of its attached information names it. */
export interface AttachedPapers {
  /** What everybody may read: listed before the lines that the author added. */
  readonly open: readonly string[]
  /** What the public may not: listed last, so that the lines before have the same numbers in every copy. */
  readonly closed: readonly string[]
}

/** A paragraph as it is printed. */
export interface NumberedParagraph {
  /** "1.1", or "a)" of a sub-paragraph. */
  readonly label: string
  readonly level: 0 | 1
  readonly words: string
  /** Its place among the paragraphs of its section; null for what the list of attached information adds by itself. */
  readonly index: number | null
}

export interface NumberedSection {
  /** "1"; null for a section that says nothing: it is left out, and the next takes the number. */
  readonly number: string | null
  readonly heading: string
  /** Those that say something. */
  readonly paragraphs: readonly NumberedParagraph[]
}

/** One entry per section. The screen and the papers count here alone. */
export function numberedSections(
  sections: readonly ReportSection[],
  attached: AttachedPapers,
): NumberedSection[] {
  let count = 0
  return sections.map((section) => {
    const own = section.paragraphs
      .map((text, index) => ({ text, index }))
      .filter(({ text }) => text.trim() !== '')
    const lines =
      section.part === 'attached'
        ? [...attached.open.map(byItself), ...own, ...attached.closed.map(byItself)]
        : own
    if (lines.length === 0) return { number: null, heading: section.heading, paragraphs: [] }
    count += 1
    return { number: String(count), heading: section.heading, paragraphs: numbered(count, lines) }
  })
}

function byItself(text: string): Line {
  return { text, index: null }
}

interface Line {
  readonly text: string
  readonly index: number | null
}

function numbered(section: number, lines: readonly Line[]): NumberedParagraph[] {
  let paragraphs = 0
  let subParagraphs = 0
  return lines.map(({ text, index }) => {
    const words = text.trim()
    // A sub-paragraph with nothing above it is a paragraph.
    if (isSubParagraph(text) && paragraphs > 0) {
      subParagraphs += 1
      return { label: `${repeatedLetter(subParagraphs)})`, level: 1, words, index }
    }
    paragraphs += 1
    subParagraphs = 0
    return { label: `${section}.${paragraphs}`, level: 0, words, index }
  })
}

export function isSubParagraph(text: string): boolean {
  return text.startsWith('\t')
}

/** True once somebody has written a word under any heading. */
export function hasReportWords(report: Pick<CoverReport, 'sections'>): boolean {
  return report.sections.some((section) => section.paragraphs.some((text) => text.trim() !== ''))
}

export function partSays(report: Pick<CoverReport, 'sections'>, part: ReportPart): boolean {
  return report.sections.some(
    (section) => section.part === part && section.paragraphs.some((text) => text.trim() !== ''),
  )
}
