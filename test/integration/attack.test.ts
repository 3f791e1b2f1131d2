import { once } from 'node:events'
import { connect } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { connectionAttacks } from '../attack/connectionAttacks.ts'
import { requestAttacks } from '../attack/requestAttacks.ts'
import { faultOfAnswer } from '../attack/requestRun.ts'
import { everyRoute } from '../attack/routes.ts'
import type { Route, Standing } from '../attack/routes.ts'
import { answersOf, bytesOf, heard, overSocket } from '../attack/wire.ts'
import { createSecrets } from '../../electron/loopback/loopbackSecrets.ts'
import { startLoopbackServer } from '../../electron/loopback/loopbackServer.ts'
import type { LoopbackServer } from '../../electron/loopback/loopbackServer.ts'
import type { StaticFiles } from '../../electron/staticFiles.ts'

/**
 * A part of what `npm run attack` does, on the server alone, with a core that notes what it is asked: every attack on one route of each kind,
 * one attack of each kind on every route, and everything that is no single well-formed request.
 */

const text = (words: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(words)
const files: StaticFiles = new Map([
  ['/index.html', { bytes: text('<title>Minutebook</title>'), mediaType: 'text/html; charset=utf-8' }],
  ['/assets/app.js', { bytes: text('start()'), mediaType: 'text/javascript; charset=utf-8' }],
])
const routes = everyRoute(['/assets/app.js'])
const patience = { head: 150, request: 300, look: 30 }

const asked: string[] = []
const secrets = createSecrets(() => 0)
let server: LoopbackServer
let host: Standing

beforeAll(async () => {
  server = await startLoopbackServer({
    files,
    secrets,
    port: 0,
    onPages: () => undefined,
    door: async (request) => {
      asked.push(new URL(request.url).pathname)
      await request.arrayBuffer()
      return Response.json({})
    },
  })
  host = { port: server.port, token: tokenFrom(), startKey: secrets.startKey }
})
afterAll(() => server.close())
beforeEach(() => {
  asked.length = 0
})

function tokenFrom(): string {
  return secrets.redeem(secrets.newCode()) ?? ''
}

/** One of each kind. */
const someRoutes = routes.filter(({ name }) =>
  [
    'GET /',
    'GET /assets/app.js',
    'POST /session',
    'POST /code',
    'POST /api/rpc/meetings/list',
    'PUT /api/files',
  ].includes(name),
)

describe('an attack on one route of each kind is refused, in the form of every answer, and reaches nothing:', () => {
  test.each(requestAttacks.map((attack) => [attack.name, attack] as const))('%s', async (_name, attack) => {
    const tried = someRoutes.filter((route) => attack.on?.(route) ?? true)
    const got = await Promise.all(
      tried.map(async (route) => {
        const [answer] = await overSocket(host.port, bytesOf(attack.spoil(route.request(host), host)))
        return [route.name, answer?.status, answer === undefined ? 'closed' : faultOfAnswer(answer, host)]
      }),
    )
    expect(got).toEqual(tried.map(({ name }) => [name, attack.expected, null]))
    expect(asked).toEqual([])
  })
})

test('as its own window asks, every route of one kind is let in', async () => {
  const statuses = await Promise.all(someRoutes.map((route) => statusOf(route, null)))
  expect(statuses).toEqual([200, 200, 401, 200, 200, 200])
})

describe('on every route there is, each procedure of the contract among them,', () => {
  test.each([
    'Host: a name that was rebound to this machine',
    'Origin: another port',
    'Sec-Fetch: same-site',
    'secret: none',
    'Content-Type: plain text',
    'method: DELETE',
  ])('this is refused: %s', async (name) => {
    const attack = requestAttacks.find((one) => one.name === name)
    const tried = routes.filter((route) => attack?.on?.(route) ?? true)
    expect(tried.length).toBeGreaterThan(100)
    for (const route of tried) {
      expect([route.name, await statusOf(route, name)]).toEqual([route.name, attack?.expected])
    }
    expect(asked).toEqual([])
  })
})

async function statusOf(route: Route, spoiledBy: string | null): Promise<number | undefined> {
  const spoil = requestAttacks.find(({ name }) => name === spoiledBy)?.spoil ?? ((request) => request)
  const [answer] = await overSocket(host.port, bytesOf(spoil(route.request(host), host)))
  return answer?.status
}

describe('what is no single well-formed request gets only what it must:', () => {
  // What the core makes of JSON is the core's matter: the script tries it on a real one.
  const onTheWire = connectionAttacks().filter(({ name }) => !name.startsWith('JSON: '))
  test.each(onTheWire.map((attack) => [attack.name, attack] as const))('%s', async (_name, attack) => {
    const answers = await overSocket(host.port, attack.bytes(host))
    expect(answers.map(({ status }) => status)).toEqual(attack.expected)
    expect(answers.map((answer) => faultOfAnswer(answer, host))).toEqual(answers.map(() => null))
  })
})

describe('a host that has waited long enough', () => {
  let impatient: LoopbackServer
  beforeAll(async () => {
    impatient = await startLoopbackServer({
      door: () => Promise.resolve(Response.json({})),
      files,
      secrets,
      port: 0,
      onPages: () => undefined,
      patience,
    })
  })
  afterAll(() => impatient.close())

  const half = (): string => `Host: 127.0.0.1:${impatient.port}\r\nContent-Type: application/json\r\n`

  test.each([
    ['says nothing', () => '', '408'],
    ['never ends its head', () => `GET / HTTP/1.1\r\n${half()}`, '408'],
    [
      'never ends its body',
      () => `POST /session HTTP/1.1\r\n${half()}Content-Length: 50\r\n\r\n{"code":`,
      'closed',
    ],
  ])('lets go of who %s', async (_name, bytes, expected) => {
    const socket = connect(impatient.port, '127.0.0.1')
    await once(socket, 'connect')
    socket.write(bytes())
    const answers = answersOf(await heard(socket, 30_000))
    expect(answers.map(({ status }) => status).join() || 'closed').toBe(expected)
  })
})
