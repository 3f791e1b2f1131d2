import { secretHeader } from './routes.ts'
import type { Route, Standing } from './routes.ts'
import type { WireRequest } from './wire.ts'

/** A way to spoil a request that would be let in, and the status it must come to. */
export interface RequestAttack {
  readonly name: string
  readonly expected: number
  /** Which routes it is an attack on; all without it. */
  readonly on?: (route: Route) => boolean
  readonly spoil: (request: WireRequest, host: Standing) => WireRequest
}

const withSecret = ({ kind }: Route): boolean => kind !== 'page' && kind !== 'session'
const isJson = ({ kind }: Route): boolean => kind === 'call' || kind === 'session' || kind === 'code'
const isFile = ({ kind, name }: Route): boolean => kind === 'page' && name !== 'GET /'

const named = (header: string): string => (header.split(':', 1)[0] ?? '').toLowerCase()

function without(request: WireRequest, name: string): WireRequest {
  return { ...request, headers: request.headers.filter((header) => named(header) !== name) }
}

function adding(request: WireRequest, ...headers: readonly string[]): WireRequest {
  return { ...request, headers: [...request.headers, ...headers] }
}

function instead(request: WireRequest, header: string): WireRequest {
  return adding(without(request, named(header)), header)
}

type ByHost = string | ((host: Standing) => string)
const said = (text: ByHost, host: Standing): string => (typeof text === 'string' ? text : text(host))

const asHost = (name: string, text: ByHost): RequestAttack => ({
  name: `Host: ${name}`,
  expected: 421,
  spoil: (request, host) => instead(request, `Host: ${said(text, host)}`),
})
const fromOrigin = (name: string, text: ByHost): RequestAttack => ({
  name: `Origin: ${name}`,
  expected: 403,
  spoil: (request, host) => adding(request, `Origin: ${said(text, host)}`),
})
const fetched = (
  name: string,
  headers: readonly string[],
  on?: (route: Route) => boolean,
): RequestAttack => ({
  name: `Sec-Fetch: ${name}`,
  expected: 403,
  ...(on === undefined ? {} : { on }),
  spoil: (request) => adding(request, ...headers),
})
const secret = (
  name: string,
  spoil: RequestAttack['spoil'],
  on: (route: Route) => boolean = withSecret,
): RequestAttack => ({ name: `secret: ${name}`, expected: 401, on, spoil })
const typed = (name: string, headers: readonly string[]): RequestAttack => ({
  name: `Content-Type: ${name}`,
  expected: 415,
  on: isJson,
  spoil: (request) => adding(without(request, 'content-type'), ...headers),
})
const method = (name: string, on: (route: Route) => boolean = () => true): RequestAttack => ({
  name: `method: ${name}`,
  expected: 405,
  on,
  spoil: (request) => ({ ...request, method: name }),
})

const ownSecret = ({ kind }: Route): boolean => kind !== 'code' && withSecret({ kind } as Route)
const navigation = ['Sec-Fetch-Mode: navigate', 'Sec-Fetch-Dest: document']

