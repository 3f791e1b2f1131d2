import { execFile } from 'node:child_process'
import { setTimeout as after } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { defined } from '../../shared/domain/assert.ts'
import { itemToMinute, type NamedItem } from '../bench/longMinutes.ts'
import { quantile, row } from '../bench/rows.ts'
import { startApp, type RunningApp } from '../helpers/appHost.ts'
import { findChromium } from '../helpers/chromium.ts'
import { tableOfKills } from './kills/killTable.ts'
import { bookText, isWhole, launch, returnFaults, sitDown, type Seat } from './liveSeat.ts'
import { seededRandom, type Part } from './part.ts'

/** A real browser types into the live page; in the middle of it the browser, the host of the book, or both are killed at once. */

export interface BrowserKill {
  /** Both: as when the machine goes down. */
  readonly victim: 'browser' | 'host' | 'both'
  /** Keys that the page had taken when it happened. */
  readonly typed: number
  /** Keys that the page had been told are saved. */
  readonly saved: number
  /** Of those, keys that were not in the book. */
  readonly lost: number
  /** Milliseconds of typing that were lost: from the first lost key to the kill. */
  readonly lostMilliseconds: number
  /** Of the saved, keys that are not in the book. */
  readonly broken: number
  /** Until the page was there again with the caret and every word that was left; the start of the browser itself is not counted. */
  readonly reopenMilliseconds: number
  /** What else was wrong; empty when nothing was. */
  readonly faults: readonly string[]
}

export interface KillPlan {
  readonly victims: readonly BrowserKill['victim'][]
  readonly keysPerSecond: number
  /** A number from 0 to 1: when, between half a second and two seconds of typing, the kill comes. */
  readonly random: () => number
  readonly executablePath: string
  readonly onKill?: (kill: BrowserKill) => void
}

const words =
  'the chair asked how soon work on the roof of the library could begin and members heard that it '

/** Milliseconds. */
const slowestFirstSave = 30_000

/** Kills one after the other, in one book that grows. Throws only where a kill could not be carried out. */
export async function killWhileTyping(plan: KillPlan): Promise<readonly BrowserKill[]> {
  const app = await startApp({ sample: true })
  const item = await itemToMinute(app.client)
  // A meeting whose attendance is taken opens with the words.
  await app.client.attendance.markRestPresent({ meetingId: item.meetingId })
  let seat: Seat | null = null
  const kills: BrowserKill[] = []
  let text = ''
  try {
    for (const victim of plan.victims) {
      seat ??= await sitDown(await launch(plan.executablePath), app, item)
      // The first words find the caret nowhere in particular.
      if (text === '') await seat.editor.click()
      const run = await typeUntilKilled(app, seat, victim, plan)
      const dead = victim === 'browser' ? null : await readDeadBook(app, item)
      const inBook = dead === null ? await bookText(app, item) : dead.text
      const launched = victim === 'host' ? null : await launch(plan.executablePath)
      const started = performance.now()
      if (victim !== 'browser') await app.restart()
      if (launched !== null) seat = await sitDown(launched, app, item)
      const faults: string[] = dead === null || dead.damage === null ? [] : [dead.damage]
      if (!(await isWhole(app, item, seat))) faults.push('the page and the book do not agree afterwards')
      if (launched !== null) faults.push(...(await returnFaults(seat, victim !== 'browser')))
      const reopenMilliseconds = Math.round(performance.now() - started)
      const kill = { victim, ...whatWasLost(run, text, inBook, faults), reopenMilliseconds }
      kills.push(kill)
      plan.onKill?.(kill)
      text = await bookText(app, item)
    }
    return kills
  } finally {
    await seat?.server.close()
    await app.stop()
  }
}

function whatWasLost(
  { typed, next, saved, killedAt }: Run,
  before: string,
  inBook: string,
  faults: readonly string[],
): Omit<BrowserKill, 'victim' | 'reopenMilliseconds'> {
  const durable = inBook.length - before.length
  const firstLost = typed[durable]
  // The last key may have been taken in the very moment of the kill.
  const whole = before + typed.map(({ key }) => key).join('') + next
  const isOurs = whole.startsWith(inBook)
  return {
    typed: typed.length,
    saved,
    lost: Math.max(0, typed.length - durable),
    lostMilliseconds: firstLost === undefined ? 0 : Math.round(killedAt - firstLost.at),
    broken: Math.max(0, saved - durable),
    faults: isOurs ? faults : [...faults, 'the words in the book are not those that were typed'],
  }
}

interface Run {
  readonly typed: readonly { readonly key: string; readonly at: number }[]
  /** The key that was on its way. */
  readonly next: string
  /** How many of them the page was told are saved. */
  readonly saved: number
  readonly killedAt: number
}

