/**
 * The browser host with a core whose clock can be set: `node dayHost.ts CONFIG BOOK PAGES`. It reads lines of JSON (DayMessage) and prints
 * such lines; the first says the address.
 */
import { createInterface } from 'node:readline'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { BroadcastChannel } from 'node:worker_threads'
import { startLoopbackHost } from '../../../electron/loopback/loopbackHost.ts'
import { readStaticFiles } from '../../../electron/staticFiles.ts'

export type DayMessage =
  | { readonly kind: 'address'; readonly address: string }
  | { readonly kind: 'ask-address' | 'measure' }
  | { readonly kind: 'clock'; readonly to: number }
  /** Bytes in use after all that can be has been let go: of the core's thread, and of the host itself with all that the process holds; and the most it held since it was asked last. */
  | { readonly kind: 'core'; readonly heap: number }
  | {
      readonly kind: 'measured'
      readonly core: number
      readonly host: number
      readonly rss: number
      readonly most: number
    }

const [config = '', book = '', pages = ''] = process.argv.slice(2)
const host = await startLoopbackHost({
  folders: { config, suggestedBook: book },
  book: null,
  port: 0,
  files: readStaticFiles(pages),
  idleMilliseconds: null,
  threadFile: new URL('./dayThread.ts', import.meta.url),
})
const channel = new BroadcastChannel('day')
setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void
const tell = (message: DayMessage): void => void process.stdout.write(`${JSON.stringify(message)}\n`)

/** V8 keeps the pages that a collection sets free for eight seconds, whatever the clock of the day says. */
const poolMilliseconds = 10_000
let most = 0
const looks = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 100)

channel.onmessage = (event) => {
  const message = (event as { readonly data: DayMessage }).data
  if (message.kind !== 'core') return
  collect()
  const host = process.memoryUsage().heapUsed
  setTimeout(() => {
    const rss = process.memoryUsage.rss()
    tell({ kind: 'measured', core: message.heap, host, rss, most })
    most = rss
  }, poolMilliseconds)
}
const wishes = createInterface({ input: process.stdin })
wishes.on('line', (line) => {
  const message = JSON.parse(line) as DayMessage
  if (message.kind === 'ask-address') tell({ kind: 'address', address: host.newAddress() })
  else channel.postMessage(message)
})
process.once('SIGTERM', () => void host.close())
tell({ kind: 'address', address: host.newAddress() })
await host.closed
clearInterval(looks)
channel.close()
process.exit(0)
