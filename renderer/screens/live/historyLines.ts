import type { Node } from 'prosemirror-model'
import { placeLabels } from '../../editor/labels.ts'
import type { LabelStyle } from '../../editor/labels.ts'

/** A run of words in both texts, only in the earlier (it would come back), or only in the present (it would go). */
export interface Run {
  readonly in: 'both' | 'earlier' | 'present'
  readonly text: string
}

/** A line of either text, in the order of the text, with what is different in it. */
export interface ComparedLine {
  /** What is drawn before its words: "a)", "(1)", "Resolved to"; of the earlier text where the line stands in both. */
  readonly label: string
  readonly runs: readonly Run[]
}

interface Line {
  readonly id: string
  readonly label: string
  readonly text: string
}

/**
 * An earlier text beside the present one, line by line: lines of the same block are compared word by word, a line that only the earlier
 * has stands below the one it came after. Empty lines are left out.
 */
export function compareTexts(earlier: Node, present: Node, style: LabelStyle): ComparedLine[] {
  const before = linesOf(earlier, style)
  const now = linesOf(present, style)
  const nowById = new Map(now.map((line) => [line.id, line]))
  const beforeById = new Map(before.map((line) => [line.id, line]))
  const compared: ComparedLine[] = []
  let next = 0
  const gone = (): void => {
    for (let line = before[next]; line !== undefined && !nowById.has(line.id); line = before[next]) {
      compared.push({ label: line.label, runs: [{ in: 'earlier', text: line.text }] })
      next += 1
    }
  }
  for (const line of now) {
    gone()
    const was = beforeById.get(line.id)
    if (was === undefined) compared.push({ label: line.label, runs: [{ in: 'present', text: line.text }] })
    else {
      compared.push({ label: was.label, runs: compareWords(was.text, line.text) })
      next = Math.max(next, before.indexOf(was) + 1)
    }
  }
  gone()
  return compared
    .map(({ label, runs }) => ({ label, runs: runs.filter((run) => run.text !== '') }))
    .filter(({ runs }) => runs.length > 0)
}

/** What stands between the words that both begin and end with. */
export function compareWords(earlier: string, present: string): Run[] {
  const before = wordsOf(earlier)
  const now = wordsOf(present)
  const shorter = Math.min(before.length, now.length)
  let head = 0
  while (head < shorter && before[head] === now[head]) head += 1
  let tail = 0
  while (tail < shorter - head && before.at(-1 - tail) === now.at(-1 - tail)) tail += 1
  const text = (words: readonly string[]): string => words.join('')
  return [
    { in: 'both' as const, text: text(now.slice(0, head)) },
    { in: 'earlier' as const, text: text(before.slice(head, before.length - tail)) },
    { in: 'present' as const, text: text(now.slice(head, now.length - tail)) },
    { in: 'both' as const, text: text(now.slice(now.length - tail)) },
  ].filter((run) => run.text !== '')
}

/** Words, and the spaces between them. */
function wordsOf(text: string): string[] {
  return text.match(/\S+|\s+/g) ?? []
}

/** The words above the clauses of a resolution are a line of their own. */
function linesOf(doc: Node, style: LabelStyle): Line[] {
  const labels = new Map(placeLabels(doc, style).map(({ from, attributes }) => [from, attributes]))
  const lines: Line[] = []
  doc.descendants((node, pos) => {
    const { 'data-label': mark = '', 'data-lead': lead = '' } = labels.get(pos) ?? {}
    const id = String(node.attrs['id'])
    if (!node.isTextblock) {
      lines.push({ id, label: '', text: lead })
      return true
    }
    const label = [mark, lead.trim()].filter((part) => part !== '').join(' ')
    lines.push({ id, label, text: node.textBetween(0, node.content.size, '', leafText) })
    return false
  })
  return lines
}

function leafText(leaf: Node): string {
  return String(leaf.attrs['text'] ?? '')
}
