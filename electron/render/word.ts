import { Buffer } from 'node:buffer'
import { Document, HeadingLevel, ImageRun, Packer, PageBreak, Paragraph, Tab, TextRun } from 'docx'
import type { FileChild, IParagraphOptions } from 'docx'
import { assertNever, defined } from '../../shared/domain/assert.ts'
import type { Block, PaperDocument } from '../../shared/document/model.ts'
import { imageSize } from './imageSize.ts'
import { printableText } from './printableText.ts'
import { normaliseWord } from './wordNormalise.ts'
import { step, wordNumbering } from './wordNumbering.ts'
import type { WordNumbering } from './wordNumbering.ts'
import { finishedStyles } from './wordFinishedStyles.ts'
import { wordSection } from './wordSection.ts'
import { wordRuns } from './wordRuns.ts'
import { styleId, textWidth } from './wordStyleNames.ts'
import { factStyle, headingIndent, signatureTabs, wordStyles } from './wordStyles.ts'
import { wordTable } from './wordTable.ts'

/**
 * A paper as a Word file (.docx): real heading styles, Word's own numbering for points and clauses, every other label as text.
 * The same paper gives the same bytes.
 */
export async function renderWord(document: PaperDocument): Promise<Uint8Array> {
  const numbering = wordNumbering(document)
  const file = new Document({
    title: printableText(document.title),
    creator: printableText(document.author),
    lastModifiedBy: printableText(document.author),
    compatabilityModeVersion: 15,
    styles: wordStyles(document),
    numbering: numbering.options,
    sections: [wordSection(document, wordBlocks(document, numbering))],
  })
  return normaliseWord(await Packer.toBuffer(file), finishedStyles)
}

/** A piece of the page: a paragraph still to be made, so that a page break or a space can be given to it, or a table. */
type Piece = { readonly paragraph: IParagraphOptions } | { readonly table: FileChild }

function wordBlocks(document: PaperDocument, numbering: WordNumbering): FileChild[] {
  const children: FileChild[] = []
  let breakBefore = false
  let afterTable = false
  for (const block of document.blocks) {
    if (block.kind === 'pageBreak') {
      breakBefore = true
      continue
    }
    for (const piece of pieces(block, document, numbering)) {
      if ('table' in piece) {
        if (breakBefore) children.push(new Paragraph({ style: styleId.spacer, children: [new PageBreak()] }))
        // Word joins two tables that nothing stands between.
        else if (afterTable) children.push(new Paragraph({ style: styleId.spacer }))
        children.push(piece.table)
      } else {
        if (afterTable && block.kind !== 'heading') children.push(new Paragraph({ style: styleId.spacer }))
        children.push(
          new Paragraph({ ...piece.paragraph, ...(breakBefore ? { pageBreakBefore: true } : {}) }),
        )
      }
      breakBefore = false
      afterTable = 'table' in piece
    }
  }
  // Word wants a paragraph after the last table.
  if (afterTable) children.push(new Paragraph({ style: styleId.spacer }))
  return children
}

function pieces(
  block: Exclude<Block, { kind: 'pageBreak' }>,
  document: PaperDocument,
  numbering: WordNumbering,
): Piece[] {
  switch (block.kind) {
    case 'heading':
      return [{ paragraph: heading(block, document, numbering) }]
    case 'paragraph':
      return [
        {
          paragraph: {
            ...(block.centred ? { style: styleId.centred } : {}),
            ...(block.keepWithNext ? { keepNext: true } : {}),
            children: wordRuns(block.runs),
          },
        },
      ]
    case 'facts':
      return block.facts.map((fact) => ({
        paragraph: {
          style: factStyle(block),
          children: [
            new TextRun({ text: printableText(fact.term), style: styleId.strong }),
            new TextRun({ children: [new Tab()] }),
            ...wordRuns(fact.runs),
          ],
        },
      }))
    case 'lines':
      return block.lines.map((line) => ({ paragraph: { style: styleId.line, children: wordRuns(line) } }))
    case 'point':
      return [
        {
          paragraph: {
            style: defined(
              (block.markers === 'decimals' ? styleId.decimals : styleId.points)[block.level],
              'every level of points has a style',
            ),
            ...labelled(block, numbering),
          },
        },
      ]
    case 'event':
      return [{ paragraph: { style: styleId.event, children: wordRuns(block.runs) } }]
    case 'resolution':
      return resolution(block, numbering)
    case 'table':
      return [{ table: wordTable(block) }]
    case 'figure':
      return [
        {
          paragraph: {
            style: styleId.figure,
            children: [picture(block, document.blocks.indexOf(block) + 1)],
          },
        },
      ]
    case 'notice':
      return [
        {
          paragraph: {
            style: styleId.notice,
            ...(block.keepWithNext ? { keepNext: true } : {}),
            children: wordRuns(block.runs),
          },
        },
      ]
    case 'signature':
      return block.lines.map((line, index) => ({
        paragraph: {
          style: styleId.signature,
          tabStops: signatureTabs,
          ...(index < block.lines.length - 1 ? { keepNext: true } : {}),
          children: [new TextRun({ children: [printableText(line), new Tab(), new Tab()] })],
        },
      }))
    default:
      return assertNever(block)
  }
}

