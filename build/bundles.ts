import { spawn } from 'node:child_process'
import { existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const projectRoot = fileURLToPath(new URL('..', import.meta.url))

const stamp = join(projectRoot, 'dist/built')
const sources = [
  'shared',
  'electron',
  'renderer',
  'package.json',
  'package-lock.json',
  'build/vite.renderer.config.ts',
  'build/vite.electron.config.ts',
]

/** True when dist was made after the last change to any source: one look at each file's date, no reading. */
export function bundlesAreCurrent(): boolean {
  if (!existsSync(stamp)) return false
  const made = statSync(stamp).mtimeMs
  return sources.every((source) => newest(join(projectRoot, source)) <= made)
}

/** Makes dist anew. Answers null, or what the bundler said when it failed. */
export async function makeBundles(): Promise<string | null> {
  rmSync(stamp, { force: true })
  const started = Date.now()
  for (const config of ['build/vite.renderer.config.ts', 'build/vite.electron.config.ts']) {
    const { code, output } = await runVite(config)
    if (code !== 0) return output
  }
  writeFileSync(stamp, `${new Date(started).toISOString()}\n`)
  return null
}

function newest(path: string): number {
  const status = statSync(path)
  if (!status.isDirectory()) return status.mtimeMs
  return readdirSync(path).reduce(
    (latest, name) => Math.max(latest, newest(join(path, name))),
    status.mtimeMs,
  )
}

function runVite(config: string): Promise<{ readonly code: number | null; readonly output: string }> {
  const vite = join(projectRoot, 'node_modules/vite/bin/vite.js')
  const child = spawn(process.execPath, [vite, 'build', '-c', config, '--logLevel', 'warn'], {
    cwd: projectRoot,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (output += text))
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, output: withoutStack(output) }))
  })
}

/** The bundler names the file and the line; where in the bundler that happened helps nobody. */
function withoutStack(output: string): string {
  return output
    .split('\n')
    .filter((line) => !/^\s+at /.test(line))
    .join('\n')
    .trim()
}
