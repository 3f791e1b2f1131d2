import { once } from 'node:events'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contract } from '../../shared/api/contract.ts'
import { createSecrets } from '../../electron/loopback/loopbackSecrets.ts'
import { startLoopbackServer } from '../../electron/loopback/loopbackServer.ts'
import type { LoopbackServer } from '../../electron/loopback/loopbackServer.ts'
import type { StaticFiles } from '../../electron/staticFiles.ts'

const text = (words: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(words)
const files: StaticFiles = new Map([
  ['/index.html', { bytes: text('<title>Minutebook</title>'), mediaType: 'text/html; charset=utf-8' }],
  ['/assets/app.js', { bytes: text('start()'), mediaType: 'text/javascript; charset=utf-8' }],
])

/** What the core was asked: nothing that is refused may get this far. */
const asked: string[] = []
const pages: number[] = []
let now = 0
const secrets = createSecrets(() => now)
let server: LoopbackServer
let token = ''

async function door(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url)
  asked.push(`${request.method} ${pathname}`)
  if (pathname === '/api/rpc/events/watch') {
    const body = new ReadableStream({ start: (controller) => controller.enqueue(text('data: hello\n\n')) })
    return new Response(body, { headers: { 'content-type': 'text/event-stream' } })
  }
  if (pathname === '/api/rpc/fails') throw new Error('a bug')
  return Response.json({
    headers: Object.fromEntries(request.headers),
    bytes: (await request.arrayBuffer()).byteLength,
  })
}

beforeAll(async () => {
  server = await startLoopbackServer({ door, files, secrets, port: 0, onPages: (count) => pages.push(count) })
  token = (await exchange(secrets.newCode())).json['token'] as string
})
afterAll(() => server.close())

interface Answer {
  readonly status: number
  readonly headers: string
  readonly body: string
  readonly json: Readonly<Record<string, unknown>>
}

interface Sent {
  readonly method?: string
  readonly target?: string
  /** Header lines as they go over the wire; `null` leaves out Host. */
  readonly host?: string | null
  readonly headers?: readonly string[]
  readonly body?: string
}

/** One request over a socket of its own, byte for byte as given: no client tidies it up. */
async function send({ method = 'GET', target = '/', host, headers = [], body }: Sent): Promise<Answer> {
  const socket = connect(server.port, '127.0.0.1')
  const lines = [
    `${method} ${target} HTTP/1.1`,
    ...(host === null ? [] : [`Host: ${host ?? own()}`]),
    ...(body === undefined ? [] : [`Content-Length: ${Buffer.byteLength(body)}`]),
    'Connection: close',
    ...headers,
  ]
  socket.write(`${lines.join('\r\n')}\r\n\r\n${body ?? ''}`)
  let received = ''
  socket.setEncoding('utf8').on('data', (chunk: string) => (received += chunk))
  socket.on('error', () => undefined)
  await once(socket, 'close')
  return parse(received)
}

function parse(received: string): Answer {
  const [head = '', ...rest] = received.split('\r\n\r\n')
  const body = rest.join('\r\n\r\n')
  const start = body.indexOf('{')
  const json = (start < 0 ? {} : JSON.parse(body.slice(start, body.lastIndexOf('}') + 1))) as Answer['json']
  return { status: Number(/^HTTP\/1\.1 (\d+)/.exec(head)?.[1]), headers: head.toLowerCase(), body, json }
}

const own = (): string => `127.0.0.1:${server.port}`
const json = 'Content-Type: application/json'
const bearer = (): string => `Authorization: Bearer ${token}`
const call = (...headers: string[]): Sent => ({
  method: 'POST',
  target: '/api/rpc/meetings/list',
  headers,
  body: '{"json":{}}',
})
const exchange = (code: string, ...headers: string[]): Promise<Answer> =>
  send({ method: 'POST', target: '/session', headers: [json, ...headers], body: JSON.stringify({ code }) })

