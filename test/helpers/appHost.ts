import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test as base, type Page } from '@playwright/test'
import { createClient, type CoreClient } from '../../shared/api/client.ts'
import { hostEnvironment, hostFlags } from '../../build/nodeFlags.ts'
import { paceHands } from './pacedHands.ts'

/** The real browser host, as bundled, in a process of its own with folders of its own. */

const browserHost = fileURLToPath(new URL('../../dist/electron/browser.mjs', import.meta.url))

export interface AppOptions {
  /** Where its minute book lies or will lie. Default: a folder that is removed with the host. */
  readonly folder?: string
  /** Where officer, keys and log lie. Default: a folder that is removed with the host. */
  readonly configFolder?: string
  /** Makes the sample council's book in the folder before anything else. */
  readonly sample?: boolean
}

export interface RunningApp {
  /** "http://127.0.0.1:41234"; another one after `restart`. */
  readonly url: string
  readonly folder: string
  readonly configFolder: string
  /** The same calls as the page makes, with a token of its own. */
  readonly client: CoreClient
  /** Asks the app for bytes, e.g. a made paper at "/api/output/<id>". */
  fetch(path: string): Promise<Response>
  /** Keeps a file in the book, as dropping it does; its SHA-256. */
  keepFile(bytes: Uint8Array): Promise<string>
  /** Milliseconds from starting the process to its being ready to answer. */
  readonly startMilliseconds: number
  /** The process that serves the app. */
  readonly pid: number
  /** An address that signs one window in, once, within 30 seconds. */
  newAddress(): Promise<string>
  /** Ends the process at once, as a power cut would: nothing of it runs after this. */
  kill(): Promise<void>
  /** Asks it to close, waits, and removes the folders that were made for it. */
  stop(): Promise<void>
  /** Closes it if it runs and starts it again on the same folders. */
  restart(): Promise<void>
}

interface Runtime {
  readonly pid: number
  readonly port: number
  readonly startKey: string
}

interface Running {
  readonly child: ChildProcess
  readonly runtime: Runtime
  readonly token: string
  readonly client: CoreClient
  readonly startMilliseconds: number
}

/** Starts the bundled browser host with no window. Throws with what it printed when it does not start. */
export async function startApp({
  folder,
  configFolder,
  sample = false,
}: AppOptions = {}): Promise<RunningApp> {
  if (!existsSync(browserHost)) throw new Error('There are no bundles yet. Run "npm run build" first.')
  const scratch = mkdtempSync(join(tmpdir(), 'minutebook-app-'))
  const book = folder ?? join(scratch, 'book')
  const config = configFolder ?? join(scratch, 'config')
  let running: Running | null = await start(config)

  const now = (): Running => {
    if (running === null) throw new Error('The app is not running.')
    return running
  }
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (running === null) return
    const { child } = running
    running = null
    await ended(child, signal)
  }
  const app: RunningApp = {
    get url() {
      return originOf(now().runtime)
    },
    get client() {
      return now().client
    },
    get startMilliseconds() {
      return now().startMilliseconds
    },
    get pid() {
      return now().runtime.pid
    },
    folder: book,
    configFolder: config,
    fetch: (path) =>
      fetch(`${originOf(now().runtime)}${path}`, { headers: { authorization: `Bearer ${now().token}` } }),
    keepFile: async (bytes) => {
      const answer = await fetch(`${originOf(now().runtime)}/api/files`, {
        method: 'PUT',
        headers: { authorization: `Bearer ${now().token}` },
        body: new Uint8Array(bytes),
      })
      return textField(await answer.json(), 'sha256')
    },
    newAddress: async () => `${originOf(now().runtime)}/#code=${await newCode(now().runtime)}`,
    kill: () => end('SIGKILL'),
    stop: async () => {
      await end('SIGTERM')
      rmSync(scratch, { recursive: true, force: true })
    },
    restart: async () => {
      await end('SIGTERM')
      running = await start(config)
    },
  }
  if (sample) {
    const officer = { name: 'Perpetua Lowe', title: 'Governance Officer' }
    await app.client.book.create({ folder: book, officer, start: { kind: 'sample' } })
  }
  return app
}

