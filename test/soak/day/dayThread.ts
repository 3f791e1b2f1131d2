import { setFlagsFromString } from 'node:v8'
import { BroadcastChannel, parentPort, workerData } from 'node:worker_threads'
import { runInNewContext } from 'node:vm'
import { v7 as newId } from 'uuid'
import { startNodeChild } from '../../../electron/children/nodeChildren.ts'
import { wordConverter } from '../../../electron/children/wordConverter.ts'
import { createCore } from '../../../electron/core/createCore.ts'
import { createFileReading } from '../../../electron/core/reading/fileReading.ts'
import { fileLog } from '../../../electron/core/log.ts'
import type { CoreThreadStart } from '../../../electron/coreMessages.ts'
import { serveDoor } from '../../../electron/doorThread.ts'
import { createRenderer } from '../../../electron/render/renderer.ts'
import { defined } from '../../../shared/domain/assert.ts'
import type { DayMessage } from './dayHost.ts'
import { realMillisecondsPerHalfHour, realMillisecondsPerMinute } from './halfHour.ts'

/** The thread of the core as electron/coreThread.ts makes it, but that its clock is set from outside and its ten minutes are shorter. */
const start = workerData as CoreThreadStart
const channel = new BroadcastChannel('day')
let set = { to: Date.now(), at: performance.now() }
const clock = {
  zone: 'Europe/London',
  now: () => new Date(set.to + Math.floor(performance.now() - set.at)),
}
const log = fileLog(start.configFolder, clock)
setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void
channel.onmessage = (event) => {
  const message = (event as { readonly data: DayMessage }).data
  if (message.kind === 'clock') set = { to: message.to, at: performance.now() }
  if (message.kind !== 'measure') return
  collect()
  channel.postMessage({ kind: 'core', heap: process.memoryUsage().heapUsed } satisfies DayMessage)
}

await serveDoor(
  defined(parentPort, 'the core is started as a thread by its host'),
  async (powers) => {
    const render = createRenderer({ log, restMilliseconds: realMillisecondsPerMinute })
    const core = await createCore({
      configFolder: start.configFolder,
      ...(start.book === null ? {} : { folder: start.book }),
      ...{ clock, newId, log, render },
      host: { kind: start.host, suggestedFolder: start.suggestedFolder },
      backupAfterMilliseconds: realMillisecondsPerHalfHour / 3,
      reading: (parts) =>
        createFileReading({
          ...{ ...parts, render },
          startChild: start.hostStartsChildren ? powers.startChild : startNodeChild,
          converter: wordConverter(),
        }),
    })
    return {
      door: (request) => core.door(request),
      menu: (command) => core.menu(command),
      close: async () => {
        channel.close()
        await core.close()
        await render.close()
      },
    }
  },
  (error) => log.error('the door failed', error),
)