describe('what the window does', () => {
  test.each<[string, () => Sent, number]>([
    ['opening the page by hand', () => ({ headers: ['Sec-Fetch-Site: none'] }), 200],
    [
      'opening the page from the redirect file, which is another site to the browser',
      () => ({
        headers: ['Sec-Fetch-Site: cross-site', 'Sec-Fetch-Mode: navigate', 'Sec-Fetch-Dest: document'],
      }),
      200,
    ],
    [
      'a script of the page',
      () => ({ target: '/assets/app.js', headers: ['Sec-Fetch-Site: same-origin'] }),
      200,
    ],
    ['asking for the head of the page', () => ({ method: 'HEAD' }), 200],
    [
      'a call with the token',
      () => call(json, bearer(), `Origin: http://${own()}`, 'Sec-Fetch-Site: same-origin'),
      200,
    ],
    [
      'a call of a program with the token',
      () => call('Content-Type: application/json; charset=utf-8', bearer()),
      200,
    ],
    [
      'a file coming in',
      () => ({ method: 'PUT', target: '/api/files', headers: [bearer()], body: '%PDF' }),
      200,
    ],
    ['a paper going out', () => ({ target: '/api/output/0192-abc', headers: [bearer()] }), 200],
  ])('is answered: %s', async (_name, sent, status) => {
    expect(await send(sent())).toMatchObject({ status })
  })

  test('reaches the core without token, origin or host', async () => {
    const answer = await send(call(json, bearer(), `Origin: http://${own()}`, 'Cookie: a=b'))
    expect(Object.keys(answer.json['headers'] as object)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/authorization|origin|host|cookie/)]),
    )
    expect(answer.json['bytes']).toBe(11)
  })

  test('counts as a page for as long as its events are open', async () => {
    pages.length = 0
    const socket = connect(server.port, '127.0.0.1')
    const body = '{"json":{}}'
    const lines = [
      'POST /api/rpc/events/watch HTTP/1.1',
      `Host: ${own()}`,
      json,
      bearer(),
      `Content-Length: ${body.length}`,
    ]
    socket.write(`${lines.join('\r\n')}\r\n\r\n${body}`)
    const [first] = (await once(socket, 'data')) as [Buffer]
    expect(first.toString()).toContain('HTTP/1.1 200')
    expect(pages).toEqual([1])
    socket.destroy()
    await expect.poll(() => pages).toEqual([1, 0])
  })
})

