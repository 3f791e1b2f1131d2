import { spawn } from 'node:child_process'
import { projectRoot } from '../bundles.ts'

export interface CommandResult {
  readonly code: number | null
  /** Both streams; empty when they were shown as they came. */
  readonly output: string
  /** True when it was ended for taking, or staying silent, too long. */
  readonly gaveUp: boolean
}

export interface CommandOptions {
  readonly env?: Readonly<Record<string, string>>
  /** Show what it writes as it comes (the default), or keep it. */
  readonly output?: 'show' | 'keep'
  readonly limitSeconds?: number
}

/** Runs a command in the project's folder to its end. A command that is not there answers code 127. */
export function run(
  command: string,
  args: readonly string[],
  { env = {}, output = 'show', limitSeconds }: CommandOptions = {},
): Promise<CommandResult> {
  const kept = output === 'keep'
  const child = spawn(command, args, {
    cwd: projectRoot,
    env: { ...process.env, ...env },
    stdio: kept ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
  })
  let text = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (piece: string) => (text += piece))
  }
  let gaveUp = false
  const limit =
    limitSeconds === undefined
      ? undefined
      : setTimeout(() => {
          gaveUp = true
          child.kill('SIGKILL')
        }, limitSeconds * 1_000)
  return new Promise((resolve) => {
    const end = (code: number | null): void => {
      clearTimeout(limit)
      resolve({ code, output: text, gaveUp })
    }
    child.once('error', () => end(127))
    child.once('close', end)
  })
}

/** The program of an installed package, run by this Node, so that nothing is fetched and Node's version is known. */
export function packageProgram(path: string): readonly [string, string] {
  return [process.execPath, `${projectRoot}node_modules/${path}`]
}
