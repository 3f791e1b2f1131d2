import { createHash } from 'node:crypto'
import { directory, entryOfBytes, localHeader } from '../../../electron/files/bundleFile.ts'
import { readZip } from '../../../electron/render/zipFile.ts'
import { jsonMutators } from './jsonMutators.ts'
import type { Mutator, Mutators } from './mutator.ts'

/** Bundles that are whole, of a record or a list that is not. */
export const bundleMutators: Mutators = {
  'a record that does not hold together': within('record.json'),
  'a list that does not hold together': within('manifest.json'),
  'files of another name': (file, dice) => {
    const parts = [...readZip(file)]
    const name = dice.pick([
      'papers/../x',
      'record.json',
      `papers/${'a'.repeat(64)}`,
      '__proto__',
      'x'.repeat(300),
    ])
    return packed([...parts, [name, Buffer.from('x')]])
  },
  'files in another order': (file) => packed([...readZip(file)].toReversed()),
}

function within(name: string): Mutator {
  return (file, dice, other) => {
    const parts = readZip(file)
    const part = parts.get(name) ?? Buffer.alloc(0)
    const mutate = jsonMutators[dice.pick(Object.keys(jsonMutators))]
    parts.set(name, mutate?.(part, dice, other) ?? part)
    return packed([...withItsHash(parts)])
  }
}

/** The list names the record by its hash: a liar writes the right one. */
function withItsHash(parts: Map<string, Buffer>): Map<string, Buffer> {
  const record = parts.get('record.json') ?? Buffer.alloc(0)
  const recordHash = createHash('sha256').update(record).digest('hex')
  const manifest = parts.get('manifest.json')?.toString('utf8') ?? ''
  const right = manifest.replace(/"recordHash":"[0-9a-f]*"/, `"recordHash":"${recordHash}"`)
  return new Map([...parts, ['manifest.json', Buffer.from(right)]])
}

function packed(parts: readonly (readonly [string, Buffer])[]): Buffer {
  const entries = parts.map(([name, bytes]) => ({ entry: entryOfBytes(name, bytes), bytes }))
  return Buffer.concat([
    ...entries.flatMap(({ entry, bytes }) => [localHeader(entry), bytes]),
    directory(entries.map(({ entry }) => entry)),
  ])
}
