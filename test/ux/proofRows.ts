import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { packageProgram, run } from '../../build/test/command.ts'
import type { Row } from '../bench/rows.ts'

/** Rows that tests prove: those they leave themselves, and for the others how many of the named tests failed. */

/** Under this type a test leaves a row as an annotation. */
const rowAnnotation = 'ux-row'

interface Proof {
  readonly id: string
  readonly task: string
  /** A part of the path of the test's file. */
  readonly file: string
  /** Only tests whose title has this; all of the file without it. */
  readonly titled?: RegExp
}

const inBrowser: readonly Proof[] = [
  {
    id: '23-paste',
    task: 'what Word copied, pasted in the page',
    file: 'live.spec.ts',
    titled: /Word copied/,
  },
  {
    id: '24-ime',
    task: 'an input method in points, beside a name, in the menu and in the find box',
    file: 'typing.spec.ts',
    titled: /input method/,
  },
  {
    id: '26-focus',
    task: 'stops of Tab without a ring, or covered',
    file: 'axe.spec.ts',
    titled: /ring of the focus/,
  },
  {
    id: '27-reflow',
    task: 'sideways scrolling, targets under 24 px',
    file: 'axe.spec.ts',
    titled: /sideways/,
  },
  { id: '28-keyboard', task: 'boxes that hold the keyboard', file: 'keyboardOnly.spec.ts' },
  { id: '30-speech', task: 'structure, and announcements said twice', file: 'speech.spec.ts' },
]

const inNode: readonly Proof[] = [
  { id: '22-labels', task: '20,000 random edits keep every label right', file: 'numberingEdits.test.ts' },
  { id: '23-levels', task: 'pasted lists keep their levels; one undo', file: 'editorPaste.test.ts' },
]

const specs = [
  'ux',
  'agendaPapers',
  'realMeeting',
  'bulletedMeeting',
  'live',
  'typing',
  'axe',
  'keyboardOnly',
  'pointerOnly',
  'speech',
]

interface Result {
  readonly file: string
  readonly title: string
  readonly failed: boolean
  readonly rows: readonly Row[]
}

/** Runs the tests that prove the rows; `failed` is true when any of them does. */
export async function proofRows(): Promise<{ readonly rows: readonly Row[]; readonly failed: boolean }> {
  const results = [await nodeResults(), await browserResults()]
  const [node = [], browser = []] = results
  const all = results.flat()
  const rows = [
    ...all.flatMap((result) => result.rows),
    ...inNode.map((proof) => proved(proof, node)),
    ...inBrowser.map((proof) => proved(proof, browser)),
  ]
  return { rows, failed: all.some(({ failed }) => failed) }
}

function proved({ id, task, file, titled }: Proof, results: readonly Result[]): Row {
  const matching = results.filter(
    (result) => result.file.endsWith(file) && (titled === undefined || titled.test(result.title)),
  )
  const faults = matching.filter(({ failed }) => failed).length
  const measured = matching.length === 0 ? null : faults
  return { id, task, unit: 'faults', budget: 0, measured, ok: measured === null ? null : measured === 0 }
}

async function nodeResults(): Promise<readonly Result[]> {
  const [program, path] = packageProgram('vitest/vitest.mjs')
  const files = inNode.map(({ file }) => file)
  const report = await reported<{
    readonly testResults: readonly {
      readonly name: string
      readonly assertionResults: readonly { readonly title: string; readonly status: string }[]
    }[]
  }>((file) =>
    run(
      program,
      [path, 'run', '-c', 'build/vitest.config.ts', '--reporter', 'json', '--outputFile', file, ...files],
      { output: 'keep' },
    ),
  )
  return report.testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.map(({ title, status }) => ({
      file: name,
      title,
      failed: status === 'failed',
      rows: [],
    })),
  )
}

interface BrowserSuite {
  readonly file: string
  readonly suites?: readonly BrowserSuite[]
  readonly specs?: readonly {
    readonly title: string
    readonly tests: readonly {
      readonly status: string
      readonly annotations: readonly { readonly type: string; readonly description?: string }[]
    }[]
  }[]
}

async function browserResults(): Promise<readonly Result[]> {
  const [program, path] = packageProgram('@playwright/test/cli.js')
  const words = ['test', '-c', 'build/playwright.config.ts', '--reporter=list,json', '--workers=1']
  const files = specs.map((name) => `test/e2e/${name}.spec.ts`)
  const report = await reported<{ readonly suites: readonly BrowserSuite[] }>((file) =>
    run(program, [path, ...words, ...files], { env: { PLAYWRIGHT_JSON_OUTPUT_FILE: file } }),
  )
  const within = (suite: BrowserSuite): Result[] => [
    ...(suite.suites ?? []).flatMap(within),
    ...(suite.specs ?? []).flatMap(({ title, tests }) =>
      tests
        .filter(({ status }) => status !== 'skipped')
        .map(({ status, annotations }) => ({
          file: suite.file,
          title,
          failed: status === 'unexpected',
          rows: annotations.flatMap(({ type, description = '' }) =>
            type === rowAnnotation ? [JSON.parse(description) as Row] : [],
          ),
        })),
    ),
  ]
  return report.suites.flatMap(within)
}

async function reported<Report>(tests: (file: string) => Promise<unknown>): Promise<Report> {
  const folder = mkdtempSync(join(tmpdir(), 'minutebook-ux-'))
  try {
    const file = join(folder, 'report.json')
    await tests(file)
    return JSON.parse(readFileSync(file, 'utf8')) as Report
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
