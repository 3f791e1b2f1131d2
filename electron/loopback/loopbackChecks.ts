import type { IncomingHttpHeaders } from 'node:http'
import type { AppErrorCode } from '../../shared/domain/appError.ts'
import { attachmentTooLarge, largestAttachment } from '../files/attachmentLimit.ts'

/** What the loopback host looks at before anything else happens. */
export interface LoopbackRequest {
  readonly method: string
  /** As it stood on the request line, undecoded. */
  readonly target: string
  readonly headers: IncomingHttpHeaders
  /** Names and values in turn: a header sent twice shows here only. */
  readonly rawHeaders: readonly string[]
}

export interface Refusal {
  readonly status: number
  readonly code: AppErrorCode
  readonly sentence: string
}

/** Where a request goes once it is let in, and how many bytes its body may have. */
export type Route =
  | { readonly kind: 'page' }
  /** A window hands in its one-time code. */
  | { readonly kind: 'session'; readonly bodyLimit: number }
  /** Another start of the product, with the key of the runtime file, asks for a code. */
  | { readonly kind: 'code'; readonly bodyLimit: number }
  | { readonly kind: 'core'; readonly bodyLimit: number; readonly isEventStream: boolean }

export interface OwnSecrets {
  readonly port: number
  isToken(text: string): boolean
  isStartKey(text: string): boolean
}

const smallBody = 1_000
const mostHeaders = 100
const callBody = 32_000_000
/** A little more than a paper may be: the core says that in its own words while the file streams in. */
const fileBody = largestAttachment + smallBody

const notHere = { status: 404, code: 'not-found', sentence: 'There is nothing at this address.' } as const
const foreign = {
  status: 403,
  code: 'not-allowed',
  sentence: 'Minutebook answers only its own window.',
} as const
export const unknownWindow = {
  status: 401,
  code: 'not-allowed',
  sentence: 'This window is not signed in to Minutebook. Open it again from Minutebook.',
} as const
const wrongMethod = {
  status: 405,
  code: 'not-allowed',
  sentence: 'This address does not do that.',
} as const
const tooManyHeaders = {
  status: 431,
  code: 'invalid-input',
  sentence: 'This request carries too many headers.',
} as const
const tooLarge = {
  status: 413,
  code: 'invalid-input',
  sentence: 'This is too large for Minutebook to take in.',
} as const

/** What to say of a body that is larger than it may be. */
export function tooLargeFor(bodyLimit: number): Refusal {
  return bodyLimit === fileBody ? { ...tooLarge, sentence: attachmentTooLarge(largestAttachment) } : tooLarge
}

/**
 * Lets a request in, to one route, or says why not. The order matters: whom it was meant for (421), who sent it (403), where it goes (404, 405),
 * with which secret (401), and only then what it carries (415, 413). Nothing here speaks another protocol than this one (405).
 */
export function admit(request: LoopbackRequest, own: OwnSecrets): Route | Refusal {
  const authority = `127.0.0.1:${own.port}`
  if (request.headers.host !== authority || timesSent(request, 'host') !== 1) {
    return { status: 421, code: 'not-allowed', sentence: `Minutebook is at http://${authority} only.` }
  }
  if (request.rawHeaders.length > 2 * mostHeaders) return tooManyHeaders
  if (!request.target.startsWith('/')) return notHere
  if (!isOwnPage(request, `http://${authority}`)) return foreign
  const route = routeOf(request)
  if ('status' in route) return route
  if (route.kind !== 'page' && !hasSecret(request, route, own)) return unknownWindow
  if (request.headers.upgrade !== undefined) return wrongMethod
  if (route.kind === 'page') return route
  const refusal = route.kind === 'core' ? coreRefusal(request) : null
  if (refusal !== null) return refusal
  const isCall = route.kind !== 'core' || request.target.startsWith('/api/rpc/')
  if (isCall && !isJson(request.headers['content-type'])) {
    return { status: 415, code: 'invalid-input', sentence: 'Calls to Minutebook are JSON.' }
  }
  return Number(request.headers['content-length'] ?? 0) > route.bodyLimit
    ? tooLargeFor(route.bodyLimit)
    : route
}

