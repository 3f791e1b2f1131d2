/**
 * A process that types into one item. An edit that fails is told and tried again, with the same identity, after every line on standard
 * input, until it is taken; then once more. `node applyThroughFault.ts DIR MEETING ITEM`
 */
import { createInterface } from 'node:readline'
import { bareCore } from './bareCore.ts'
import { anEdit, typing } from './builders.ts'

const [dir = '', meetingId = '', itemId = ''] = process.argv.slice(2)
const { core, client } = await bareCore(dir)

/** "applied", "already", or the sentence of the failure. */
async function type(n: number): Promise<string> {
  const steps = [typing(`${n};${'words '.repeat(2_000)}`)]
  const edit = anEdit(meetingId, itemId, { changeId: `edit-${n}`, baseRevision: n, steps })
  return client.minutes.apply(edit).then(
    (answer) => answer.outcome,
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  )
}

let n = 0
let answer = await type(n)
while (answer === 'applied') answer = await type((n += 1))
process.stdout.write(`${answer}\n`)
const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]()
while ((await lines.next()).done !== true) {
  answer = await type(n)
  process.stdout.write(`${answer}\n`)
  if (answer === 'applied') break
}
process.stdout.write(`${await type(n)}\n`)
await core.close()
process.stdout.write(`${n + 1}\n`)
process.exit(0)
