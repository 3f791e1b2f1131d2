import { BookmarkEnd, BookmarkStart, Document, HeadingLevel, Packer, Paragraph, Tab, TextRun } from 'docx'
import type { IParagraphOptions, ParagraphChild } from 'docx'
import { defined } from '../../../shared/domain/assert.ts'
import type { ReviewDraft } from '../../../shared/domain/review.ts'
import type { Block, PaperDocument } from '../../../shared/document/model.ts'
import { printableText } from '../printableText.ts'
import { finishedStyles } from '../wordFinishedStyles.ts'
import { normaliseWord } from '../wordNormalise.ts'
import { step } from '../wordNumbering.ts'
import { wordSection } from '../wordSection.ts'
import { styleId } from '../wordStyleNames.ts'
import { wordStyles } from '../wordStyles.ts'
import { copyProperties, wordCopyLines } from './wordCopyLines.ts'
import type { WordCopyLine } from './wordCopyLines.ts'

/**
 * The draft as a Word document for the chair: changes are tracked from the start, and at every paragraph stands a mark by which what was
 * done to it is found again. Labels are text: a comment on "point bb" stays right whatever is put in above it. The same draft gives the
 * same bytes.
 */
export async function renderWordCopy(draft: ReviewDraft, headingColour: string): Promise<Uint8Array> {
  const lines = wordCopyLines(draft)
  const paper = frame(draft, lines, headingColour)
  const file = new Document({
    title: printableText(paper.title),
    creator: printableText(paper.author),
    lastModifiedBy: printableText(draft.sentBy),
    compatabilityModeVersion: 15,
    features: { trackRevisions: true },
    customProperties: (['reviewId', 'meetingId', 'draft'] as const).map((name) => ({
      name: copyProperties[name],
      value: draft[name],
    })),
    styles: wordStyles(paper),
    sections: [
      wordSection(
        paper,
        lines.map((line, index) => new Paragraph(paragraph(line, index, paper))),
      ),
    ],
  })
  return normaliseWord(await Packer.toBuffer(file), finishedStyles)
}

/** What styles, header and footer are made from. */
function frame(draft: ReviewDraft, lines: readonly WordCopyLine[], headingColour: string): PaperDocument {
  const headings = lines.filter((line) => line.role === 'heading')
  return {
    title: `Draft minutes: ${draft.committee}, ${draft.date}`,
    language: 'en-GB',
    author: draft.council,
    footer: `${draft.committee}, ${draft.date}`,
    caveat: 'Draft minutes, for the chair. Not for publication.',
    headingColour,
    pageNumbers: true,
    blocks: headings.map((line, index): Block => ({
      ...{ kind: 'heading', id: `h${index}`, level: 2, text: line.text },
      number: line.prefix === '' ? null : line.prefix.trim(),
    })),
  }
}

function paragraph(line: WordCopyLine, index: number, paper: PaperDocument): IParagraphOptions {
  const { prefix, text, mark } = line
  const label = prefix.endsWith('\t') ? [prefix.trim(), new Tab()] : [prefix]
  const children = [
    new BookmarkStart(mark, index + 1),
    ...(prefix === ''
      ? []
      : [
          new TextRun({
            children: label.map((part) => (typeof part === 'string' ? printableText(part) : part)),
          }),
        ]),
    new TextRun(printableText(text)),
    new BookmarkEnd(index + 1),
  ]
  // The library's own bookmark counts its ids on over all documents of a run; its two ends are let in, though its types do not say so.
  return { ...styleOf(line, paper), children: children as ParagraphChild[] }
}

function styleOf({ style, prefix }: WordCopyLine, paper: PaperDocument): IParagraphOptions {
  switch (style) {
    case 'title':
      return { heading: HeadingLevel.HEADING_1 }
    case 'item': {
      const hangs = paper.blocks.some((block) => block.kind === 'heading' && block.number !== null)
      const flush = prefix === '' && hangs ? { indent: { left: 0, hanging: 0 } } : {}
      return { heading: HeadingLevel.HEADING_2, ...flush }
    }
    case 'list':
      return { heading: HeadingLevel.HEADING_3 }
    case 'plain':
      return {}
    case 'notice':
      return { style: styleId.notice }
    case 'event':
      return { style: styleId.event }
    case 'resolution':
      return { style: styleId.resolution }
    default: {
      const [styles, level] =
        'point' in style ? [styleId.points, style.point] : ([styleId.clauses, style.clause] as const)
      // Without a label the words start where it would stand.
      const flush = prefix === '' ? { indent: { left: level * step, hanging: 0 } } : {}
      return { style: defined(styles[level], 'every level has a style'), ...flush }
    }
  }
}
