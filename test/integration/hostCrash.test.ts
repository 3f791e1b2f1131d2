import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, onTestFinished, test } from 'vitest'
import { mayComeBack, readRuntime, writeRuntime } from '../../electron/loopback/loopbackFiles.ts'
import { createSecrets } from '../../electron/loopback/loopbackSecrets.ts'

const script = fileURLToPath(new URL('../helpers/tinyHost.ts', import.meta.url))

interface Started {
  readonly origin: string
  readonly token: string
  end(signal: NodeJS.Signals): Promise<void>
}

function configFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'minutebook-crash-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A host in a process of its own, and the token of its first window. */
async function start(config: string): Promise<Started> {
  const child = spawn(process.execPath, [script, config], { stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(() => ended(child, 'SIGKILL'))
  const [line] = (await once(child.stdout, 'data')) as [Buffer]
  const { origin, hash } = new URL(line.toString().trim())
  const answer = await fetch(`${origin}/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code: hash.replace('#code=', '') }),
  })
  const { token } = (await answer.json()) as { token: string }
  return { origin, token, end: (signal) => ended(child, signal) }
}

async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exit = once(child, 'exit')
  child.kill(signal)
  await exit
}

async function call(origin: string, token: string, headers: Record<string, string> = {}): Promise<number> {
  const answer = await fetch(`${origin}/api/rpc/echo`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, ...headers },
    body: '{}',
  })
  return answer.status
}

describe('a browser host that is started again', () => {
  test('after a crash has the same address, and lets the page that is still open in', async () => {
    const config = configFolder()
    const first = await start(config)
    await first.end('SIGKILL')
    await expect(call(first.origin, first.token)).rejects.toThrow()
    const second = await start(config)
    expect([second.origin, second.token === first.token]).toEqual([first.origin, false])
    expect(await call(first.origin, first.token)).toBe(200)
    // Not one check is less than before.
    expect(await call(first.origin, first.token, { origin: 'http://127.0.0.1:1' })).toBe(403)
    expect(await call(first.origin, `${first.token.slice(0, -1)}_`)).toBe(401)
    await second.end('SIGKILL')
    const third = await start(config)
    expect([third.origin, await call(third.origin, first.token)]).toEqual([first.origin, 200])
    await third.end('SIGTERM')
    const fourth = await start(config)
    expect(await call(fourth.origin, first.token)).toBe(401)
  })

  test('after a crash has another address where a stranger took the old one, and knows no old token there', async () => {
    const config = configFolder()
    const first = await start(config)
    await first.end('SIGKILL')
    const stranger = createServer((_request, response) => response.writeHead(404).end())
    stranger.listen(Number(new URL(first.origin).port), '127.0.0.1')
    await once(stranger, 'listening')
    onTestFinished(() => void stranger.close())
    const second = await start(config)
    expect(second.origin).not.toBe(first.origin)
    expect([await call(second.origin, first.token), await call(second.origin, second.token)]).toEqual([
      401, 200,
    ])
  })

  test('has no token in clear anywhere in its folder', async () => {
    const config = configFolder()
    const { token, origin } = await start(config)
    const path = join(config, 'browser-host.json')
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(readFileSync(path, 'utf8')).not.toContain(token)
    const stored = readRuntime(config)?.tokens ?? []
    expect([stored.length, await call(origin, stored[0] ?? '')]).toEqual([1, 401])
  })
})

describe('what a crash left', () => {
  const hour = 60 * 60 * 1_000

  test.each([
    ['a moment ago', 0, true],
    ['eleven hours ago', -11 * hour, true],
    ['twelve hours ago', -12 * hour, false],
    ['by a clock that was put back since', hour, false],
  ])('%s - counts: %3$s', (_when, age, counts) => {
    expect(mayComeBack({ aliveAt: 1_000_000_000_000 + age }, 1_000_000_000_000)).toBe(counts)
  })

  test('long ago gives no token', async () => {
    const config = configFolder()
    const before = await start(config)
    await before.end('SIGKILL')
    const left = readRuntime(config)
    if (left === null) throw new Error('A crash leaves the runtime file.')
    writeRuntime(config, { ...left, aliveAt: Date.now() - 13 * hour })
    const after = await start(config)
    expect(await call(after.origin, before.token)).toBe(401)
  })

  test.each([['x'], [''], ['a'.repeat(44)]])(
    'with a digest that is none (%s) is no runtime file',
    (digest) => {
      const config = configFolder()
      writeFileSync(
        join(config, 'browser-host.json'),
        JSON.stringify({ pid: 1, port: 4242, startKey: 'k', aliveAt: Date.now(), tokens: [digest] }),
      )
      expect(readRuntime(config)).toBeNull()
    },
  )

  test('after many crashes is not kept for ever', () => {
    let digests: readonly string[] = []
    for (let crash = 0; crash < 30; crash += 1) digests = createSecrets(() => 0, digests).tokenDigests
    expect(digests.length).toBe(8)
  })
})

test('the port of a running host - is never mistaken for one that crashed', async () => {
  const config = configFolder()
  const first = await start(config)
  const second = await start(config)
  expect(second.origin).not.toBe(first.origin)
  expect(await call(second.origin, first.token)).toBe(401)
  expect(readRuntime(config)?.port).toBe(Number(new URL(first.origin).port))
})