async function start(configFolder: string): Promise<Running> {
  const started = performance.now()
  const child = spawn(process.execPath, [...hostFlags, browserHost, '--no-open'], {
    env: { ...process.env, ...hostEnvironment, MINUTEBOOK_CONFIG: configFolder },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  await readyToAnswer(child)
  const startMilliseconds = performance.now() - started
  // Only the process that was started here is taken for the app, whatever else left a file behind.
  const runtime = JSON.parse(readFileSync(join(configFolder, 'browser-host.json'), 'utf8')) as Runtime
  if (runtime.pid !== child.pid) throw new Error('Another host is running on this configuration folder.')
  const token = await exchange(runtime, await newCode(runtime))
  const client = createClient({
    baseUrl: originOf(runtime),
    fetch: (request, init) => fetch(request, init),
    token,
  })
  return { child, runtime, token, client, startMilliseconds }
}

/** Resolves when the host has printed its address, which is the last thing it does before it waits for requests. */
function readyToAnswer(child: ChildProcess): Promise<void> {
  let output = ''
  return new Promise((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        output += text
        if (/http:\/\/127\.0\.0\.1:\d+\/#code=/.test(output)) resolve()
      })
    }
    child.once('error', reject)
    child.once('exit', (code) =>
      reject(new Error(`The host ended (${code ?? 'killed'}). It said:\n${output}`)),
    )
  })
}

function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) {
      resolve()
      return
    }
    child.once('exit', () => resolve())
    child.kill(signal)
  })
}

function originOf({ port }: Runtime): string {
  return `http://127.0.0.1:${port}`
}

async function newCode(runtime: Runtime): Promise<string> {
  const answer = await post(`${originOf(runtime)}/code`, {}, { authorization: `Bearer ${runtime.startKey}` })
  return textField(answer, 'code')
}

async function exchange(runtime: Runtime, code: string): Promise<string> {
  return textField(await post(`${originOf(runtime)}/session`, { code }), 'token')
}

async function post(url: string, body: object, headers: Record<string, string> = {}): Promise<unknown> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}: ${await answer.text()}`)
  return answer.json()
}

function textField(answer: unknown, name: string): string {
  const value =
    typeof answer === 'object' && answer !== null ? (answer as Record<string, unknown>)[name] : null
  if (typeof value !== 'string') throw new Error(`The host's answer has no ${name}.`)
  return value
}

/** Opens the app's page in this tab and waits until a screen is there. */
export async function signIn(page: Page, app: RunningApp, isPaced = true): Promise<void> {
  if (isPaced) paceHands(page)
  await page.goto(await app.newAddress())
  await expect(page.getByRole('main')).toBeVisible()
}

interface Fixtures {
  /** What `app` starts with; `test.use({ appOptions: { sample: true } })`. */
  readonly appOptions: AppOptions
  /** Whether the page draws what a key did before the next one comes; false for tests of fast hands. */
  readonly isPaced: boolean
  /** The app, with `page` signed in and nothing going wrong in the page unnoticed. */
  readonly app: RunningApp
}

/**
 * Playwright's test with a running app. A test that uses it fails when the page logs an error, breaks its own policy, throws,
 * or asks any other host for anything.
 */
export const test = base.extend<Fixtures>({
  appOptions: [{}, { option: true }],
  isPaced: [true, { option: true }],
  app: async ({ page, appOptions, isPaced }, use) => {
    const app = await startApp(appOptions)
    const wrongs: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'error') wrongs.push(message.text())
    })
    page.on('pageerror', (error) => wrongs.push(error.stack ?? error.message))
    page.on('request', (request) => {
      if (!/^(http:\/\/127\.0\.0\.1:\d+\/|blob:|data:)/.test(request.url())) {
        wrongs.push(`asked for ${request.url()}`)
      }
    })
    try {
      await signIn(page, app, isPaced)
      await use(app)
    } finally {
      await app.stop()
    }
    // A connection that ends with the host is what a page without its host must expect.
    expect(
      wrongs.filter(
        (text) =>
          !/ERR_CONNECTION|ERR_SOCKET_NOT_CONNECTED|ERR_EMPTY_RESPONSE|ERR_INCOMPLETE_CHUNKED|ERR_CONTENT_LENGTH|ERR_NETWORK/.test(
            text,
          ),
      ),
    ).toEqual([])
  },
})

export { expect }
