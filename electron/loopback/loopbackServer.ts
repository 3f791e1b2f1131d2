import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import type { Duplex } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream as NodeReadableStream } from 'node:stream/web'
import { z } from 'zod'
import { AppError } from '../../shared/domain/appError.ts'
import type { StreamingRequestInit } from '../coreMessages.ts'
import { hostAnswer } from '../hostAnswer.ts'
import { admit, tooLargeFor, unknownWindow } from './loopbackChecks.ts'
import type { Refusal, Route } from './loopbackChecks.ts'
import type { LoopbackSecrets } from './loopbackSecrets.ts'
import { guardWire, wireOptions } from './loopbackWire.ts'
import type { Patience } from './loopbackWire.ts'
import { withSecurityHeaders } from '../securityHeaders.ts'
import { staticAnswer } from '../staticFiles.ts'
import type { StaticFiles } from '../staticFiles.ts'

export interface LoopbackServerOptions {
  readonly door: (request: Request) => Promise<Response>
  readonly files: StaticFiles
  readonly secrets: LoopbackSecrets
  /** 0 for any free one. */
  readonly port: number
  /** Told how many pages hold the event stream open, whenever that changes. */
  readonly onPages: (count: number) => void
  /** A test gives its own. */
  readonly patience?: Patience
}

export interface LoopbackServer {
  readonly port: number
  /** Stops listening and ends what is open. */
  close(): Promise<void>
}

const codeSchema = z.strictObject({ code: z.string().max(200) })

/** Serves the page and the core on 127.0.0.1. Throws `conflict` when the port is taken. */
export async function startLoopbackServer(options: LoopbackServerOptions): Promise<LoopbackServer> {
  let port = options.port
  let pages = 0
  const countPage = (change: 1 | -1): void => options.onPages((pages += change))

  const answer = async (
    request: IncomingMessage,
    response: ServerResponse,
    signal: AbortSignal,
  ): Promise<[Response, Route | null]> => {
    const { method = '', url: target = '', headers, rawHeaders } = request
    const admitted = admit({ method, target, headers, rawHeaders }, { port, ...options.secrets })
    if ('status' in admitted) return [refused(admitted), null]
    if (headers.expect !== undefined) response.writeContinue()
    return [await answerRoute(admitted, request, signal), admitted]
  }

  const answerRoute = async (
    route: Route,
    request: IncomingMessage,
    signal: AbortSignal,
  ): Promise<Response> => {
    const { method = '', url: target = '' } = request
    switch (route.kind) {
      case 'page':
        return staticAnswer(options.files, method, target)
      case 'code':
        request.resume()
        return Response.json({ code: options.secrets.newCode() })
      case 'session':
        return session(await readSmall(request, route.bodyLimit))
      case 'core':
        return askCore(request, `http://127.0.0.1:${port}${target}`, route.bodyLimit, signal)
    }
  }

  const askCore = (
    request: IncomingMessage,
    url: string,
    limit: number,
    signal: AbortSignal,
  ): Promise<Response> => {
    // Whatever the core makes of a body that was cut off, the page is told that it was too large.
    const overflow = Promise.withResolvers<never>()
    const body = webStream(limited(request, limit, overflow.reject))
    return Promise.race([options.door(toRequest(request, url, body, signal)), overflow.promise])
  }

  const session = (body: unknown): Response => {
    const asked = codeSchema.safeParse(body)
    const token = asked.success ? options.secrets.redeem(asked.data.code) : null
    return token === null ? refused(unknownWindow) : Response.json({ token })
  }

  const answering = new Map<Duplex, number>()
  const countAnswer = (socket: Duplex, change: 1 | -1): void => {
    const count = (answering.get(socket) ?? 0) + change
    if (count > 0) answering.set(socket, count)
    else answering.delete(socket)
  }

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const gone = new AbortController()
    const { socket } = request
    countAnswer(socket, 1)
    response.once('close', () => {
      countAnswer(socket, -1)
      gone.abort()
    })
    let counted = false
    try {
      const [made, route] = await answer(request, response, gone.signal)
      if (route?.kind === 'core' && route.isEventStream && made.status === 200) {
        counted = true
        countPage(1)
      }
      await send(withSecurityHeaders(made), request, response)
    } catch (error) {
      if (gone.signal.aborted || response.headersSent) response.destroy()
      else await send(withSecurityHeaders(failed(error)), request, response)
    } finally {
      if (counted) countPage(-1)
    }
  }

  const onRequest = (request: IncomingMessage, response: ServerResponse): void =>
    void serve(request, response)
  const server = createServer(wireOptions(options.patience), onRequest)
  // Nobody is told to send a body before it is known who it is.
  server.on('checkContinue', onRequest)
  guardWire(server, (socket) => answering.has(socket))
  port = await listen(server, options.port)
  return {
    port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function refused({ status, code, sentence }: Refusal): Response {
  return hostAnswer(status, code, sentence)
}

/** A body past its limit is the one failure expected here; anything else is a bug, and the page is told so. */
function failed(error: unknown): Response {
  return error instanceof TooLarge
    ? refused(tooLargeFor(error.limit))
    : hostAnswer(500, 'unexpected', 'Something went wrong in Minutebook. Try that again.')
}

class TooLarge extends Error {
  readonly limit: number

  constructor(limit: number) {
    super('A body is larger than it may be')
    this.limit = limit
  }
}

/** The body's bytes, counted as they come: what a header says about them is not believed. */
async function* limited(
  request: IncomingMessage,
  limit: number,
  onTooLarge: (error: TooLarge) => void = () => undefined,
): AsyncGenerator<Buffer, undefined> {
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > limit) {
      const error = new TooLarge(limit)
      onTooLarge(error)
      throw error
    }
    yield chunk
  }
  return undefined
}

