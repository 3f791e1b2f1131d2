import type { Standing } from './routes.ts'
import { secretHeader } from './routes.ts'

/** Bytes that no client would send, and the statuses that come back, in turn; an empty list where the host only hangs up. */
export interface ConnectionAttack {
  readonly name: string
  readonly expected: readonly number[]
  readonly bytes: (host: Standing) => string | Uint8Array
}

const own = ({ port }: Standing): string => `Host: 127.0.0.1:${port}`
const json = 'Content-Type: application/json'

/** The head of a request, with an empty line behind it. */
function head(first: string, ...headers: readonly string[]): string {
  return [first, ...headers, '', ''].join('\r\n')
}

function raw(name: string, expected: readonly number[], bytes: ConnectionAttack['bytes']): ConnectionAttack {
  return { name, expected, bytes }
}

const write = (host: Standing, ...headers: readonly string[]): string =>
  head('POST /api/rpc/book/status HTTP/1.1', own(host), secretHeader(host.token), json, ...headers)
const get = (host: Standing, target = '/', ...headers: readonly string[]): string =>
  head(`GET ${target} HTTP/1.1`, own(host), ...headers)
const lastly = (host: Standing, target = '/'): string => get(host, target, 'Connection: close')

/** A whole call, hidden in what is said to be a body. */
const hidden = (host: Standing): string => `${write(host, 'Content-Length: 11')}{"json":{}}`

const smuggled: readonly ConnectionAttack[] = [
  raw(
    'two lengths: Content-Length and chunks',
    [400],
    (host) => `${write(host, 'Content-Length: 4', 'Transfer-Encoding: chunked')}0\r\n\r\n${hidden(host)}`,
  ),
  raw(
    'two lengths: chunks and Content-Length',
    [400],
    (host) => `${write(host, 'Transfer-Encoding: chunked', 'Content-Length: 4')}0\r\n\r\n${hidden(host)}`,
  ),
  raw(
    'two lengths that differ',
    [400],
    (host) => `${write(host, 'Content-Length: 11', 'Content-Length: 0')}{"json":{}}`,
  ),
  raw('two lengths in one', [400], (host) => `${write(host, 'Content-Length: 11, 11')}{"json":{}}`),
  raw('a length below nothing', [400], (host) => write(host, 'Content-Length: -1')),
  raw('a length with a sign', [400], (host) => `${write(host, 'Content-Length: +11')}{"json":{}}`),
  raw('a length in hexadecimal', [400], (host) => `${write(host, 'Content-Length: 0xb')}{"json":{}}`),
  raw('a length past every number', [400], (host) => write(host, `Content-Length: ${'9'.repeat(30)}`)),
  raw('an encoding nobody knows', [], (host) => `${write(host, 'Transfer-Encoding: xchunked')}0\r\n\r\n`),
  raw(
    'chunks that are not last',
    [400],
    (host) => `${write(host, 'Transfer-Encoding: chunked, identity')}0\r\n\r\n`,
  ),
  raw(
    'chunks with a tab before the word',
    [400],
    (host) => `${write(host, 'Transfer-Encoding : chunked')}0\r\n\r\n`,
  ),
  raw(
    'a chunk whose size is no number',
    [],
    (host) =>
      `${head('POST /session HTTP/1.1', own(host), json, 'Transfer-Encoding: chunked')}zz\r\n{}\r\n0\r\n\r\n`,
  ),
  raw(
    'a chunk longer than it says',
    [],
    (host) =>
      `${head('POST /session HTTP/1.1', own(host), json, 'Transfer-Encoding: chunked')}2\r\n{"code":"x"}\r\n0\r\n\r\n`,
  ),
  raw('lines that end without a return', [400], ({ port }) => `GET / HTTP/1.1\nHost: 127.0.0.1:${port}\n\n`),
  raw('a header with a line of its own inside', [400], (host) => get(host, '/', 'X-Long: a\r\n Origin: x')),
  raw('a space before the colon', [400], ({ port }) => head('GET / HTTP/1.1', `Host : 127.0.0.1:${port}`)),
  raw('a return inside a header', [400], (host) => get(host, '/', 'X-A: b\rHost: rebound.example')),
  raw('a NUL inside a header', [400], (host) => get(host, '/', 'X-A: b\0c')),
  raw('a header without a name', [400], (host) => get(host, '/', ': b')),
  raw('a whole call as the body of a page', [200], (host) => {
    const call = hidden(host)
    return `${get(host, '/', `Content-Length: ${call.length}`, 'Connection: close')}${call}`
  }),
  raw('a whole call as the body of a call that is refused', [401], (host) => {
    const call = hidden(host)
    const outer = head(
      'POST /api/rpc/book/status HTTP/1.1',
      own(host),
      json,
      `Content-Length: ${call.length + 1_000}`,
    )
    return `${outer}${call}`
  }),
]

