import { assertNever } from '../../shared/domain/assert.ts'
import { isSafeAddress, printableText } from './printableText.ts'
import type { Block, CellLine, PaperDocument, Run } from '../../shared/document/model.ts'

/** What `templates/paper.typ` reads: the paper with its points gathered into lists. Everything is text or a measure. */
export interface PdfData {
  readonly title: string
  readonly author: string
  readonly language: string
  readonly region: string
  readonly footer: string
  readonly caveat: string
  readonly headingColour: string
  readonly pageNumbers: boolean
  readonly labelColumnMm: number
  readonly subLabelColumnMm: number
  readonly numberColumnMm: number
  readonly blocks: readonly PdfBlock[]
}

/** A picture the template opens by its path. */
export interface PdfPicture {
  readonly path: string
  readonly bytes: Uint8Array
}

interface PdfListItem {
  readonly label: string
  readonly runs: readonly Run[]
  readonly items: PdfListItem[]
}

/** A plain line of a cell, or the list of the labelled lines that follow one another. */
interface PdfCellPart {
  readonly runs: readonly Run[]
  readonly items: PdfListItem[]
  readonly small: boolean
}

type Of<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>

type PdfBlock =
  | Of<'heading'>
  | Of<'facts'>
  | Of<'lines'>
  | Of<'pageBreak'>
  | Of<'signature'>
  | {
      readonly kind: 'paragraph'
      readonly runs: readonly Run[]
      readonly keepWithNext: boolean
      readonly centred: boolean
    }
  | { readonly kind: 'event' | 'notice'; readonly runs: readonly Run[]; readonly breakable: boolean }
  /** Points of level 0; `subPoints` is a list that begins with a sub-point, after prose broke the list it belongs to. */
  | { readonly kind: 'points' | 'subPoints'; readonly items: PdfListItem[] }
  | { readonly kind: 'resolution'; readonly runs: readonly Run[]; readonly items: readonly PdfListItem[] }
  | {
      readonly kind: 'table'
      readonly columns: Of<'table'>['columns']
      readonly rows: readonly {
        readonly breakable: boolean
        readonly cells: readonly (readonly PdfCellPart[])[]
      }[]
    }
  | { readonly kind: 'figure'; readonly path: string; readonly alt: string; readonly heightMm: number }

/** Stretches without a space that may be wider than a line, such as a web address in a narrow column. */
const longWords = /[^\s]{32,}/g

/** An invisible place to break a line, which leaves nothing in the text of the PDF. */
const breakHere = '\u200b'

/** A box or a table row of more characters or lines than these may break over two pages; a shorter one moves whole. */
const longText = 700
const manyLines = 12

/** The paper as the template wants it, and the pictures it opens. */
export function pdfData(document: PaperDocument): { data: PdfData; pictures: PdfPicture[] } {
  const pictures: PdfPicture[] = []
  const blocks: PdfBlock[] = []
  for (const block of document.blocks) {
    if (block.kind === 'point') addPoint(blocks, block)
    else blocks.push(otherBlock(block, pictures))
  }
  const [language = 'en', region = 'GB'] = document.language.split('-')
  return {
    pictures,
    data: {
      title: printableText(document.title),
      author: printableText(document.author),
      language,
      region,
      footer: printableText(document.footer),
      caveat: printableText(document.caveat),
      headingColour: document.headingColour,
      pageNumbers: document.pageNumbers,
      ...labelColumns(document.blocks),
      blocks,
    },
  }
}

/**
 * One width for all labels of a level, so that the text stands on one edge from the first page to the last.
 * 11.5 mm hold "hhh)" and "115"; longer labels take 2.2 mm more for each character.
 */
function labelColumns(
  blocks: readonly Block[],
): Pick<PdfData, 'labelColumnMm' | 'subLabelColumnMm' | 'numberColumnMm'> {
  let longest = 0
  let longestSub = 0
  let longestNumber = 0
  const count = (level: number, label: string): void => {
    if (level === 0) longest = Math.max(longest, label.length)
    else longestSub = Math.max(longestSub, label.length)
  }
  for (const block of blocks) {
    if (block.kind === 'point') count(block.level, block.label)
    if (block.kind === 'resolution') for (const clause of block.clauses) count(clause.level, clause.label)
    if (block.kind === 'heading') longestNumber = Math.max(longestNumber, block.number?.length ?? 0)
  }
  const labelColumnMm = 11.5 + 2.2 * Math.max(0, longest - 4)
  return {
    labelColumnMm,
    subLabelColumnMm: 9 + 2 * Math.max(0, longestSub - 5),
    numberColumnMm: Math.max(labelColumnMm, 11.5 + 2.4 * Math.max(0, longestNumber - 3)),
  }
}

