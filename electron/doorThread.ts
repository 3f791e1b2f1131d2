import type { MessagePort, Transferable } from 'node:worker_threads'
import { AppError } from '../shared/domain/appError.ts'
import { defined } from '../shared/domain/assert.ts'
import { childrenByMessage } from './bridgedChildren.ts'
import type { ChildStarter } from './children/childStarter.ts'
import type { FromCore, StreamingRequestInit, ToCore, TransferredBody } from './coreMessages.ts'
import { transferList } from './coreMessages.ts'

/** The answering end of the bridge: what a core offers, and what a thread needs of it. */
export interface Door {
  door(request: Request): Promise<Response>
  /** Passes a command of the host's menu to the pages. */
  menu(command: string): void
  close(): Promise<void>
}

/** What the host can do for the core, reached by messages. */
export interface HostPowers {
  chooseFolder(): Promise<string | null>
  /** Only where the host said that it starts children. */
  readonly startChild: ChildStarter
}

/** Addresses inside the thread never leave it: only the path says what is asked. */
const innerOrigin = 'http://core.invalid'

/**
 * Serves a door over a thread's port until the host closes it. A core that cannot be made is reported in a sentence, and the thread
 * ends; an error nobody caught ends the thread too, and the host starts another.
 */
export async function serveDoor(
  port: MessagePort,
  openDoor: (powers: HostPowers) => Promise<Door>,
  onBug: (error: unknown) => void,
): Promise<void> {
  const send = (message: FromCore, transfer: Transferable[] = []): void => port.postMessage(message, transfer)
  const children = childrenByMessage(send)
  const { powers, folderChosen } = hostPowers(send, children.start)
  // It still ends the thread; but what ended it is written down.
  process.on('uncaughtExceptionMonitor', onBug)
  // With its request, whose own signal goes quiet once nobody holds the request.
  const asked = new Map<number, { readonly abort: AbortController; readonly request: Request }>()
  let core: Door
  try {
    core = await openDoor(powers)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    send({ kind: 'failed', sentence: error.message })
    process.exit(0)
  }

  const answer = async (message: Extract<ToCore, { kind: 'request' }>): Promise<void> => {
    const abort = new AbortController()
    const request = toRequest(message, abort.signal)
    asked.set(message.id, { abort, request })
    const response = await core.door(request)
    const body = abort.signal.aborted ? null : await transferable(response)
    asked.delete(message.id)
    send(
      { kind: 'response', id: message.id, status: response.status, headers: [...response.headers], body },
      transferList(body),
    )
  }

  port.on('message', (message: ToCore) => {
    switch (message.kind) {
      case 'request':
        answer(message).catch((error: unknown) => {
          // The door turns every failure into an answer. One that comes out of it is a bug, and not worth the other requests in flight.
          onBug(error)
          asked.delete(message.id)
          send({ kind: 'broken', id: message.id })
        })
        return
      case 'abort':
        asked.get(message.id)?.abort.abort()
        asked.delete(message.id)
        return
      case 'menu':
        core.menu(message.command)
        return
      case 'folder-chosen':
        folderChosen(message.id, message.folder)
        return
      case 'child-said':
      case 'child-ended':
        children.hear(message)
        return
      case 'close':
        // Ends this thread, whatever the core may have left open.
        void core.close().finally(() => process.exit(0))
        return
    }
  })
  send({ kind: 'ready' })
}

function hostPowers(
  send: (message: FromCore) => void,
  startChild: ChildStarter,
): {
  readonly powers: HostPowers
  readonly folderChosen: (id: number, folder: string | null) => void
} {
  const waiting = new Map<number, (folder: string | null) => void>()
  let lastId = 0
  return {
    powers: {
      startChild,
      chooseFolder: () =>
        new Promise((resolve) => {
          lastId += 1
          waiting.set(lastId, resolve)
          send({ kind: 'choose-folder', id: lastId })
        }),
    },
    folderChosen(id, folder) {
      defined(waiting.get(id), 'a folder was chosen that nobody asked for')(folder)
      waiting.delete(id)
    },
  }
}

function toRequest(message: Extract<ToCore, { kind: 'request' }>, signal: AbortSignal): Request {
  const init: StreamingRequestInit = {
    method: message.method,
    headers: message.headers.map(([name, value]): [string, string] => [name, value]),
    body: message.body,
    signal,
    duplex: 'half',
  }
  return new Request(`${innerOrigin}${message.path}`, init)
}

/** Whole answers go as bytes, which is quicker; events and files flow. */
async function transferable(response: Response): Promise<TransferredBody> {
  if (response.body === null) return null
  const whole = response.headers.get('content-type')?.startsWith('application/json') === true
  return whole ? new Uint8Array(await response.arrayBuffer()) : response.body
}
