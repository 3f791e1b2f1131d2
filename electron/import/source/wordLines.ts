import type { WordPiece } from './wordRuns.ts'

/** A line as it is printed, its label not counted. */
export interface WordLine {
  readonly text: string
  readonly strong: boolean
  /** How many letters at its beginning are strong, where the line is not. */
  readonly lead: number
}

/** A paragraph of the document, read. */
export interface WordParagraph {
  readonly kind: 'paragraph'
  readonly label: string
  /** Of its list, from 0; of a letter that was typed, how far it is set in. */
  readonly level: number
  /** 1 to 6; 0 for none. */
  readonly heading: number
  readonly lines: readonly WordLine[]
}

export interface WordRow {
  readonly kind: 'row'
  readonly cells: readonly string[]
  readonly strong: boolean
}

/** The end of a page. `stands` is settled by what comes after it. */
export interface WordPageEnd {
  readonly kind: 'pageEnd'
  stands: boolean
}

export type WordBlock = WordParagraph | WordRow | WordPageEnd

/** Longer than a title: a paragraph that was set as a heading for the sake of its number. */
const longestHeading = 220
/** Of the letters of a strong line so many are: a mark between its words may be plain. */
const strongShare = 0.9

/** The lines of some words, "\f" where a page ends. */
export function linesOf(pieces: readonly WordPiece[]): (WordLine | '\f')[] {
  const lines: (WordLine | '\f')[] = []
  let line: WordPiece[] = []
  const end = (): void => {
    const strong = isStrong(line)
    lines.push({ text: textOf(line), strong, lead: strong ? 0 : leadOf(line) })
    line = []
  }
  for (const piece of pieces) {
    for (const text of piece.text.split(/([\n\f])/)) {
      if (text === '\n') end()
      else if (text === '\f') {
        if (line.length > 0) end()
        lines.push('\f')
      } else if (text !== '') line.push({ ...piece, text })
    }
  }
  if (line.length > 0) end()
  return lines
}

function textOf(pieces: readonly WordPiece[]): string {
  return pieces.map(({ text }) => text).join('')
}

/** The title that a paragraph begins with: whole words. */
function leadOf(pieces: readonly WordPiece[]): number {
  const plain = pieces.findIndex(({ text, strong }) => !strong && text.trim() !== '')
  const lead = textOf(pieces.slice(0, Math.max(0, plain)))
  const rest = textOf(pieces.slice(Math.max(0, plain)))
  const isWhole = !/[\p{L}\p{N}]$/u.test(lead) || !/^[\p{L}\p{N}]/u.test(rest)
  return isWhole && /\p{L}/u.test(lead) ? lead.trimEnd().length : 0
}

function isStrong(pieces: readonly WordPiece[]): boolean {
  const letters = (some: readonly WordPiece[]): number =>
    some.map(({ text }) => text.replaceAll(/[^\p{L}\p{N}]/gu, '')).join('').length
  const all = letters(pieces)
  return all > 0 && letters(pieces.filter(({ strong }) => strong)) >= all * strongShare
}

/** A paragraph as the readers of minutes take it. */
export function printedParagraph({ label, level, heading, lines }: WordParagraph): string {
  const whole = lines.map(({ text }) => text).join(' ')
  const isHeading = heading > 0 && whole.length <= longestHeading && whole.trim() !== ''
  const printed = lines.map((line, index) => {
    const before = index === 0 && label !== '' ? `${label} ` : ''
    const words = `${before}${line.text.trim()}`.trimEnd()
    if (words === '') return ''
    if (isHeading) return `${'#'.repeat(heading)} ${words}`
    const indent = '  '.repeat(level)
    if (line.strong || heading > 0) return `${indent}**${words}**`
    const lead = line.text.slice(0, line.lead).trim()
    return lead === ''
      ? `${indent}${words}`
      : `${indent}**${before}${lead}**${line.text.slice(line.lead).trimEnd()}`
  })
  if (printed.length === 0 && label !== '' && /[\p{L}\p{N}]/u.test(label))
    return `${'  '.repeat(level)}${label}`
  return printed.filter((line) => line !== '').join('\n')
}

/** A row of a table, its cells with tabs between. */
export function printedRow({ cells, strong }: WordRow): string {
  const words = cells
    .map((cell) => cell.replaceAll(/\s+/g, ' ').trim())
    .join('\t')
    .trimEnd()
  return words === '' || !strong ? words : `**${words}**`
}

/** The words of some blocks on one line. */
export function wordsOf(blocks: readonly WordBlock[]): string {
  const words = blocks.flatMap((block) => {
    if (block.kind === 'pageEnd') return []
    if (block.kind === 'row') return block.cells
    return [block.label, ...block.lines.map(({ text }) => text)]
  })
  return words
    .map((each) => each.replaceAll(/\s+/g, ' ').trim())
    .filter((each) => each !== '')
    .join(' ')
}

export function isEmpty(block: WordBlock): boolean {
  return wordsOf([block]) === ''
}

export function isStrongBlock(block: WordBlock): boolean {
  if (block.kind === 'row') return block.strong
  return (
    block.kind === 'paragraph' &&
    (block.heading > 0 || block.lines.every(({ text, strong }) => strong || text.trim() === ''))
  )
}

/** The text of a document: what is no line of one list stands apart. */
export function printedBlocks(blocks: readonly WordBlock[]): string {
  const out: string[] = []
  let before: WordBlock | null = null
  for (const block of blocks) {
    if (block.kind === 'pageEnd') {
      if (block.stands && out.length > 0) out.push('\f\n')
      continue
    }
    const printed = block.kind === 'row' ? printedRow(block) : printedParagraph(block)
    if (printed === '') continue
    const together =
      before !== null &&
      (block.kind === 'row'
        ? before.kind === 'row'
        : before.kind === 'paragraph' && isListed(before) && isListed(block))
    out.push(`${before === null || together ? '' : '\n'}${printed}\n`)
    before = block
  }
  return out.join('')
}

function isListed({ label, heading }: WordParagraph): boolean {
  return label !== '' && heading === 0
}