function webStream(chunks: AsyncGenerator<Buffer, undefined>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await chunks.next()
      if (done === true) controller.close()
      else controller.enqueue(value)
    },
    async cancel() {
      await chunks.return(undefined)
    },
  })
}

async function readSmall(request: IncomingMessage, limit: number): Promise<unknown> {
  const chunks: Buffer[] = []
  for await (const chunk of limited(request, limit)) chunks.push(chunk)
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8')) as unknown
  } catch {
    // No JSON is no code; the caller refuses both alike.
    return null
  }
}

/** Secrets of the host stay with the host: the core is told neither token nor where it is served. */
const keptBack = new Set([
  'authorization',
  'host',
  'origin',
  'referer',
  'connection',
  'cookie',
  'transfer-encoding',
])

function toRequest(
  request: IncomingMessage,
  url: string,
  body: ReadableStream<Uint8Array>,
  signal: AbortSignal,
): Request {
  const headers = Object.entries(request.headersDistinct).flatMap(([name, values]) =>
    keptBack.has(name) ? [] : (values ?? []).map((value): [string, string] => [name, value]),
  )
  const method = request.method ?? 'GET'
  const init: StreamingRequestInit = {
    method,
    headers,
    body: method === 'GET' ? null : body,
    signal,
    duplex: 'half',
  }
  return new Request(url, init)
}

async function send(answer: Response, request: IncomingMessage, response: ServerResponse): Promise<void> {
  // What was not read of a refused body is not waited for.
  if (!request.complete) answer.headers.set('connection', 'close')
  response.writeHead(answer.status, [...answer.headers].flat())
  if (answer.body === null) {
    response.end()
    return
  }
  response.flushHeaders()
  // Unlike an iterator, this gives up a read that is under way when the window goes.
  const body: unknown = answer.body
  await pipeline(Readable.fromWeb(body as NodeReadableStream), response)
}

function listen(server: ReturnType<typeof createServer>, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const sentence =
        error.code === 'EADDRINUSE'
          ? `Port ${port} is in use by another program. Leave --port out, and a free one is taken.`
          : `Minutebook cannot listen on 127.0.0.1 (${error.code ?? error.message}).`
      reject(new AppError('conflict', sentence, {}, { cause: error }))
    })
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : port)
    })
  })
}
