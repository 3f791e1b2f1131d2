import { defineConfig } from 'vitest/config'
import { nodeFlags } from './nodeFlags.ts'

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    // Two files at a time on two processors: left to itself it keeps one free.
    maxWorkers: '100%',
    execArgv: [...nodeFlags],
    projects: [
      { extends: true, test: { name: 'unit', include: ['test/unit/**/*.test.ts'] } },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['test/integration/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // As in playwright.config.ts: named at the end of the run.
          retry: process.env['CI'] === undefined ? 0 : 1,
        },
      },
    ],
  },
})
