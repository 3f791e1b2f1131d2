import { BorderStyle, LeaderType, TabStopType } from 'docx'
import type { IBaseParagraphStyleOptions, IParagraphStyleOptions, IStylesOptions } from 'docx'
import type { Block, PaperDocument } from '../../shared/document/model.ts'
import { decimalColumn, step } from './wordNumbering.ts'
import { edgeStyles, tableTextStyles } from './wordSmallStyles.ts'
import { grey, style, styleId, textWidth } from './wordStyleNames.ts'

const face = 'Arial'
/** Sizes are in half points. */
const bodySize = 22
const headingSizes = [32, 26, 23, 22, 22, 22] as const

/** How wide the column of heading numbers of a level must be, or 0 where no heading of it has a number. */
export function headingIndent(document: PaperDocument, level: number): number {
  const headings = document.blocks.filter((block) => block.kind === 'heading' && block.level === level)
  if (headings.some((block) => 'list' in block)) return decimalColumn(document)
  const longest = headings.reduce(
    (length, block) => (block.kind === 'heading' ? Math.max(length, block.number?.length ?? 0) : length),
    0,
  )
  if (longest === 0) return 0
  const figure = (headingSizes[level - 1] ?? bodySize) * 5.8
  return Math.max(step, Math.ceil(longest * figure + 200))
}

/** Terms up to this length stand in the narrow column of facts. */
const shortTerm = 12

/** The style of a block of facts: short terms ("Date:") have a narrow column, long ones ("Senior Governance Officer:") a wide one. */
export function factStyle(block: Extract<Block, { kind: 'facts' }>): string {
  return longestTerm(block) > shortTerm ? styleId.wideFact : styleId.fact
}

function longestTerm(block: Extract<Block, { kind: 'facts' }>): number {
  return Math.max(0, ...block.facts.map((fact) => fact.term.length))
}

/** How wide the column of terms must be for so many letters of the bold face. */
function termWidth(letters: number): number {
  return Math.min(Math.max(step * 2, letters * 122 + 200), Math.floor(textWidth / 2))
}

function factStyles(document: PaperDocument): IParagraphStyleOptions[] {
  const longest = document.blocks.map((block) => (block.kind === 'facts' ? longestTerm(block) : 0))
  const narrow = termWidth(Math.max(0, ...longest.filter((letters) => letters <= shortTerm)))
  const wide = termWidth(Math.max(shortTerm, ...longest))
  const fact = (id: string, name: string, width: number) =>
    style(id, name, {
      keepLines: true,
      contextualSpacing: true,
      indent: { left: width, hanging: width },
      leftTabStop: width,
      spacing: { after: 180, line: 312, lineRule: 'auto' },
    })
  return [fact(styleId.fact, 'Fact', narrow), fact(styleId.wideFact, 'Fact, long term', wide)]
}

/** Every style of the paper. Nothing is formatted by hand where a style can do it, so that officers can change a whole paper at once. */
export function wordStyles(document: PaperDocument): IStylesOptions {
  return {
    default: {
      document: {
        run: {
          font: face,
          size: bodySize,
          sizeComplexScript: bodySize,
          language: { value: document.language, eastAsia: document.language, bidirectional: 'ar-SA' },
        },
        paragraph: { spacing: { after: 130, line: 283, lineRule: 'auto' } },
      },
      ...headingStyles(document),
      hyperlink: { run: { color: '0B5394', underline: { type: 'single' } } },
    },
    paragraphStyles: [
      ...textStyles(document),
      ...tableTextStyles(headingInk(document)),
      ...edgeStyles(headingInk(document)),
    ],
    characterStyles: [
      { id: styleId.strong, name: 'Strong', quickFormat: true, run: { bold: true } },
      { id: styleId.emphasis, name: 'Emphasis', quickFormat: true, run: { italics: true } },
    ],
  }
}

function headingInk(document: PaperDocument): string {
  return document.headingColour.replace('#', '').toUpperCase()
}

type HeadingKey = 'heading1' | 'heading2' | 'heading3' | 'heading4' | 'heading5' | 'heading6'

