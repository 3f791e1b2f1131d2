import { plainText } from './minutes.ts'
import type { MinutesBlock } from './minutes.ts'

/** True for words that say no more than that there was nothing: "None.", "No declarations were made." `none` is the council's own wording. */
export function saysNone(words: string, none = ''): boolean {
  const bare = words.trim().replace(/\.$/, '').toLowerCase()
  return bare !== '' && (bare === none.trim().replace(/\.$/, '').toLowerCase() || nothing.test(bare))
}

const nothing =
  /^(?:there (?:were|was) )?(?:none|nil|no (?:declarations?|interests?)(?: of (?:any )?interests?)?)(?: (?:were |was )?(?:made|declared|received))?$/

/** Whether a block of an item on interests says that none was declared. */
export function blockSaysNone(block: MinutesBlock, none: string): boolean {
  return (block.kind === 'prose' || block.kind === 'point') && saysNone(plainText(block.content), none)
}
