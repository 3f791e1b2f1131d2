import { Worker } from 'node:worker_threads'
import { AppError } from '../../shared/domain/appError.ts'
import { assertNever } from '../../shared/domain/assert.ts'
import type { PaperDocument } from '../../shared/document/model.ts'
import { siblingThread } from '../thread.ts'
import type { BuiltPack, PackOrder, PackPlanOrder, PlannedPack } from './pack/packOrder.ts'
import type { PaperCopy, PaperCopyOrder } from './publish/publishOrder.ts'
import type { SealedPdf, SealOrder } from './sealOrder.ts'
import type { RenderAnswer, RenderFormat, RenderRequest } from './renderThread.ts'

export interface RenderOptions {
  /** Aborting ends the thread at once; the promise is rejected with the signal's reason. */
  readonly signal?: AbortSignal
  /** 0 to 1, and what is being done. */
  readonly onProgress?: (progress: number, what: string) => void
}

/** `pages` is null for formats that have none; `notes` are sentences a clerk should read: what the paper could not do. */
export interface RenderedPaper {
  readonly bytes: Uint8Array
  readonly pages: number | null
  readonly notes: readonly string[]
}

/** Makes papers on a thread of its own, one after the other in the order asked for. */
export interface Renderer {
  /**
   * Throws what the format throws for a paper it refuses (AppError 'invalid-input'), AppError('unexpected') when the thread failed or died
   * (the next paper gets a fresh one), or the signal's reason.
   */
  render(document: PaperDocument, format: RenderFormat, options?: RenderOptions): Promise<RenderedPaper>
  /** A pack, with progress by page. Throws as `render` does, and `not-allowed` where the public may not have it. */
  pack(order: PackOrder, options?: RenderOptions): Promise<BuiltPack>
  /** The pages of a pack, from the pages its papers have. Waits for what is being made; throws as `pack` does. */
  planPack(order: PackPlanOrder, options?: RenderOptions): Promise<PlannedPack>
  /** A PDF with a seal after its bytes. Throws AppError('invalid-input') for a certificate that cannot seal it. */
  seal(order: SealOrder, options?: RenderOptions): Promise<SealedPdf>
  /** One public paper as it goes out by itself. Throws AppError('not-allowed') where it says what the public may not read. */
  copy(order: PaperCopyOrder, options?: RenderOptions): Promise<PaperCopy>
  /** Loads the compiler out of sight. Call it once, after start-up. */
  warm(): Promise<void>
  /** Ends the thread; papers under way are rejected. */
  close(): Promise<void>
}

export interface RendererParts {
  /** Told what failed and why; the error's message may quote the paper, so it is the log's business to leave it out. */
  readonly log: { error(what: string, error: unknown): void }
  /** The file of the thread, when it is not the one beside this file. */
  readonly thread?: URL
  /** A thread whose compiler holds more is ended after its paper, since it never gives memory back. */
  readonly memoryLimit?: number
  /** A thread whose compiler holds much is ended, too, once no paper was asked for so long. */
  readonly restMilliseconds?: number
}

/** Each paper leaves what it was set from behind, up to its own size: sixty pages take 12 MB more every time. A new thread is there within a second. */
const defaultMemoryLimit = 96 * 1024 * 1024
const defaultRestMilliseconds = 60_000
/** Of the limit: a compiler that was just loaded holds less. */
const muchAtRest = 0.35

const failedSentence =
  'The paper could not be made because of a fault in Minutebook. Nothing was changed. Try again; the log has the details.'

