import { diffWordsWithSpace } from 'diff'
import type { CopySegment } from './copySegments.ts'
import type { WordCopyLine } from './wordCopyLines.ts'

/** From this likeness on two texts are one with changes. */
export const alike = 0.5

/** Words with one space between them: what programs do to spaces is no change. */
export function plainly(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/** From 0 to 1: the share of the words that both have. */
export function likeness(segment: CopySegment | undefined, line: WordCopyLine): number {
  if (segment === undefined) return 0
  const [left, right] = [wordsOf(ownWords(segment.text, line).words), wordsOf(line.text)]
  if (left.length === 0 || right.length === 0) return 0
  const counts = new Map<string, number>()
  for (const word of left) counts.set(word, (counts.get(word) ?? 0) + 1)
  let shared = 0
  for (const word of right) {
    const count = counts.get(word) ?? 0
    if (count === 0) continue
    shared += 1
    counts.set(word, count - 1)
  }
  return (2 * shared) / (left.length + right.length)
}

export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}

/** What stands before the first tab is a label, where it is short. */
const anyLabel = /^\s*\S{0,12}\t/

/** Words without the label before them, whatever that is. */
export function withoutAnyLabel(text: string): string {
  return plainly(text.replace(anyLabel, ''))
}

/** A text without what was printed before the words of its line, whatever became of that. */
export function ownWords(text: string, line: WordCopyLine | null): { words: string; lead: string | null } {
  if (line === null) return { words: plainly(text.replace(anyLabel, '')), lead: null }
  const whole = plainly(text)
  const before = plainly(line.prefix)
  if (before === '') return { words: whole, lead: null }
  if (whole === before) return { words: '', lead: null }
  if (whole.startsWith(`${before} `)) return { words: whole.slice(before.length + 1), lead: null }
  if (!line.prefix.endsWith('\t')) return withoutLead(whole, before, plainly(line.text))
  // Typed before the label, or in it.
  const at = text.indexOf(line.prefix)
  if (at > 0 && /\s/.test(text.charAt(at - 1)))
    return { words: plainly(`${text.slice(0, at)} ${text.slice(at + line.prefix.length)}`), lead: null }
  return { words: withoutAnyLabel(text), lead: null }
}

/** One sentence whose lead was changed: cut where the words of the clause begin, as far as a comparison can tell. */
function withoutLead(whole: string, lead: string, text: string): { words: string; lead: string | null } {
  if (whole.endsWith(text)) return { words: text, lead: plainly(whole.slice(0, whole.length - text.length)) }
  let [sent, now] = [0, 0]
  for (const part of diffWordsWithSpace(`${lead} ${text}`, whole, { maxEditLength: 2_000 }) ?? []) {
    const { added, removed, value } = part
    if (!added && !removed && sent + value.length > lead.length + 1) {
      now += Math.max(0, lead.length + 1 - sent)
      break
    }
    if (!added) sent += value.length
    if (!removed) now += value.length
  }
  const before = plainly(whole.slice(0, now))
  return { words: plainly(whole.slice(now)), lead: before === lead ? null : before }
}
