import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import { defined } from '../../../shared/domain/assert.ts'
import { quantile } from '../../bench/rows.ts'
import { findChromium } from '../../helpers/chromium.ts'
import { seededRandom } from '../part.ts'
import type { Soak } from '../runPart.ts'
import { startDayApp } from './dayApp.ts'
import type { DayApp, Memory } from './dayApp.ts'
import { errorsInLog, filesNow, writeLogSize } from './dayFiles.ts'
import type { DayFiles } from './dayFiles.ts'
import { dayRows, dayFaults, dayTable } from './dayTable.ts'
import { realMillisecondsPerMinute } from './halfHour.ts'
import { openLivePage } from './livePage.ts'
import type { LivePage, PageMeasure } from './livePage.ts'
import { officerAt } from './officer.ts'
import type { DayMeeting, Waits } from './officer.ts'

/**
 * Eight hours of a meeting as fast as the machine goes: an officer with quick fingers at the real host, a real page open beside it, and a clock
 * that is set on by half an hour at a time, once an hour back, and while the machine sleeps. `--count`: words in the day.
 */
export interface HalfHour {
  readonly memory: Memory
  readonly page: PageMeasure
  /** Milliseconds. */
  readonly apply: { readonly half: number; readonly most: number }
  readonly open: { readonly half: number; readonly most: number }
  /** Of the log of recent writes, the most bytes at any look. */
  readonly writeLog: number
  readonly files: DayFiles
  /** Since the day began. */
  readonly edits: number
}

const halfHours = 16
const defaultWords = 24_000
const halfHour = 30 * 60_000
const morning = Date.UTC(2026, 1, 3, 9)

export const daySoak: Soak = async ({ count, seed, say }) => {
  const executablePath = findChromium()
  if (executablePath === null) throw new Error('No Chromium was found: no page can be open all day.')
  const dir = mkdtempSync(join(tmpdir(), 'soak-day-'))
  const app = await startDayApp(dir)
  let page: LivePage | null = null
  try {
    app.setClock(morning)
    const meeting = await aLongMeeting(app, join(dir, 'book'))
    page = await openLivePage(app, meeting, executablePath)
    const words = Math.round((count ?? defaultWords) / halfHours)
    const measured: HalfHour[] = []
    const day = { dir, app, page, meeting, words, random: seededRandom(seed) }
    for (let n = 0; n < halfHours; n += 1) {
      const one = await goThrough(day, n, measured.at(-1)?.edits ?? 0)
      measured.push(one)
      say(`${(n + 1) / 2} h: ${JSON.stringify(one)}`)
    }
    const { checked } = await app.client.signing.verify({ meetingId: null })
    const wrong = [
      ...page.errors.map((error) => `In the page: ${error}`),
      ...errorsInLog(dir).map((line) => `In the log: ${line}`),
      ...checked.flatMap(({ ok, found }) => (ok ? [] : [found])),
    ]
    return {
      rows: dayRows(measured),
      faults: [...dayFaults(measured), ...wrong],
      table: dayTable(measured),
    }
  } finally {
    await page?.close()
    await app.stop()
    rmSync(dir, { recursive: true, force: true })
  }
}

interface Day {
  readonly dir: string
  readonly app: DayApp
  readonly page: LivePage
  readonly meeting: DayMeeting
  /** In each half hour. */
  readonly words: number
  readonly random: () => number
}

async function goThrough(day: Day, n: number, editsBefore: number): Promise<HalfHour> {
  const { dir, app, page, meeting, words, random } = day
  const waits: Waits = { apply: [], open: [] }
  const officer = officerAt(app, meeting, random, waits)
  let writeLog = 0
  // After the third hour the clock is an hour behind for half an hour; after the fifth the lid is closed for a while.
  const start = morning + n * halfHour - (n === 6 ? 2 * halfHour : 0)
  const itemOf = (at: number): string =>
    defined(meeting.itemIds[at % meeting.itemIds.length], 'the meeting has items')
  const parts = 10
  for (let part = 0; part < parts; part += 1) {
    app.setClock(start + (part * halfHour) / parts)
    const itemId = itemOf(n * 2 + (part < parts / 2 ? 0 : 1))
    await officer.write(itemId, Math.round(words / parts))
    writeLog = Math.max(writeLog, writeLogSize(dir))
    if (part % 5 === 4) await page.work(itemOf(n), `Members of half hour ${n} asked about the harbour. `)
  }
  await officer.doTheRest(itemOf(n * 2), n)
  await officer.makePapers(n)
  if (n % 4 === 3) await page.reload()
  if (n === 10) {
    process.kill(app.pid, 'SIGSTOP')
    await after(2_000)
    process.kill(app.pid, 'SIGCONT')
  }
  await app.client.attendance.markRestPresent({ meetingId: meeting.meetingId })
  const ofWaits = (all: readonly number[]) => ({ half: quantile(all, 0.5), most: quantile(all, 0.95) })
  return {
    memory: await atRest(app),
    page: await page.measure(),
    ...{ apply: ofWaits(waits.apply), open: ofWaits(waits.open), writeLog },
    files: filesNow(dir),
    edits: editsBefore + officer.edits(),
  }
}

/** Between papers, as an officer's machine stands most of the day: a minute after the last one. */
async function atRest(app: DayApp): Promise<Memory> {
  await after(2 * realMillisecondsPerMinute)
  return app.measure()
}

/** The sample council's next meeting, with two dozen items more. */
async function aLongMeeting({ client }: DayApp, folder: string): Promise<DayMeeting> {
  const officer = { name: 'Perpetua Lowe', title: 'Governance Officer' }
  await client.book.create({ folder, officer, start: { kind: 'sample' } })
  const meetingId = defined((await client.meetings.list({}))[0], 'the sample council has a meeting').id
  for (let n = 1; n <= 24; n += 1) {
    await client.agenda.addItem({
      ...{ meetingId, itemId: `day-${n}`, afterId: n === 1 ? null : `day-${n - 1}`, parentId: null },
      ...{ kind: 'report', title: `Report ${n} on the harbour`, atMeeting: false },
    })
    await client.agenda.editItem({ meetingId, itemId: `day-${n}`, change: { classification: 'public' } })
  }
  await client.attendance.markRestPresent({ meetingId })
  const { record } = await client.meetings.get({ meetingId })
  const [first, ...others] = record.members.map(({ personId }) => personId)
  return {
    meetingId,
    itemIds: Array.from({ length: 24 }, (_, n) => `day-${n + 1}`),
    people: [defined(first, 'the committee has members'), ...others],
  }
}
