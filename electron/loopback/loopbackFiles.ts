import { chmodSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { z } from 'zod'
import { ensureFolder } from '../files/ensureFolder.ts'

/**
 * Tells another start of the product where this one is, and lets it ask for a code. Only this account can read it. A host that closes takes
 * it away: one that is found where nothing answers was left by a crash.
 */
const runtimeSchema = z.object({
  pid: z.int(),
  port: z.int().min(1).max(65_535),
  startKey: z.string(),
  /** SHA-256 (base64) of the tokens that its pages show. */
  tokens: z.array(z.string().regex(/^[A-Za-z0-9+/]{43}=$/)).max(20),
  /** When the host last said that it runs, in milliseconds since 1970. */
  aliveAt: z.int(),
})
export type Runtime = z.infer<typeof runtimeSchema>

/** How long after a crash a page may still come back to the host that is started next. */
const comebackMilliseconds = 12 * 60 * 60 * 1_000

/** Whether a host that did not close may be taken up where it was: its pages hold words that are not saved yet. */
export function mayComeBack(left: Pick<Runtime, 'aliveAt'>, now: number): boolean {
  // A clock that was put back tells nothing of how long ago it was.
  return left.aliveAt <= now && now - left.aliveAt < comebackMilliseconds
}

const runtimeName = 'browser-host.json'

export function writeRuntime(configFolder: string, runtime: Runtime): void {
  ensureFolder(configFolder, 0o700)
  const path = join(configFolder, runtimeName)
  const fresh = `${path}.${runtime.pid}`
  writeFileSync(fresh, `${JSON.stringify(runtime)}\n`, { mode: 0o600 })
  renameSync(fresh, path)
}

/** Null when there is none, or none that makes sense: what it says is tried, never trusted. */
export function readRuntime(configFolder: string): Runtime | null {
  try {
    return runtimeSchema.parse(JSON.parse(readFileSync(join(configFolder, runtimeName), 'utf8')))
  } catch {
    // Left by a crash or by another version, or not there: then nothing is running that could be found.
    return null
  }
}

/** Takes the file away unless another host has put its own there. */
export function removeRuntime(configFolder: string, pid: number): void {
  if (readRuntime(configFolder)?.pid === pid) rmSync(join(configFolder, runtimeName), { force: true })
}

/**
 * An address for a window on the host that is running already; null when none answers. Only a host that knows the key of the runtime file
 * gives a code, so a stranger on a port that became free is not taken for ours.
 */
export async function addressOnRunningHost(runtime: Runtime): Promise<string | null> {
  const origin = `http://127.0.0.1:${runtime.port}`
  try {
    const answer = await fetch(`${origin}/code`, {
      method: 'POST',
      headers: { authorization: `Bearer ${runtime.startKey}`, 'content-type': 'application/json' },
      body: '{}',
      redirect: 'error',
      signal: AbortSignal.timeout(3_000),
    })
    if (!answer.ok) return null
    const { code } = z.object({ code: z.string().regex(/^[\w-]{20,100}$/) }).parse(await answer.json())
    return windowAddress(origin, code)
  } catch {
    // Nobody there, or somebody else: the caller starts its own host.
    return null
  }
}

/** Where a window starts. The code stands in the fragment, which no browser sends to a server. */
export function windowAddress(origin: string, code: string): string {
  return `${origin}/#code=${code}`
}

export interface RedirectFile {
  /** What the browser is opened on: it shows no secret in the list of processes. */
  readonly address: string
  remove(): void
}

/** A page that goes straight to `address`, in a folder that only this account can enter. */
export function writeRedirectFile(address: string, parent: string = tmpdir()): RedirectFile {
  ensureFolder(parent)
  const folder = mkdtempSync(join(parent, 'minutebook-'))
  chmodSync(folder, 0o700)
  const path = join(folder, 'open.html')
  writeFileSync(path, redirectPage(address), { mode: 0o600 })
  return {
    address: pathToFileURL(path).href,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

function redirectPage(address: string): string {
  return `<!doctype html>
<html lang="en-GB">
<meta charset="utf-8">
<meta name="referrer" content="no-referrer">
<meta http-equiv="refresh" content="0;url=${address}">
<title>Minutebook</title>
<p><a href="${address}">Open Minutebook</a></p>
`
}
