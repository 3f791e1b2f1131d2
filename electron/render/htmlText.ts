import type { Run } from '../../shared/document/model.ts'
import { isSafeAddress, keptTogether, printableText } from './printableText.ts'

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text for an element or a quoted attribute. */
export function escaped(text: string): string {
  return printableText(text).replace(/[&<>"']/g, (character) => entities[character] ?? '')
}

export function htmlRuns(runs: readonly Run[]): string {
  return runs.map(htmlRun).join('')
}

function htmlRun(run: Run): string {
  let html = escaped(keptTogether(run.text)).replace(/\r\n|[\n\r]/g, '<br>')
  if (run.emphasis) html = `<em>${html}</em>`
  if (run.strong) html = `<strong>${html}</strong>`
  return run.href !== undefined && isSafeAddress(run.href)
    ? `<a href="${escaped(run.href)}">${html}</a>`
    : html
}
