import type { Mutators } from './mutator.ts'
import { mostBytes, ofText, replaceOne } from './mutator.ts'

export const strangeNumbers = [
  ...['0', '-1', '2147483647', '4294967296', '99999999999999999999', '1e309', 'NaN', '0.0000000001'],
  ...['65536', '-2147483648', '1000000', '٣'],
] as const

/** What hides, reorders or is no letter at all. */
export const hiddenMarks = [
  ...['\u202e', '\u202a', '\u2066', '\u2069', '\u200b', '\u200f', '\u2060', '\ufeff', '\u00ad'],
  ...['\u0000', '\u0007', '\u001b[31m', '\u007f', '\u0085', '\u2028', '\ufffe', '\uffff'],
  ...['e\u0301\u0301\u0301\u0301', 'ﷺ', '👩‍👩‍👧‍👦'],
] as const

const brokenLetters = [
  [0xff, 0xfe],
  [0xc0, 0xaf],
  [0xed, 0xa0, 0x80],
  [0xf5, 0x80, 0x80, 0x80],
  [0xe2, 0x80],
  [0xd8, 0x00],
  [0x00, 0xdc],
  [0x80],
] as const

/** What may happen to any file on its way. */
export const byteMutators: Mutators = {
  'bits flipped': (file, dice) => {
    const broken = Buffer.from(file)
    for (let left = dice.size(40); left > 0 && broken.length > 0; left -= 1) {
      const at = dice.below(broken.length)
      broken[at] = (broken[at] ?? 0) ^ (1 << dice.below(8))
    }
    return broken
  },
  'cut short': (file, dice) => file.subarray(0, dice.below(file.length)),
  'its beginning lost': (file, dice) => file.subarray(dice.below(file.length)),
  'two files in one': (file, dice, other) =>
    Buffer.concat([file.subarray(0, dice.below(file.length)), other.subarray(dice.below(other.length))]),
  'a piece repeated': (file, dice) => {
    const from = dice.below(file.length)
    const piece = file.subarray(from, from + dice.size(4_000))
    const times = Math.min(dice.size(5_000), Math.floor(mostBytes / Math.max(1, piece.length)))
    const again = Array.from({ length: times }, () => piece)
    return Buffer.concat([file.subarray(0, from), ...again, file.subarray(from)])
  },
  'a piece lost': (file, dice) => {
    const from = dice.below(file.length)
    return Buffer.concat([file.subarray(0, from), file.subarray(from + dice.size(file.length))])
  },
  'a number changed': ofText(
    (text, dice) => replaceOne(text, dice, /\d+/g, () => dice.pick(strangeNumbers)),
    'latin1',
  ),
  'broken letters': (file, dice) => {
    const pieces: Buffer[] = []
    let from = 0
    for (let left = dice.size(30); left > 0; left -= 1) {
      const to = from + dice.below(file.length - from + 1)
      pieces.push(file.subarray(from, to), Buffer.from(dice.pick(brokenLetters)))
      from = to
    }
    return Buffer.concat([...pieces, file.subarray(from)])
  },
  'nothing in between': (file, dice) => {
    const at = dice.below(file.length)
    return Buffer.concat([file.subarray(0, at), Buffer.alloc(dice.size(5_000)), file.subarray(at)])
  },
  'in other letters': (file, dice) => {
    const wide = Buffer.from(`\ufeff${file.toString('utf8')}`, 'utf16le')
    // A byte too few, and every letter after is half of one and half of the next.
    return dice.below(2) === 0 ? wide : wide.subarray(0, Math.max(2, wide.length - 1))
  },
}
