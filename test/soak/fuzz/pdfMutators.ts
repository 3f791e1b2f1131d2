import { strangeNumbers } from './byteMutators.ts'
import type { Dice } from './dice.ts'
import type { Mutators } from './mutator.ts'
import { often, ofText, put, replaceOne } from './mutator.ts'

const referencePattern = /\d+ 0 R\b/g
const inPdf = (mutate: (text: string, dice: Dice, other: string) => string) => ofText(mutate, 'latin1')

/** An object that stands before the end, where a reader that mends a file finds it. */
function withObject(text: string, object: string): string {
  const at = text.lastIndexOf('startxref')
  return at < 0 ? text + object : text.slice(0, at) + object + text.slice(at)
}

const filters = [
  '/FlateDecode',
  '/ASCIIHexDecode',
  '/ASCII85Decode',
  '/LZWDecode',
  '/RunLengthDecode',
] as const
const images = ['/DCTDecode', '/JPXDecode', '/JBIG2Decode', '/CCITTFaxDecode', '/Crypt', '/None'] as const
const boxes = [
  '[0 0 0 0]',
  '[0 0 1e9 1e9]',
  '[-1e30 -1e30 1e30 1e30]',
  '[1 2]',
  '[/a]',
  '[595 842 0 0]',
] as const
const paints = [
  ...[
    'q ',
    'BT ',
    'BT /F1 1e9 Tf (x) Tj ET ',
    '1e30 0 0 1e30 0 0 cm ',
    '0 0 0 0 0 0 cm ',
    '(((',
    'BI ID EI ',
  ],
  ...['/X0 Do ', '[(a) -1e9 (b)] TJ ', '1 0 0 1 1e20 -1e20 Tm (word) Tj ', '<FFFE> Tj ', '%', '[[[[', '<<'],
  ...['0 Tz (words) Tj ', '90 Tr (words) Tj ', '(\\377\\376) Tj T* ', '3 Tr (hidden) Tj '],
] as const

/** PDFs that no program makes. */
export const pdfMutators: Mutators = {
  'an object in the place of another': inPdf((text, dice) => {
    const all = text.match(referencePattern) ?? ['1 0 R']
    let changed = text
    for (let left = dice.size(8); left > 0; left -= 1)
      changed = replaceOne(changed, dice, referencePattern, () => dice.pick(all))
    return changed
  }),
  'pages in a ring': inPdf((text, dice) => {
    const pages = /(\d+) 0 obj\s*<<[^>]*\/Type ?\/Pages\b/.exec(text)?.[1] ?? '2'
    const kids = Array.from({ length: dice.size(50) }, () => `${pages} 0 R`).join(' ')
    return text.replace(/\/Kids ?\[[^\]]*\]/, `/Kids[${kids}]`)
  }),
  'a page again and again': inPdf((text, dice) =>
    text.replace(/\/Kids ?\[([^\]]*)\]/, (_, kids: string) => `/Kids[${often(`${kids} `, dice, 4_000)}]`),
  ),
  'a count that is none': inPdf((text, dice) =>
    replaceOne(text, dice, /\/(?:Count|Length|Size|N|First|W|Index|Prev|Root) ?-?\d+/g, (found) =>
      found.replace(/-?\d+$/, dice.pick(strangeNumbers)),
    ),
  ),
  'a table of places that is none': inPdf((text, dice) =>
    text.replace(
      /startxref\s+\d+/,
      () => `startxref\n${dice.pick([...strangeNumbers, String(dice.below(text.length))])}`,
    ),
  ),
  'a table that leads back': inPdf((text, dice) =>
    text.replaceAll(/\/Root\b/g, () => `/Prev ${dice.below(text.length)} /Root`),
  ),
  'filters in filters': inPdf((text, dice) => {
    const chain = Array.from({ length: dice.size(400) }, () => dice.pick([...filters, ...images])).join('')
    return text.replaceAll(/\/Filter ?(?:\/\w+|\[[^\]]*\])/g, () => `/Filter[${chain}]`)
  }),
  'another box': inPdf((text, dice) =>
    text.replaceAll(
      /\/MediaBox ?\[[^\]]*\]/g,
      () => `/MediaBox${dice.pick(boxes)}/Rotate ${dice.pick(strangeNumbers)}`,
    ),
  ),
  'nested without end': inPdf((text, dice) => {
    const open = dice.pick(['[', '<<', '<</A', '(', '<</Kids[<<'])
    return withObject(text, `\n900 0 obj\n${often(open, dice, 100_000)}\nendobj\n`)
  }),
  'objects in objects': inPdf((text, dice) => {
    const body = often('900 0 901 0 902 5 ', dice, 2_000)
    const dict = `/Type/ObjStm/N ${dice.pick(strangeNumbers)}/First ${dice.below(body.length)}/Length ${body.length}/Extends 900 0 R`
    return withObject(text, `\n900 0 obj\n<<${dict}>>\nstream\n${body}\nendstream\nendobj\n`)
  }),
  'a drawing of anything': inPdf((text, dice) => {
    const all = Array.from({ length: dice.size(300) }, () => dice.pick(paints)).join('\n')
    const drawing = dice.below(2) === 0 ? all : often(dice.pick(paints), dice, 50_000)
    const object = `\n900 0 obj\n<</Length ${drawing.length}>>\nstream\n${drawing}\nendstream\nendobj\n`
    // Where the table of places is of no use, readers look for objects themselves.
    const lost = text.replace(/startxref\s+\d+/, 'startxref\n0')
    return withObject(lost.replaceAll(/\/Contents ?(?:\[[^\]]*\]|\d+ 0 R)/g, '/Contents 900 0 R'), object)
  }),
  'a form in itself': inPdf((text, dice) => {
    const drawing = often('/X0 Do ', dice, 5_000)
    const dict = `/Type/XObject/Subtype/Form/BBox[0 0 600 900]/Resources<</XObject<</X0 900 0 R>>>>/Length ${drawing.length}`
    const object = `\n900 0 obj\n<<${dict}>>\nstream\n${drawing}\nendstream\nendobj\n`
    const lost = text.replace(/startxref\s+\d+/, 'startxref\n0')
    return withObject(lost.replaceAll(/\/Contents ?(?:\[[^\]]*\]|\d+ 0 R)/g, '/Contents 900 0 R'), object)
  }),
  'a lock': inPdf((text, dice) =>
    text.replaceAll(
      /\/Root\b/g,
      () => `/Encrypt<</Filter/Standard/V ${dice.pick(strangeNumbers)}/R 3/O(x)/U(y)/P -4>>/Root`,
    ),
  ),
  'a word of its own lost': inPdf((text, dice) =>
    replaceOne(text, dice, /\b(?:endobj|endstream|stream|xref|trailer|obj|Pages|Page|Catalog|Font)\b/g, () =>
      dice.pick(['', 'x', 'obj']),
    ),
  ),
  'letters of a font': inPdf((text, dice) =>
    put(
      text.replaceAll(/\/Encoding ?\/\w+/g, '/Encoding<</Differences[-5/a 300/b/c 1e9/d]>>'),
      dice,
      '/ToUnicode 900 0 R',
    ),
  ),
}
