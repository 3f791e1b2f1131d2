import { parentPort, workerData } from 'node:worker_threads'
import { v7 as newId } from 'uuid'
import { defined } from '../shared/domain/assert.ts'
import { startNodeChild } from './children/nodeChildren.ts'
import { wordConverter } from './children/wordConverter.ts'
import { createCore } from './core/createCore.ts'
import { createFileReading } from './core/reading/fileReading.ts'
import { fileLog } from './core/log.ts'
import type { CoreThreadStart } from './coreMessages.ts'
import { serveDoor } from './doorThread.ts'
import type { Door, HostPowers } from './doorThread.ts'
import { createRenderer } from './render/renderer.ts'

/** The thread on which the core lives: the same core as everywhere, with the real clock, ids and log. */

const start = workerData as CoreThreadStart
const clock = { now: () => new Date(), zone: 'Europe/London' }
const log = fileLog(start.configFolder, clock)

/** The typesetter is loaded once the first screen has had its turn. */
const warmAfterMilliseconds = 3_000

async function openDoor(powers: HostPowers): Promise<Door> {
  const render = createRenderer({ log })
  const core = await createCore({
    configFolder: start.configFolder,
    ...(start.book === null ? {} : { folder: start.book }),
    accountKey: start.accountKey,
    clock,
    newId,
    log,
    host: {
      kind: start.host,
      suggestedFolder: start.suggestedFolder,
      ...(start.canChooseFolder ? { chooseFolder: () => powers.chooseFolder() } : {}),
    },
    render,
    backupAfterMilliseconds: 10 * 60_000,
    checkAfterMilliseconds: 20_000,
    watchDisk: { everyMilliseconds: 2_000, ballastAfterMilliseconds: 60_000 },
    reading: (parts) =>
      createFileReading({
        ...parts,
        render,
        startChild: start.hostStartsChildren ? powers.startChild : startNodeChild,
        converter: wordConverter(),
      }),
  })
  const warming = setTimeout(() => {
    render.warm().catch((error: unknown) => log.error('the typesetter could not be loaded', error))
  }, warmAfterMilliseconds)
  return {
    door: (request) => core.door(request),
    menu: (command) => core.menu(command),
    close: async () => {
      clearTimeout(warming)
      await core.close()
      await render.close()
    },
  }
}

await serveDoor(defined(parentPort, 'the core is started as a thread by its host'), openDoor, (error) =>
  log.error('the door failed', error),
)