function addPoint(blocks: PdfBlock[], point: Of<'point'>): void {
  if (point.markers === 'none') {
    blocks.push({ kind: 'paragraph', runs: setRuns(point.runs), keepWithNext: false, centred: false })
    return
  }
  const kind = point.level === 0 ? 'points' : 'subPoints'
  let last = blocks.at(-1)
  if (last === undefined || (last.kind !== 'points' && (last.kind !== 'subPoints' || kind === 'points'))) {
    last = { kind, items: [] }
    blocks.push(last)
  }
  const depth = last.kind === 'points' ? point.level : point.level - 1
  nest(last.items, depth, { label: point.label, runs: setRuns(point.runs), items: [] })
}

/** Puts an item `depth` levels below the last one; a level that is missing between is left out. */
function nest(items: PdfListItem[], depth: number, item: PdfListItem): void {
  const parent = items.at(-1)
  if (depth <= 0 || parent === undefined) items.push(item)
  else nest(parent.items, depth - 1, item)
}

function otherBlock(block: Exclude<Block, { kind: 'point' }>, pictures: PdfPicture[]): PdfBlock {
  switch (block.kind) {
    case 'pageBreak':
      return block
    case 'heading':
      return { ...block, text: setText(block.text) }
    case 'facts':
      return {
        kind: 'facts',
        facts: block.facts.map(({ term, runs }) => ({ term: printableText(term), runs: setRuns(runs) })),
      }
    case 'lines':
      return { kind: 'lines', lines: block.lines.map(setRuns) }
    case 'event':
    case 'notice': {
      const runs = setRuns(block.runs)
      return { kind: block.kind, runs, breakable: textLength(runs) > longText }
    }
    case 'signature':
      return { kind: 'signature', lines: block.lines.map(setText) }
    case 'paragraph':
      return {
        kind: 'paragraph',
        runs: setRuns(block.runs),
        keepWithNext: block.keepWithNext ?? false,
        centred: block.centred ?? false,
      }
    case 'resolution':
      return resolutionBlock(block)
    case 'table':
      return tableBlock(block)
    case 'figure': {
      const path = `/figure-${pictures.length + 1}.${block.mediaType === 'image/png' ? 'png' : 'jpg'}`
      pictures.push({ path, bytes: Buffer.from(block.data, 'base64') })
      return { kind: 'figure', path, alt: printableText(block.alt), heightMm: block.heightMm }
    }
    default:
      return assertNever(block)
  }
}

/** A single clause is one sentence with the lead. */
function resolutionBlock(block: Of<'resolution'>): PdfBlock {
  const [only] = block.clauses
  if (only !== undefined && block.clauses.length === 1) {
    const lead = block.lead === '' ? [] : [{ text: `${block.lead} ` }]
    return { kind: 'resolution', runs: setRuns([...lead, ...only.runs]), items: [] }
  }
  const items: PdfListItem[] = []
  for (const clause of block.clauses) {
    nest(items, clause.level, { label: clause.label, runs: setRuns(clause.runs), items: [] })
  }
  return { kind: 'resolution', runs: setRuns([{ text: block.lead }]), items }
}

function tableBlock(block: Of<'table'>): PdfBlock {
  return {
    kind: 'table',
    columns: block.columns.map((column) => ({ ...column, heading: setText(column.heading) })),
    rows: block.rows.map((row) => ({
      breakable: row.cells.some(
        (cell) => cell.length > manyLines || textLength(cell.flatMap((line) => line.runs)) > longText,
      ),
      cells: row.cells.map(cellParts),
    })),
  }
}

function cellParts(lines: readonly CellLine[]): PdfCellPart[] {
  const parts: PdfCellPart[] = []
  for (const { label, runs, small = false } of lines) {
    if (label === null) {
      parts.push({ runs: setRuns(runs), items: [], small })
      continue
    }
    const item = { label, runs: setRuns(runs), items: [] }
    const last = parts.at(-1)
    if (last !== undefined && last.items.length > 0 && last.small === small) last.items.push(item)
    else parts.push({ runs: [], items: [item], small })
  }
  return parts
}

/** Text as it may be printed: no control characters, and long words with places to break. Addresses break after their marks first. */
function setText(text: string): string {
  return printableText(text).replace(longWords, (word) => {
    const marked = word.replace(/[/?&=.,_@-]+(?=[^/?&=.,_@-])/g, `$&${breakHere}`)
    const parts = marked.split(breakHere)
    return parts.map((part) => (part.length > 32 ? [...part].join(breakHere) : part)).join(breakHere)
  })
}

function setRuns(runs: readonly Run[]): Run[] {
  return runs.map(({ href, ...run }) => ({
    ...run,
    text: setText(run.text),
    ...(href !== undefined && isSafeAddress(href) ? { href } : {}),
  }))
}

function textLength(runs: readonly Run[]): number {
  return runs.reduce((sum, run) => sum + run.text.length, 0)
}
