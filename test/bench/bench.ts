import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium } from '@playwright/test'
import { bundlesAreCurrent, makeBundles, projectRoot } from '../../build/bundles.ts'
import type { CoreClient } from '../../shared/api/client.ts'
import { signIn, startApp, type RunningApp } from '../helpers/appHost.ts'
import { chromiumArguments, findChromium } from '../helpers/chromium.ts'
import { coldStart } from './coldStart.ts'
import {
  changeOneWord,
  changeSummary,
  itemToMinute,
  writePoints,
  type MinutedItem,
  type NamedItem,
} from './longMinutes.ts'
import { packRows } from './packs.ts'
import { libreOfficeMilliseconds, makePaper, peakMegabytes } from './papers.ts'
import { printRows, quantile, row, writeReport, type Row } from './rows.ts'
import { searchRowsMeasured } from './search.ts'
import { keysToBook, keysToFrames, openInEditor } from './typing.ts'

/**
 * `npm run bench [--only packs|search]`: what was promised, what this machine does. Prints a table and writes bench-report.json; never fails for
 * being slow.
 */
const { values } = parseArgs({ options: { only: { type: 'string' } } })
const alone = { packs: packRows, search: searchRowsMeasured }
if (values.only !== undefined) {
  const only = Object.entries(alone).find(([name]) => name === values.only)
  if (only === undefined) throw new Error('There are: --only packs, --only search.')
  report(await only[1]())
  process.exit()
}

if (!bundlesAreCurrent()) {
  console.log('Building first.')
  const problem = await makeBundles()
  if (problem !== null) throw new Error(problem)
}
const app = await startApp({ sample: true })
try {
  report(await measure(app))
} finally {
  await app.stop()
}

function report(rows: readonly Row[]): void {
  printRows(rows)
  const file = join(projectRoot, 'bench-report.json')
  writeReport(file, rows)
  console.log(`Written to ${file}.`)
}

async function measure(running: RunningApp): Promise<readonly Row[]> {
  const item = await itemToMinute(running.client)
  // The first paper of a fresh process, before anything warms it.
  const papers = await orNothing('The papers', () => paperRows(running, item))
  const screens = await orNothing('The screens', () => screenRows(running, item))
  const packs = await orNothing('The packs', packRows)
  const search = await orNothing('The search', searchRowsMeasured)
  return [...screens, ...papers, ...packs, ...search]
}

/** What cannot be measured is said, and the rest is measured all the same. */
async function orNothing(what: string, rows: () => Promise<readonly Row[]>): Promise<readonly Row[]> {
  try {
    return await rows()
  } catch (error) {
    console.log(`${what} could not be measured: ${error instanceof Error ? error.message : String(error)}`)
    return []
  }
}

async function screenRows(running: RunningApp, item: NamedItem): Promise<readonly Row[]> {
  const executablePath = findChromium()
  if (executablePath === null) {
    console.log('No Chromium was found: the screens are not measured.')
    return []
  }
  await writePoints(running.client, item, 250)
  const browser = await chromium.launch({ executablePath, args: [...chromiumArguments] })
  try {
    const start = await coldStart(browser, running, (page) => page.getByRole('table').first().waitFor())
    const page = await browser.newPage({ viewport: { width: 1280, height: 720 } })
    await signIn(page, running)
    await openInEditor(page, item)
    const words =
      ' the committee noted the position and asked for a further report in the new year, with figures in it'
    const frames = await keysToFrames(page, words.slice(0, 100))
    const durable = await keysToBook(page, running.client, item, 30)
    return [
      row(
        'start',
        'cold start to a usable screen: host, book and page; the browser is running',
        'ms',
        3_000,
        start,
      ),
      row('key-p50', 'key to frame, 40 points and 10,000 words, median', 'ms', null, quantile(frames, 0.5)),
      row('key-p95', 'key to frame, 40 points and 10,000 words, 95 %', 'ms', 50, quantile(frames, 0.95)),
      row(
        'saved-p50',
        'key to durable: the core has answered that it is on disk, median',
        'ms',
        null,
        quantile(durable, 0.5),
      ),
      row('saved-p95', 'key to durable, 95 %', 'ms', 300, quantile(durable, 0.95)),
    ]
  } finally {
    await browser.close()
  }
}

async function paperRows(running: RunningApp, item: MinutedItem): Promise<readonly Row[]> {
  const { client, pid } = running
  await writePoints(client, item, 175)
  const cold = await makePaper(client, order(item, 'minutes', 'pdf'))
  const size = `${cold.pages ?? 0} pages`
  const minutesPdf = await warmMedian(client, item, 'minutes', 'pdf')
  const minutesWord = await warmMedian(client, item, 'minutes', 'docx')
  const agendaPdf = await warmMedian(client, item, 'agenda', 'pdf')
  const agendaWord = await warmMedian(client, item, 'agenda', 'docx')
  const word = await makePaper(client, order(item, 'minutes', 'docx'))
  const libreOffice = await libreOfficeMilliseconds(await outputBytes(running, word.outputId))
  const ratio = libreOffice === null ? null : minutesPdf / libreOffice
  return [
    row(
      'minutes-pdf-cold',
      `minutes to PDF, ${size}, the first of a fresh start`,
      'ms',
      null,
      cold.milliseconds,
    ),
    row('minutes-pdf', `minutes to PDF, ${size}, one paragraph changed, warm median`, 'ms', 100, minutesPdf),
    row(
      'minutes-word',
      `minutes to Word, ${size}, one paragraph changed, warm median`,
      'ms',
      150,
      minutesWord,
    ),
    row('agenda-pdf', 'agenda to PDF, one line changed, warm median', 'ms', 100, agendaPdf),
    row('agenda-word', 'agenda to Word, one line changed, warm median', 'ms', 150, agendaWord),
    row('libreoffice', `LibreOffice: the same minutes from Word to PDF`, 'ms', null, libreOffice),
    row('pdf-ratio', 'minutes to PDF beside LibreOffice', 'times', 0.1, ratio),
    row(
      'memory',
      'most memory held by the host, with all its threads, after these papers',
      'MB',
      800,
      peakMegabytes(pid),
    ),
  ]
}

async function warmMedian(
  client: CoreClient,
  item: MinutedItem,
  paper: 'agenda' | 'minutes',
  format: 'pdf' | 'docx',
): Promise<number> {
  const samples: number[] = []
  for (let n = 0; n < 12; n += 1) {
    if (paper === 'minutes') await changeOneWord(client, item, n)
    else await changeSummary(client, item, n)
    samples.push((await makePaper(client, order(item, paper, format))).milliseconds)
  }
  // The first two warm it up.
  return quantile(samples.slice(2), 0.5)
}

function order(item: MinutedItem, paper: 'agenda' | 'minutes', format: 'pdf' | 'docx') {
  return { meetingId: item.meetingId, paper, format, audience: 'members' } as const
}

async function outputBytes(running: RunningApp, outputId: string): Promise<Uint8Array> {
  const answer = await running.fetch(`/api/output/${outputId}`)
  if (!answer.ok) throw new Error(`The paper could not be fetched: ${answer.status}.`)
  return new Uint8Array(await answer.arrayBuffer())
}
