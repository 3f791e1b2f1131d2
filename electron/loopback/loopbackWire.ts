import { STATUS_CODES } from 'node:http'
import type { Server, ServerOptions } from 'node:http'
import type { Duplex } from 'node:stream'
import { securityHeaders } from '../securityHeaders.ts'

/** How long the host waits for a request, in milliseconds: on this machine what dribbles in is no window of ours. */
export interface Patience {
  /** From opening a connection, or beginning a request, to the end of its headers. */
  readonly head: number
  /** To the end of its body: a large paper, while the core writes it to a slow disk. */
  readonly request: number
  /** How often connections are looked through for those that are late. */
  readonly look: number
}

const ownPatience: Patience = { head: 10_000, request: 120_000, look: 2_000 }

/** More than the windows of one officer need, and far fewer than a process may have files open. */
const mostConnections = 512

/** What the parser is strict about, and how long it waits. */
export function wireOptions(patience: Patience = ownPatience): ServerOptions {
  return {
    insecureHTTPParser: false,
    maxHeaderSize: 16_384,
    // A request that names no host is refused by our own check, with the headers of every answer.
    requireHostHeader: false,
    headersTimeout: patience.head,
    requestTimeout: patience.request,
    connectionsCheckingInterval: patience.look,
    keepAliveTimeout: 30_000,
  }
}

/**
 * Bounds what may be open, and gives what is no request of ours the same short answers: tunnels, expectations, and what cannot be parsed or
 * comes too slowly. `isAnswering` tells whether an answer is on its way over a connection, into which no second one may be written.
 */
export function guardWire(server: Server, isAnswering: (socket: Duplex) => boolean): void {
  server.maxConnections = mostConnections
  // Beyond a count, Node leaves headers out unseen, and a check would not find them. The size of the head is the bound.
  server.maxHeadersCount = 0
  server.on('connect', (_request, socket) => void socket.end(bareAnswer(405)))
  server.on('checkExpectation', (_request, response) => {
    response.writeHead(417, { ...securityHeaders, connection: 'close', 'content-length': '0' }).end()
  })
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (socket.writable && !isAnswering(socket)) socket.end(bareAnswer(statusOfFault(error.code)))
    else socket.destroy(error)
  })
}

function statusOfFault(code: string | undefined): number {
  switch (code) {
    case 'HPE_HEADER_OVERFLOW':
      return 431
    case 'HPE_CHUNK_EXTENSIONS_OVERFLOW':
      return 413
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return 408
    default:
      return 400
  }
}

function bareAnswer(status: number): string {
  const headers = { ...securityHeaders, connection: 'close', 'content-length': '0' }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  return `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${lines.join('')}\r\n`
}
