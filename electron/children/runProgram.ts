import { spawn } from 'node:child_process'

export interface ProgramRun {
  readonly command: string
  readonly words: readonly string[]
  readonly env: Readonly<Record<string, string | undefined>>
  readonly folder: string
  readonly milliseconds: number
}

/** `slow`: it was ended because time was up. */
export type ProgramEnd =
  | { readonly kind: 'ended'; readonly code: number | null; readonly said: string }
  | { readonly kind: 'slow'; readonly said: string }

/** More than this of what a program says is of no use. */
const mostSaid = 10_000

/** Runs a program of this computer, with all it starts. Aborting ends them at once, and rejects with the signal's reason. */
export async function runProgram(run: ProgramRun, signal: AbortSignal): Promise<ProgramEnd> {
  signal.throwIfAborted()
  const isWindows = process.platform === 'win32'
  const child = spawn(run.command, run.words, {
    cwd: run.folder,
    env: { ...run.env },
    stdio: ['ignore', 'pipe', 'ignore'],
    windowsHide: true,
    // A group of its own: what it starts ends with it.
    detached: !isWindows,
  })
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    if (said.length < mostSaid) said += text
  })
  const { promise, resolve, reject } = Promise.withResolvers<ProgramEnd>()
  let isSlow = false
  const end = (): void => endWithAll(child.pid, isWindows)
  const timer = setTimeout(() => {
    isSlow = true
    end()
  }, run.milliseconds)
  signal.addEventListener('abort', end, { once: true })
  child.on('error', () => resolve({ kind: 'ended', code: null, said }))
  child.on('close', (code) => {
    if (signal.aborted) reject(signal.reason as Error)
    else resolve(isSlow ? { kind: 'slow', said } : { kind: 'ended', code, said })
  })
  return promise.finally(() => {
    clearTimeout(timer)
    signal.removeEventListener('abort', end)
  })
}

/** By its own number, never by a name: another program of the same name may be the officer's. */
function endWithAll(pid: number | undefined, isWindows: boolean): void {
  if (pid === undefined) return
  if (isWindows) {
    spawn('taskkill', ['/T', '/F', '/PID', String(pid)], { stdio: 'ignore', windowsHide: true })
    return
  }
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // It ended by itself in this moment.
  }
}