function timesSent(request: LoopbackRequest, name: string): number {
  return request.rawHeaders.filter((text, index) => index % 2 === 0 && text.toLowerCase() === name).length
}

/** Origin absent or our own; Sec-Fetch-Site same-origin, or absent as programs send it. */
function isOwnPage({ method, target, headers }: LoopbackRequest, origin: string): boolean {
  if (headers.origin !== undefined && headers.origin !== origin) return false
  // Made ready unseen, for whichever site wished it: the browser then says that nobody did.
  if (headers['sec-purpose'] !== undefined || headers['purpose'] !== undefined) return false
  const isReading = method === 'GET' || method === 'HEAD'
  switch (headers['sec-fetch-site']) {
    case undefined:
    case 'same-origin':
      return true
    case 'none':
      return isReading && !isUnder(target, '/api')
    case 'cross-site':
      // The redirect file that starts a window is another site to the browser. What it gets is the empty page: it holds no secret,
      // can be put in no frame, and does nothing without a code.
      return (
        method === 'GET' &&
        target === '/' &&
        headers.origin === undefined &&
        headers['sec-fetch-mode'] === 'navigate' &&
        headers['sec-fetch-dest'] === 'document'
      )
    default:
      // 'same-site' above all: that is every other port of this machine.
      return false
  }
}

function isUnder(target: string, path: string): boolean {
  return target === path || target.startsWith(`${path}/`) || target.startsWith(`${path}?`)
}

/** The core's addresses hold plain characters only, so that nothing is decoded or climbed on the way to it. */
const corePath = /^\/api\/(rpc|files|output|meetings)((?:\/[A-Za-z0-9_-]+)*)(?:\?[\x21-\x7e]*)?$/

function routeOf({ method, target }: LoopbackRequest): Route | Refusal {
  if (target === '/session' || target === '/code') {
    const kind = target === '/session' ? 'session' : 'code'
    return method === 'POST' ? { kind, bodyLimit: smallBody } : wrongMethod
  }
  if (isUnder(target, '/api')) return coreRoute(method, target)
  return method === 'GET' || method === 'HEAD' ? { kind: 'page' } : wrongMethod
}

function coreRoute(method: string, target: string): Route {
  const [, lane, rest] = corePath.exec(target) ?? []
  const bodyLimit = lane === 'files' && method === 'PUT' ? fileBody : callBody
  return { kind: 'core', bodyLimit, isEventStream: lane === 'rpc' && rest === '/events/watch' }
}

/** Where a request with the token may not go, or not so; null where it may. The desktop asks the same. */
export function coreRefusal({ method, target }: Pick<LoopbackRequest, 'method' | 'target'>): Refusal | null {
  const [, lane, rest] = corePath.exec(target) ?? []
  if (lane === undefined || rest === undefined) return notHere
  const methods = {
    rpc: ['POST'],
    files: rest === '' ? ['PUT'] : ['GET'],
    output: ['GET'],
    meetings: ['GET'],
  }[lane]
  return methods?.includes(method) === true ? null : wrongMethod
}

function hasSecret({ headers }: LoopbackRequest, route: Route, own: OwnSecrets): boolean {
  if (route.kind === 'session') return true
  const [, bearer] = /^Bearer ([\x21-\x7e]+)$/.exec(headers.authorization ?? '') ?? []
  if (bearer === undefined) return false
  return route.kind === 'code' ? own.isStartKey(bearer) : own.isToken(bearer)
}

function isJson(contentType: string | undefined): boolean {
  return contentType?.split(';', 1)[0]?.trim().toLowerCase() === 'application/json'
}
