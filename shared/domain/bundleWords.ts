import type { ItemMinutes } from './meetingRecord.ts'
import { plainText } from './minutes.ts'
import type { MinutesBlock } from './minutes.ts'

/** How much is shown of what differs, and of what stands before it. */
const [mostShown, before] = [400, 40]

/** The stretch of words in which two texts of an item differ, with a little of what stands before it. */
export function changedWords(
  mine: ItemMinutes,
  theirs: ItemMinutes,
): { readonly mine: string; readonly theirs: string } {
  const [own, others] = [wordsOf(mine), wordsOf(theirs)]
  if (own === others) return { mine: besideWords(mine), theirs: besideWords(theirs) }
  const shared = own.slice(0, sharedLength(own, others))
  const start = wordStart(shared, shared.length - before)
  return { mine: from(own, start), theirs: from(others, start) }
}

function wordsOf({ blocks }: ItemMinutes): string {
  return blocks
    .flatMap((block) =>
      block.kind === 'resolution' ? block.clauses.map(({ content }) => content) : [block.content],
    )
    .map(plainText)
    .join(' ¶ ')
}

/** Of texts that read the same: the number, or the way in which the words are set or withheld. */
function besideWords({ frozen, number, blocks }: ItemMinutes): string {
  const withheld = blocks.filter((block) => block.classification !== 'public').length
  const kept = blocks.flatMap(keptOf).join(' ')
  return [
    frozen ? `minute ${number}` : 'number not fixed',
    `${blocks.length} paragraphs and points, ${withheld} of them not marked public`,
    ...(kept === '' ? [] : [`labels as printed: ${kept}`]),
  ].join('; ')
}

/** What a block keeps as it was printed before. */
function keptOf(block: MinutesBlock): readonly string[] {
  if (block.kind === 'point') return block.label === undefined ? [] : [block.label]
  if (block.kind !== 'resolution') return []
  return [block.lead, ...block.clauses.map(({ label }) => label)].filter((each) => each !== undefined)
}

/** Where the first word begins at a place or behind it; the place itself where no word does. */
function wordStart(words: string, at: number): number {
  if (at <= 0) return 0
  const space = words.indexOf(' ', at)
  return space === -1 ? at : space + 1
}

function sharedLength(one: string, other: string): number {
  let at = 0
  while (at < one.length && one[at] === other[at]) at += 1
  return at
}

function from(words: string, start: number): string {
  // Never the second half of a character that has two.
  const at = start > 0 && /[\udc00-\udfff]/.test(words.charAt(start)) ? start - 1 : start
  const shown = [...words.slice(at, at + mostShown)].join('')
  return `${at > 0 ? '…' : ''}${shown}${at + mostShown < words.length ? '…' : ''}`
}
