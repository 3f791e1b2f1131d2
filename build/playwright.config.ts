import { defineConfig } from '@playwright/test'
import { chromiumArguments, findChromium } from '../test/helpers/chromium.ts'

const executablePath = findChromium()

export default defineConfig({
  testDir: '../test/e2e',
  outputDir: '../test-results',
  fullyParallel: true,
  workers: 2,
  // On a machine that others use as well, a test that fails once is tried once more, and named at the end of the run if it passes then.
  retries: process.env['CI'] === undefined ? 0 : 1,
  forbidOnly: process.env['CI'] !== undefined,
  // A walk through every screen with axe takes two minutes on a busy machine; nothing here is judged by time.
  timeout: 360_000,
  expect: { timeout: 20_000 },
  reporter: [['list']],
  use: {
    browserName: 'chromium',
    headless: true,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    viewport: { width: 1280, height: 720 },
    actionTimeout: 10_000,
    // A trace costs a third of the time of every test: ask for one where something fails.
    trace: process.env['MINUTEBOOK_TRACE'] === undefined ? 'off' : 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: {
      args: [...chromiumArguments],
      ...(executablePath === null ? {} : { executablePath }),
    },
  },
})
