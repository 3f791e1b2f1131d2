import { spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { faultEnvironment } from '../../helpers/faultInjector.ts'
import { newerForm, openInNextForm } from './faultActs.ts'
import type { FaultOutcome, FaultReport, SlowDisk } from './faultOutcome.ts'

export interface FaultWish {
  /** How many of the writes of each act fail, evenly spread; more than there are means all. */
  readonly points: number
  /** In how many of the eight ways each fails: four errors, once or from then on. */
  readonly kinds: number
  /** Processes that are killed while they bring a book to a newer form, each at another of its writes; more than there are means at each. */
  readonly kills: number
  /** So many processes share the writes, each with a disk of its own. */
  readonly processes?: number
  /** Part of the name of the acts that are done; without it, all. */
  readonly only?: string
  readonly say?: (outcome: FaultOutcome) => void
}

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url))

/** Does everything that writes, with a write failing each time, in processes of their own. */
export async function runFaults(wish: FaultWish): Promise<FaultReport> {
  const scratch = mkdtempSync(join(tmpdir(), 'minutebook-faults-'))
  const shares = wish.processes ?? 1
  try {
    const done = await Promise.all(
      Array.from({ length: shares }, (_, share) =>
        runShare(wish, join(scratch, String(share)), share, shares),
      ),
    )
    const outcomes = done.flatMap((one) => one.outcomes)
    const writes = outcomes.find(({ act }) => act === newerForm)?.points ?? 0
    const own = join(scratch, '0')
    const kills = await killMigrations(own, environmentOf(own), writes, Math.min(writes, wish.kills))
    return { outcomes, slow: done[0]?.slow ?? null, kills }
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

const diskOf = (scratch: string): string => join(scratch, 'disk')

/** What is compiled is kept: every proof of a backup is a thread that reads the same files of the program again. */
function environmentOf(scratch: string): Readonly<Record<string, string>> {
  return {
    ...faultEnvironment(scratch, diskOf(scratch)),
    NODE_COMPILE_CACHE: join(scratch, 'compiled'),
  }
}

async function runShare(
  wish: FaultWish,
  scratch: string,
  share: number,
  shares: number,
): Promise<Pick<FaultReport, 'outcomes' | 'slow'>> {
  mkdirSync(diskOf(scratch), { recursive: true })
  const outcomes: FaultOutcome[] = []
  let slow: SlowDisk | null = null
  const numbers = [wish.points, wish.kinds, share, shares].map(String)
  const words = [diskOf(scratch), ...numbers, wish.only ?? '']
  const ended = await run(here('./faultWorkload.ts'), words, environmentOf(scratch), (line) => {
    const told = JSON.parse(line) as FaultOutcome | SlowDisk
    if ('letters' in told) slow = told
    else {
      outcomes.push(told)
      wish.say?.(told)
    }
  })
  if (ended.code !== 0) throw new Error(`The workload ended with ${ended.code}: ${ended.errors}`)
  return { outcomes, slow }
}

/** What is wrong after each kill; empty strings where nothing is. */
async function killMigrations(
  scratch: string,
  environment: Readonly<Record<string, string>>,
  writes: number,
  count: number,
): Promise<string[]> {
  const root = diskOf(scratch)
  const wrong: string[] = []
  for (let n = 1; n <= count; n += 1) {
    const folder = join(root, `killed-${n}`)
    cpSync(join(root, 'older'), folder, { recursive: true })
    const at = count === writes ? n : Math.ceil((n * writes) / (count + 1))
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
