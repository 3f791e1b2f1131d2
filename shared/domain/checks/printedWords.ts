import { plainText } from '../minutes.ts'
import type { MinutesBlock } from '../minutes.ts'

/** The words that a block prints; an officer's note prints none. */
export function printedWords(block: MinutesBlock): string {
  if (block.kind === 'note') return ''
  const contents =
    block.kind === 'resolution' ? block.clauses.map((clause) => clause.content) : [block.content]
  return contents.map(plainText).join(' ')
}
