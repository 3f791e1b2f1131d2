import { isElement, isText, wordsIn } from './htmlPage.ts'
import type { HtmlElement, HtmlNode } from './htmlPage.ts'

const block = /^(p|div|br|section|article|address|center)$/
const never = /^(table|h[1-6]|ol|ul|dl|hr|pre|blockquote)$/
/** A cell with more inside it is no cell of figures or names. */
const mostInCell = 2_000

export function cellsOf(row: HtmlElement): HtmlElement[] {
  return row.childNodes.filter(isElement).filter((each) => each.tagName === 'td' || each.tagName === 'th')
}

/** Whether every cell of a row is one line of words: such a row is one line of text. */
export function isSimpleRow(cells: readonly HtmlElement[]): boolean {
  return cells.every(isSimple)
}

function isSimple(cell: HtmlElement): boolean {
  const stack: (HtmlNode | 'end')[] = cell.childNodes.toReversed()
  let hasText = false
  let isBroken = false
  for (let count = 0; stack.length > 0; count += 1) {
    const node = stack.pop()
    if (count > mostInCell || node === undefined) return false
    if (node === 'end') {
      isBroken ||= hasText
    } else if (isText(node)) {
      if (!/[^\s\u00a0]/.test(node.value)) continue
      if (isBroken) return false
      hasText = true
    } else if (isElement(node)) {
      if (never.test(node.tagName)) return false
      const isBlock = block.test(node.tagName)
      if (isBlock) isBroken ||= hasText
      if (isBlock) stack.push('end')
      if (node.childNodes.length > mostInCell) return false
      stack.push(...node.childNodes.toReversed())
    }
  }
  return true
}

/** "15", "15.", "a)", "(26)": the number in the margin of a row; null for anything else. */
export function numberCell(cell: HtmlElement): string | null {
  const words = wordsIn(cell, 20).replaceAll('\u00a0', ' ').trim()
  return /^(?:\(?(?:\d{1,5}(?:[./]\w{1,4}){0,2}|[a-z]{1,3}|[A-Z])[.):]?|\((?:\w{1,4})\)\.?)$/.test(words) &&
    isSimple(cell)
    ? words
    : null
}
