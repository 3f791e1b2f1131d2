import { readZip, writeZip } from '../../../electron/render/zipFile.ts'
import { byteMutators } from './byteMutators.ts'
import type { Dice } from './dice.ts'
import { elementMutators } from './elementMutators.ts'
import { markupMutators } from './markupMutators.ts'
import { mostBytes } from './mutator.ts'
import type { Mutator, Mutators } from './mutator.ts'

/** What a packed file says of each of its files: where in the local header, and where in the directory. */
const said = {
  method: [8, 10, 2],
  flags: [6, 8, 2],
  sum: [14, 16, 4],
  packed: [18, 20, 4],
  unpacked: [22, 24, 4],
  nameLength: [26, 28, 2],
  extraLength: [28, 30, 2],
} as const
const [local, central] = [0x04034b50, 0x02014b50]

/** Changes one of a packed file's files inside. */
function inside(mutators: Mutators): Mutator {
  return (file, dice, other) => {
    const parts = readZip(file)
    const [names, others] = [[...parts.keys()], [...readZip(other).values()]]
    // Most of what is read stands in one part; the rest gets its turn.
    const name = dice.below(3) > 0 ? 'word/document.xml' : dice.pick(names)
    const part = parts.get(name) ?? Buffer.alloc(0)
    const mutate = mutators[dice.pick(Object.keys(mutators))]
    parts.set(name, mutate?.(part, dice, dice.pick(others)) ?? part)
    return Buffer.from(writeZip(parts))
  }
}

function headers(file: Buffer, signature: number): number[] {
  const found: number[] = []
  for (let at = 0; at + 46 < file.length; at += 1) if (file.readUInt32LE(at) === signature) found.push(at)
  return found
}

/** Says something else in a header: both times the same, or only once. */
function lies(file: Buffer, dice: Dice): Buffer {
  const lying = Buffer.from(file)
  const [inLocal, inCentral, size] = said[dice.pick(Object.keys(said) as (keyof typeof said)[])]
  const value = dice.pick([0, 1, 8, 9, 12, 99, 0xffff, dice.below(0xffff)])
  const write = (headersAt: readonly number[], at: number): void => {
    const header = dice.pick(headersAt)
    if (size === 2) lying.writeUInt16LE(value, header + at)
    else lying.writeUInt32LE(dice.pick([value, 0xffffffff, 0x7fffffff, dice.below(0xffffffff)]), header + at)
  }
  const [locals, centrals] = [headers(file, local), headers(file, central)]
  if (locals.length > 0 && dice.below(3) > 0) write(locals, inLocal)
  if (centrals.length > 0 && dice.below(3) > 0) write(centrals, inCentral)
  return lying
}

const names = [
  ...[
    '../../evil.xml',
    '/etc/passwd',
    'C:\\evil.xml',
    'word\\document.xml',
    'aux.png',
    '',
    'word/',
    '__proto__',
  ],
  ...[
    'word/document.xml',
    'word/comments.xml',
    'word/vbaProject.bin',
    'xl/workbook.xml',
    'mimetype',
    'a\0b',
    '\u202ex',
  ],
  ...['word/document.xml/../x', 'x'.repeat(5_000), 'constructor', 'word/styles2.xml', 'word/numbering.xml'],
] as const

/** Packed files that no program packs. */
export const zipMutators: Mutators = {
  'a part with other elements': inside(elementMutators),
  'a part with other elements again': inside(elementMutators),
  'a part with elements of anywhere': inside(elementMutators),
  'a part with broken tags': inside(markupMutators),
  'a part broken': inside(byteMutators),
  'a lie in a header': lies,
  'a file of another name': (file, dice) => {
    const parts = readZip(file)
    const [from, to] = [dice.pick([...parts.keys()]), dice.pick(names)]
    return Buffer.from(
      writeZip(new Map([...parts].map(([name, bytes]) => [name === from ? to : name, bytes] as const))),
    )
  },
  'a file lost': (file, dice) => {
    const parts = readZip(file)
    parts.delete(dice.pick([...parts.keys()]))
    return Buffer.from(writeZip(parts))
  },
  'a file twice': (file, dice, other) => {
    const parts = readZip(file)
    // Of the same length, so that its name can be written over: a map holds no name twice.
    parts.set('word/documenu.xml', dice.pick([...readZip(other).values()]))
    const packed = Buffer.from(writeZip(parts)).toString('latin1')
    return Buffer.from(packed.replaceAll('word/documenu.xml', 'word/document.xml'), 'latin1')
  },
  'packed again inside': (file, dice) => {
    let packed: Uint8Array = file
    for (let left = dice.below(8); left >= 0; left -= 1)
      packed = writeZip(new Map([[dice.pick(['word/document.xml', 'inner.docx']), packed]]))
    return Buffer.from(packed)
  },
  'a part of much': (file, dice) => {
    const parts = readZip(file)
    const much = Buffer.alloc(dice.size(30_000_000), dice.pick([' ', '<w:p/>', '<', 'a']))
    parts.set(dice.pick(['word/document.xml', 'word/styles.xml', 'word/media/a.png']), much)
    return Buffer.from(writeZip(parts))
  },
  'many files': (file, dice) => {
    const parts = readZip(file)
    const count = dice.size(2_500)
    for (let at = 0; at < count; at += 1) parts.set(`word/part${at}.xml`, Buffer.from('<a/>'))
    return Buffer.from(writeZip(parts))
  },
  'something behind the end': (file, dice, other) =>
    Buffer.concat([file, other.subarray(dice.below(other.length))]),
  'something before the beginning': (file, dice) =>
    Buffer.concat([file.subarray(0, 4), Buffer.alloc(dice.size(1_000)), file]).subarray(0, mostBytes),
}
