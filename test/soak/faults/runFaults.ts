import { spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { faultEnvironment } from '../../helpers/faultInjector.ts'
import { openInNextForm } from './faultActs.ts'
import type { FaultOutcome, FaultReport, SlowDisk } from './faultOutcome.ts'

export interface FaultWish {
  /** How many of the writes of each act fail, evenly spread; more than there are means all. */
  readonly points: number
  /** In how many of the eight ways each fails: four errors, once or from then on. */
  readonly kinds: number
  /** Processes that are killed while they bring a book to a newer form, each at another of its writes. */
  readonly kills: number
  readonly say?: (outcome: FaultOutcome) => void
}

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url))

/** Does everything that writes, with a write failing each time, in a process of its own. */
export async function runFaults(wish: FaultWish): Promise<FaultReport> {
  const scratch = mkdtempSync(join(tmpdir(), 'minutebook-faults-'))
  const root = join(scratch, 'disk')
  mkdirSync(root)
  try {
    const environment = faultEnvironment(scratch, root)
    const outcomes: FaultOutcome[] = []
    let slow: SlowDisk | null = null
    const words = [root, String(wish.points), String(wish.kinds)]
    const ended = await run(here('./faultWorkload.ts'), words, environment, (line) => {
      const told = JSON.parse(line) as FaultOutcome | SlowDisk
      if ('letters' in told) slow = told
      else {
        outcomes.push(told)
        wish.say?.(told)
      }
    })
    if (ended.code !== 0) throw new Error(`The workload ended with ${ended.code}: ${ended.errors}`)
    const writes = outcomes.find(({ act }) => act === 'a book brought to a newer form')?.points ?? 0
    return { outcomes, slow, kills: await killMigrations(root, environment, writes, wish.kills) }
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

/** What is wrong after each kill; empty strings where nothing is. */
async function killMigrations(
  root: string,
  environment: Readonly<Record<string, string>>,
  writes: number,
  count: number,
): Promise<string[]> {
  const wrong: string[] = []
  for (let n = 1; n <= count; n += 1) {
    const folder = join(root, `killed-${n}`)
    cpSync(join(root, 'older'), folder, { recursive: true })
    const at = Math.ceil((n * writes) / (count + 1))
    const { signal } = await run(here('./migrateUntilKilled.ts'), [root, folder, String(at)], environment)
    const isWhole = openInNextForm(root, folder)
    wrong.push(
      signal !== 'SIGKILL' ? `not killed at write ${at}` : isWhole ? '' : `not whole after write ${at}`,
    )
    rmSync(folder, { recursive: true })
  }
  return wrong
}

interface Ended {
  readonly code: number | null
  readonly signal: string | null
  readonly errors: string
}

async function run(
  script: string,
  words: readonly string[],
  environment: Readonly<Record<string, string>>,
  onLine: (line: string) => void = () => undefined,
): Promise<Ended> {
  const env = { ...process.env, ...environment }
  const child = spawn(process.execPath, [script, ...words], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let errors = ''
  child.stderr.on('data', (bytes: Buffer) => (errors += bytes.toString('utf8')))
  const ended = new Promise<Ended>((resolve) => {
    child.on('close', (code, signal) => resolve({ code, signal, errors }))
  })
  for await (const line of createInterface({ input: child.stdout })) onLine(line)
  return ended
}
