import { readdirSync, readFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { MenuItemConstructorOptions } from 'electron'
import { describe, expect, test } from 'vitest'
import { contract } from '../../shared/api/contract.ts'
import {
  answerPage,
  bookOf,
  mayDownload,
  mayNavigate,
  mayUse,
  menuTemplate,
  pageScheme,
  windowOptions,
} from '../../electron/desktopRules.ts'
import { nodeProblem } from '../../electron/nodeVersion.ts'
import { pressableStyleHash, securityHeaders } from '../../electron/securityHeaders.ts'
import { siblingThread } from '../../electron/thread.ts'
import type { StaticFiles } from '../../electron/staticFiles.ts'

const project = fileURLToPath(new URL('../..', import.meta.url))
const sources = readdirSync(join(project, 'electron'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => ({ name, text: readFileSync(join(project, 'electron', name), 'utf8') }))
const source = (name: string): string => sources.find((file) => file.name === name)?.text ?? ''

const files: StaticFiles = new Map([
  ['/index.html', { bytes: new TextEncoder().encode('page'), mediaType: 'text/html' }],
])
const asked: string[] = []

function ask(url: string, init: RequestInit = {}): Promise<Response> {
  return answerPage(new Request(url, init), files, (request) => {
    asked.push(request.url)
    return Promise.resolve(Response.json({ done: true }))
  })
}

const json = { 'content-type': 'application/json' }

describe('the desktop window', () => {
  test('has nothing of Node in it and every guard on', () => {
    expect(windowOptions.webPreferences).toEqual({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      spellcheck: false,
      devTools: false,
    })
  })

  test('stands on a scheme that no other origin may fetch from', () => {
    expect(pageScheme).toEqual({
      scheme: 'app',
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true },
    })
  })

  test.each([
    ['app://minutebook/', true],
    ['app://minutebook/#/meetings/1', true],
    ['app://minutebook.evil/', false],
    ['app://other/', false],
    ['https://example.org/', false],
    ['http://127.0.0.1:4242/', false],
    ['file:///etc/passwd', false],
    ['javascript:alert(1)', false],
    ['data:text/html,x', false],
    ['blob:app://minutebook/1', false],
    ['about:blank', false],
    ['', false],
  ])('navigates nowhere but to itself: %s', (url, may) => {
    expect(mayNavigate(url)).toBe(may)
  })

  test('is granted nothing but copying', () => {
    const permissions = [
      ...[
        'clipboard-read',
        'clipboard-sanitized-write',
        'deprecated-sync-clipboard-read',
        'display-capture',
        'fileSystem',
      ],
      ...[
        'fullscreen',
        'geolocation',
        'hid',
        'idle-detection',
        'keyboardLock',
        'local-fonts',
        'local-network',
        'media',
      ],
      ...[
        'midi',
        'midiSysex',
        'notifications',
        'openExternal',
        'pointerLock',
        'screen-wake-lock',
        'serial',
        'speaker-selection',
        'storage-access',
      ],
      ...['usb', 'window-management', 'unknown', ''],
    ]
    expect(permissions.filter(mayUse)).toEqual(['clipboard-sanitized-write', 'screen-wake-lock'])
  })

  test.each([
    ['blob:app://minutebook/0192', true],
    ['blob:https://example.org/0192', false],
    ['https://example.org/x.exe', false],
    ['app://minutebook/index.html', false],
  ])('saves only what it made itself: %s', (url, may) => {
    expect(mayDownload(url)).toBe(may)
  })
})

describe('a request of the desktop page', () => {
  test('gets the page with its policy', async () => {
    const answer = await ask('app://minutebook/')
    expect(await answer.text()).toBe('page')
    expect(Object.fromEntries(answer.headers)).toMatchObject(securityHeaders)
  })

  test.each<[string, string, RequestInit]>([
    [
      'with our own origin',
      'app://minutebook/api/rpc/meetings/list',
      { method: 'POST', headers: { ...json, origin: 'app://minutebook' } },
    ],
    [
      'with none, as Chromium sends it',
      'app://minutebook/api/rpc/meetings/list',
      { method: 'POST', headers: json },
    ],
    ['for a made paper', 'app://minutebook/api/output/1', {}],
    ['that brings a file', 'app://minutebook/api/files', { method: 'PUT', body: 'x' }],
  ])('reaches the core %s', async (_name, url, init) => {
    asked.length = 0
    expect((await ask(url, init)).status).toBe(200)
    expect(asked).toEqual([url])
  })

  test.each<[string, string, RequestInit, number]>([
    [
      'another origin',
      'app://minutebook/api/rpc/meetings/list',
      { method: 'POST', headers: { ...json, origin: 'https://evil.example' } },
      403,
    ],
    [
      'the null origin',
      'app://minutebook/api/rpc/meetings/list',
      { method: 'POST', headers: { ...json, origin: 'null' } },
      403,
    ],
    [
      'another host of the scheme as origin',
      'app://minutebook/api/output/1',
      { headers: { origin: 'app://other' } },
      403,
    ],
    [
      'another origin reading the page',
      'app://minutebook/',
      { headers: { origin: 'https://evil.example' } },
      403,
    ],
    ['another host of the scheme', 'app://other/api/output/1', {}, 404],
    ['a host that begins like ours', 'app://minutebook.evil/', {}, 404],
    ['a call by GET', 'app://minutebook/api/rpc/meetings/list', { headers: json }, 405],
    [
      'a call as plain text',
      'app://minutebook/api/rpc/meetings/list',
      { method: 'POST', body: '{}', headers: { 'content-type': 'text/plain' } },
      415,
    ],
    ['a post to the page', 'app://minutebook/', { method: 'POST' }, 405],
    ['a lane that is not there', 'app://minutebook/api/secrets', {}, 404],
    ['an encoded climb', 'app://minutebook/%2e%2e%2fpackage.json', {}, 404],
    ['an encoded climb in the core', 'app://minutebook/api/output/%2e%2e%2frpc', {}, 404],
  ])('is refused and reaches nothing: %s', async (_name, url, init, status) => {
    asked.length = 0
    const answer = await ask(url, init)
    expect([answer.status, asked]).toEqual([status, []])
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
  })

  test('of another origin is refused on every procedure of the contract', async () => {
    asked.length = 0
    for (const [noun, verbs] of Object.entries(contract)) {
      for (const verb of Object.keys(verbs)) {
        const url = `app://minutebook/api/rpc/${noun}/${verb}`
        const answer = await ask(url, { method: 'POST', headers: { ...json, origin: 'app://evil' } })
        expect([url, answer.status]).toEqual([url, 403])
      }
    }
    expect(asked).toEqual([])
  })
})

describe('the menu', () => {
  const items = (template: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] =>
    template.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? items(item.submenu) : [])])

  test('sends commands that the screens know', () => {
    const sent: string[] = []
    const all = items(menuTemplate('linux', (command) => sent.push(command)))
    for (const { click } of all) (click as (() => void) | undefined)?.()
    expect(sent.toSorted()).toEqual([
      'app.keys',
      'app.palette',
      'book.open',
      'meeting.new',
      'text.larger',
      'text.smaller',
    ])
  })

  test('offers no way to reload, inspect or zoom behind the page’s back', () => {
    for (const platform of ['linux', 'darwin', 'win32'] as const) {
      const roles = items(menuTemplate(platform, () => undefined)).map(({ role }) => role?.toLowerCase())
      expect(roles).not.toEqual(
        expect.arrayContaining([expect.stringMatching(/reload|devtools|zoom|viewmenu/)]),
      )
    }
  })
})

