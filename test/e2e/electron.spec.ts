import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { _electron as electron, expect, test } from '@playwright/test'
import { findElectron } from '../../build/electronBinary.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const binary = findElectron()
const isRoot = process.getuid?.() === 0
const hasDisplay =
  process.platform !== 'linux' ||
  Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY'] ?? undefined)

test.describe('the window of its own', () => {
  test.skip(binary === null, "Electron's binary is not on this machine: the desktop host was not run")
  test.skip(!hasDisplay, 'there is no display: the desktop host was not run')
  test.skip(isRoot, 'Electron does not run as the superuser: the desktop host was not run')

  test('starts, keeps what was made, and opens it again', async () => {
    const scratch = mkdtempSync(join(tmpdir(), 'minutebook-electron-'))
    const open = async () => {
      const app = await electron.launch({
        args: [root],
        ...(binary === null ? {} : { executablePath: binary }),
        env: { ...definedEnvironment(), MINUTEBOOK_CONFIG: join(scratch, 'config') },
      })
      return { app, page: await app.firstWindow() }
    }
    try {
      const first = await open()
      await expect(first.page.getByRole('main')).toBeVisible()
      expect(
        await first.page.evaluate(() =>
          ['require', 'process', 'Buffer'].filter((name) => name in globalThis),
        ),
      ).toEqual([])
      await first.page.getByLabel(/folder/i).fill(join(scratch, 'book'))
      await first.page.getByLabel(/your name/i).fill('Perpetua Lowe')
      await first.page.getByRole('button', { name: /sample council/i }).click()
      await expect(first.page.getByText('Thornmere').first()).toBeVisible()
      await first.app.close()

      const again = await open()
      await expect(again.page.getByText('Thornmere').first()).toBeVisible()
      await again.app.close()
    } finally {
      rmSync(scratch, { recursive: true, force: true })
    }
  })
})

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
}
