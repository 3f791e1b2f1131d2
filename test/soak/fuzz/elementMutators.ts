import { strangeNumbers } from './byteMutators.ts'
import type { Dice } from './dice.ts'
import type { Mutators } from './mutator.ts'
import { often, ofText } from './mutator.ts'

/** A whole element: where it begins, and past its end. */
interface Whole {
  readonly from: number
  readonly to: number
}

/** The elements of some sound XML below its outermost, each with all that is in it. */
function elements(text: string): Whole[] {
  const open: number[] = []
  const found: Whole[] = []
  for (const match of text.matchAll(/<(\/?)[\w:.-]+[^<>]*?(\/?)>/g)) {
    const to = match.index + match[0].length
    if (match[2] === '/') found.push({ from: match.index, to })
    else if (match[1] === '') open.push(match.index)
    else found.push({ from: open.pop() ?? match.index, to })
  }
  return found.filter(({ from }) => from > (open[0] ?? text.indexOf('<w:')))
}

const cut = (text: string, { from, to }: Whole): string => text.slice(from, to)
const instead = (text: string, { from, to }: Whole, what: string): string =>
  text.slice(0, from) + what + text.slice(to)

function changed(
  text: string,
  dice: Dice,
  most: number,
  change: (element: string, all: readonly string[]) => string,
) {
  let now = text
  for (let left = dice.size(most); left > 0; left -= 1) {
    const all = elements(now)
    if (all.length === 0) return now
    const one = dice.pick(all)
    now = instead(now, one, change(cut(now, one), [cut(now, dice.pick(all))]))
  }
  return now
}

const names = [
  ...['p', 'r', 't', 'tbl', 'tr', 'tc', 'pPr', 'rPr', 'numPr', 'sdt', 'sdtContent', 'del', 'ins', 'moveFrom'],
  ...[
    'moveTo',
    'fldSimple',
    'hyperlink',
    'txbxContent',
    'pict',
    'br',
    'tab',
    'sectPr',
    'style',
    'num',
    'lvl',
  ],
  ...['abstractNum', 'footnote', 'comment', 'commentRangeStart', 'bookmarkStart', 'instrText', 'fldChar'],
] as const

/** XML that is sound, of a document that no program would write. */
export const elementMutators: Mutators = {
  'elements lost': ofText((text, dice) => changed(text, dice, 6, () => '')),
  'elements elsewhere': ofText((text, dice) => changed(text, dice, 6, (_, [other = '']) => other)),
  'elements in elements': ofText((text, dice) =>
    changed(text, dice, 6, (one, [other = '']) =>
      one.replace(/>/, (end) => (one.endsWith('/>') ? end : end + other)),
    ),
  ),
  'elements again and again': ofText((text, dice) =>
    changed(text, dice, 1, (one) => often(one, dice, 3_000)),
  ),
  'elements deep inside': ofText((text, dice) =>
    changed(text, dice, 1, (one) => {
      const [name, deep] = [`w:${dice.pick(names)}`, dice.size(400)]
      return `<${name}>`.repeat(deep) + one + `</${name}>`.repeat(deep)
    }),
  ),
  'elements of another name': ofText((text, dice) => {
    const [from, to] = [dice.pick(names), dice.pick(names)]
    return text.replaceAll(new RegExp(`(</?w:)${from}(?=[ />])`, 'g'), `$1${to}`)
  }),
  'other values': ofText((text, dice) => {
    const values = [
      ...strangeNumbers,
      '',
      '__proto__',
      'constructor',
      'bullet',
      'none',
      '%1%2%3%4%5%6%7%8%9',
      'true',
    ]
    return text.replaceAll(/(w:\w+=)"[^"]*"/g, (found, name: string) =>
      dice.below(8) === 0 ? `${name}"${dice.pick(values)}"` : found,
    )
  }),
  'values of elsewhere': ofText((text, dice) => {
    const values = [...text.matchAll(/w:val="([^"]*)"/g)].map(([, value]) => value ?? '')
    if (values.length === 0) return text
    return text.replaceAll(/w:val="[^"]*"/g, (found) =>
      dice.below(6) === 0 ? `w:val="${dice.pick(values)}"` : found,
    )
  }),
}
