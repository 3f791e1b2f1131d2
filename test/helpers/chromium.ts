import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from '@playwright/test'

/** Keeps a test's browser quiet: no sandbox (tests run as root in CI), no talk with the outside. */
export const chromiumArguments: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** The path of a Chromium that can drive the tests: MINUTEBOOK_CHROMIUM, an installed one, or Playwright's own; null when there is none. */
export function findChromium(): string | null {
  const named = process.env['MINUTEBOOK_CHROMIUM']
  if (named !== undefined && named !== '') return existsSync(named) ? named : null
  return installedBrowsers().find((path) => existsSync(path)) ?? null
}

function installedBrowsers(): readonly string[] {
  return [...installedOn(process.platform), chromium.executablePath()]
}

function installedOn(platform: NodeJS.Platform): readonly string[] {
  switch (platform) {
    case 'darwin':
      return [
        '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
        '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
        '/Applications/Chromium.app/Contents/MacOS/Chromium',
      ]
    case 'win32':
      return ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => {
        const folder = process.env[name]
        if (folder === undefined) return []
        return [
          join(folder, 'Google/Chrome/Application/chrome.exe'),
          join(folder, 'Microsoft/Edge/Application/msedge.exe'),
        ]
      })
    default:
      return ['chromium', 'google-chrome', 'google-chrome-stable', 'chromium-browser', 'microsoft-edge']
        .flatMap((name) => (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, name)))
        .concat('/usr/bin/chromium')
  }
}