const kept: readonly ConnectionAttack[] = [
  raw(
    'on a kept connection: ours, then another host',
    [200, 421],
    (host) => `${get(host)}${head('GET / HTTP/1.1', 'Host: rebound.example', 'Connection: close')}`,
  ),
  raw(
    'on a kept connection: with the token, then without',
    [200, 401],
    (host) => `${hidden(host)}${head('GET /api/output/1 HTTP/1.1', own(host), 'Connection: close')}`,
  ),
  raw(
    'on a kept connection: ours, then another origin',
    [200, 403],
    (host) => `${get(host)}${get(host, '/', 'Origin: https://other.example', 'Connection: close')}`,
  ),
  raw(
    'a hundred requests in one go',
    Array.from({ length: 101 }, () => 200),
    (host) => `${get(host).repeat(100)}${lastly(host)}`,
  ),
]

const otherTongues: readonly ConnectionAttack[] = [
  raw('a tunnel through us', [405], () =>
    head('CONNECT other.example:443 HTTP/1.1', 'Host: other.example:443'),
  ),
  raw('a tunnel to ourselves', [405], (host) => head(`CONNECT 127.0.0.1:${host.port} HTTP/1.1`, own(host))),
  raw('OPTIONS of everything', [404], (host) => head('OPTIONS * HTTP/1.1', own(host), 'Connection: close')),
  raw('a method nobody knows', [400], (host) => head('STEAL / HTTP/1.1', own(host))),
  raw('a method in small letters', [400], (host) => head('get / HTTP/1.1', own(host))),
  raw('HTTP/0.9', [421], () => 'GET /\r\n\r\n'),
  raw('HTTP/1.0 without a host', [421], () => head('GET / HTTP/1.0')),
  raw('HTTP/2', [400], () => 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'),
  raw('HTTP/3.7', [400], (host) => head('GET / HTTP/3.7', own(host))),
  raw('TLS', [400], () =>
    Uint8Array.from([22, 3, 1, 2, 0, 1, 0, 1, 252, 3, 3, ...Array<number>(64).fill(7)]),
  ),
  raw('a letter to be sent', [400], () => 'EHLO other.example\r\nMAIL FROM:<a@other.example>\r\n'),
  raw('noise', [400], () => Uint8Array.from({ length: 500 }, (_, at) => (at * 73) % 256)),
]

const tooMuch: readonly ConnectionAttack[] = [
  raw('a header of 20 KB', [431], (host) => get(host, '/', `X-Long: ${'x'.repeat(20_000)}`)),
  raw('20,000 headers', [431], (host) =>
    get(host, '/', ...Array.from({ length: 20_000 }, (_, at) => `X-${at}: 1`)),
  ),
  raw('an address of 100 KB', [431], (host) => get(host, `/${'x'.repeat(100_000)}`)),
  raw(
    'a session of 2 KB',
    [413],
    (host) =>
      `${head('POST /session HTTP/1.1', own(host), json, 'Content-Length: 2000')}${'x'.repeat(2_000)}`,
  ),
  raw(
    'a session in chunks, without end',
    [413],
    (host) =>
      `${head('POST /session HTTP/1.1', own(host), json, 'Transfer-Encoding: chunked')}${'400\r\n'.concat('x'.repeat(1_024), '\r\n').repeat(50)}`,
  ),
  raw(
    'a body that no secret came with, without end',
    [401],
    (host) =>
      `${head('PUT /api/files HTTP/1.1', own(host), 'Transfer-Encoding: chunked')}${'400\r\n'.concat('x'.repeat(1_024), '\r\n').repeat(50)}`,
  ),
  raw('a call said to be of 9 GB', [413], (host) => write(host, 'Content-Length: 9000000000')),
  raw('a file said to be of 9 GB', [413], (host) =>
    head('PUT /api/files HTTP/1.1', own(host), secretHeader(host.token), 'Content-Length: 9000000000'),
  ),
  raw(
    '17 KB behind the size of a chunk',
    [],
    (host) =>
      `${head('POST /session HTTP/1.1', own(host), json, 'Transfer-Encoding: chunked')}2;x=${'y'.repeat(17_000)}\r\n{}\r\n0\r\n\r\n`,
  ),
  raw('leave asked to send a body, without a secret', [401], (host) =>
    head(
      'POST /api/rpc/book/status HTTP/1.1',
      own(host),
      json,
      'Content-Length: 11',
      'Expect: 100-continue',
      'Connection: close',
    ),
  ),
  raw('something else expected of us', [417], (host) => write(host, 'Content-Length: 11', 'Expect: mercy')),
]

/** Ways to a file of this computer, or to the core past its door. */
const climbs = [
  '/../package.json',
  '/..%2fpackage.json',
  '/%2e%2e/package.json',
  '/%2e%2e%2fpackage.json',
  '/%252e%252e%252fpackage.json',
  '/..%5cpackage.json',
  '/..\\package.json',
  '/..%c0%afpackage.json',
  '/..%u2216package.json',
  '/....//package.json',
  '/./index.html',
  '/assets/../index.html',
  '/assets/%2e%2e/index.html',
  '/index.html%00.js',
  '/index.html%00',
  '/index.html/',
  '/index.html;a',
  '/index.html#a',
  '/INDEX.HTML',
  '//index.html',
  '//etc/passwd',
  '/etc/passwd',
  '/C:/Windows/win.ini',
  '/%43%3a/Windows/win.ini',
  '/file:///etc/passwd',
  '/manifest.json',
  '/.git/config',
  '/__proto__',
  '/constructor',
  '/toString',
  '/api%2frpc%2fbook%2fstatus',
  '/%61pi/rpc/book/status',
  '/API/rpc/book/status',
  '//api/rpc/book/status',
  '/./api/rpc/book/status',
] as const
const climbsIntoTheCore = [
  '/api',
  '/api/',
  '/api//rpc/book/status',
  '/api/output/..',
  '/api/output/../rpc/book/status',
  '/api/output/%2e%2e/rpc/book/status',
  '/api/output/..%2f..%2fetc%2fpasswd',
  '/api/files/..%5c..%5cbook.db',
  '/api/files/%00',
  '/api/output/1#/../2',
  '/api/secrets',
  '/api/rpc;/book/status',
] as const

const ways: readonly ConnectionAttack[] = [
  ...climbs.map((target) => raw(`GET ${target}`, [404], (host) => lastly(host, target))),
  ...climbsIntoTheCore.map((target) =>
    raw(`GET ${target}, with the token`, [404], (host) =>
      get(host, target, secretHeader(host.token), 'Connection: close'),
    ),
  ),
  raw('an address in another alphabet', [400], (host) => lastly(host, '/протокол')),
  raw('an address with a space', [400], (host) => lastly(host, '/a b')),
  raw('an address with a NUL', [400], (host) => lastly(host, '/a\0b')),
]

const nested = (open: string, close: string, depth: number): string =>
  `{"json":${open.repeat(depth)}${close.repeat(depth)}}`

/** JSON that takes more than it gives, from somebody who has the token: refused as input, and nobody is harmed. */
const bombs: readonly (readonly [string, string, number])[] = [
  ['lists in lists, 100,000 deep', nested('[', ']', 100_000), 422],
  [
    'values in values, 100,000 deep',
    nested('{"a":', '1', 100_000).replace(/1+\}$/, `1${'}'.repeat(100_001)}`),
    422,
  ],
  ['a string of 5 MB', `{"json":{"nobody":"${'x'.repeat(5_000_000)}"}}`, 422],
  ['200,000 fields', `{"json":{${Array.from({ length: 200_000 }, (_, at) => `"f${at}":1`).join()}}}`, 422],
  ['a __proto__', '{"json":{"__proto__":{"polluted":"yes"}}}', 422],
  ['a constructor', '{"json":{"constructor":{"prototype":{"polluted":"yes"}}}}', 422],
  ['a __proto__ by the marks of the wire', '{"json":{},"meta":[[0,"__proto__","polluted"]]}', 400],
  [
    'a constructor by the marks of the wire',
    '{"json":{},"meta":[[1,"constructor","prototype","polluted"]]}',
    400,
  ],
  ['no JSON', '{"json":', 400],
  ['nothing', '', 422],
  ['a number past every number', '{"json":1e999}', 422],
  ['half a letter', '{"json":"\\ud800"}', 422],
]

export function connectionAttacks(): readonly ConnectionAttack[] {
  const bombAttacks = bombs.map(([name, body, status]) =>
    raw(
      `JSON: ${name}`,
      [status],
      (host) => `${write(host, `Content-Length: ${Buffer.byteLength(body)}`, 'Connection: close')}${body}`,
    ),
  )
  return [...smuggled, ...kept, ...otherTongues, ...tooMuch, ...ways, ...bombAttacks]
}
