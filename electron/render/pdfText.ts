import type { Run } from '../../shared/document/model.ts'
import { isSafeAddress, keptTogether, printableText } from './printableText.ts'

/** Stretches without a space that may be wider than a line, such as a web address in a narrow column. */
const longWords = /[^\s]{32,}/g

/** An invisible place to break a line, which leaves nothing in the text of the PDF. */
const breakHere = '\u200b'

/** Text as it may be printed: no control characters, and long words with places to break. Addresses break after their marks first. */
export function setText(text: string): string {
  return keptTogether(printableText(text)).replace(longWords, (word) => {
    const marked = word.replace(/[/?&=.,_@-]+(?=[^/?&=.,_@-])/g, `$&${breakHere}`)
    const parts = marked.split(breakHere)
    return parts.map((part) => (part.length > 32 ? [...part].join(breakHere) : part)).join(breakHere)
  })
}

export function setRuns(runs: readonly Run[]): Run[] {
  return runs.map(({ href, ...run }) => ({
    ...run,
    text: setText(run.text),
    ...(href !== undefined && isSafeAddress(href) ? { href } : {}),
  }))
}

export function textLength(runs: readonly Run[]): number {
  return runs.reduce((sum, run) => sum + run.text.length, 0)
}
