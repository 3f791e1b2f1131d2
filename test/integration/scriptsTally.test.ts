import { describe, expect, it } from 'vitest'
import {
  add,
  closingLine,
  isGood,
  nothing,
  playwrightTally,
  withExitCode,
  type PlaywrightReport,
} from '../../build/test/tally.ts'

const onePassed = { ...nothing, passed: 1 }
const oneSkipped = { ...nothing, skipped: [{ title: 'the window', reason: 'no Electron' }] }

describe('the tally of npm test', () => {
  it('ends in one line', () => {
    expect(closingLine(add(onePassed, oneSkipped))).toBe('1 passed, 0 failed, 1 skipped')
  })

  it('is good only when something passed and nothing failed', () => {
    expect([nothing, oneSkipped, onePassed, { ...onePassed, failed: 1 }].map(isGood)).toEqual([
      false,
      false,
      true,
      false,
    ])
  })

  it('counts a tool that failed without a failing test, and one that left no results', () => {
    expect(withExitCode(onePassed, 1)).toEqual({ ...onePassed, failed: 1 })
    expect(withExitCode({ ...onePassed, failed: 2 }, 1)).toEqual({ ...onePassed, failed: 2 })
    expect(withExitCode(null, 0)).toEqual({ ...nothing, failed: 1 })
    expect(withExitCode(onePassed, 0)).toEqual(onePassed)
  })

  it("reads Playwright's report: suites in suites, the reason of a skip, what passed at the second try, an error outside any test", () => {
    const report: PlaywrightReport = {
      errors: [{}],
      suites: [
        {
          title: 'smoke.spec.ts',
          specs: [
            { title: 'opens', tests: [{ status: 'expected', annotations: [] }] },
            { title: 'closes', tests: [{ status: 'flaky', annotations: [] }] },
            { title: 'prints', tests: [{ status: 'unexpected', annotations: [] }] },
          ],
          suites: [
            {
              title: 'the window',
              specs: [
                {
                  title: 'starts',
                  tests: [{ status: 'skipped', annotations: [{ type: 'skip', description: 'no Electron' }] }],
                },
              ],
            },
          ],
        },
      ],
    }
    expect(playwrightTally(report)).toEqual({
      passed: 2,
      failed: 2,
      skipped: [{ title: 'smoke.spec.ts > the window > starts', reason: 'no Electron' }],
      failures: ['smoke.spec.ts > prints'],
      onlyAgain: ['smoke.spec.ts > closes'],
    })
  })
})