describe('an attack', () => {
  const foreignPage = ['Sec-Fetch-Mode: navigate', 'Sec-Fetch-Dest: document']

  test.each<[string, () => Sent, number]>([
    ['no Host', () => ({ host: null }), 421],
    ['a Host that rebinds to this machine', () => ({ host: 'evil.example' }), 421],
    ['localhost as Host', () => ({ host: `localhost:${server.port}` }), 421],
    ['the Host of another port', () => ({ host: '127.0.0.1:80' }), 421],
    ['a Host without the port', () => ({ host: '127.0.0.1' }), 421],
    ['a Host with a dot at its end', () => ({ host: `127.0.0.1.:${server.port}` }), 421],
    ['the machine by IPv6', () => ({ host: `[::1]:${server.port}` }), 421],
    ['two Hosts, the first our own', () => ({ headers: ['Host: evil.example'] }), 421],
    ['an empty Host', () => ({ host: '' }), 421],
    ['a whole address on the request line', () => ({ target: `http://${own()}/` }), 404],
    ['a proxied address on the request line', () => ({ target: 'http://evil.example/' }), 404],
    ['another origin reading the page', () => ({ headers: ['Origin: https://evil.example'] }), 403],
    ['the null origin', () => ({ headers: ['Origin: null'] }), 403],
    ['localhost as origin', () => ({ headers: [`Origin: http://localhost:${server.port}`] }), 403],
    ['another port as origin', () => call(json, bearer(), 'Origin: http://127.0.0.1:1'), 403],
    ['https of our own address as origin', () => call(json, bearer(), `Origin: https://${own()}`), 403],
    ['two origins', () => call(json, bearer(), `Origin: http://${own()}, https://evil.example`), 403],
    [
      'a link from another port of this machine',
      () => ({ headers: ['Sec-Fetch-Site: same-site', ...foreignPage] }),
      403,
    ],
    [
      'a script of another port',
      () => ({ target: '/assets/app.js', headers: ['Sec-Fetch-Site: same-site'] }),
      403,
    ],
    [
      'a script included by another site',
      () => ({ target: '/assets/app.js', headers: ['Sec-Fetch-Site: cross-site'] }),
      403,
    ],
    [
      'the page in a frame of another site',
      () => ({
        headers: ['Sec-Fetch-Site: cross-site', 'Sec-Fetch-Mode: navigate', 'Sec-Fetch-Dest: iframe'],
      }),
      403,
    ],
    [
      'a form posted from another site',
      () => ({ ...call(json), target: '/', headers: ['Sec-Fetch-Site: cross-site', ...foreignPage] }),
      403,
    ],
    [
      'a call from another port, with the token',
      () => call(json, bearer(), 'Sec-Fetch-Site: same-site'),
      403,
    ],
    [
      'a call from another site, with the token',
      () => call(json, bearer(), 'Sec-Fetch-Site: cross-site', ...foreignPage),
      403,
    ],
    [
      'a call typed into the address bar',
      () => ({ target: '/api/output/1', headers: [bearer(), 'Sec-Fetch-Site: none'] }),
      403,
    ],
    ['a Sec-Fetch-Site nobody knows', () => ({ headers: ['Sec-Fetch-Site: friendly'] }), 403],
    ['a call without a token', () => call(json), 401],
    ['a call with a wrong token', () => call(json, 'Authorization: Bearer wrong'), 401],
    ['a call with the token in another scheme', () => call(json, `Authorization: Basic ${token}`), 401],
    ['a call with the token cut short', () => call(json, `Authorization: Bearer ${token.slice(0, -1)}`), 401],
    ['a call with the token as a cookie', () => call(json, `Cookie: token=${token}`), 401],
    [
      'a call with the token in the address',
      () => ({ ...call(json), target: `/api/rpc/meetings/list?token=${token}` }),
      401,
    ],
    [
      'a call with the key of the runtime file',
      () => call(json, `Authorization: Bearer ${secrets.startKey}`),
      401,
    ],
    [
      'asking for a code with the token',
      () => ({ method: 'POST', target: '/code', headers: [json, bearer()], body: '{}' }),
      401,
    ],
    [
      'asking for a code without a key',
      () => ({ method: 'POST', target: '/code', headers: [json], body: '{}' }),
      401,
    ],
    ['a call as a form', () => call('Content-Type: application/x-www-form-urlencoded', bearer()), 415],
    ['a call as plain text', () => call('Content-Type: text/plain', bearer()), 415],
    ['a call that names no type', () => call(bearer()), 415],
    ['a session as a form', () => ({ method: 'POST', target: '/session', body: 'code=1' }), 415],
    [
      'a call said to be huge',
      () => ({
        method: 'POST',
        target: '/api/rpc/records/load',
        headers: [json, bearer(), 'Content-Length: 32000001'],
      }),
      413,
    ],
    [
      'a file said to be of 2 GiB',
      () => ({
        method: 'PUT',
        target: '/api/files',
        headers: [bearer(), `Content-Length: ${2 ** 31}`],
      }),
      413,
    ],
    [
      'a session that is too long',
      () => ({
        method: 'POST',
        target: '/session',
        headers: [json],
        body: `{"code":"${'x'.repeat(2_000)}"}`,
      }),
      413,
    ],
    [
      'a preflight',
      () => ({ method: 'OPTIONS', target: '/api/rpc/meetings/list', headers: [`Origin: http://${own()}`] }),
      401,
    ],
    ['a preflight of the page', () => ({ method: 'OPTIONS' }), 405],
    ['a call by GET', () => ({ target: '/api/rpc/meetings/list', headers: [bearer()] }), 405],
    ['a file deleted', () => ({ method: 'DELETE', target: '/api/files/abc', headers: [bearer()] }), 405],
    ['a lane that is not there', () => ({ target: '/api/secrets', headers: [bearer()] }), 404],
    ['a climb inside the core', () => ({ target: '/api/output/../rpc', headers: [bearer()] }), 404],
    [
      'an encoded climb inside the core',
      () => ({ target: '/api/output/%2e%2e/rpc', headers: [bearer()] }),
      404,
    ],
    ['the core by an encoded letter', () => ({ ...call(json), target: '/%61pi/rpc/meetings/list' }), 405],
    ['the core with two slashes', () => ({ target: '//api/rpc/meetings/list' }), 404],
    [
      'an upgrade from another origin',
      () => ({
        target: '/api/rpc',
        headers: ['Connection: Upgrade', 'Upgrade: websocket', 'Origin: https://evil.example'],
      }),
      403,
    ],
    [
      'an upgrade without a token',
      () => ({ target: '/api/rpc', headers: ['Connection: Upgrade', 'Upgrade: websocket'] }),
      401,
    ],
    ['a climb out of the page', () => ({ target: '/../manifest.json' }), 404],
    ['an encoded climb out of the page', () => ({ target: '/%2e%2e/package.json' }), 404],
    ['a climb by an encoded backslash', () => ({ target: '/assets/..%5c..%5cpackage.json' }), 404],
    ['a NUL in the path', () => ({ target: '/index.html%00.js' }), 404],
    ['an absolute path', () => ({ target: '//etc/passwd' }), 404],
    ['the list of the page’s files', () => ({ target: '/manifest.json' }), 404],
  ])('is refused and reaches nothing: %s', async (_name, sent, status) => {
    asked.length = 0
    const answer = await send(sent())
    expect(answer.status).toBe(status)
    expect(asked).toEqual([])
  })

  test('on any procedure of the contract without the token is refused', async () => {
    asked.length = 0
    const routes = Object.entries(contract).flatMap(([noun, verbs]) =>
      Object.keys(verbs).map((verb) => `${noun}/${verb}`),
    )
    expect(routes.length).toBeGreaterThan(30)
    for (const route of routes) {
      const answer = await send({ ...call(json), target: `/api/rpc/${route}` })
      expect([route, answer.status]).toEqual([route, 401])
    }
    expect(asked).toEqual([])
  })

  test('with a body longer than it says is cut off with 413', async () => {
    const chunk = 'x'.repeat(1_500)
    const answer = await send({
      method: 'POST',
      target: '/session',
      headers: [json, 'Transfer-Encoding: chunked', '', `${chunk.length.toString(16)}`, chunk, '0', ''],
    })
    expect(answer.status).toBe(413)
  })
})

