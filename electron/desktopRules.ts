import type {
  BrowserWindowConstructorOptions,
  CustomScheme,
  MenuItemConstructorOptions,
  OpenDialogOptions,
} from 'electron'
import { hostAnswer } from './hostAnswer.ts'
import { coreRefusal } from './loopback/loopbackChecks.ts'
import { withSecurityHeaders } from './securityHeaders.ts'
import { staticAnswer } from './staticFiles.ts'
import type { StaticFiles } from './staticFiles.ts'

/** Everything the desktop host decides, as plain values and functions: main.ts and electronWindow.ts only hand them to Electron. */

export const pageOrigin = 'app://minutebook'
export const pageAddress = `${pageOrigin}/`

/** No `corsEnabled`, `bypassCSP` or service worker: no other origin may fetch from it. */
export const pageScheme: CustomScheme = {
  scheme: 'app',
  privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true },
}

export const windowOptions: BrowserWindowConstructorOptions = {
  width: 1_360,
  height: 860,
  minWidth: 720,
  minHeight: 480,
  show: false,
  title: 'Minutebook',
  webPreferences: {
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    // Electron's own spelling checker fetches its dictionaries from the internet.
    spellcheck: false,
    // Whoever builds the product has those of a browser, in the browser host.
    devTools: false,
  },
}

export const folderChooser: OpenDialogOptions = {
  title: 'Choose the folder of the minute book',
  buttonLabel: 'Choose this folder',
  properties: ['openDirectory', 'createDirectory'],
}

/** The page may reload itself and go nowhere else. */
export function mayNavigate(url: string): boolean {
  return URL.canParse(url) && url.startsWith(pageAddress)
}

/** Copying, and keeping the screen on while a meeting is minuted, are all a page is ever permitted, asked or checked. */
export function mayUse(permission: string): boolean {
  return permission === 'clipboard-sanitized-write' || permission === 'screen-wake-lock'
}

/** Papers are saved from the page's own memory; nothing is downloaded from anywhere. */
export function mayDownload(url: string): boolean {
  return url.startsWith(`blob:${pageAddress}`)
}

/**
 * Answers one request of the page: a call to the core, or a listed file. An Origin, where there is one, is our own; Chromium sends none from a
 * page to its own private scheme, and lets no other origin fetch from it.
 */
export async function answerPage(
  request: Request,
  files: StaticFiles,
  door: (request: Request) => Promise<Response>,
): Promise<Response> {
  const target = request.url.slice(pageOrigin.length)
  if (!request.url.startsWith(pageAddress)) return refusedPage(404, 'There is nothing at this address.')
  const origin = request.headers.get('origin')
  if (origin !== null && origin !== pageOrigin)
    return refusedPage(403, 'Minutebook answers only its own window.')
  if (!target.startsWith('/api/')) {
    const isReading = request.method === 'GET' || request.method === 'HEAD'
    return isReading
      ? withSecurityHeaders(staticAnswer(files, request.method, target))
      : refusedPage(405, 'This address does not do that.')
  }
  const refusal = coreRefusal({ method: request.method, target })
  if (refusal !== null) return refusedPage(refusal.status, refusal.sentence)
  const isJson = request.headers.get('content-type')?.split(';', 1)[0] === 'application/json'
  if (target.startsWith('/api/rpc/') && !isJson) return refusedPage(415, 'Calls to Minutebook are JSON.')
  return withSecurityHeaders(await door(request))
}

function refusedPage(status: number, sentence: string): Response {
  return withSecurityHeaders(hostAnswer(status, 'not-allowed', sentence))
}

/** What opens the page to another program, or takes its walls down. The switches of Node itself are off by the fuses of the package. */
const refusedSwitches = [
  ...['remote-debugging-port', 'remote-debugging-pipe', 'remote-debugging-address', 'remote-allow-origins'],
  ...['auto-open-devtools-for-tabs', 'enable-automation', 'js-flags', 'load-extension'],
  ...['disable-web-security', 'disable-site-isolation-trials', 'allow-running-insecure-content'],
  ...['ignore-certificate-errors', 'host-rules', 'host-resolver-rules', 'proxy-server', 'proxy-pac-url'],
  ...['ssl-key-log-file', 'log-net-log', 'renderer-cmd-prefix', 'utility-cmd-prefix', 'gpu-launcher'],
] as const

/** The first switch of a start with which the packaged product does not run; null for none. */
export function refusedSwitch(isGiven: (name: string) => boolean): string | null {
  return refusedSwitches.find(isGiven) ?? null
}

/** `--book DIR` among the words of a start; null when it is not there. */
export function bookOf(words: readonly string[]): string | null {
  const at = words.indexOf('--book')
  return at < 0 ? null : (words[at + 1] ?? null)
}

/** The menu. What is not the system's own goes to the page as a command of this name, by the event stream. */
export function menuTemplate(
  platform: NodeJS.Platform,
  send: (command: string) => void,
): MenuItemConstructorOptions[] {
  const command = (label: string, name: string, accelerator?: string): MenuItemConstructorOptions => ({
    label,
    click: () => send(name),
    // The page has the key as well, so that both hosts have the same keys: the menu only shows it.
    ...(accelerator === undefined ? {} : { accelerator, registerAccelerator: false }),
  })
  const line: MenuItemConstructorOptions = { type: 'separator' }
  return [
    ...(platform === 'darwin' ? [{ role: 'appMenu' } as const] : []),
    {
      label: 'File',
      submenu: [
        command('New meeting…', 'meeting.new'),
        command('Open a minute book…', 'book.open'),
        line,
        { role: platform === 'darwin' ? 'close' : 'quit' },
      ],
    },
    { role: 'editMenu' },
    {
      label: 'View',
      submenu: [
        command('Find a command…', 'app.palette', 'CmdOrCtrl+K'),
        line,
        command('Larger text', 'text.larger'),
        command('Smaller text', 'text.smaller'),
        line,
        { role: 'togglefullscreen' },
      ],
    },
    { role: 'windowMenu' },
    { label: 'Help', submenu: [command('Keys', 'app.keys')] },
  ]
}
