import { EventEmitter } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  browserArguments,
  browserCandidates,
  findBrowser,
  snapFolder,
} from '../../electron/loopback/browserFinder.ts'
import {
  addressOnRunningHost,
  readRuntime,
  writeRedirectFile,
  writeRuntime,
} from '../../electron/loopback/loopbackFiles.ts'
import { startLoopbackHost } from '../../electron/loopback/loopbackHost.ts'
import type { LoopbackHost, LoopbackHostOptions } from '../../electron/loopback/loopbackHost.ts'
import { parseServeWords, stopWhenTold } from '../../electron/loopback/loopbackServe.ts'
import { userFolders } from '../../electron/userFolders.ts'

let folder = ''
const open: LoopbackHost[] = []

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'minutebook-host-'))
})
afterEach(async () => {
  await Promise.all(open.splice(0).map((host) => host.close()))
  rmSync(folder, { recursive: true, force: true })
})

async function host(options: Partial<LoopbackHostOptions> = {}): Promise<LoopbackHost> {
  const started = await startLoopbackHost({
    folders: { config: join(folder, 'config'), suggestedBook: join(folder, 'book') },
    book: null,
    port: 0,
    files: new Map([['/index.html', { bytes: new TextEncoder().encode('page'), mediaType: 'text/html' }]]),
    idleMilliseconds: null,
    threadFile: new URL('../helpers/tinyDoorThread.ts', import.meta.url),
    ...options,
  })
  open.push(started)
  return started
}

const config = (): string => join(folder, 'config')
const codeOf = (address: string): string => new URL(address).hash.replace('#code=', '')

async function signIn(address: string): Promise<string> {
  const answer = await fetch(`${new URL(address).origin}/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code: codeOf(address) }),
  })
  return ((await answer.json()) as { token: string }).token
}

function call(origin: string, token: string, path: string, signal?: AbortSignal): Promise<Response> {
  return fetch(`${origin}/api/rpc/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: '{}',
    ...(signal === undefined ? {} : { signal }),
  })
}

describe('the browser host', () => {
  test('serves page and core to a window that came with a code', async () => {
    const { origin, newAddress } = await host()
    expect(await (await fetch(`${origin}/`)).text()).toBe('page')
    const token = await signIn(newAddress())
    expect(await (await call(origin, token, 'echo')).json()).toMatchObject({ method: 'POST', body: '{}' })
  })

  test('keeps address and token when the core’s thread dies', async () => {
    const { origin, newAddress } = await host()
    const token = await signIn(newAddress())
    const killed = await call(origin, token, 'dies')
    expect([killed.status, await killed.text()]).toEqual([503, expect.stringContaining('is safe')])
    expect((await call(origin, token, 'echo')).status).toBe(200)
    // What it died of is not lost with it.
    expect(readFileSync(join(config(), 'bug.txt'), 'utf8')).toContain('a fault outside the door')
  })

  test('lets events flow to the page', async () => {
    const { origin, newAddress } = await host()
    const gone = new AbortController()
    const answer = await call(origin, await signIn(newAddress()), 'events/watch', gone.signal)
    const reader = answer.body?.getReader()
    expect(new TextDecoder().decode((await reader?.read())?.value as Uint8Array)).toBe('data: hello\n\n')
    gone.abort()
  })

  test('closes itself once its last page is gone, and not before there was one', async () => {
    const started = await host({ idleMilliseconds: 20 })
    const token = await signIn(started.newAddress())
    const gone = new AbortController()
    await (await call(started.origin, token, 'events/watch', gone.signal)).body?.getReader().read()
    expect((await call(started.origin, token, 'echo')).status).toBe(200)
    gone.abort()
    await started.closed
    await expect(fetch(`${started.origin}/`)).rejects.toThrow()
    expect(readRuntime(config())).toBeNull()
  })

  test('closes tidily while events are open', async () => {
    const started = await host()
    const answer = await call(started.origin, await signIn(started.newAddress()), 'events/watch')
    const reader = answer.body?.getReader()
    await reader?.read()
    const ended = reader?.read()
    await Promise.all([started.close(), expect(ended).rejects.toThrow()])
    await started.closed
  })

  test('says in a sentence why it could not start, and leaves nothing running', async () => {
    await expect(host({ book: 'refused' })).rejects.toMatchObject({ message: 'This book cannot be opened.' })
    expect(readRuntime(config())).toBeNull()
  })
})

describe('another start', () => {
  test('finds the running host by a file that only this account can read, and gets a code of its own', async () => {
    const { origin, newAddress } = await host()
    const runtime = readRuntime(config())
    expect(runtime).toMatchObject({ pid: process.pid, port: Number(new URL(origin).port) })
    expect(statSync(join(config(), 'browser-host.json')).mode & 0o777).toBe(0o600)
    const address = runtime === null ? null : await addressOnRunningHost(runtime)
    expect(address).toMatch(new RegExp(`^${origin}/#code=[\\w-]{43}$`))
    expect(await signIn(address ?? '')).toBe(await signIn(newAddress()))
  })

  test('is not misled by what a crash left behind', async () => {
    const started = await host()
    const { port } = new URL(started.origin)
    await started.close()
    const left = { pid: 1, port: Number(port), startKey: 'old', tokens: [], aliveAt: 0 }
    writeRuntime(config(), left)
    expect(await addressOnRunningHost(left)).toBeNull()
    await host()
    expect(readRuntime(config())).toMatchObject({ pid: process.pid })
  })

  test('is given nothing for a wrong key', async () => {
    await host()
    const runtime = readRuntime(config())
    expect(
      runtime === null ? 'none' : await addressOnRunningHost({ ...runtime, startKey: 'x'.repeat(43) }),
    ).toBeNull()
  })

  test.each(['', '{', '[]', '{"pid":1}', '{"pid":1,"port":99999,"startKey":"x"}'])(
    'takes a damaged runtime file for none: %s',
    (text) => {
      writeFileSync(join(folder, 'browser-host.json'), text)
      expect(readRuntime(folder)).toBeNull()
    },
  )
})

