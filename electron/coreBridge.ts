import { Worker } from 'node:worker_threads'
import type { Transferable } from 'node:worker_threads'
import { AppError } from '../shared/domain/appError.ts'
import { childrenOfCore } from './bridgedChildren.ts'
import type { ChildStarter } from './children/childStarter.ts'
import type { CoreThreadStart, FromCore, ToCore } from './coreMessages.ts'
import { transferList } from './coreMessages.ts'
import { hostAnswer } from './hostAnswer.ts'
import { siblingThread } from './thread.ts'

export interface CoreThreadOptions extends Omit<
  CoreThreadStart,
  'canChooseFolder' | 'hostStartsChildren' | 'accountKey'
> {
  /** Absent where the host has none. */
  readonly accountKey?: Uint8Array | null
  /** Shows the host's folder chooser; absent where the host has none. */
  readonly chooseFolder?: () => Promise<string | null>
  /** Starts processes that open files; absent where the core's thread can do so itself. */
  readonly startChild?: ChildStarter
  /** Told when the core's thread ended of itself. */
  readonly onDeath?: (why: string) => void
  /** The thread's file; a test gives its own. */
  readonly threadFile?: URL
}

export interface CoreThread {
  /**
   * Asks the core. The answer flows: an event stream stays open until the page or the core ends it. Rejects only when `request.signal`
   * was aborted before the answer began. Should the core's thread die, whatever it had been asked is answered 503, and the next thread is asked next.
   */
  door(request: Request): Promise<Response>
  /** Passes a command of the host's menu to the pages. */
  menu(command: string): void
  /** Ends the core tidily. */
  close(): Promise<void>
}

/** A core that dies this often within the span is not started again: something is wrong that a restart does not mend. */
const restarts = { most: 5, withinMilliseconds: 60_000 } as const
/** How long a closing core may take before its thread is ended. */
const closingMilliseconds = 10_000

const died =
  'Minutebook’s record keeper stopped and was started again. Everything that showed as saved is safe. Try that again.'
const broke = 'Something went wrong inside Minutebook. Nothing was changed by this action. Try again.'
const didNotStart =
  'Minutebook’s record keeper did not start. Minute books are not affected. Try again; if it goes on, install Minutebook again.'
const keepsDying =
  'Minutebook’s record keeper keeps stopping. Everything that showed as saved is safe. Close Minutebook and start it again.'

/** Starts the core on a thread of its own. Throws an AppError when it cannot be made even once. */
export async function createCoreThread(options: CoreThreadOptions): Promise<CoreThread> {
  const deaths: number[] = []
  let closing = false
  let givenUp = false
  let started = false
  let thread = startThread(options, onExit)

  function onExit(why: string): void {
    // A core that never was is not started again: the caller is told why.
    if (closing || !started) return
    options.onDeath?.(why)
    const now = performance.now()
    deaths.push(now)
    const recent = deaths.filter((at) => now - at < restarts.withinMilliseconds)
    if (recent.length > restarts.most) givenUp = true
    else thread = startThread(options, onExit)
  }

  await thread.ready
  started = true
  return {
    door: (request) =>
      givenUp ? Promise.resolve(hostAnswer(503, 'unexpected', keepsDying)) : thread.ask(request),
    menu: (command) => thread.send({ kind: 'menu', command }),
    async close() {
      closing = true
      await thread.close()
    },
  }
}

interface Thread {
  /** Rejects with the sentence when the core could not be made. */
  readonly ready: Promise<void>
  ask(request: Request): Promise<Response>
  send(message: ToCore): void
  close(): Promise<void>
}

interface Waiting {
  answer(response: Response): void
}

