import { writeFileSync } from 'node:fs'
import type { Reporter, SerializedError, TestModule } from 'vitest/node'
import type { Skip, Tally } from './tally.ts'

/** A Vitest reporter that leaves the tally, with the reason of every skip, in the file that MINUTEBOOK_TALLY names. */
export default class VitestTally implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    const file = process.env['MINUTEBOOK_TALLY']
    if (file === undefined) return
    let passed = 0
    // An error outside any test, or a file that cannot be loaded, is a failure even though no test bears it.
    let failed = unhandled.length
    for (const error of unhandled) console.error(`An error that no test bears: ${told(error)}`)
    const skipped: Skip[] = []
    const failures: string[] = []
    const onlyAgain: string[] = []
    for (const testModule of modules) {
      if (testModule.errors().length > 0) {
        failed += 1
        failures.push(testModule.moduleId)
      }
      for (const suite of testModule.children.allSuites()) failed += suite.errors().length > 0 ? 1 : 0
      for (const test of testModule.children.allTests()) {
        const result = test.result()
        const title = `${testModule.relativeModuleId} > ${test.fullName}`
        if (result.state === 'passed') {
          passed += 1
          if (test.diagnostic()?.flaky === true) onlyAgain.push(title)
        } else if (result.state === 'failed') {
          failed += 1
          failures.push(title)
        } else {
          const reason = result.state === 'skipped' ? (result.note ?? null) : 'it was never reached'
          skipped.push({ title: test.fullName, reason })
        }
      }
    }
    writeFileSync(file, JSON.stringify({ passed, failed, skipped, failures, onlyAgain } satisfies Tally))
  }
}

/** With what it came of: "a worker ended" says nothing without its signal and its file. */
function told({ message, cause }: SerializedError): string {
  const below = cause
  return below === undefined ? message : `${message} Because: ${told(below)}`
}
