import { assertNever } from '../../shared/domain/assert.ts'
import type { Block, LeafFurniture, PaperDocument, Run } from '../../shared/document/model.ts'
import { labelColumns, type PdfColumns } from './pdfColumns.ts'
import { nest, type PdfListItem } from './pdfList.ts'
import { tableBlock, type PdfTable } from './pdfTable.ts'
import { setRuns, setText, textLength } from './pdfText.ts'
import { printableText } from './printableText.ts'

/** What `templates/paper.typ` reads: the paper with its points gathered into lists. Everything is text or a measure. */
export interface PdfData extends PdfColumns {
  readonly title: string
  readonly author: string
  readonly language: string
  readonly region: string
  readonly footer: string
  readonly caveat: string
  readonly headingColour: string
  readonly pageNumbers: boolean
  readonly leaves: LeafFurniture | null
  readonly blocks: readonly PdfBlock[]
}

/** A picture the template opens by its path. */
export interface PdfPicture {
  readonly path: string
  readonly bytes: Uint8Array
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
      /** Steps of indent: a sub-point without a mark. */
      readonly indent: number
    }
  | { readonly kind: 'event'; readonly runs: readonly Run[]; readonly breakable: boolean }
  | {
      readonly kind: 'notice'
      readonly runs: readonly Run[]
      readonly breakable: boolean
      readonly keepWithNext: boolean
    }
  /** Points of level 0; `subPoints` is a list that begins with a sub-point, after prose broke the list it belongs to. */
  | { readonly kind: 'points' | 'subPoints'; readonly items: PdfListItem[] }
  | {
      readonly kind: 'resolution'
      readonly runs: readonly Run[]
      readonly items: readonly PdfListItem[]
      readonly breakable: boolean
    }
  | PdfTable
  | { readonly kind: 'figure'; readonly path: string; readonly alt: string; readonly heightMm: number }

/** A box or a resolution of more characters than these may break over two pages; a shorter one moves whole. */
const longText = 700

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
      leaves: leafFurniture(document),
      ...labelColumns(document.blocks),
      blocks,
    },
  }
}

function leafFurniture({ leaves }: PaperDocument): LeafFurniture | null {
  return leaves === undefined ? null : { ...leaves, lines: leaves.lines.map(printableText) }
}

function addPoint(blocks: PdfBlock[], point: Of<'point'>): void {
  if (point.markers === 'none') {
    const runs = setRuns(point.runs)
    blocks.push({ kind: 'paragraph', runs, keepWithNext: false, centred: false, indent: point.level })
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
    case 'event': {
      const runs = setRuns(block.runs)
      return { kind: 'event', runs, breakable: textLength(runs) > longText }
    }
    case 'notice': {
      const runs = setRuns(block.runs)
      const keepWithNext = block.keepWithNext ?? false
      return { kind: 'notice', runs, breakable: textLength(runs) > longText, keepWithNext }
    }
    case 'signature':
      return { kind: 'signature', lines: block.lines.map(setText) }
    case 'paragraph':
      return {
        kind: 'paragraph',
        runs: setRuns(block.runs),
        keepWithNext: block.keepWithNext ?? false,
        centred: block.centred ?? false,
        indent: 0,
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
  const breakable = textLength(block.clauses.flatMap((clause) => clause.runs)) > longText
  if (only?.label === '' && block.clauses.length === 1) {
    const lead = block.lead === '' ? [] : [{ text: `${block.lead} ` }]
    return { kind: 'resolution', runs: setRuns([...lead, ...only.runs]), items: [], breakable }
  }
  const items: PdfListItem[] = []
  for (const clause of block.clauses) {
    nest(items, clause.level, { label: clause.label, runs: setRuns(clause.runs), items: [] })
  }
  return {
    kind: 'resolution',
    runs: block.lead === '' ? [] : setRuns([{ text: block.lead }]),
    items,
    breakable,
  }
}
