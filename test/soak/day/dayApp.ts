import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { projectRoot } from '../../../build/bundles.ts'
import { hostEnvironment, hostFlags } from '../../../build/nodeFlags.ts'
import { createClient } from '../../../shared/api/client.ts'
import type { CoreClient } from '../../../shared/api/client.ts'
import type { DayMessage } from './dayHost.ts'

export interface Memory {
  /** Bytes. */
  readonly core: number
  readonly host: number
  readonly rss: number
  /** At any look since it was measured last. */
  readonly most: number
}

/** The host of the day, in a process of its own. */
export interface DayApp {
  readonly client: CoreClient
  readonly pid: number
  readonly keepFile: (bytes: Uint8Array) => Promise<string>
  /** Signs a window in, once. */
  readonly newAddress: () => Promise<string>
  readonly setClock: (to: number) => void
  readonly measure: () => Promise<Memory>
  readonly stop: () => Promise<void>
}

export async function startDayApp(dir: string): Promise<DayApp> {
  const script = fileURLToPath(new URL('./dayHost.ts', import.meta.url))
  const words = [script, join(dir, 'config'), join(dir, 'book'), join(projectRoot, 'dist/renderer')]
  const temporary = join(dir, 'tmp')
  mkdirSync(temporary)
  const child = spawn(process.execPath, [...hostFlags, ...words], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, ...hostEnvironment, TMPDIR: temporary },
  })
  const waiting: ((message: DayMessage) => void)[] = []
  const early: DayMessage[] = []
  createInterface({ input: child.stdout }).on('line', (line) => {
    const message = JSON.parse(line) as DayMessage
    const next = waiting.shift()
    if (next === undefined) early.push(message)
    else next(message)
  })
  const heard = (): Promise<DayMessage> => {
    const message = early.shift()
    return message === undefined ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve(message)
  }
  const say = (message: DayMessage): void => void child.stdin.write(`${JSON.stringify(message)}\n`)
  const first = await heard()
  if (first.kind !== 'address') throw new Error('The host did not say its address.')
  const { origin, hash } = new URL(first.address)
  const answer = await fetch(`${origin}/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code: hash.replace('#code=', '') }),
  })
  const { token } = (await answer.json()) as { readonly token: string }
  const client = createClient({ baseUrl: origin, fetch: (request, init) => fetch(request, init), token })
  return {
    client,
    pid: child.pid ?? 0,
    keepFile: async (bytes) => {
      const kept = await fetch(`${origin}/api/files`, {
        ...{ method: 'PUT', body: new Uint8Array(bytes), headers: { authorization: `Bearer ${token}` } },
      })
      return ((await kept.json()) as { readonly sha256: string }).sha256
    },
    newAddress: async () => {
      say({ kind: 'ask-address' })
      const told = await heard()
      if (told.kind !== 'address') throw new Error('The host did not say its address.')
      return told.address
    },
    setClock: (to) => say({ kind: 'clock', to }),
    measure: async () => {
      say({ kind: 'measure' })
      const told = await heard()
      if (told.kind !== 'measured') throw new Error('The host did not say what it takes.')
      const { core, host, rss, most } = told
      return { core, host, rss, most }
    },
    stop: async () => {
      const exited = once(child, 'exit')
      child.kill('SIGTERM')
      await exited
    },
  }
}
