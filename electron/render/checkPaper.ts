import { AppError } from '../../shared/domain/appError.ts'
import { assertNever } from '../../shared/domain/assert.ts'
import type { Block, PaperDocument } from '../../shared/document/model.ts'

/**
 * Refuses a paper that would leave somebody out: no title or language, a skipped heading level, a picture without a description,
 * a table without headings. Throws AppError('invalid-input') naming the place. Every renderer calls it before it starts.
 */
export function checkPaper(document: PaperDocument): void {
  if (document.title.trim() === '') refuse('This paper has no title. Give it one.', 'title')
  // A newer record could bring another language; the compiler only knows the one of today.
  if (!/^[a-z]{2}-[A-Z]{2}$/.test(document.language)) refuse('This paper has no language.', 'language')
  checkColour(document.headingColour)
  const { leaves } = document
  if (leaves !== undefined && !(Number.isInteger(leaves.first) && leaves.first > 0))
    refuse('The first leaf must have a number from 1.', 'leaves')
  const ids = new Set<string>()
  let level = 0
  for (const block of document.blocks) {
    checkBlock(block)
    if (block.kind !== 'heading') continue
    if (block.level > level + 1) {
      refuse(
        `The heading "${block.text}" skips a level: use level ${level + 1} or move it under another heading.`,
        block.id,
      )
    }
    if (ids.has(block.id)) refuse(`Two headings have the same id, "${block.id}".`, block.id)
    ids.add(block.id)
    level = block.level
  }
  if (level === 0) refuse('This paper has no heading. Give it at least one.', 'blocks')
}

function checkBlock(block: Block): void {
  switch (block.kind) {
    case 'heading':
      if (block.text.trim() === '') refuse('A heading has no words.', block.id)
      return
    case 'figure':
      checkFigure(block)
      return
    case 'table':
      checkTable(block)
      return
    case 'point':
      if (block.label === '' && block.markers !== 'none' && block.ownLabel !== true)
        refuse('A point has no label.', block.list)
      return
    case 'resolution':
      if (block.clauses.length === 0)
        refuse('A resolution has no words. Write what was resolved.', block.list)
      if (
        block.clauses.length > 1 &&
        block.clauses.some((clause) => clause.label === '' && clause.ownLabel !== true)
      ) {
        refuse('A clause of a resolution has no label.', block.list)
      }
      return
    case 'facts':
    case 'lines':
    case 'paragraph':
    case 'event':
    case 'notice':
    case 'pageBreak':
    case 'signature':
      return
    default:
      assertNever(block)
  }
}

function checkFigure(figure: Extract<Block, { kind: 'figure' }>): void {
  if (figure.alt.trim() === '') {
    refuse('A picture has no description. Say what it shows, for those who cannot see it.', 'alt')
  }
  if (!(figure.heightMm > 0 && figure.heightMm <= 240)) {
    refuse('A picture must be between 1 mm and 240 mm high.', 'heightMm')
  }
  const bytes = Buffer.from(figure.data, 'base64')
  const isPng = bytes.subarray(0, 4).toString('latin1') === '\u0089PNG'
  const isJpeg = bytes[0] === 0xff && bytes[1] === 0xd8
  if (figure.mediaType === 'image/png' ? !isPng : !isJpeg) {
    refuse('A picture is not the PNG or JPEG file it says it is. Choose the file again.', 'data')
  }
}

function checkTable(table: Extract<Block, { kind: 'table' }>): void {
  if (table.summary.trim() === '') refuse('A table does not say what it is.', 'summary')
  if (table.columns.length === 0) refuse('A table has no columns.', 'columns')
  for (const column of table.columns) {
    if (column.heading.trim() === '')
      refuse(`A column of the table "${table.summary}" has no heading.`, 'columns')
    if (!(column.share > 0)) refuse(`A column of the table "${table.summary}" has no width.`, 'columns')
  }
  for (const row of table.rows) {
    if (row.cells.length !== table.columns.length) {
      refuse(
        `A row of the table "${table.summary}" has more or fewer cells than the table has columns.`,
        'rows',
      )
    }
  }
}

/** WCAG 2.2 contrast on white of at least 4.5:1. */
function checkColour(colour: string): void {
  if (!/^#[0-9a-f]{6}$/i.test(colour))
    refuse('The colour of headings must be written as #rrggbb.', 'headingColour')
  const channel = (at: number): number => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  const luminance = 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
  if (1.05 / (luminance + 0.05) < 4.5) {
    refuse('The colour of headings is too pale to read on white paper. Choose a darker one.', 'headingColour')
  }
}

function refuse(sentence: string, field: string): never {
  throw new AppError('invalid-input', sentence, { field })
}
