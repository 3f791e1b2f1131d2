import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { chromium } from '@playwright/test'
import { bundlesAreCurrent, makeBundles } from '../../build/bundles.ts'
import { startApp } from '../helpers/appHost.ts'
import { chromiumArguments, findChromium } from '../helpers/chromium.ts'
import { attackTable, hasHeld } from './attackRow.ts'
import type { AttackRow } from './attackRow.ts'
import { attackConnections } from './connectionRun.ts'
import { attackFromPages, browserNames } from './pageRun.ts'
import { attackOwnPage } from './ownPageRun.ts'
import { attackRequests } from './requestRun.ts'
import { changesIn, routesOf, standingOf } from './runningHost.ts'

/**
 * `npm run attack`: starts the bundled browser host with the sample book and tries every attack on it: by sockets, from other pages in a
 * real browser, and in the page itself. Prints what each came to, writes attack-report.json, and ends with 1 when one came to anything else
 * than it must. `--no-browser` leaves out what needs one, `--only-browser` what needs none.
 */
const { values } = parseArgs({
  options: {
    'no-browser': { type: 'boolean', default: false },
    'only-browser': { type: 'boolean', default: false },
  },
})
if (!bundlesAreCurrent()) {
  const problem = await makeBundles()
  if (problem !== null) throw new Error(problem)
}
const executablePath = values['no-browser'] ? null : findChromium()
if (executablePath === null) console.log('Not tried, without a browser: other pages, and our own.')
const started = performance.now()
const app = await startApp({ sample: true })
const rows: AttackRow[] = []
try {
  const before = await changesIn(app)
  const host = await standingOf(app)
  if (!values['only-browser']) {
    rows.push(...(await attackRequests(host, await routesOf(app))))
    rows.push(...(await attackConnections(host, app)))
  }
  const browser =
    executablePath === null
      ? null
      : await chromium.launch({ executablePath, args: [...chromiumArguments, browserNames] })
  if (browser !== null) rows.push(...(await attackFromPages(browser, host)))
  const after = await changesIn(app)
  rows.push({
    part: 'the book',
    attack: 'changes in the book after all of the attacks from outside',
    expected: String(before),
    got: String(after),
  })
  if (browser !== null) {
    // What is pasted and imported is written into the book, as words: so it comes after the count.
    rows.push(...(await attackOwnPage(browser, app)))
    await browser.close()
  }
} finally {
  await app.stop()
}
const wrong = rows.filter((row) => !hasHeld(row))
console.log(attackTable(rows))
const seconds = Math.round((performance.now() - started) / 1_000)
console.log(
  `\n${rows.length} attacks, ${rows.length - wrong.length} came to what they must, ${wrong.length} did not (${seconds} s).`,
)
const report = fileURLToPath(new URL('../../attack-report.json', import.meta.url))
writeFileSync(
  report,
  `${JSON.stringify({ attacks: rows.length, wrong: wrong.length, seconds, rows }, null, 2)}\n`,
)
process.exitCode = wrong.length === 0 ? 0 : 1
