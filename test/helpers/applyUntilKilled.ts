/**
 * A process that opens the book of a folder and goes on with the counted acts until it is killed. It prints the number of every act
 * that was answered as saved, and nothing else. `node applyUntilKilled.ts DIR ACTED-ON FIRST`
 */
import { bareCore } from './bareCore.ts'
import { doAct } from './countedActs.ts'
import type { ActedOn } from './countedActs.ts'

const [dir = '', actedOn = '', first = ''] = process.argv.slice(2)
const on = JSON.parse(actedOn) as ActedOn
const { client } = await bareCore(dir)
for (let n = Number(first); ; n += 1) {
  await doAct(client, on, n)
  process.stdout.write(`${n}\n`)
}
