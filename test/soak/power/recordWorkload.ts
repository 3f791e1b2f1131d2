import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { readDeeds } from './deeds.ts'
import type { Deed } from './deeds.ts'

const run = promisify(execFile)
const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url))

/** Why no power cut can be simulated on this machine; null where it can. */
export function whyNoPowerCuts(): string | null {
  if (process.platform !== 'linux') return 'the recorder of writes is made for Linux'
  return ['/usr/bin/cc', '/usr/local/bin/cc'].some((path) => existsSync(path))
    ? null
    : 'there is no C compiler (cc)'
}

export interface Recorded {
  /** Paths of the deeds begin with it. */
  readonly root: string
  readonly deeds: readonly Deed[]
}

/** Compiles the library that is preloaded into a program to write down, or to count, what it does to files. Gives its path. */
export async function makeRecorder(scratch: string): Promise<string> {
  const library = join(scratch, 'recorder.so')
  await run('cc', ['-O1', '-shared', '-fPIC', '-o', library, here('./recorder.c'), '-ldl', '-lpthread'])
  return library
}

/** Runs the workload once, with everything it does to its files written down. */
export async function recordWorkload(acts: number): Promise<Recorded> {
  const scratch = mkdtempSync(join(tmpdir(), 'minutebook-power-'))
  try {
    const library = await makeRecorder(scratch)
    const root = join(scratch, 'disk')
    mkdirSync(root)
    const list = join(scratch, 'deeds')
    const env = { ...process.env, LD_PRELOAD: library, POWER_ROOT: root, POWER_LIST: list }
    await run(process.execPath, [here('./workload.ts'), root, String(acts)], { env, maxBuffer: 10_000_000 })
    return { root, deeds: readDeeds(readFileSync(list)) }
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}
