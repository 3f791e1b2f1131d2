import { spawn } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'

type Environment = Readonly<Record<string, string | undefined>>

const linuxNames = [
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'microsoft-edge-stable',
  'microsoft-edge',
]
const macNames = ['Google Chrome', 'Microsoft Edge', 'Chromium']
const windowsPaths = [
  'Microsoft\\Edge\\Application\\msedge.exe',
  'Google\\Chrome\\Application\\chrome.exe',
  'Chromium\\Application\\chrome.exe',
]

/** Where a browser of the Chromium family may stand, the likeliest first. `MINUTEBOOK_BROWSER` names another by its path. */
export function browserCandidates(
  platform: NodeJS.Platform,
  environment: Environment,
  home: string,
): readonly string[] {
  const named = environment['MINUTEBOOK_BROWSER']
  return [...(named ? [named] : []), ...usualCandidates(platform, environment, home)]
}

function usualCandidates(platform: NodeJS.Platform, environment: Environment, home: string): string[] {
  if (platform === 'win32') {
    const roots = ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].flatMap(
      (name) => environment[name] ?? [],
    )
    return windowsPaths.flatMap((path) => roots.map((root) => `${root}\\${path}`))
  }
  if (platform === 'darwin') {
    return macNames.flatMap((name) =>
      ['/Applications', `${home}/Applications`].map(
        (folder) => `${folder}/${name}.app/Contents/MacOS/${name}`,
      ),
    )
  }
  const folders = (environment['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '')
  return linuxNames.flatMap((name) => folders.map((folder) => `${folder}/${name}`))
}

export type BrowserSearch =
  | { readonly found: true; readonly path: string }
  /** `why` is the first half of a sentence to the person at the machine. */
  | { readonly found: false; readonly why: string }

/** The browser to open a window with, or why none can be. */
export function findBrowser(
  platform: NodeJS.Platform = process.platform,
  environment: Environment = process.env,
  home: string = homedir(),
): BrowserSearch {
  const needsDisplay = platform !== 'win32' && platform !== 'darwin'
  if (needsDisplay && !environment['DISPLAY'] && !environment['WAYLAND_DISPLAY']) {
    return { found: false, why: 'There is no display here' }
  }
  const path = browserCandidates(platform, environment, home).find(isFile)
  return path === undefined
    ? { found: false, why: 'No Chrome, Edge or Chromium was found on this computer' }
    : { found: true, path }
}

function isFile(path: string): boolean {
  // A folder of the PATH that may not be entered holds no browser for this account.
  return existsSync(path) && statSync(path).isFile()
}

/** A browser packed by snap reads and writes nowhere but in its own folder; null for one that is not. */
export function snapFolder(browser: string, home: string = homedir()): string | null {
  const [, name] = /^\/snap\/bin\/([^/]+)$/.exec(browser) ?? []
  return name === undefined ? null : join(home, 'snap', name, 'common')
}

/** A window of its own for one address, with a profile of its own and nothing sent to the browser's maker. */
export function browserArguments(address: string, profile: string): readonly string[] {
  return [
    `--app=${address}`,
    `--user-data-dir=${profile}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ]
}

/** Starts the browser and lets it go. `onFailure` is told when it cannot start, or ends with an error. */
export function openBrowser(path: string, args: readonly string[], onFailure: () => void): void {
  const child = spawn(path, args, { detached: true, stdio: 'ignore' })
  child.once('error', onFailure)
  child.once('exit', (code) => {
    if (code !== 0 && code !== null) onFailure()
  })
  child.unref()
}
