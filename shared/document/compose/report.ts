import { defined } from '../../domain/assert.ts'
import { formatDate } from '../../domain/civilTime.ts'
import type { PackPaper, PackReport } from '../../domain/packPapers.ts'
import type { PaperView } from '../../domain/paperView.ts'
import { numberedSections } from '../../domain/report.ts'
import type { AttachedPapers, NumberedSection } from '../../domain/report.ts'
import type { Block, PaperDocument, Run } from '../model.ts'
import { closedCaveat } from './closedMatter.ts'
import { plain, strong } from './inlines.ts'
import { letterhead, paperFrame } from './letterhead.ts'
import { closedSentence } from './restriction.ts'

/** Word counts the headings and the paragraphs of a report in one list. */
const list = 'report'

/**
 * A cover report: whose it is, when it is considered, and its numbered headings with numbered paragraphs. A heading that says nothing is
 * left out; "None" is printed where the author wrote it. In a pack it numbers no page: the stamps do.
 */
export function composeReport(view: PaperView, report: PackReport, pack: boolean): PaperDocument {
  const { committee, council, meeting } = view
  const { title } = report
  const item = defined(
    view.items.find((each) => each.id === report.itemId),
    'a report of a view stands on an item of it',
  )
  const date = formatDate(meeting.date, council.houseStyle.dates)
  const closed = report.restriction === 'none' ? null : report.restriction
  const author = item.reportAuthor.trim()
  return {
    ...paperFrame(view),
    ...(pack ? { pageNumbers: false } : {}),
    title: `Report: ${title} (${committee}, ${date})`,
    footer: `${committee}, ${date}`,
    caveat: closed === null ? '' : closedCaveat(new Set([closed]), report.exemptParagraphs),
    blocks: [
      ...letterhead(view),
      paragraph(plain(formatDate(meeting.date, council.houseStyle.agendaDate))),
      { kind: 'heading', id: 'report', level: 2, number: null, text: title },
      ...(author === '' ? [] : [paragraph(strong(`Report of the ${author}`))]),
      ...(closed === null
        ? []
        : [
            {
              kind: 'notice',
              runs: plain(closedSentence('Not', closed, report.exemptParagraphs)),
            } as const,
          ]),
      ...numberedSections(report.sections, attachedPapers(view, report)).flatMap(sectionBlocks),
    ],
  }
}

/** The other papers of the item of a report, as far as this audience may have them. */
export function attachedPapers(
  view: Pick<PaperView, 'papers'>,
  report: Pick<PackReport, 'itemId'>,
): AttachedPapers {
  const papers = view.papers.filter((paper) => paper.itemId === report.itemId)
  return {
    open: papers.filter((paper) => paper.restriction === 'none').map(nameOf),
    closed: papers
      .filter((paper) => paper.restriction !== 'none')
      .map((paper) => `${nameOf(paper)} (${paper.restriction}: not for publication)`),
  }
}

/** A file without a title goes by its name, without the ending. */
function nameOf({ title, fileName }: PackPaper): string {
  return title.trim() === '' ? fileName.replace(/\.[^.]+$/, '') : title.trim()
}

function sectionBlocks(section: NumberedSection, index: number): Block[] {
  if (section.number === null) return []
  return [
    {
      kind: 'heading',
      id: `section-${index + 1}`,
      level: 3,
      number: section.number,
      text: section.heading,
      list,
    },
    ...section.paragraphs.map(({ label, level, words }): Block => ({
      kind: 'point',
      list,
      markers: 'decimals',
      level,
      label,
      say: level === 0 ? `Paragraph ${label}` : `Sub-paragraph ${label.replace(')', '')}`,
      runs: plain(words),
    })),
  ]
}

function paragraph(runs: readonly Run[]): Block {
  return { kind: 'paragraph', runs, keepWithNext: true }
}
