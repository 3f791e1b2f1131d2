/**
 * A browser host with a core that does next to nothing, in a process of its own that can be killed. Prints the address for a first window and
 * closes on SIGTERM. `node tinyHost.ts CONFIG_FOLDER`
 */
import { startLoopbackHost } from '../../electron/loopback/loopbackHost.ts'

const [config = ''] = process.argv.slice(2)
const host = await startLoopbackHost({
  folders: { config, suggestedBook: config },
  book: null,
  port: 0,
  files: new Map(),
  idleMilliseconds: null,
  threadFile: new URL('./tinyDoorThread.ts', import.meta.url),
})
process.once('SIGTERM', () => void host.close())
process.stdout.write(`${host.newAddress()}\n`)
await host.closed
