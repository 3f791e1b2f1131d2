import type { Node } from 'prosemirror-model'

/** A run of words in both texts, only in the earlier (it would come back), or only in the present (it would go). */
export interface Run {
  readonly in: 'both' | 'earlier' | 'present'
  readonly text: string
}

/** A line of either text, in the order of the text, with what is different in it. */
export type ComparedLine = readonly Run[]

interface Line {
  readonly id: string
  readonly text: string
}

/**
 * An earlier text beside the present one, line by line: lines of the same block are compared word by word, a line that only the earlier
 * has stands below the one it came after. Empty lines are left out.
 */
export function compareTexts(earlier: Node, present: Node): ComparedLine[] {
  const before = linesOf(earlier)
  const now = linesOf(present)
  const nowById = new Map(now.map((line) => [line.id, line]))
  const beforeById = new Map(before.map((line) => [line.id, line]))
  const compared: ComparedLine[] = []
  let next = 0
  const gone = (): void => {
    for (let line = before[next]; line !== undefined && !nowById.has(line.id); line = before[next]) {
      compared.push([{ in: 'earlier', text: line.text }])
      next += 1
    }
  }
  for (const line of now) {
    gone()
    const was = beforeById.get(line.id)
    if (was === undefined) compared.push([{ in: 'present', text: line.text }])
    else {
      compared.push(compareWords(was.text, line.text))
      next = Math.max(next, before.indexOf(was) + 1)
    }
  }
  gone()
  return compared.map((line) => line.filter((run) => run.text !== '')).filter((line) => line.length > 0)
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

function linesOf(doc: Node): Line[] {
  const lines: Line[] = []
  doc.descendants((node) => {
    if (!node.isTextblock) return true
    lines.push({ id: String(node.attrs['id']), text: node.textBetween(0, node.content.size, '', leafText) })
    return false
  })
  return lines
}

function leafText(leaf: Node): string {
  return String(leaf.attrs['text'] ?? '')
}