export function createRenderer(parts: RendererParts): Renderer {
  const file = parts.thread ?? siblingThread(import.meta.url, 'renderThread')
  const memoryLimit = parts.memoryLimit ?? defaultMemoryLimit
  const restMilliseconds = parts.restMilliseconds ?? defaultRestMilliseconds
  let thread: Worker | undefined
  let resting: NodeJS.Timeout | undefined
  let closed = false
  let queue: Promise<unknown> = Promise.resolve()

  function start(): Worker {
    // What this process was started with is not meant for its threads.
    const started = new Worker(file, {
      execArgv: [],
      // A pack is a great many small objects: with more room for new ones, the thread holds a hundred megabytes more and is no faster.
      resourceLimits: { maxYoungGenerationSizeMb: 12 },
    })
    // A thread that is waiting for work must not keep a command-line run from ending.
    started.unref()
    started.once('exit', () => {
      if (thread === started) thread = undefined
    })
    return started
  }

  async function end(): Promise<void> {
    const ending = thread
    thread = undefined
    await ending?.terminate()
  }

  /** Ends the thread and loads the next ahead of the next paper, which then need not wait for the compiler. */
  function renew(): void {
    void end()
    // One that cannot even start is reported by the next paper asked for.
    if (!closed) inTurn(() => run({ kind: 'warm' }, {})).catch(() => undefined)
  }

  function lookAtMemory(bytes: number): void {
    if (bytes > memoryLimit) renew()
    else if (bytes > memoryLimit * muchAtRest) resting = setTimeout(renew, restMilliseconds).unref()
  }

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = queue.then(work)
    queue = result.catch(() => undefined)
    return result
  }

  async function run(request: RenderRequest, options: RenderOptions): Promise<Finished> {
    options.signal?.throwIfAborted()
    if (closed) throw new AppError('not-allowed', 'Minutebook is closing, so no more papers can be made.')
    clearTimeout(resting)
    thread ??= start()
    const outcome = await askThread(thread, request, options)
    switch (outcome.kind) {
      case 'done':
      case 'packed':
      case 'planned':
      case 'sealed':
      case 'copied':
        if (request.kind !== 'warm') lookAtMemory(outcome.memory)
        return outcome
      case 'refused':
        throw new AppError(outcome.code, outcome.message, outcome.details)
      case 'cancelled':
        renew()
        throw outcome.reason
      case 'failed':
        // The compiler may be left in any state, so the thread goes whatever the failure was.
        if (request.kind === 'warm') void end()
        else renew()
        if (closed) throw new AppError('not-allowed', 'Minutebook was closed before the paper was made.')
        parts.log.error('a paper could not be rendered', outcome.error)
        throw new AppError('unexpected', failedSentence, {}, { cause: outcome.error })
      default:
        return assertNever(outcome)
    }
  }

  return {
    render: (document, format, options = {}) =>
      orAborted(
        inTurn(async () => {
          const made = await run({ kind: 'render', format, document }, options)
          if (made.kind !== 'done') throw new Error('A paper was answered with a pack')
          return { bytes: made.bytes, pages: made.pages, notes: made.notes }
        }),
        options.signal,
      ),
    pack: (order, options = {}) =>
      orAborted(
        inTurn(async () => {
          const made = await run({ kind: 'pack', order }, options)
          if (made.kind !== 'packed') throw new Error('A pack was answered with a paper')
          return made.pack
        }),
        options.signal,
      ),
    planPack: (order, options = {}) =>
      orAborted(
        inTurn(async () => {
          const made = await run({ kind: 'plan', order }, options)
          if (made.kind !== 'planned') throw new Error('A plan was answered with something else')
          return made.pack
        }),
        options.signal,
      ),
    seal: (order, options = {}) =>
      orAborted(
        inTurn(async () => {
          const made = await run({ kind: 'seal', order }, options)
          if (made.kind !== 'sealed') throw new Error('A seal was answered with something else')
          return made.sealed
        }),
        options.signal,
      ),
    copy: (order, options = {}) =>
      orAborted(
        inTurn(async () => {
          const made = await run({ kind: 'copy', order }, options)
          if (made.kind !== 'copied') throw new Error('A copy was answered with something else')
          return made.copy
        }),
        options.signal,
      ),
    warm: async () => {
      await inTurn(() => run({ kind: 'warm' }, {}))
    },
    close: async () => {
      closed = true
      clearTimeout(resting)
      await end()
    },
  }
}

type Finished = Extract<RenderAnswer, { kind: 'done' | 'packed' | 'planned' | 'sealed' | 'copied' }>

type Outcome =
  Exclude<RenderAnswer, { kind: 'progress' }> | { readonly kind: 'cancelled'; readonly reason: unknown }

/** Asks and waits for the answer, the end of the thread or the signal, whichever is first. */
function askThread(thread: Worker, request: RenderRequest, options: RenderOptions): Promise<Outcome> {
  return new Promise((resolve) => {
    const finish = (outcome: Outcome): void => {
      thread.off('message', onMessage).off('error', onError).off('exit', onExit)
      options.signal?.removeEventListener('abort', onAbort)
      thread.unref()
      resolve(outcome)
    }
    const onMessage = (answer: RenderAnswer): void => {
      if (answer.kind === 'progress') options.onProgress?.(answer.progress, answer.what)
      else finish(answer)
    }
    const onError = (error: unknown): void => finish({ kind: 'failed', error })
    const onExit = (code: number): void =>
      finish({ kind: 'failed', error: new Error(`The render thread ended with code ${code}`) })
    const onAbort = (): void => finish({ kind: 'cancelled', reason: options.signal?.reason })
    thread.on('message', onMessage).on('error', onError).on('exit', onExit)
    options.signal?.addEventListener('abort', onAbort)
    thread.ref()
    thread.postMessage(request)
  })
}

/** Rejects as soon as the signal aborts, also while the work still waits for its turn. */
async function orAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return work
  const { promise, reject } = Promise.withResolvers<never>()
  const onAbort = (): void => reject(signal.reason)
  signal.addEventListener('abort', onAbort)
  try {
    return await Promise.race([work, promise])
  } finally {
    signal.removeEventListener('abort', onAbort)
  }
}
