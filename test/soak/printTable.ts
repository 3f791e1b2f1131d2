import type { SoakTable } from './part.ts'

/** As the README has it. */
export function asMarkdown({ head, lines }: SoakTable): string {
  const rule = head.map((_, column) => (column === 0 ? '---' : '---:'))
  return [head, rule, ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

/** For a terminal: what is counted stands at the right of its column. */
export function asText({ head, lines }: SoakTable): string {
  const widths = head.map((_, column) =>
    Math.max(...[head, ...lines].map((line) => (line[column] ?? '').length)),
  )
  const set = (line: readonly string[]): string =>
    line
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
  return [head, ...lines].map(set).join('\n')
}
