import { EventEmitter } from 'node:events'
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { App, Session } from 'electron'
import { afterAll, describe, expect, test } from 'vitest'
import { provePackages, wantedFuses, wrongFuses } from '../../build/readFuses.ts'
import { answerPage, mayUse, pageScheme, refusedSwitch, windowOptions } from '../../electron/desktopRules.ts'
import { guardPages } from '../../electron/pageGuards.ts'
import { securityHeaders } from '../../electron/securityHeaders.ts'

/**
 * The twenty items of Electron's own security checklist, in its order, each with what proves it of this product; then what that list does not
 * say. Electron itself is not run: what it is handed is tried here, on stand-ins of the two of its objects that are told what to deny.
 */

const project = fileURLToPath(new URL('../..', import.meta.url))
const sources = readdirSync(join(project, 'electron'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(join(project, 'electron', name), 'utf8'))
const wholeHost = sources.join('\n')
const main = readFileSync(join(project, 'electron/main.ts'), 'utf8')
const web = windowOptions.webPreferences
const policy = securityHeaders['content-security-policy'] ?? ''

interface Told {
  readonly app: EventEmitter
  readonly contents: EventEmitter & {
    opened: ((details: { url: string }) => { action: string }) | null
    setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void
  }
  readonly pages: EventEmitter
  /** By the name of the function of the session that was given it. */
  readonly handlers: Map<string, (...args: unknown[]) => unknown>
  readonly settings: Map<string, unknown>
}

/** Guards a page that was just made. */
function guarded(): Told {
  const handlers: Told['handlers'] = new Map()
  const settings = new Map<string, unknown>()
  const keep =
    (name: string) =>
    (handler: (...args: unknown[]) => unknown): void =>
      void handlers.set(name, handler)
  const pages = Object.assign(new EventEmitter(), {
    setPermissionRequestHandler: keep('request'),
    setPermissionCheckHandler: keep('check'),
    setDevicePermissionHandler: keep('device'),
    setSpellCheckerEnabled: (isOn: boolean) => settings.set('spelling', isOn),
  })
  const contents: Told['contents'] = Object.assign(new EventEmitter(), {
    opened: null as Told['contents']['opened'],
    setWindowOpenHandler(this: Told['contents'], handler: (details: { url: string }) => { action: string }) {
      this.opened = handler
    },
  })
  const app = new EventEmitter()
  guardPages(app as unknown as App, pages as unknown as Session)
  app.emit('web-contents-created', {}, contents)
  return { app, contents, pages, handlers, settings }
}

/** Whether what is announced by this event was forbidden. */
function isPrevented(
  emitter: EventEmitter,
  event: string,
  details: object = {},
  ...more: unknown[]
): boolean {
  let prevented = false
  emitter.emit(event, { ...details, preventDefault: () => (prevented = true) }, ...more)
  return prevented
}

const elsewhere = [
  ...['https://example.org/', 'http://127.0.0.1:4242/', 'file:///etc/passwd', 'javascript:alert(1)'],
  ...['data:text/html,x', 'blob:app://minutebook/1', 'about:blank', 'app://other/', 'app://minutebook.evil/'],
  ...[
    'app://minutebook@evil/',
    'smb://server/share',
    'ms-msdt:/id',
    'search-ms:query=x',
    'mailto:a@b.example',
  ],
  ...['chrome://settings', 'devtools://devtools/bundled/inspector.html', 'view-source:app://minutebook/', ''],
]

describe('Electron’s checklist:', () => {
  test('1. only what is our own is loaded, by one scheme', () => {
    expect(wholeHost.match(/\.load(URL|File)\([^)]*\)/g)).toEqual(['.loadURL(pageAddress)'])
    expect(policy).toMatch(/^default-src 'none'/)
    expect(policy).not.toMatch(/https?:|wss?:|\*/)
  })

  test('2. no Node in any page, worker or frame', () => {
    expect(web).toMatchObject({
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
    })
  })

  test('3. worlds are kept apart', () => expect(web?.contextIsolation).toBe(true))

  test('4. every process of a page is in the sandbox', () => {
    expect(web?.sandbox).toBe(true)
    expect(main).toContain('app.enableSandbox()')
    expect(wholeHost).not.toContain('no-sandbox')
  })

  test('5. permissions asked for and checked are denied, but for copying and a screen that stays on', () => {
    const { handlers } = guarded()
    const asked = (permission: string): unknown => {
      let answer: unknown = null
      handlers.get('request')?.({}, permission, (may: boolean) => (answer = may))
      return answer
    }
    for (const permission of [
      'media',
      'geolocation',
      'notifications',
      'openExternal',
      'fileSystem',
      'midi',
      'usb',
    ]) {
      expect([permission, asked(permission), handlers.get('check')?.({}, permission)]).toEqual([
        permission,
        false,
        false,
      ])
    }
    expect(handlers.get('device')?.({ deviceType: 'usb' })).toBe(false)
    expect([asked('clipboard-sanitized-write'), mayUse('screen-wake-lock')]).toEqual([true, true])
  })

  test('6. the same origin is kept to', () => {
    expect(web?.webSecurity).toBe(true)
    expect(pageScheme.privileges).not.toHaveProperty('bypassCSP')
    expect(pageScheme.privileges).not.toHaveProperty('corsEnabled')
  })

  test('7. every answer has a policy, with nothing unsafe in it', async () => {
    expect(policy).not.toContain('unsafe')
    expect(policy).toContain("require-trusted-types-for 'script'")
    for (const url of [
      'app://minutebook/',
      'app://minutebook/nothing',
      'app://other/',
      'app://minutebook/api/rpc/x',
    ]) {
      expect((await ask(url)).headers.get('content-security-policy')).toBe(policy)
    }
  })

  test('8. nothing insecure in what is secure', () => expect(web?.allowRunningInsecureContent).toBe(false))

  test('9. nothing experimental', () => expect(web?.experimentalFeatures).toBe(false))

  test('10. no feature of Blink turned on', () => {
    expect(web).not.toHaveProperty('enableBlinkFeatures')
    expect(wholeHost).not.toMatch(/enableBlinkFeatures|enable-blink-features|appendSwitch/)
  })

  test('11 and 12. no webview, whatever its options', () => {
    expect(web?.webviewTag).toBe(false)
    expect(isPrevented(guarded().contents, 'will-attach-webview', {}, {}, { src: 'app://minutebook/' })).toBe(
      true,
    )
  })

  test.each(['will-navigate', 'will-frame-navigate', 'will-redirect'])(
    '13. no page goes elsewhere: %s',
    (event) => {
      const { contents } = guarded()
      expect(elsewhere.filter((url) => !isPrevented(contents, event, { url }))).toEqual([])
      expect(isPrevented(contents, event, { url: 'app://minutebook/#/meetings/1' })).toBe(false)
    },
  )

  test('14. no page opens a window, not even of our own', () => {
    const { contents } = guarded()
    for (const url of ['app://minutebook/', ...elsewhere]) {
      expect([url, contents.opened?.({ url })]).toEqual([url, { action: 'deny' }])
    }
  })

  test('15. nothing is handed to another program to open', () => {
    expect(wholeHost).not.toMatch(
      /openExternal\(|openPath\(|showItemInFolder\(|\bshell\b[^}\n]*\} from 'electron'/,
    )
  })

  test('16. the version of Electron is one, exact, and the one that was looked at', () => {
    const manifest = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as {
      readonly devDependencies: Readonly<Record<string, string>>
    }
    const installed = createRequire(import.meta.url)('electron/package.json') as { readonly version: string }
    expect(manifest.devDependencies['electron']).toBe(installed.version)
  })

  test('17. there is no channel whose sender could be false', () => {
    expect(wholeHost).not.toMatch(/ipcMain|ipcRenderer|MessageChannelMain|contextBridge/)
    expect(web).not.toHaveProperty('preload')
  })

  test.each([
    'app://minutebook/%2e%2e/package.json',
    'app://minutebook/%2e%2e%2fpackage.json',
    'app://minutebook/..%2fpackage.json',
    'app://minutebook/%252e%252e%252fpackage.json',
    'app://minutebook/..%5cpackage.json',
    'app://minutebook/..\\package.json',
    'app://minutebook/assets/../../package.json',
    'app://minutebook/index.html%00.js',
    'app://minutebook/index.html/',
    'app://minutebook//etc/passwd',
    'app://minutebook/etc/passwd',
    'app://minutebook/C:/Windows/win.ini',
    'app://minutebook/file:///etc/passwd',
    'app://minutebook/manifest.json',
    'app://minutebook/__proto__',
    'app://minutebook/api/files/..%5c..%5cbook.db',
    'app://minutebook/api/output/%2e%2e%2frpc',
    'app://nobody:x@minutebook/',
    'app://minutebook:80/',
  ])('18. files come by the scheme, listed ones alone: %s', async (url) => {
    expect(wholeHost).not.toMatch(/loadFile\(|registerFileProtocol|interceptFileProtocol|file:\/\/\$/)
    expect((await ask(url)).status).toBe(404)
  })

  test('19. the fuses are set as they are wanted, and read back from every package', async () => {
    const builder = createRequire(import.meta.url)('app-builder-lib/out/util/config/config') as {
      getConfig(
        folder: string,
        file: string,
        overrides: null,
      ): Promise<{
        readonly electronFuses: object
      }>
    }
    const config = await builder.getConfig(project, 'electron-builder.yml', null)
    expect(config.electronFuses).toEqual(wantedFuses)
    expect(readFileSync(join(project, 'package.json'), 'utf8')).toMatch(
      /"dist": ".* electron-builder && node build\/readFuses.ts"/,
    )
    expect(wantedFuses).toEqual({
      runAsNode: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableCookieEncryption: true,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      grantFileProtocolExtraPrivileges: false,
    })
  })

  test('20. nothing of Electron is given to a page', () => {
    expect(web).not.toHaveProperty('preload')
    expect(wholeHost).not.toMatch(
      /exposeInMainWorld|executeJavaScript|insertCSS|enableRemoteModule|@electron\/remote/,
    )
  })
})

describe('beyond the list,', () => {
  test('pages are guarded before the first of them is made', () => {
    const [guard, window] = [main.indexOf('guardPages(app'), main.indexOf('createWindow()')]
    expect(guard).toBeGreaterThan(0)
    expect(window).toBeGreaterThan(guard)
  })

  test('a page saves what it made itself and downloads nothing', () => {
    const { pages } = guarded()
    const item = (url: string): object => ({ getURL: () => url })
    expect(
      elsewhere
        .concat('https://example.org/a.exe')
        .filter((url) => !isPrevented(pages, 'will-download', {}, item(url))),
    ).toEqual(['blob:app://minutebook/1'])
  })

  test('the spelling checker that fetches its words from elsewhere is off, and so are the developer’s tools', () => {
    expect(guarded().settings.get('spelling')).toBe(false)
    expect(web).toMatchObject({ spellcheck: false, devTools: false })
    expect(wholeHost).not.toMatch(/openDevTools|toggleDevTools|setSpellCheckerDictionaryDownloadURL/)
  })

  test('nothing reports a crash to anybody, and nothing looks for updates', () => {
    expect(wholeHost).not.toMatch(/crashReporter\.start|autoUpdater|setFeedURL/)
  })

  test.each([
    ['remote-debugging-port', 'remote-debugging-port'],
    ['remote-debugging-pipe', 'remote-debugging-pipe'],
    ['disable-web-security', 'disable-web-security'],
    ['load-extension', 'load-extension'],
    ['js-flags', 'js-flags'],
    ['proxy-server', 'proxy-server'],
    ['book', null],
  ])('a packaged start with --%s ends: %s', (given, refused) => {
    expect(refusedSwitch((name) => name === given)).toBe(refused)
    expect(main).toMatch(/app\.isPackaged \? refusedSwitch[\s\S]*process\.exit\(1\)[\s\S]*app\.enableSandbox/)
  })
})

describe('the fuses of a stand-in for Electron’s binary', () => {
  const folder = mkdtempSync(join(tmpdir(), 'minutebook-fuses-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'

  /** Eight of them, in Electron's order, behind the letters by which they are found. */
  function binaryWith(wire: string): string {
    const path = join(folder, `binary-${wire}`)
    writeFileSync(path, `\u007fELF${sentinel}\u0001\u0008${wire}${'\0'.repeat(64)}`, 'latin1')
    return path
  }

  test.each([
    ['01001100', []],
    ['01001110', []],
    ['11001100', ['runAsNode']],
    ['00001100', ['enableCookieEncryption']],
    ['01101100', ['enableNodeOptionsEnvironmentVariable']],
    ['01011100', ['enableNodeCliInspectArguments']],
    ['01000100', ['enableEmbeddedAsarIntegrityValidation']],
    ['01001000', ['onlyLoadAppFromAsar']],
    ['01001101', ['grantFileProtocolExtraPrivileges']],
    ['rrrrrrrr', Object.keys(wantedFuses)],
  ])('are read back: %s lacks %j', async (wire, wrong) => {
    expect(await wrongFuses(binaryWith(wire))).toEqual(wrong)
  })

  test('fail a build that packed a wrong one, or none at all', async () => {
    const out = join(folder, 'out')
    mkdirSync(join(out, 'linux-unpacked'), { recursive: true })
    await expect(provePackages(out)).rejects.toThrow(/No packed Electron/)
    copyFileSync(binaryWith('01001100'), join(out, 'linux-unpacked/minutebook'))
    await expect(provePackages(out)).resolves.toBeUndefined()
    mkdirSync(join(out, 'win-unpacked'))
    copyFileSync(binaryWith('11001100'), join(out, 'win-unpacked/Minutebook.exe'))
    await expect(provePackages(out)).rejects.toThrow(/Minutebook\.exe has these fuses wrong: runAsNode/)
  })
})

function ask(url: string): Promise<Response> {
  const page = { bytes: new TextEncoder().encode('page'), mediaType: 'text/html' }
  // A request whose address is as it was asked for: where Chromium tidies it first, it is only easier.
  const request = new Proxy(new Request('app://minutebook/'), {
    get: (made, name) => (name === 'url' ? url : (Reflect.get(made, name) as unknown)),
  })
  return answerPage(request, new Map([['/index.html', page]]), () => Promise.resolve(Response.json({})))
}
