/**
 * A process that opens the book of a folder and types into one item until it is killed. It prints a line for every edit that was
 * answered as saved, and nothing else. `node applyUntilKilled.ts DIR MEETING ITEM`
 */
import { join } from 'node:path'
import { createCore } from '../../electron/core/createCore.ts'
import { silentLog } from '../../electron/core/log.ts'
import { createClient } from '../../shared/api/client.ts'
import { typing } from './builders.ts'

const [dir = '', meetingId = '', itemId = ''] = process.argv.slice(2)
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
const opened = await client.minutes.open({ meetingId, itemId })
for (let { revision } = opened; ;) {
  const answer = await client.minutes.apply({
    meetingId,
    itemId,
    changeId: crypto.randomUUID(),
    baseRevision: revision,
    steps: [typing(`${revision};`)],
    facts: { add: [], remove: [] },
    undoes: [],
  })
  revision = answer.revision
  process.stdout.write(`${revision}\n`)
}