function headingStyles(document: PaperDocument): Record<HeadingKey, IBaseParagraphStyleOptions> {
  const heading = (level: 1 | 2 | 3 | 4 | 5 | 6): IBaseParagraphStyleOptions => {
    const indent = headingIndent(document, level)
    return {
      name: `heading ${level}`,
      basedOn: 'Normal',
      next: 'Normal',
      quickFormat: true,
      uiPriority: 9,
      run: {
        font: face,
        size: headingSizes[level - 1] ?? bodySize,
        bold: true,
        italics: level > 4,
        color: headingInk(document),
      },
      paragraph: {
        keepNext: true,
        keepLines: true,
        outlineLevel: level - 1,
        spacing:
          level === 1
            ? { before: 120, after: 200, line: 252, lineRule: 'auto' }
            : { before: 320, after: 120, line: 252, lineRule: 'auto' },
        ...(indent === 0 ? {} : { indent: { left: indent, hanging: indent }, leftTabStop: indent }),
      },
    }
  }
  return {
    heading1: heading(1),
    heading2: heading(2),
    heading3: heading(3),
    heading4: heading(4),
    heading5: heading(5),
    heading6: heading(6),
  }
}

function hanging(level: number): NonNullable<IParagraphStyleOptions['paragraph']> {
  return { indent: { left: step * (level + 1), hanging: step }, leftTabStop: step * (level + 1) }
}

/** Sub-points stand closer to one another than points do. */
const tight = { spacing: { after: 90, line: 276, lineRule: 'auto' } } as const

function textStyles(document: PaperDocument): IParagraphStyleOptions[] {
  const strong = { bold: true }
  const box = { style: BorderStyle.SINGLE, size: 8, space: 6, color: grey }
  return [
    { id: 'Normal', name: 'Normal', quickFormat: true },
    ...factStyles(document),
    style(styleId.line, 'Name line', {
      keepLines: true,
      contextualSpacing: true,
      spacing: { after: 160, line: 276, lineRule: 'auto' },
    }),
    style(styleId.points[0], 'Point', hanging(0)),
    style(styleId.points[1], 'Sub-point', { ...hanging(1), ...tight }),
    style(styleId.points[2], 'Part of a point', { ...hanging(2), ...tight }),
    ...decimalStyles(document),
    style(
      styleId.event,
      'Event',
      {
        keepLines: true,
        indent: { left: step },
        border: { left: { style: BorderStyle.SINGLE, size: 10, space: 27, color: grey } },
        spacing: { before: 60, after: 200 },
      },
      { italics: true },
    ),
    style(styleId.resolution, 'Resolution', { spacing: { before: 200, after: 140 } }, strong),
    style(styleId.clauses[0], 'Resolution clause', hanging(0), strong),
    style(styleId.clauses[1], 'Resolution sub-clause', { ...hanging(1), ...tight }, strong),
    style(styleId.notice, 'Notice', {
      keepLines: true,
      indent: { left: 140, right: 140 },
      spacing: { before: 240, after: 240 },
      border: { top: box, bottom: box, left: box, right: box },
      shading: { type: 'clear', color: 'auto', fill: 'F3F5F7' },
    }),
    style(styleId.figure, 'Crest', { keepNext: true, spacing: { after: 200, line: 240, lineRule: 'auto' } }),
    style(styleId.centred, 'Centred', { alignment: 'center' }),
    style(styleId.signature, 'Signature line', { keepLines: true, spacing: { before: 480, after: 0 } }),
    style(styleId.spacer, 'Spacer', { spacing: { after: 0, line: 160, lineRule: 'exact' } }, { size: 8 }),
  ]
}

/** The numbered paragraphs of a report, for a paper that has some. */
function decimalStyles(document: PaperDocument): IParagraphStyleOptions[] {
  if (!document.blocks.some((block) => block.kind === 'point' && block.markers === 'decimals')) return []
  const column = decimalColumn(document)
  const below = (level: number): NonNullable<IParagraphStyleOptions['paragraph']> => {
    const left = column + step * level
    return { indent: { left, hanging: step }, leftTabStop: left, ...tight }
  }
  return [
    style(styleId.decimals[0], 'Numbered paragraph', {
      indent: { left: column, hanging: column },
      leftTabStop: column,
    }),
    style(styleId.decimals[1], 'Sub-paragraph', below(1)),
    style(styleId.decimals[2], 'Part of a paragraph', below(2)),
  ]
}

export const signatureTabs = [
  { type: TabStopType.LEFT, position: step * 2 },
  { type: TabStopType.LEFT, position: step * 11, leader: LeaderType.UNDERSCORE },
]