/** Each is tried on every route that it is an attack on. */
export const requestAttacks: readonly RequestAttack[] = [
  { name: 'Host: none', expected: 421, spoil: (request) => without(request, 'host') },
  asHost('empty', ''),
  asHost('a name that was rebound to this machine', ({ port }) => `rebound.example:${port}`),
  asHost('our address as a part of another name', ({ port }) => `127.0.0.1.rebound.example:${port}`),
  asHost('localhost', ({ port }) => `localhost:${port}`),
  asHost('IPv6', ({ port }) => `[::1]:${port}`),
  asHost('IPv4 in IPv6', ({ port }) => `[::ffff:127.0.0.1]:${port}`),
  asHost('0.0.0.0', ({ port }) => `0.0.0.0:${port}`),
  asHost('the address as one number', ({ port }) => `2130706433:${port}`),
  asHost('the address cut short', ({ port }) => `127.1:${port}`),
  asHost('another address of this machine', ({ port }) => `127.0.0.2:${port}`),
  asHost('another port', '127.0.0.1:80'),
  asHost('no port', '127.0.0.1'),
  asHost('a port with a zero before it', ({ port }) => `127.0.0.1:0${port}`),
  asHost('a dot at its end', ({ port }) => `127.0.0.1.:${port}`),
  asHost('a name and a password', ({ port }) => `nobody:x@127.0.0.1:${port}`),
  asHost('a path behind it', ({ port }) => `127.0.0.1:${port}/`),
  asHost('two in one', ({ port }) => `127.0.0.1:${port}, rebound.example`),
  {
    name: 'Host: twice, ours first',
    expected: 421,
    spoil: (request) => adding(request, 'Host: rebound.example'),
  },
  {
    name: 'Host: twice, ours both times',
    expected: 421,
    spoil: (request, { port }) => adding(request, `Host: 127.0.0.1:${port}`),
  },
  {
    name: 'Host: another, ours as X-Forwarded-Host',
    expected: 421,
    spoil: (request, { port }) =>
      adding(instead(request, 'Host: rebound.example'), `X-Forwarded-Host: 127.0.0.1:${port}`),
  },
  {
    name: 'target: a whole address, ours',
    expected: 404,
    spoil: (request, { port }) => ({ ...request, target: `http://127.0.0.1:${port}${request.target}` }),
  },
  {
    name: 'target: a whole address, another’s',
    expected: 404,
    spoil: (request) => ({ ...request, target: `http://other.example${request.target}` }),
  },

  fromOrigin('another site', 'https://other.example'),
  fromOrigin('null', 'null'),
  fromOrigin('localhost', ({ port }) => `http://localhost:${port}`),
  fromOrigin('another port', 'http://127.0.0.1:1'),
  fromOrigin('https of our own', ({ port }) => `https://127.0.0.1:${port}`),
  fromOrigin('our own and another', ({ port }) => `http://127.0.0.1:${port} https://other.example`),
  fromOrigin('our own as a part of another', ({ port }) => `http://127.0.0.1:${port}.other.example`),
  fromOrigin('our own with a slash', ({ port }) => `http://127.0.0.1:${port}/`),
  fromOrigin('a file', 'file://'),
  fromOrigin('an extension', 'chrome-extension://abcdefghijklmnop'),
  fromOrigin('empty', ''),

  fetched('same-site', ['Sec-Fetch-Site: same-site']),
  fetched('same-site, a navigation', ['Sec-Fetch-Site: same-site', ...navigation]),
  fetched('cross-site', ['Sec-Fetch-Site: cross-site']),
  fetched(
    'cross-site, a navigation past the first page',
    ['Sec-Fetch-Site: cross-site', ...navigation],
    ({ name }) => name !== 'GET /',
  ),
  fetched('cross-site, into a frame', [
    'Sec-Fetch-Site: cross-site',
    'Sec-Fetch-Mode: navigate',
    'Sec-Fetch-Dest: iframe',
  ]),
  fetched('cross-site, made ready unseen', [
    'Sec-Fetch-Site: cross-site',
    'Sec-Purpose: prefetch',
    ...navigation,
  ]),
  fetched('none, made ready unseen', [
    'Sec-Fetch-Site: none',
    'Sec-Purpose: prefetch;prerender',
    ...navigation,
  ]),
  fetched('none, made ready unseen by an older browser', [
    'Sec-Fetch-Site: none',
    'Purpose: prefetch',
    ...navigation,
  ]),
  fetched('none, past the page', ['Sec-Fetch-Site: none'], ({ kind }) => kind !== 'page'),
  fetched('in capitals', ['Sec-Fetch-Site: SAME-ORIGIN']),
  fetched('twice', ['Sec-Fetch-Site: same-origin', 'Sec-Fetch-Site: cross-site']),
  fetched('a word nobody knows', ['Sec-Fetch-Site: friendly']),

  secret('none', (request) => without(request, 'authorization')),
  secret('wrong', (request) => instead(request, secretHeader('A'.repeat(43)))),
  secret('empty', (request) => instead(request, 'Authorization: Bearer ')),
  secret('cut short', (request, { token, startKey }) =>
    instead(request, secretHeader((request.target === '/code' ? startKey : token).slice(0, -1))),
  ),
  secret('one letter more', (request, { token, startKey }) =>
    instead(request, secretHeader(`${request.target === '/code' ? startKey : token}A`)),
  ),
  secret('in another scheme', (request, { token }) => instead(request, `Authorization: Basic ${token}`)),
  secret('in the address', (request, { token }) => ({
    ...without(request, 'authorization'),
    ...(request.target === '/code' ? {} : { target: `${request.target}?token=${token}` }),
  })),
  secret('as a cookie', (request, { token }) =>
    adding(without(request, 'authorization'), `Cookie: token=${token}; authorization=Bearer ${token}`),
  ),
  secret('in a header of another name', (request, { token }) =>
    adding(without(request, 'authorization'), `X-Authorization: Bearer ${token}`),
  ),
  secret('for a proxy', (request, { token }) =>
    adding(without(request, 'authorization'), `Proxy-Authorization: Bearer ${token}`),
  ),
  secret(
    'the key of the runtime file',
    (request, { startKey }) => instead(request, secretHeader(startKey)),
    ownSecret,
  ),
  secret(
    'the token, for a code',
    (request, { token }) => instead(request, secretHeader(token)),
    ({ kind }) => kind === 'code',
  ),
  secret('twice, wrong first', (request, { token }) =>
    adding(instead(request, secretHeader('wrong')), secretHeader(token)),
  ),

  typed('none', []),
  typed('a form', ['Content-Type: application/x-www-form-urlencoded']),
  typed('a form with files', ['Content-Type: multipart/form-data; boundary=x']),
  typed('plain text', ['Content-Type: text/plain']),
  typed('plain text that speaks of JSON', ['Content-Type: text/plain; application/json']),
  typed('JSON of another kind', ['Content-Type: application/json+evil']),
  typed('two in one', ['Content-Type: text/plain, application/json']),
  typed('twice, plain text first', ['Content-Type: text/plain', 'Content-Type: application/json']),

  method('PUT', ({ name }) => name !== 'PUT /api/files'),
  method('DELETE'),
  method('PATCH'),
  method('OPTIONS'),
  method('TRACE'),
  method('PROPFIND'),
  method('GET', ({ kind, name }) => isJson({ kind } as Route) || name === 'PUT /api/files'),
  method('HEAD', ({ kind }) => kind !== 'page'),
  method('POST', ({ kind }) => kind === 'page' || kind === 'bytes'),
  {
    name: 'a web socket, with every right header',
    expected: 405,
    spoil: (request, { port }) =>
      adding(
        request,
        `Origin: http://127.0.0.1:${port}`,
        'Connection: Upgrade',
        'Upgrade: websocket',
        'Sec-WebSocket-Version: 13',
        'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
      ),
  },
  {
    name: 'another protocol by Upgrade',
    expected: 405,
    spoil: (request) =>
      adding(
        request,
        'Connection: Upgrade, HTTP2-Settings',
        'Upgrade: h2c',
        'HTTP2-Settings: AAMAAABkAAQAAP__',
      ),
  },
  {
    name: 'more headers than a browser sends',
    expected: 431,
    spoil: (request) => adding(request, ...Array.from({ length: 150 }, (_, at) => `X-${at}: 1`)),
  },
  {
    name: 'a foreign Origin behind 2,500 headers',
    expected: 431,
    spoil: (request) =>
      adding(request, ...Array.from({ length: 2_500 }, () => 'a:'), 'Origin: https://other.example'),
  },
  {
    name: 'a path that climbs back to it',
    expected: 404,
    on: ({ kind }) => kind === 'call' || kind === 'bytes' || kind === 'page',
    spoil: (request) => ({
      ...request,
      target: request.target.startsWith('/api/')
        ? request.target.replace('/api/', '/api/output/../')
        : `/assets/..${request.target}`,
    }),
  },
  {
    name: 'a file that is asked for as a folder',
    expected: 404,
    on: isFile,
    spoil: (request) => ({ ...request, target: `${request.target}/` }),
  },
]
