import { connect } from 'node:net'
import type { Socket } from 'node:net'

/** Bytes over a socket of their own: no client tidies them up. */

export interface WireAnswer {
  readonly status: number
  readonly head: string
  readonly body: string
}

/** One request, as its parts stand on the wire. */
export interface WireRequest {
  readonly method: string
  readonly target: string
  /** "Name: value", Host among them. */
  readonly headers: readonly string[]
  readonly body: string
}

export function bytesOf({ method, target, headers, body }: WireRequest): string {
  const length = body === '' ? [] : [`Content-Length: ${Buffer.byteLength(body)}`]
  return [`${method} ${target} HTTP/1.1`, ...headers, ...length, 'Connection: close', '', body].join('\r\n')
}

/** Sends the bytes; the answers until the host closes. After `patience` milliseconds this side closes. */
export async function overSocket(
  port: number,
  bytes: string | Uint8Array,
  patience = 5_000,
): Promise<readonly WireAnswer[]> {
  const socket = connect(port, '127.0.0.1')
  socket.write(bytes)
  return answersOf(await heard(socket, patience))
}

/** What comes back until the other side closes, or this one does. */
export function heard(socket: Socket, patience: number): Promise<string> {
  const chunks: Buffer[] = []
  const timer = setTimeout(() => socket.destroy(), patience)
  socket.on('data', (chunk: Buffer) => chunks.push(chunk))
  // A host that hangs up is an answer too.
  socket.on('error', () => undefined)
  return new Promise((resolve) => {
    socket.once('close', () => {
      clearTimeout(timer)
      resolve(Buffer.concat(chunks).toString('latin1'))
    })
  })
}

/** The answers in what was received, by the lengths that they say. */
export function answersOf(received: string): readonly WireAnswer[] {
  const answers: WireAnswer[] = []
  let rest = received
  while (rest.startsWith('HTTP/1.1 ')) {
    const end = rest.indexOf('\r\n\r\n')
    if (end < 0) break
    const head = rest.slice(0, end)
    const status = Number(head.slice(9, 12))
    const [body, after] = bodyOf(status, head, rest.slice(end + 4))
    answers.push({ status, head: head.toLowerCase(), body })
    rest = after
  }
  return answers
}

function bodyOf(status: number, head: string, text: string): readonly [string, string] {
  if (status === 100) return ['', text]
  const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1]
  if (length !== undefined) return [text.slice(0, Number(length)), text.slice(Number(length))]
  const end = text.indexOf('\r\n0\r\n\r\n')
  return end < 0 ? [text, ''] : [text.slice(0, end), text.slice(end + 7)]
}
