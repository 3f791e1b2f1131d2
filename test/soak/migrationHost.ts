/**
 * A process that goes through a folder as the product does, its reader of files in a process of its own, until it is done or killed. It prints
 * a line of JSON when it began and one every second: `node migrationHost.ts DIR FOLDER`. The last line says "done".
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { startNodeChild } from '../../electron/children/nodeChildren.ts'
import { wordConverter } from '../../electron/children/wordConverter.ts'
import { createFileReading } from '../../electron/core/reading/fileReading.ts'
import { bareCore } from '../helpers/bareCore.ts'
import { nothingRendered } from '../helpers/renderers.ts'

export interface MigrationTold {
  readonly state: 'begun' | 'running' | 'done'
  readonly settled: number
  /** Milliseconds since the process began. */
  readonly at: number
  /** Resident bytes of this process, and of its reader of files. */
  readonly core: number
  readonly child: number
}

const [dir = '', folder = ''] = process.argv.slice(2)
const { core, client } = await bareCore(dir, {
  folder: join(dir, 'book'),
  reading: (parts) =>
    createFileReading({
      ...parts,
      ...{ render: nothingRendered, startChild: startNodeChild, converter: wordConverter() },
    }),
})

/** What the children of this process take, as Linux tells it. */
function childBytes(): number {
  const ids = readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8').trim().split(' ')
  return ids
    .filter((id) => id !== '')
    .reduce((sum, id) => {
      try {
        const status = readFileSync(`/proc/${id}/status`, 'utf8')
        return sum + Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) * 1024
      } catch {
        // It ended between the list and the look.
        return sum
      }
    }, 0)
}

function tell(told: MigrationTold): void {
  process.stdout.write(`${JSON.stringify(told)}\n`)
}

const { runId } = await client.migrations.start({ folder, published: false })
const look = async (): Promise<string> => {
  const run = (await client.migrations.list({})).find(({ id }) => id === runId)
  if (run === undefined) throw new Error('The run is not in the book')
  const state = run.state === 'done' ? 'done' : 'running'
  tell({
    ...{ state, settled: run.files - run.counts.waiting, at: performance.now() },
    ...{ core: process.memoryUsage.rss(), child: childBytes() },
  })
  return run.problem ?? run.state
}
tell({ state: 'begun', settled: 0, at: performance.now(), core: process.memoryUsage.rss(), child: 0 })
const timer = setInterval(() => {
  void look().then(async (state) => {
    if (state === 'running') return
    clearInterval(timer)
    await core.close()
    process.exit(state === 'done' ? 0 : 1)
  })
}, 1_000)
