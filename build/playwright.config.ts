import { defineConfig } from '@playwright/test'
import { chromiumArguments, findChromium } from '../test/helpers/chromium.ts'

const executablePath = findChromium()

export default defineConfig({
  testDir: '../test/e2e',
  outputDir: '../test-results',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: process.env['CI'] !== undefined,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  use: {
    browserName: 'chromium',
    headless: true,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    viewport: { width: 1280, height: 720 },
    actionTimeout: 10_000,
    trace: 'retain-on-failure',
    launchOptions: {
      args: [...chromiumArguments],
      ...(executablePath === null ? {} : { executablePath }),
    },
  },
})
