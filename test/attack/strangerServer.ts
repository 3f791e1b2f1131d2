import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A site that is not ours, on this machine: it gives an empty page for anything, and writes down what it was asked. */
export interface StrangerServer {
  readonly port: number
  /** "GET /address", in turn. */
  readonly asked: readonly string[]
  close(): Promise<void>
}

export async function startStranger(): Promise<StrangerServer> {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(`${request.method ?? ''} ${request.url ?? ''}`)
    response.setHeader('access-control-allow-origin', '*')
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end('<!doctype html><title>A stranger</title><body></body>')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