describe('the redirect file', () => {
  test('holds the address where only this account can read it, and goes', () => {
    const file = writeRedirectFile('http://127.0.0.1:4242/#code=abc', folder)
    const path = fileURLToPath(file.address)
    expect(readFileSync(path, 'utf8')).toContain('content="0;url=http://127.0.0.1:4242/#code=abc"')
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(statSync(join(path, '..')).mode & 0o777).toBe(0o700)
    expect(browserArguments(file.address, '/profile').join(' ')).not.toContain('abc')
    file.remove()
    expect(statSync(path, { throwIfNoEntry: false })).toBeUndefined()
  })
})

describe('finding a browser', () => {
  test('looks where each system keeps them', () => {
    expect(browserCandidates('linux', { PATH: '/usr/bin:/snap/bin' }, '/home/r')).toEqual(
      expect.arrayContaining([
        '/usr/bin/chromium',
        '/snap/bin/chromium',
        '/usr/bin/google-chrome',
        '/usr/bin/microsoft-edge',
      ]),
    )
    expect(browserCandidates('darwin', {}, '/Users/r')).toContain(
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    )
    expect(
      browserCandidates('win32', { 'ProgramFiles(x86)': 'C:\\Program Files (x86)' }, 'C:\\Users\\r'),
    ).toContain('C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe')
  })

  test('takes the one that is named before all others', () => {
    expect(browserCandidates('linux', { MINUTEBOOK_BROWSER: '/opt/own' }, '/home/r')[0]).toBe('/opt/own')
    expect(findBrowser('linux', { DISPLAY: ':0', MINUTEBOOK_BROWSER: process.execPath }, folder)).toEqual({
      found: true,
      path: process.execPath,
    })
  })

  test('says what is missing: a display, or a browser', () => {
    expect(findBrowser('linux', { PATH: '/usr/bin' }, folder)).toEqual({
      found: false,
      why: 'There is no display here',
    })
    expect(findBrowser('linux', { DISPLAY: ':0', PATH: folder }, folder)).toMatchObject({
      found: false,
      why: expect.stringContaining('No Chrome, Edge or Chromium') as string,
    })
  })

  test('keeps to its own folder with a browser packed by snap', () => {
    expect(snapFolder('/snap/bin/chromium', '/home/r')).toBe('/home/r/snap/chromium/common')
    expect(snapFolder('/usr/bin/chromium', '/home/r')).toBeNull()
  })
})

describe('the folders of an account', () => {
  test.each<[NodeJS.Platform, Record<string, string>, string, string]>([
    ['linux', {}, '/home/r/.config/minutebook', '/home/r/.local/share/minutebook/book'],
    ['linux', { XDG_CONFIG_HOME: '/c', XDG_DATA_HOME: '/d' }, '/c/minutebook', '/d/minutebook/book'],
    [
      'linux',
      { XDG_CONFIG_HOME: 'relative' },
      '/home/r/.config/minutebook',
      '/home/r/.local/share/minutebook/book',
    ],
    [
      'darwin',
      {},
      '/home/r/Library/Application Support/Minutebook/config',
      '/home/r/Library/Application Support/Minutebook/book',
    ],
    ['win32', { LOCALAPPDATA: 'C:\\L' }, 'C:\\L\\Minutebook\\config', 'C:\\L\\Minutebook\\book'],
    ['linux', { MINUTEBOOK_CONFIG: '/elsewhere' }, '/elsewhere', '/home/r/.local/share/minutebook/book'],
  ])('stand in local application data: %s %o', (platform, environment, expectedConfig, book) => {
    expect(userFolders(platform, environment, '/home/r')).toEqual({
      config: expectedConfig,
      suggestedBook: book,
    })
  })
})

describe('the words of a start', () => {
  test('say book, port and whether to open a window', () => {
    expect(parseServeWords([])).toEqual({ book: null, port: 0, open: true })
    expect(parseServeWords(['--book', '/b', '--port', '4242', '--no-open'])).toEqual({
      book: '/b',
      port: 4242,
      open: false,
    })
  })

  test.each([
    [['--port', 'x']],
    [['--port', '-1']],
    [['--port', '']],
    [['--prot', '1']],
    [['book']],
    [['--book', '']],
  ])('are refused in a sentence when wrong: %o', (words) => {
    expect(() => parseServeWords(words)).toThrow(expect.objectContaining({ code: 'invalid-input' }) as Error)
  })
})

test('a host that is told to stop hears it again while it closes, and hears a terminal that is closed', () => {
  const told = new EventEmitter()
  const stops: string[] = []
  stopWhenTold(told, () => stops.push('stop'))
  // A signal that nobody hears ends the process at once: the last backup and the mark of use would stay behind.
  for (const signal of ['SIGTERM', 'SIGTERM', 'SIGINT', 'SIGINT', 'SIGHUP', 'SIGHUP']) {
    expect([signal, told.emit(signal)]).toEqual([signal, true])
  }
  expect(stops).toHaveLength(6)
})
