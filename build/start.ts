import { spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { bundlesAreCurrent, makeBundles, projectRoot } from './bundles.ts'
import { fetchElectron, findElectron } from './electronBinary.ts'
import { hostEnvironment, hostFlags } from './nodeFlags.ts'

/**
 * `npm start`: builds what is missing or out of date, then opens Minutebook in its own window, or, where Electron cannot be had,
 * in the browser. `npm start -- --browser` goes to the browser at once; other words are handed to the host.
 */

const words = process.argv.slice(2)
const browserWanted = words.includes('--browser')
const hostWords = words.filter((word) => word !== '--browser')

interface Ended {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly seconds: number
  /** What it wrote to standard error, when that was kept. */
  readonly complaint: string
}

let running: ChildProcess | null = null
let asked = false

// The terminal sends Ctrl+C to the host as well. This process waits for it, so that the last lines are the host's own.
process.on('SIGINT', () => {
  if (!process.stdin.isTTY && !asked) running?.kill('SIGINT')
  asked = true
})
for (const signal of ['SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    asked = true
    running?.kill(signal)
  })
}

process.exitCode = await start()

async function start(): Promise<number> {
  if (!bundlesAreCurrent()) {
    console.log('Building Minutebook; this is done once after each change.')
    const problem = await makeBundles()
    if (problem !== null) {
      console.error(`Minutebook could not be built. The bundler says:\n${problem.trim()}`)
      return 1
    }
  }
  if (asked) return 0
  const electron = browserWanted ? null : await electronOrReason()
  if (electron === null) return openInBrowser()
  if (electron.outcome === 'ready') {
    const problem = await openInWindow(electron.path)
    if (problem === null) return 0
    console.log(`Electron could not start (${problem}); opening in your browser instead.`)
  } else {
    console.log(electron.sentence)
  }
  return asked ? 0 : openInBrowser()
}

type Electron =
  | { readonly outcome: 'ready'; readonly path: string }
  | { readonly outcome: 'unavailable'; readonly sentence: string }

async function electronOrReason(): Promise<Electron> {
  const impossible = noWindowBecause()
  if (impossible !== null) {
    return { outcome: 'unavailable', sentence: `${impossible}; using your browser instead.` }
  }
  const path = findElectron()
  if (path !== null) return { outcome: 'ready', path }
  console.log('Fetching Electron, once.')
  const fetched = await fetchElectron(showProgress)
  if (fetched.outcome === 'ready') return fetched
  return {
    outcome: 'unavailable',
    sentence: `Electron could not be fetched (${fetched.reason}); opening in your browser instead.`,
  }
}

function noWindowBecause(): string | null {
  if (process.platform !== 'linux') return null
  if (!process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY'])
    return 'Electron needs a display and there is none here'
  if (process.getuid?.() === 0) return 'Electron does not run as the superuser'
  return null
}

let shown = 0
function showProgress(percent: number): void {
  if (percent < shown + 25) return
  shown = percent
  console.log(`Electron: ${percent}% fetched.`)
}

/** Null when the window opened and was closed; otherwise why it never opened. */
async function openInWindow(electron: string): Promise<string | null> {
  const ended = await run(electron, [projectRoot, ...hostWords], { keepsComplaint: true })
  if (asked || (ended.code === 0 && ended.signal === null)) return null
  if (ended.seconds > 20) {
    console.error(`Minutebook's window ended unexpectedly. What was typed is saved; start it again.`)
    return null
  }
  return tellingLine(ended)
}

async function openInBrowser(): Promise<number> {
  const host = join(projectRoot, 'dist/electron/browser.mjs')
  const ended = await run(process.execPath, [...hostFlags, host, ...hostWords], {
    environment: hostEnvironment,
  })
  return asked ? 0 : (ended.code ?? 1)
}

interface RunWishes {
  readonly environment?: Readonly<Record<string, string>>
  /** What it writes to standard error is kept and not shown. */
  readonly keepsComplaint?: boolean
}

function run(command: string, args: readonly string[], wishes: RunWishes): Promise<Ended> {
  const started = performance.now()
  // Electron's standard error is full of the system's own murmurs; it is shown only when the window never opens.
  const child = spawn(command, args, {
    cwd: process.cwd(),
    env: { ...process.env, ...wishes.environment },
    stdio: ['inherit', 'inherit', wishes.keepsComplaint === true ? 'pipe' : 'inherit'],
  })
  running = child
  let complaint = ''
  child.stderr
    ?.setEncoding('utf8')
    .on('data', (text: string) => (complaint = (complaint + text).slice(-8_000)))
  return new Promise((resolve) => {
    const end = (code: number | null, signal: NodeJS.Signals | null): void => {
      running = null
      resolve({ code, signal, seconds: (performance.now() - started) / 1_000, complaint })
    }
    child.once('error', (error) => {
      complaint = error.message
      end(1, null)
    })
    child.once('close', end)
  })
}

function tellingLine({ complaint, code, signal }: Ended): string {
  const lines = complaint
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const line = lines.find((each) => /shared librar|sandbox|display|cannot|error/i.test(each)) ?? lines[0]
  return (
    line?.replace(/^.*?error while loading/, 'error while loading') ??
    `it ended with ${signal ?? code ?? 'no reason'}`
  )
}
