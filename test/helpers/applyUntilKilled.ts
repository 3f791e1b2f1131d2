/**
 * A process that opens the book of a folder and goes on with the counted acts until it is killed. It prints the number of every act
 * that was answered as saved, and nothing else. `node applyUntilKilled.ts DIR ACTED-ON FIRST`
 */
import { join } from 'node:path'
import { createCore } from '../../electron/core/createCore.ts'
import { silentLog } from '../../electron/core/log.ts'
import { createClient } from '../../shared/api/client.ts'
import { doAct } from './countedActs.ts'
import type { ActedOn } from './countedActs.ts'

const [dir = '', actedOn = '', first = ''] = process.argv.slice(2)
const on = JSON.parse(actedOn) as ActedOn
const core = await createCore({
  configFolder: join(dir, 'config'),
  clock: { now: () => new Date(), zone: 'Europe/London' },
  newId: () => crypto.randomUUID(),
  log: silentLog,
  host: { kind: 'command-line', suggestedFolder: dir },
  render: { render: () => Promise.reject(new Error('nothing is rendered here')) },
})
const client = createClient({
  baseUrl: 'http://core.test',
  fetch: (request) => core.door(request),
  token: null,
})
for (let n = Number(first); ; n += 1) {
  await doAct(client, on, n)
  process.stdout.write(`${n}\n`)
}
