import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { AppError } from '../../shared/domain/appError.ts'
import { defined } from '../../shared/domain/assert.ts'
import type { CoreThreadStart } from '../../electron/coreMessages.ts'
import { serveDoor } from '../../electron/doorThread.ts'
import type { HostPowers } from '../../electron/doorThread.ts'

/** A thread with a door that does one small thing at each address, for the tests of the hosts. */

const start = workerData as CoreThreadStart
const port = defined(parentPort, 'started as a thread')
const bytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text)
let cancelled = 0
let aborted = 0
const listeners: ((command: string) => void)[] = []

async function answer(request: Request, powers: HostPowers): Promise<Response> {
  const { pathname, search } = new URL(request.url)
  switch (pathname) {
    case '/api/rpc/echo':
    case '/api/files':
      return Response.json({
        method: request.method,
        search,
        headers: Object.fromEntries(request.headers),
        body: await request.text(),
        start,
      })
    case '/api/rpc/events/watch':
      return events()
    case '/api/rpc/never':
      return new Promise((resolve) =>
        request.signal.addEventListener('abort', () => {
          aborted += 1
          resolve(new Response(null, { status: 204 }))
        }),
      )
    case '/api/rpc/counts':
      return Response.json({ cancelled, aborted })
    case '/api/rpc/choose':
      return Response.json({ folder: await powers.chooseFolder() })
    case '/api/rpc/breaks':
      throw new Error('a fault in the door')
    case '/api/rpc/dies':
      setImmediate(() => {
        throw new Error('a fault outside the door')
      })
      return new Promise(() => undefined)
    default:
      return new Response(null, { status: 404 })
  }
}

/** One event at once, and one for each command of the menu. */
function events(): Response {
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(bytes('data: hello\n\n'))
      listeners.push((command) => controller.enqueue(bytes(`data: ${command}\n\n`)))
    },
    cancel() {
      cancelled += 1
    },
  })
  return new Response(body, { headers: { 'content-type': 'text/event-stream' } })
}

await serveDoor(
  port,
  (powers) => {
    if (start.book === 'refused') throw new AppError('storage', 'This book cannot be opened.')
    return Promise.resolve({
      door: (request: Request) => answer(request, powers),
      menu: (command: string) => listeners.forEach((listener) => listener(command)),
      close: () => Promise.resolve(),
    })
  },
  (error) => {
    if (existsSync(start.configFolder)) writeFileSync(join(start.configFolder, 'bug.txt'), String(error))
  },
)