function startThread(options: CoreThreadOptions, onExit: (why: string) => void): Thread {
  const start: CoreThreadStart = {
    configFolder: options.configFolder,
    book: options.book,
    host: options.host,
    suggestedFolder: options.suggestedFolder,
    accountKey: options.accountKey ?? null,
    canChooseFolder: options.chooseFolder !== undefined,
    hostStartsChildren: options.startChild !== undefined,
  }
  const worker = new Worker(options.threadFile ?? siblingThread(import.meta.url, 'coreThread'), {
    workerData: start,
    // What this process was started with is not meant for its threads.
    execArgv: [],
    // Of its own it takes ever more room for what is soon forgotten: some hundred megabytes more after a day, and nothing faster.
    resourceLimits: { maxYoungGenerationSizeMb: 24 },
  })
  const waiting = new Map<number, Waiting>()
  const life = new AbortController()
  const ready = Promise.withResolvers<undefined>()
  const exited = Promise.withResolvers<undefined>()
  let lastId = 0
  let why = 'it ended'

  // A request waits for the thread to be ready; if it never is, the request is answered with the reason, so this rejection is always heard.
  ready.promise.catch(() => undefined)

  const send = (message: ToCore, transfer: Transferable[] = []): void => worker.postMessage(message, transfer)
  const children = options.startChild === undefined ? null : childrenOfCore(options.startChild, send)

  worker.on('message', (message: FromCore) => {
    switch (message.kind) {
      case 'ready':
        ready.resolve(undefined)
        return
      case 'failed':
        why = message.sentence
        ready.reject(new AppError('storage', message.sentence))
        return
      case 'response': {
        const asked = waiting.get(message.id)
        waiting.delete(message.id)
        const response = toResponse(message, life.signal)
        if (asked === undefined) void response.body?.cancel()
        else asked.answer(response)
        return
      }
      case 'broken':
        waiting.get(message.id)?.answer(hostAnswer(500, 'unexpected', broke))
        waiting.delete(message.id)
        return
      case 'choose-folder':
        void (options.chooseFolder?.() ?? Promise.resolve(null)).then((folder) =>
          send({ kind: 'folder-chosen', id: message.id, folder }),
        )
        return
      case 'start-child':
      case 'tell-child':
      case 'kill-child':
        children?.hear(message)
        return
    }
  })
  worker.on(
    'error',
    (error: unknown) => (why = error instanceof Error ? (error.stack ?? error.message) : String(error)),
  )
  worker.on('exit', () => {
    children?.close()
    ready.reject(new AppError('unexpected', didNotStart, {}, { cause: why }))
    for (const asked of waiting.values()) asked.answer(hostAnswer(503, 'unexpected', died))
    waiting.clear()
    life.abort()
    exited.resolve(undefined)
    onExit(why)
  })

  const ask = async (request: Request): Promise<Response> => {
    try {
      await ready.promise
    } catch (error) {
      return hostAnswer(503, 'unexpected', error instanceof AppError ? error.message : keepsDying)
    }
    // Small and whole goes as bytes; a file going in is streamed.
    const body =
      request.body === null || request.method === 'PUT'
        ? request.body
        : new Uint8Array(await request.arrayBuffer())
    request.signal.throwIfAborted()
    if (life.signal.aborted) return hostAnswer(503, 'unexpected', died)
    const { pathname, search } = new URL(request.url)
    lastId += 1
    const id = lastId
    const answered = Promise.withResolvers<Response>()
    const onAbort = (): void => {
      send({ kind: 'abort', id })
      waiting.delete(id)
      answered.reject(request.signal.reason as Error)
    }
    waiting.set(id, { answer: answered.resolve })
    request.signal.addEventListener('abort', onAbort, { once: true })
    send(
      {
        kind: 'request',
        id,
        method: request.method,
        path: `${pathname}${search}`,
        headers: [...request.headers],
        body,
      },
      transferList(body),
    )
    return answered.promise
  }

  return {
    ready: ready.promise,
    ask,
    send,
    async close() {
      send({ kind: 'close' })
      const tooLong = setTimeout(() => void worker.terminate(), closingMilliseconds)
      await exited.promise
      clearTimeout(tooLong)
    },
  }
}

function toResponse(message: Extract<FromCore, { kind: 'response' }>, life: AbortSignal): Response {
  const { body, status } = message
  const headers = message.headers.map(([name, value]): [string, string] => [name, value])
  return new Response(body instanceof ReadableStream ? endingWith(life, body) : body, { status, headers })
}

/** The stream, which fails when the thread that feeds it has died: a transferred stream alone would wait for ever. */
function endingWith(life: AbortSignal, stream: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
  const reader = stream.getReader()
  let onDeath = (): void => undefined
  const settle = (): void => life.removeEventListener('abort', onDeath)
  return new ReadableStream<Uint8Array>({
    start(controller) {
      onDeath = () => controller.error(new Error('The core’s thread ended in the middle of an answer.'))
      life.addEventListener('abort', onDeath, { once: true })
    },
    async pull(controller) {
      const { done, value } = await reader.read()
      if (life.aborted) return
      if (done) {
        settle()
        controller.close()
      } else controller.enqueue(value)
    },
    async cancel(reason) {
      settle()
      await reader.cancel(reason)
    },
  })
}
