import { expect } from 'vitest'
import type { ProcedureCase } from './packCases.ts'

/** The report for IT, and what windows tell of their failures. What is in a report is tested in itReport.test.ts. */
export const supportCases: Readonly<Record<string, ProcedureCase>> = {
  'support.report': {
    options: { start: 'sample' },
    run: async ({ client }) => {
      const { fileName, text } = await client.support.report({})
      expect(fileName).toBe('minutebook-report-2026-01-15.json')
      expect(JSON.parse(text)).toMatchObject({
        ...{ format: 'minutebook-report', at: '2026-01-15T10:00:00.000Z', host: 'browser' },
        book: { meetings: 3 },
        checks: { file: 'ok' },
      })
    },
  },
  'support.fault': {
    run: async ({ client, log }) => {
      const stack = 'TypeError: said Ruth Ashworth\n    at draw (http://127.0.0.1:4242/assets/index-x.js:3:7)'
      expect(await client.support.fault({ kind: 'screen', name: 'TypeError', stack })).toEqual({ done: true })
      expect(log.lines.filter(({ what }) => what === 'page.failed')).toEqual([
        {
          level: 'info',
          what: 'page.failed',
          details: { kind: 'screen', error: 'TypeError', frames: 'at draw assets/index-x.js:3:7' },
        },
      ])
    },
  },
}
