import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { setGlobalProxyFromEnv } from 'node:http'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'

/**
 * Electron's binary: where it is, or how to get it. Electron 45 downloads nothing when it is installed, and requiring its
 * package downloads with no limit of time, so its own parts are used one by one.
 */

const require = createRequire(import.meta.url)

interface Progress {
  readonly percent: number
}
type DownloadArtifact = (details: {
  readonly version: string
  readonly artifactName: 'electron'
  readonly platform: string
  readonly arch: string
  readonly checksums: Readonly<Record<string, string>>
  readonly cacheRoot?: string
  readonly downloadOptions: {
    readonly quiet: true
    readonly signal: AbortSignal
    readonly getProgressCallback: (progress: Progress) => void
  }
}) => Promise<string>

export type Fetched =
  | { readonly outcome: 'ready'; readonly path: string }
  | { readonly outcome: 'unavailable'; readonly reason: string }

/** The path of Electron's binary when it is already there; null otherwise. Downloads nothing. */
export function findElectron(): string | null {
  const folder = electronFolder()
  if (folder === null) return null
  const pathFile = join(folder, 'path.txt')
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8') : null
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  if (override !== undefined) {
    const path = join(override, name ?? 'electron')
    return existsSync(path) ? path : null
  }
  if (name === null) return null
  const path = join(folder, 'dist', name)
  return existsSync(path) ? path : null
}

/**
 * Downloads Electron's binary, checks it against the package's checksums and unpacks it.
 * Gives up after ten seconds (or as many as asked) in which nothing arrives; a slow line that does deliver may take its time.
 */
export async function fetchElectron(
  onProgress: (percent: number) => void,
  secondsOfSilence = 10,
): Promise<Fetched> {
  const folder = electronFolder()
  if (folder === null) return { outcome: 'unavailable', reason: 'its package is not installed' }
  // A council's network often lets nothing out but through a proxy.
  setGlobalProxyFromEnv()
  const { version } = require(join(folder, 'package.json')) as { readonly version: string }
  const checksums = require(join(folder, 'checksums.json')) as Readonly<Record<string, string>>
  // The name under which the package's own installer looks for it.
  const cacheRoot = process.env['electron_config_cache']
  const silence = silenceLimit(secondsOfSilence * 1_000)
  try {
    const address = createRequire(join(folder, 'package.json')).resolve('@electron/get')
    const { downloadArtifact } = (await import(pathToFileURL(address).href)) as {
      readonly downloadArtifact: DownloadArtifact
    }
    await downloadArtifact({
      version,
      artifactName: 'electron',
      platform: process.platform,
      arch: process.arch,
      checksums,
      ...(cacheRoot === undefined ? {} : { cacheRoot }),
      downloadOptions: {
        quiet: true,
        signal: silence.signal,
        getProgressCallback: ({ percent }) => {
          silence.heard()
          onProgress(Math.round(percent * 100))
        },
      },
    })
  } catch (error) {
    return {
      outcome: 'unavailable',
      reason: silence.signal.aborted ? `no answer within ${secondsOfSilence} seconds` : reasonInWords(error),
    }
  } finally {
    silence.end()
  }
  return unpack(folder)
}

/** The package's own installer finds the archive in its cache now, and only unpacks it. */
function unpack(folder: string): Fetched {
  const installed = spawnSync(process.execPath, [join(folder, 'install.js')], {
    stdio: 'ignore',
    timeout: 120_000,
  })
  const path = findElectron()
  return installed.status === 0 && path !== null
    ? { outcome: 'ready', path }
    : { outcome: 'unavailable', reason: 'its archive could not be unpacked' }
}

function electronFolder(): string | null {
  try {
    return dirname(require.resolve('electron/package.json'))
  } catch {
    return null
  }
}

function silenceLimit(milliseconds: number): {
  readonly signal: AbortSignal
  heard(): void
  end(): void
} {
  const controller = new AbortController()
  const timer = setTimeout(() => controller.abort(), milliseconds)
  return {
    signal: controller.signal,
    heard: () => timer.refresh(),
    end: () => clearTimeout(timer),
  }
}

/** One clause for the one line that the officer reads. */
function reasonInWords(error: unknown): string {
  const code = innermostCode(error)
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'there is no connection to the internet'
  if (code !== null) return `the connection failed: ${code}`
  const message = error instanceof Error ? error.message : String(error)
  const status = /^Response code (\d+)/.exec(message)
  if (status !== null) return `the download site answered ${status[1] ?? ''}`
  if (/checksum/i.test(message)) return 'what arrived is not what the package expects'
  return message.split('\n')[0] ?? 'the download failed'
}

function innermostCode(error: unknown): string | null {
  if (!(error instanceof Error)) return null
  const inner = innermostCode(error.cause)
  if (inner !== null) return inner
  return 'code' in error && typeof error.code === 'string' ? error.code : null
}
