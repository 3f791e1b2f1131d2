import { parentPort, workerData } from 'node:worker_threads'
import { v7 as newId } from 'uuid'
import { defined } from '../shared/domain/assert.ts'
import { createCore } from './core/createCore.ts'
import { fileLog } from './core/log.ts'
import type { CoreThreadStart } from './coreMessages.ts'
import { serveDoor } from './doorThread.ts'
import { createRenderer } from './render/renderer.ts'

/** The thread on which the core lives: the same core as everywhere, with the real clock, ids and log. */

const start = workerData as CoreThreadStart
const clock = { now: () => new Date(), zone: 'Europe/London' }
const log = fileLog(start.configFolder, clock)

await serveDoor(
  defined(parentPort, 'the core is started as a thread by its host'),
  (powers) =>
    createCore({
      configFolder: start.configFolder,
      ...(start.book === null ? {} : { folder: start.book }),
      clock,
      newId,
      log,
      host: {
        kind: start.host,
        suggestedFolder: start.suggestedFolder,
        onMenu: (listener) => powers.onMenu(listener),
        ...(start.canChooseFolder ? { chooseFolder: () => powers.chooseFolder() } : {}),
      },
      render: createRenderer({ log }),
    }),
  (error) => log.error('the door failed', error),
)
