/** A test that did not run, and why. */
export interface Skip {
  readonly title: string
  /** Null when the test did not say. */
  readonly reason: string | null
}

/** What came of a suite. */
export interface Tally {
  readonly passed: number
  readonly failed: number
  readonly skipped: readonly Skip[]
  /** The titles of those that failed, where a test bears the failure. */
  readonly failures: readonly string[]
  /** Of those that passed, the ones that failed first and passed when they were tried once more: a busy machine, or a fault to look for. */
  readonly onlyAgain: readonly string[]
}

export const nothing: Tally = { passed: 0, failed: 0, skipped: [], failures: [], onlyAgain: [] }

export function add(a: Tally, b: Tally): Tally {
  return {
    passed: a.passed + b.passed,
    failed: a.failed + b.failed,
    skipped: [...a.skipped, ...b.skipped],
    failures: [...a.failures, ...b.failures],
    onlyAgain: [...a.onlyAgain, ...b.onlyAgain],
  }
}

/** A tool that fails although none of its tests did (it crashed, or refused to start) is one failure of its own. */
export function withExitCode(tally: Tally | null, code: number | null): Tally {
  if (tally === null) return { ...nothing, failed: 1 }
  return code !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally
}

/** The last line of `npm test`. */
export function closingLine({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed, ${skipped.length} skipped`
}

/** A run in which nothing passed proves nothing. */
export function isGood({ passed, failed }: Tally): boolean {
  return failed === 0 && passed > 0
}

interface PlaywrightSuite {
  readonly title: string
  readonly suites?: readonly PlaywrightSuite[]
  readonly specs?: readonly {
    readonly title: string
    readonly tests: readonly {
      readonly status: 'expected' | 'unexpected' | 'flaky' | 'skipped'
      readonly annotations: readonly { readonly type: string; readonly description?: string }[]
    }[]
  }[]
}

/** Reads the answer of Playwright's own JSON reporter. */
export interface PlaywrightReport {
  readonly suites: readonly PlaywrightSuite[]
  readonly errors: readonly unknown[]
}

export function playwrightTally(report: PlaywrightReport): Tally {
  const outside: Tally = { ...nothing, failed: report.errors.length }
  return report.suites.map((suite) => suiteTally(suite, '')).reduce(add, outside)
}

function suiteTally(suite: PlaywrightSuite, above: string): Tally {
  const path = above === '' ? suite.title : `${above} > ${suite.title}`
  const own = (suite.specs ?? []).flatMap((spec) =>
    spec.tests.map(({ status, annotations }): Tally => {
      const title = `${path} > ${spec.title}`
      if (status === 'expected') return { ...nothing, passed: 1 }
      if (status === 'flaky') return { ...nothing, passed: 1, onlyAgain: [title] }
      if (status !== 'skipped') return { ...nothing, failed: 1, failures: [title] }
      const said = annotations.find(({ type }) => type === 'skip' || type === 'fixme')
      return {
        ...nothing,
        skipped: [{ title, reason: said?.description ?? null }],
      }
    }),
  )
  return [...own, ...(suite.suites ?? []).map((each) => suiteTally(each, path))].reduce(add, nothing)
}
