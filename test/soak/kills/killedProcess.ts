import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { Told } from './operation.ts'
import type { OperationId } from './operations.ts'

/** How far a process had come: it opened the book, it worked in it, it was closing it. */
export type Stage = 'opening' | 'open' | 'closing'

/** What a process is to do, as it goes to it. */
export interface Order {
  readonly dir: string
  readonly id: OperationId
  /** How many processes had this book before. */
  readonly hour: number
  readonly given: unknown
  /** What was answered so far. */
  readonly told: readonly Told[]
  readonly stage: Stage
}

export interface Look {
  readonly lost: number
  readonly faults: readonly string[]
  /** From the start of the process to the first answer out of the book. */
  readonly reopenMilliseconds: number
}

/** A whole run of a process, nothing of it cut off. */
export interface WholeRun {
  readonly told: readonly Told[]
  readonly stage: Stage
  readonly isKilled: boolean
  /** What it said where it ended in another way than by being killed or coming to its end; null otherwise. */
  readonly failed: string | null
  /** What it did to files, from its start to its end; null where that is not counted, or where it was killed. */
  readonly deeds: number | null
  readonly milliseconds: number
}

/** `deed`: in the middle of this one, of all that it does to files; `milliseconds`: where deeds are not counted. */
export type Moment = { readonly deed: number } | { readonly milliseconds: number }

/** Where the processes run: `scratch` holds their orders; `recorder` is the library that counts deeds, null where none could be made. */
export interface Range {
  readonly scratch: string
  readonly recorder: string | null
}

const script = (name: string): string => fileURLToPath(new URL(name, import.meta.url))

/** Runs the process on its book until the moment, or to its end where that comes first. */
export async function runUntil(range: Range, order: Order, moment: Moment | null): Promise<WholeRun> {
  const file = `${order.dir}.order.json`
  const counted = `${order.dir}.deeds`
  writeFileSync(file, JSON.stringify(order))
  rmSync(counted, { force: true })
  const started = performance.now()
  const child = spawn(process.execPath, [script('./victim.ts'), file], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...environment(range), ...countingIn(range, order.dir, counted, moment) },
  })
  const complaints: string[] = []
  child.stderr.on('data', (data: Buffer) => complaints.push(data.toString()))
  const exited = once(child, 'exit')
  const timer =
    moment !== null && 'milliseconds' in moment
      ? setTimeout(() => child.kill('SIGKILL'), moment.milliseconds)
      : null
  const told: Told[] = []
  let stage: Stage = 'opening'
  for await (const line of createInterface({ input: child.stdout })) {
    const heard = JSON.parse(line) as Told
    if (heard['stage'] === 'open' || heard['stage'] === 'closing') stage = heard['stage']
    else told.push(heard)
  }
  const [code, signal] = (await exited) as [number | null, string | null]
  if (timer !== null) clearTimeout(timer)
  const failed =
    signal === 'SIGKILL' || code === 0
      ? null
      : `a process ended with ${signal ?? `code ${code ?? '?'}`}: ${complaints.join('')}`
  const deeds = existsSync(counted) ? Number(readFileSync(counted, 'utf8')) : null
  const milliseconds = performance.now() - started
  return { told, stage, isKilled: signal === 'SIGKILL', failed, deeds, milliseconds }
}

/** Opens a copy of what a kill left. A book that cannot be opened is a fault like any other. */
export async function lookAt(range: Range, order: Order): Promise<Look> {
  const dir = `${order.dir}.look`
  try {
    cpSync(order.dir, dir, { recursive: true })
    const file = `${dir}.json`
    writeFileSync(file, JSON.stringify({ ...order, dir }))
    const child = spawn(process.execPath, [script('./lookAtDead.ts'), file], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: environment(range),
    })
    const [said, complaints]: [string[], string[]] = [[], []]
    child.stdout.on('data', (data: Buffer) => said.push(data.toString()))
    child.stderr.on('data', (data: Buffer) => complaints.push(data.toString()))
    const [code] = (await once(child, 'close')) as [number | null]
    if (code === 0) return JSON.parse(said.join('')) as Look
    return {
      lost: order.told.length,
      faults: [`it could not be opened and looked at: ${complaints.join('')}`],
      reopenMilliseconds: 0,
    }
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

/** What the first process compiled serves the others. */
function environment({ scratch }: Range): NodeJS.ProcessEnv {
  return { ...process.env, NODE_COMPILE_CACHE: join(scratch, 'compiled') }
}

function countingIn(
  { recorder }: Range,
  dir: string,
  counted: string,
  moment: Moment | null,
): NodeJS.ProcessEnv {
  if (recorder === null) return {}
  const at = moment !== null && 'deed' in moment ? moment.deed : Number.MAX_SAFE_INTEGER
  // With a slash at its end: beside the folder lie the orders.
  return {
    ...{ LD_PRELOAD: recorder, POWER_ROOT: `${dir}/`, POWER_KILL_AT: String(at), POWER_COUNT: counted },
  }
}
