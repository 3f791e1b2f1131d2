import { contract } from '../../shared/api/contract.ts'
import type { WireRequest } from './wire.ts'

/** Where the host stands, and every secret of it: an attacker who has one of them must still be refused for the rest. */
export interface Standing {
  readonly port: number
  readonly token: string
  readonly startKey: string
}

/** One address of the host, and how its own window asks for it. */
export interface Route {
  readonly name: string
  readonly kind: 'page' | 'session' | 'code' | 'call' | 'bytes'
  readonly request: (host: Standing) => WireRequest
}

const anId = '0192f0a0-0000-7000-8000-000000000000'

/** Every address there is: each procedure of the contract, the lanes of bytes, the two of the secrets, and the page with a file of it. */
export function everyRoute(pageFiles: readonly string[]): readonly Route[] {
  return [
    ...['/', ...pageFiles].map((target) => route('page', 'GET', target)),
    route('session', 'POST', '/session', '{"code":"x"}'),
    route('code', 'POST', '/code', '{}'),
    ...procedures().map((path) => route('call', 'POST', `/api/rpc/${path}`, '{"json":{"nobody":1}}')),
    route('bytes', 'PUT', '/api/files', 'plain'),
    route('bytes', 'GET', `/api/files/${'0'.repeat(64)}`),
    route('bytes', 'GET', `/api/output/${anId}`),
    route('bytes', 'GET', `/api/output/${anId}/pages/1`),
    route('bytes', 'GET', `/api/meetings/${anId}/papers/${anId}/pages/1`),
  ]
}

/** "meetings/list", as the contract nests them. */
function procedures(): readonly string[] {
  const walk = (node: object, path: string): string[] =>
    '~orpc' in node
      ? [path]
      : Object.entries(node).flatMap(([name, inner]) =>
          walk(inner as object, path === '' ? name : `${path}/${name}`),
        )
  return walk(contract, '')
}

function route(kind: Route['kind'], method: string, target: string, body = ''): Route {
  return {
    name: `${method} ${target}`,
    kind,
    request: ({ port, token, startKey }) => ({
      method,
      target,
      headers: [
        `Host: 127.0.0.1:${port}`,
        ...(kind === 'page' || kind === 'session' ? [] : [secretHeader(kind === 'code' ? startKey : token)]),
        ...(body === '' || kind === 'bytes' ? [] : ['Content-Type: application/json']),
      ],
      body,
    }),
  }
}

export function secretHeader(secret: string): string {
  return `Authorization: Bearer ${secret}`
}
