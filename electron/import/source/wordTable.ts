import { isEmpty, isStrongBlock, wordsOf } from './wordLines.ts'
import type { WordBlock, WordParagraph } from './wordLines.ts'

/** A cell of a table: what stands in it, and how many columns it spans. */
export interface WordCell {
  readonly blocks: readonly WordBlock[]
  readonly span: number
}

/** "12.", "(3)", "67/23", "a)", "Minute 14". */
const number =
  /^(?:(?:item|minute|min\.?|agenda item)(?: no\.?)? )?(?:\(?\d{1,5}[a-z]?(?:[./-]\w{1,6}){0,3}[.):]{0,2}|\(?(?!no\.)[a-z]{1,4}[.)])$/i
const headOfNumbers =
  /^(?:no\.?|nos\.?|number|#|item|item no\.?|minute|minute no\.?|min\.? no\.?|ref\.?|agenda item)$/i
/** Where the papers of an item stand: it belongs to the line of the item. */
const pageRange = /^\d{1,4}(?: ?(?:-|–|to) ?\d{1,4})?$/
/** A page of minutes is laid out in so many columns at most: number, words, who acts. */
const mostColumns = 3
/** Longer than what a table of figures and names says in a cell. */
const longCell = 200

/**
 * The rows of a table, a row a line; or, where a table only lays out the page (one cell, numbers beside paragraphs, names in columns), its
 * paragraphs one after another.
 */
export function tableBlocks(rows: readonly (readonly WordCell[])[], hasHead: boolean): WordBlock[] {
  const isLayout = laysOut(rows, hasHead)
  return rows.flatMap((row) => {
    const filled = row.map(({ blocks }) => blocks.filter((block) => !isEmpty(block)))
    const [only, ...others] = filled.filter((blocks) => blocks.length > 0)
    if (only === undefined) return []
    if (isLayout && others.length === 0) return only
    if (isLayout && filled.some((blocks) => blocks.length > 1)) return laidOut(filled)
    const cells = row.flatMap(({ span }, index) => [
      wordsOf(filled[index] ?? []),
      ...Array.from({ length: span - 1 }, () => ''),
    ])
    const strong = filled.every((blocks) => blocks.every(isStrongBlock))
    return [{ kind: 'row', cells, strong }]
  })
}

function laysOut(rows: readonly (readonly WordCell[])[], hasHead: boolean): boolean {
  const columns = Math.max(0, ...rows.map((row) => row.length))
  if (columns <= 1) return true
  if (columns > mostColumns) return false
  const first = rows.map((row) => wordsOf(row[0]?.blocks ?? []))
  const areNumbers =
    first.some((words) => number.test(words)) &&
    first.every(
      (words, index) =>
        words === '' ||
        number.test(words) ||
        (index === 0 && headOfNumbers.test(words)) ||
        rows[index]?.length === 1,
    )
  const head = rows[0] ?? []
  const isHeaded =
    hasHead ||
    (head.length > 1 &&
      head.every(
        ({ blocks }) => blocks.filter((block) => !isEmpty(block)).length === 1 && blocks.every(isStrongBlock),
      ))
  if (areNumbers) return !isHeaded || rows.some((row) => row.some(isLong))
  return !isHeaded
}

function isLong({ blocks }: WordCell): boolean {
  return (
    blocks.filter((block) => !isEmpty(block)).length > 2 ||
    blocks.some((block) => block.kind === 'paragraph' && block.label !== '' && block.lines.length > 0) ||
    wordsOf(blocks).length > longCell
  )
}

/** The cells of a row one after another; a number in the first stands before the words of the next. */
function laidOut(cells: readonly (readonly WordBlock[])[]): WordBlock[] {
  const [first = [], ...others] = cells
  const words = wordsOf(first)
  const rest = others.flat()
  const [title, ...more] = rest
  if (title?.kind !== 'paragraph' || title.label !== '' || !number.test(words)) return [...first, ...rest]
  const [line, ...lines] = title.lines
  const { text: own = '', strong = false, lead = 0 } = line ?? {}
  const shift = words.length + 1 - (own.length - own.trimStart().length)
  const pages = wordsOf(more.slice(-1))
  const isPaged = pageRange.test(pages)
  const text = [words, own.trim(), ...(isPaged ? [pages] : [])].join('\t')
  const numbered: WordParagraph = {
    ...title,
    lines: [{ text, strong, lead: lead === 0 ? 0 : lead + shift }, ...lines],
  }
  return [numbered, ...(isPaged ? more.slice(0, -1) : more)]
}