describe('a one-time code', () => {
  test('is exchanged for the token once', async () => {
    const code = secrets.newCode()
    expect((await exchange(code)).json).toEqual({ token })
    expect((await exchange(code)).status).toBe(401)
  })

  test('dies after 30 seconds', async () => {
    const [young, old] = [secrets.newCode(), secrets.newCode()]
    now += 29_999
    expect((await exchange(young)).status).toBe(200)
    now += 1
    expect((await exchange(old)).status).toBe(401)
  })

  test.each(['', 'wrong', '__proto__'])('that was never given out is refused: “%s”', async (code) => {
    expect((await exchange(code)).status).toBe(401)
  })

  test('is not taken from another origin, and survives the attempt', async () => {
    const code = secrets.newCode()
    expect((await exchange(code, 'Origin: http://127.0.0.1:1')).status).toBe(403)
    expect((await exchange(code)).status).toBe(200)
  })

  test('is given to whoever knows the key of the runtime file', async () => {
    const answer = await send({
      method: 'POST',
      target: '/code',
      headers: [json, `Authorization: Bearer ${secrets.startKey}`],
      body: '{}',
    })
    expect((await exchange(answer.json['code'] as string)).json).toEqual({ token })
  })
})

describe('every answer', () => {
  test.each<[string, () => Sent]>([
    ['the page', () => ({})],
    ['a call', () => call(json, bearer())],
    ['a refusal', () => call(json)],
    ['nothing there', () => ({ target: '/nothing' })],
    ['a bug', () => ({ ...call(json, bearer()), target: '/api/rpc/fails' })],
    ['a session', () => ({ method: 'POST', target: '/session', headers: [json], body: '{}' })],
  ])('carries the security headers, no cookie, and lets no other site in: %s', async (_name, sent) => {
    const { headers } = await send(sent())
    for (const line of [
      /content-security-policy: default-src 'none'; script-src 'self'; /,
      /frame-ancestors 'none'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'/,
      /x-content-type-options: nosniff/,
      /referrer-policy: no-referrer/,
      /cross-origin-resource-policy: same-origin/,
      /cross-origin-opener-policy: same-origin/,
      /cache-control: no-store/,
    ]) {
      expect(headers).toMatch(line)
    }
    expect(headers).not.toMatch(/set-cookie|access-control|unsafe-|x-powered-by/)
  })

  test('to a bug is a sentence, and no stack', async () => {
    const answer = await send({ ...call(json, bearer()), target: '/api/rpc/fails' })
    expect(answer.status).toBe(500)
    expect(answer.body).not.toContain('a bug')
    expect(answer.json).toMatchObject({ json: { code: 'unexpected' } })
  })
})

test('a port that is taken is said in a sentence', async () => {
  const second = startLoopbackServer({ door, files, secrets, port: server.port, onPages: () => undefined })
  await expect(second).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringContaining('is in use') as string,
  })
})
