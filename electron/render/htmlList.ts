import type { Block } from '../../shared/document/model.ts'
import { escaped, htmlRuns } from './htmlText.ts'

/** A line of a list: a point of the minutes or a clause of a resolution. */
export interface ListLine {
  readonly level: 0 | 1 | 2
  readonly label: string
  readonly runs: Extract<Block, { kind: 'point' }>['runs']
}

/** How many lines of each level a list has had, so that a list which goes on after prose starts where it stopped. */
export type Counts = [number, number, number]

/**
 * Lines as nested `<ol>` lists. The label is text of the page, not a marker of the list: it is found by Ctrl+F, copied with its
 * words, read aloud, and right where no stylesheet is. (A counter style paints the same letters, but pasted into a web
 * page or letter, or with styles off, point bb becomes 28 or ab.) `start` keeps the position right for those who hear it.
 */
export function htmlList(lines: readonly ListLine[], counts: Counts, strong = false): string {
  let html = ''
  const open: number[] = []
  for (const line of lines) {
    while (open.length > 0 && (open.at(-1) ?? 0) > line.level) {
      html += '</li></ol>'
      open.pop()
    }
    const position = counts[line.level] + 1
    if (open.at(-1) === line.level) {
      html += '</li>'
    } else {
      html += listStart(line, position)
      open.push(line.level)
    }
    const text = `${label(line.label)}${htmlRuns(line.runs)}`
    html += strong ? `<li><strong>${text}</strong>` : `<li>${text}`
    counts[line.level] = position
    counts.fill(0, line.level + 1)
  }
  return html + '</li></ol>'.repeat(open.length)
}

function listStart(line: ListLine, position: number): string {
  const unmarked = line.label === '' ? ' unmarked' : ''
  const start = position === 1 ? '' : ` start="${position}"`
  return `<ol class="points level-${line.level}${unmarked}"${start}>`
}

export function label(text: string): string {
  return text === '' ? '' : `<span class="label">${escaped(text)} </span>`
}