function heading(
  block: Extract<Block, { kind: 'heading' }>,
  document: PaperDocument,
  numbering: WordNumbering,
): IParagraphOptions {
  const text = new TextRun(printableText(block.text))
  const style = HeadingLevel[`HEADING_${block.level}`]
  const counted = numbering.numbers.get(block)
  if (counted !== undefined) return { heading: style, numbering: counted, children: [text] }
  if (block.number !== null) {
    const number = new TextRun({ children: [printableText(block.number), new Tab()] })
    return { heading: style, children: [number, text] }
  }
  const hangs = headingIndent(document, block.level) > 0
  return { heading: style, ...(hangs ? { indent: { left: 0, hanging: 0 } } : {}), children: [text] }
}

type Labelled = Extract<Block, { kind: 'point' }> | Extract<Block, { kind: 'resolution' }>['clauses'][number]

/** The text of a point or clause, numbered by Word, or with its label as text where Word would print another. */
function labelled(line: Labelled, numbering: WordNumbering, plain = false): IParagraphOptions {
  const number = numbering.numbers.get(line)
  const text = wordRuns(line.runs, plain)
  if (number !== undefined) return { numbering: number, children: text }
  if (line.label === '') {
    // Without a mark the text starts where the mark would stand.
    const left = 'markers' in line ? line.level : 0
    return { indent: { left: left * step, hanging: 0 }, children: text }
  }
  return {
    children: [new TextRun({ children: [printableText(line.label), new Tab()] }), ...text],
  }
}

/** One clause without a mark is one sentence with the lead; several stand under it. */
function resolution(block: Extract<Block, { kind: 'resolution' }>, numbering: WordNumbering): Piece[] {
  const [only] = block.clauses
  const lead = new TextRun(printableText(block.lead))
  if (only !== undefined && block.clauses.length === 1 && only.label === '') {
    return [
      {
        paragraph: {
          style: styleId.resolution,
          children: [lead, ...(block.lead === '' ? [] : [new TextRun(' ')]), ...wordRuns(only.runs, true)],
        },
      },
    ]
  }
  return [
    ...(block.lead === ''
      ? []
      : [{ paragraph: { style: styleId.resolution, keepNext: true, children: [lead] } }]),
    ...block.clauses.map((clause, index) => ({
      paragraph: {
        // The last two clauses stay together, so that none is alone on the next page.
        ...(index === block.clauses.length - 2 ? { keepNext: true } : {}),
        style: defined(styleId.clauses[clause.level], 'every level of clauses has a style'),
        ...labelled(clause, numbering, true),
      },
    })),
  ]
}

/** `id` is unique among the pictures of the paper; the library would count on over all papers of a run. */
function picture(block: Extract<Block, { kind: 'figure' }>, id: number): ImageRun {
  const data = Buffer.from(block.data, 'base64')
  const size = imageSize(data)
  const height = Math.round((block.heightMm / 25.4) * 96)
  const widest = Math.floor((textWidth / 1440) * 96)
  const width = Math.round((height * size.width) / size.height)
  const scale = Math.min(1, widest / width)
  return new ImageRun({
    type: block.mediaType === 'image/png' ? 'png' : 'jpg',
    data,
    transformation: { width: Math.round(width * scale), height: Math.round(height * scale) },
    altText: { id: String(id), name: 'Picture', description: printableText(block.alt), title: '' },
  })
}
