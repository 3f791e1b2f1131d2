import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeBundles } from './bundles.ts'
import { packageProgram, run } from './test/command.ts'
import {
  add,
  closingLine,
  isGood,
  nothing,
  playwrightTally,
  withExitCode,
  type PlaywrightReport,
  type Tally,
} from './test/tally.ts'
import { prepareBrowser, prepareReaders } from './test/tools.ts'

/**
 * `npm test`: format, types, lint, unit tests, bundles, integration and end-to-end tests, one after another, each check counting as a test.
 * Its last line is the tally. `--install` lets it fetch missing tools by apt on a developer's machine, as it does where CI is set.
 */

const scratch = mkdtempSync(join(tmpdir(), 'minutebook-test-'))
// Hundreds of processes start from the same sources: each takes over what the ones before have compiled.
process.env['NODE_COMPILE_CACHE'] = join(scratch, 'compiled')
const rooms = ['shared', 'renderer', 'electron', 'test', 'testScreens', 'reviewPage'] as const

process.exitCode = await test()

async function test(): Promise<number> {
  const started = Date.now()
  await prepareReaders()
  let total = nothing
  for (const suite of [checks, () => vitest('unit'), bundles, () => vitest('integration'), endToEnd]) {
    total = add(total, await suite())
  }
  rmSync(scratch, { recursive: true, force: true })
  heading('Result')
  for (const { title, reason } of total.skipped)
    console.log(`skipped: ${title}: ${reason ?? 'it gives no reason'}`)
  for (const title of total.onlyAgain) console.log(`passed only when tried again: ${title}`)
  for (const title of total.failures) console.log(`failed: ${title}`)
  console.log(`All of it took ${Math.round((Date.now() - started) / 1_000)} s.`)
  console.log(closingLine(total))
  return isGood(total) ? 0 : 1
}

/** Format, types and lint, as many at a time as the machine has processors: each prints once it is done. */
async function checks(): Promise<Tally> {
  const types = rooms.map((room) => [
    `Types of ${room}`,
    'typescript-native/bin/tsc',
    '-p',
    `build/tsconfig.${room}.json`,
  ])
  const waiting = [
    ['Lint', 'eslint/bin/eslint.js', '-c', 'build/eslint.config.js', '.', '--max-warnings', '0'],
    ...types,
    ['Format', 'prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'],
  ]
  let tally = nothing
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [name = '', program = '', ...words] = next
      tally = add(tally, await check(name, program, words))
    }
  }
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), 4) }, work))
  return tally
}

async function check(name: string, program: string, words: readonly string[]): Promise<Tally> {
  const [node, path] = packageProgram(program)
  const { code, output } = await run(node, [path, ...words], { output: 'keep' })
  heading(name)
  console.log(code === 0 ? 'ok' : `${output}\n${name}: failed`)
  return code === 0 ? { ...nothing, passed: 1 } : { ...nothing, failed: 1, failures: [name] }
}

async function vitest(project: 'unit' | 'integration'): Promise<Tally> {
  heading(`Tests: ${project}`)
  const file = join(scratch, `${project}.json`)
  const [node, program] = packageProgram('vitest/vitest.mjs')
  const { code } = await run(
    node,
    [
      program,
      'run',
      ...['-c', 'build/vitest.config.ts', '--project', project],
      ...['--reporter', 'default', '--reporter', './build/test/vitestTally.ts'],
    ],
    { env: { MINUTEBOOK_TALLY: file } },
  )
  return withExitCode(readJson<Tally>(file), code)
}

async function bundles(): Promise<Tally> {
  heading('Bundles')
  const problem = await makeBundles()
  console.log(problem ?? 'ok')
  return problem === null ? { ...nothing, passed: 1 } : { ...nothing, failed: 1 }
}

async function endToEnd(): Promise<Tally> {
  heading('Tests: end to end')
  const { missing } = await prepareBrowser()
  const file = join(scratch, 'endToEnd.json')
  const [node, program] = packageProgram('@playwright/test/cli.js')
  const words = [program, 'test', '-c', 'build/playwright.config.ts']
  const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: file }
  if (missing !== null) {
    await run(node, [...words, '--list', '--reporter=json'], { env, output: 'keep' })
    const listed = readJson<PlaywrightReport>(file)
    if (listed === null) return { ...nothing, failed: 1 }
    const { skipped } = playwrightTally(listed)
    return { ...nothing, skipped: skipped.map(({ title, reason }) => ({ title, reason: reason ?? missing })) }
  }
  const { code } = await run(node, [...words, '--reporter=list,json'], { env })
  const report = readJson<PlaywrightReport>(file)
  return withExitCode(report === null ? null : playwrightTally(report), code)
}

function heading(name: string): void {
  console.log(`\n== ${name}`)
}

/** Null when the tool ended before it wrote its results. */
function readJson<Shape>(file: string): Shape | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Shape
  } catch {
    return null
  }
}