describe('the sources of the hosts', () => {
  test('import the package electron in main.ts and the files beside it named for it, types aside', () => {
    const importing = sources.filter(({ text }) => /^import (?!type )[^;']*? from 'electron'/m.test(text))
    expect(importing.map(({ name }) => name).toSorted()).toEqual([
      'electronChildren.ts',
      'electronWindow.ts',
      'main.ts',
    ])
  })

  test('ask Node for its version before anything else, at each entry', () => {
    for (const entry of ['main.ts', 'browser.ts', 'cli.ts']) {
      expect(/^import .*$/m.exec(source(entry))?.[0]).toBe("import './nodeVersion.ts'")
    }
  })

  test('make windows in one place, with no preload and no channel beside the door', () => {
    const wholeHost = sources.map(({ text }) => text).join('\n')
    expect(wholeHost.match(/new BrowserWindow\(/g)).toHaveLength(1)
    expect(wholeHost).not.toMatch(
      /preload:|ipcMain|ipcRenderer|contextBridge|loadFile\(|bypassCSP: true|openExternal\(/,
    )
    for (const guard of [
      'setWindowOpenHandler',
      'will-navigate',
      'will-frame-navigate',
      'will-redirect',
      'will-attach-webview',
      'setPermissionRequestHandler',
      'setPermissionCheckHandler',
      'setDevicePermissionHandler',
      'will-download',
    ]) {
      expect(source('pageGuards.ts')).toContain(guard)
    }
    expect(source('main.ts')).toMatch(
      /app\.enableSandbox\(\)[\s\S]*registerSchemesAsPrivileged[\s\S]*requestSingleInstanceLock/,
    )
  })
})

test('the policy names the one style that a library writes into the page', () => {
  const library = readFileSync(
    join(project, 'node_modules/react-aria/dist/private/interactions/usePress.mjs'),
    'utf8',
  )
  const attribute = /PRESSABLE_ATTRIBUTE = '([^']+)'/.exec(library)?.[1] ?? ''
  const style = /style\.textContent = `([^`]*)`\.trim\(\)/.exec(library)?.[1] ?? ''
  const written = style.replace(/\$\{[^}]*PRESSABLE_ATTRIBUTE\}/, attribute).trim()
  expect(written).toContain('touch-action')
  expect(pressableStyleHash).toBe(`'sha256-${createHash('sha256').update(written).digest('base64')}'`)
})

test('the policy lets nothing unsafe in', () => {
  expect(securityHeaders['content-security-policy']).not.toMatch(/unsafe|\*|https?:/)
})

test.each([
  ['10', null],
  ['11', null],
  ['9', /Minutebook needs Node 24 and this is Node 20.1.0: start it with "npm start"/],
  [undefined, /needs Node 24/],
])('Node-API %s is enough or is answered with what to do', (nodeApi, sentence) => {
  const problem = nodeProblem(nodeApi, '20.1.0')
  if (sentence === null) expect(problem).toBeNull()
  else expect(problem).toMatch(sentence)
})

test('a thread stands beside the running file, in sources and in bundles', () => {
  expect(siblingThread('file:///m/electron/coreBridge.ts', 'coreThread').pathname).toBe(
    '/m/electron/coreThread.ts',
  )
  expect(siblingThread('file:///m/dist/electron/thread-x1.mjs', 'coreThread').pathname).toBe(
    '/m/dist/electron/coreThread.mjs',
  )
})

test('a start may name its book', () => {
  expect(bookOf(['electron', '.', '--book', '/b'])).toBe('/b')
  expect(bookOf(['electron', '.'])).toBeNull()
})
