import { isOff } from './hiddenStyles.ts'
import { readWordXml } from './wordXml.ts'

/** The words that a Word document prints: not those that are hidden, and none that fields are made of. */
export function wordsOfWord(part: Uint8Array): string {
  const out: string[] = []
  const open: string[] = []
  let hidden = false
  let fallback = 0
  readWordXml(part, {
    open: (tag, local) => {
      // Drawn twice for two ages of Word: once is enough.
      if (tag.local === 'Fallback' && local === '') fallback += 1
      open.push(local)
      if (local === 'r') hidden = false
      if (local === 'vanish' && open.at(-2) === 'rPr') hidden = !isOff(tag.attributes['w:val']?.value)
      if (['tab', 'br', 'cr'].includes(local)) out.push(' ')
    },
    close: (tag, local) => {
      open.pop()
      if (tag.local === 'Fallback' && local === '') fallback -= 1
      if (local === 'p') out.push('\n')
    },
    text: (text) => {
      if (open.at(-1) === 't' && !hidden && fallback === 0) out.push(text)
    },
  })
  return out.join('')
}