async function typeUntilKilled(
  app: RunningApp,
  { page, server, answers }: Seat,
  victim: BrowserKill['victim'],
  { keysPerSecond, random }: KillPlan,
): Promise<Run> {
  const typed: { key: string; at: number }[] = []
  answers.begin()
  const started = performance.now()
  const interval = 1_000 / keysPerSecond
  const killAt = started + 500 + random() * 1_500
  let killedAt = 0
  const killing = after(killAt - started).then(async () => {
    // A kill before anything was saved would prove nothing.
    const until = performance.now() + slowestFirstSave
    while (answers.saved() === 0 && performance.now() < until) await after(20)

    killedAt = performance.now()
    if (victim !== 'host') server.process().kill('SIGKILL')
    if (victim !== 'browser') await app.kill()
  })
  let n = 0
  for (; killedAt === 0; n += 1) {
    const wait = started + n * interval - performance.now()
    if (wait > 0) await after(wait)
    if (killedAt !== 0) break
    // A browser that was killed answers no more.
    const taken = await page.keyboard.press(keyAt(n)).then(
      () => performance.now(),
      () => null,
    )
    if (taken === null || (killedAt !== 0 && taken > killedAt)) break
    typed.push({ key: keyAt(n), at: taken })
  }
  await killing
  return { typed, next: keyAt(typed.length), saved: answers.saved(), killedAt }
}

function keyAt(n: number): string {
  return defined(words[n % words.length], 'there are words')
}

/** What a book holds whose process was killed. */
export interface DeadBook {
  /** The words of the item. */
  readonly text: string
  /** Why the record of changes does not hold; null when all of it does. */
  readonly damage: string | null
}

/** Read in a process of its own: a book's key and files belong to nobody twice in one process. */
async function readDeadBook(
  { folder, configFolder }: RunningApp,
  { meetingId, itemId }: NamedItem,
): Promise<DeadBook> {
  const script = fileURLToPath(new URL('readDeadBook.ts', import.meta.url))
  const words = [script, folder, configFolder, meetingId, itemId]
  const { stdout } = await promisify(execFile)(process.execPath, words)
  return JSON.parse(stdout) as DeadBook
}

/** What must never happen and did: words that were called saved are gone, the book is damaged, more than 250 ms of typing is lost. */
export function faultsOf(kills: readonly BrowserKill[]): readonly string[] {
  return kills.flatMap((kill, index) => {
    const name = `Kill ${index + 1} (${kill.victim}): `
    return [
      ...(kill.lostMilliseconds > 250 ? [`${name}${kill.lostMilliseconds} ms of typing are lost.`] : []),
      ...(kill.broken > 0 ? [`${name}${kill.broken} keys that were called saved are lost.`] : []),
      ...kill.faults.map((fault) => `${name}${fault}.`),
    ]
  })
}

const victims = ['browser', 'host', 'both'] as const
/** A book that grows without end would measure something else. */
const killsPerBook = 30

/** The half of `npm run soak -- --part kills` that types into a real page, twelve keys a second. */
export const browserKills: Part<BrowserKill> = {
  defaultCount: 28,
  async run({ from, count, seed, keep }) {
    const executablePath = findChromium()
    if (executablePath === null) throw new Error('No Chromium was found: no page can be typed into.')
    for (let next = from; next < count;) {
      const inThisBook = Math.min(killsPerBook - (next % killsPerBook), count - next)
      await killWhileTyping({
        victims: Array.from({ length: inThisBook }, (_, n) =>
          defined(victims[(next + n) % victims.length], 'a victim'),
        ),
        keysPerSecond: 12,
        random: seededRandom(seed * 1_000_003 + next),
        executablePath,
        onKill: keep,
      })
      next += inThisBook
    }
  },
  rows: (kills) => {
    if (kills.length === 0) return []
    const of = (figure: (kill: BrowserKill) => number): readonly number[] => kills.map(figure)
    const total = (figures: readonly number[]): number => figures.reduce((sum, one) => sum + one, 0)
    const broken = total(of((kill) => kill.broken))
    const overOne = (kills.filter(({ lost }) => lost > 1).length / kills.length) * 100
    const reopen = of((kill) => kill.reopenMilliseconds)
    return [
      row('page-kills', 'kills of browser, host or both', 'times', null, kills.length),
      row(
        'page-saved',
        'keys that the page was told are saved',
        'times',
        null,
        total(of((kill) => kill.saved)),
      ),
      row('page-saved-lost', 'of these, lost', 'times', 0, broken),
      row('page-lost-share', 'kills with more than one key lost, of 100', 'times', 5, overOne),
      row(
        'page-lost-most',
        'most typing lost in a kill',
        'ms',
        250,
        Math.max(...of((kill) => kill.lostMilliseconds)),
      ),
      row('page-reopen-p95', 'back at the caret, 95 of 100', 'ms', 3_000, quantile(reopen, 0.95)),
    ]
  },
  faults: faultsOf,
  table: (kills) =>
    tableOfKills([
      {
        operation: 'keys in a page: browser, host or both',
        kills: kills.map(({ saved, broken, faults, reopenMilliseconds }) => ({
          ...{ acknowledged: saved, lost: broken, isDamaged: faults.length > 0, reopenMilliseconds },
        })),
      },
    ]),
}
