import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import { councilStart, testOfficer } from '../helpers/councilStart.ts'
import { fileKeyStore } from '../../electron/core/keys/keyStore.ts'
import { readDescription } from '../../electron/db/bookDescription.ts'
import { verifyChain } from '../../electron/db/verifyLog.ts'
import { openBookFile } from '../../electron/db/open.ts'
import { AppError } from '../../shared/domain/appError.ts'
import { tableOfKills } from './kills/killTable.ts'
import { quantile, row } from '../bench/rows.ts'
import { startApp } from '../helpers/appHost.ts'
import type { RunningApp } from '../helpers/appHost.ts'
import { aMeeting } from '../helpers/builders.ts'
import { bookAfter, bookNow, doAct, kindOfAct, sameBook } from '../helpers/countedActs.ts'
import type { ActedOn, BookState } from '../helpers/countedActs.ts'
import { seededRandom } from './part.ts'
import type { Part } from './part.ts'

/**
 * The browser host, started as a user starts it, is killed with SIGKILL at a random moment while a script minutes a meeting through its
 * address: letters, things that happen and are taken back, parked lines, attendance. Then it is started again, and looked at.
 */
export interface HostKill {
  /** A typist's twelve acts a second, or each act as soon as the one before was answered. */
  readonly pace: 'typist' | 'answers'
  /** Acts answered as saved since the start before. */
  readonly acknowledged: number
  /** Of all acts ever answered as saved, those that the book does not hold. */
  readonly acknowledgedLost: number
  /** Letters that the script had typed and the book does not hold. */
  readonly charactersLost: number
  /** What is wrong with the book; null when nothing is. */
  readonly damage: string | null
  /** From starting the process to the text of the item being there. */
  readonly reopenMilliseconds: number
}

/** A book that grows without end would measure something else. */
const killsPerBook = 50
const actsPerSecond = 12

export const hostKills: Part<HostKill> = {
  defaultCount: 42,
  async run({ from, count, seed, keep }) {
    for (let next = from; next < count;) {
      const inThisBook = Math.min(killsPerBook - (next % killsPerBook), count - next)
      await killInOneBook(next, inThisBook, seed, keep)
      next += inThisBook
    }
  },
  rows: (kills) => {
    if (kills.length === 0) return []
    const sum = (of: (kill: HostKill) => number): number => kills.reduce((total, kill) => total + of(kill), 0)
    const reopen = kills.map((kill) => kill.reopenMilliseconds)
    const mostAtRisk = (kills.filter((kill) => kill.charactersLost > 1).length / kills.length) * 100
    return [
      row('kills', 'kills of the host', 'times', null, kills.length),
      row(
        'acked',
        'acts answered as saved',
        'times',
        null,
        sum((kill) => kill.acknowledged),
      ),
      row(
        'acked-lost',
        'of these, lost',
        'times',
        0,
        sum((kill) => kill.acknowledgedLost),
      ),
      row('corrupt', 'books damaged', 'times', 0, kills.filter((kill) => kill.damage !== null).length),
      row('reopen-p50', 'from start to the text, half of them', 'ms', null, quantile(reopen, 0.5)),
      row('reopen-p95', 'from start to the text, 95 of 100', 'ms', 2_000, quantile(reopen, 0.95)),
      row('reopen-max', 'from start to the text, the slowest', 'ms', null, Math.max(...reopen)),
      row(
        'lost-max',
        'most characters lost in a kill',
        'characters',
        3,
        Math.max(...kills.map((kill) => kill.charactersLost)),
      ),
      row('lost-share', 'kills with more than one lost, of 100', 'times', 5, mostAtRisk),
    ]
  },
  table: (kills) =>
    tableOfKills([
      {
        operation: 'typing, facts, attendance: the browser host',
        kills: kills.map(({ acknowledged, acknowledgedLost, damage, reopenMilliseconds }) => ({
          ...{ acknowledged, lost: acknowledgedLost, isDamaged: damage !== null, reopenMilliseconds },
        })),
      },
    ]),
  faults: (kills) =>
    kills.flatMap((kill, index) => [
      ...(kill.acknowledgedLost > 0
        ? [`Kill ${index + 1}: ${kill.acknowledgedLost} acts that were answered as saved are lost.`]
        : []),
      ...(kill.damage === null ? [] : [`Kill ${index + 1}: ${kill.damage}`]),
    ]),
}

async function killInOneBook(
  first: number,
  count: number,
  seed: number,
  keep: (kill: HostKill) => void,
): Promise<void> {
  const app = await startApp()
  try {
    const on = await aMinutedMeeting(app)
    let done = 0
    for (let kill = first; kill < first + count; kill += 1) {
      const random = seededRandom(seed * 1_000_003 + kill)
      const pace = kill % 2 === 0 ? 'typist' : 'answers'
      const run = await actUntilKilled(app, on, { done, pace, milliseconds: 150 + random() * 1_850 })
      const damage = damageOf(app)
      const started = performance.now()
      await app.restart()
      await app.client.minutes.open({ meetingId: on.meetingId, itemId: on.textItemId })
      const reopenMilliseconds = Math.round(performance.now() - started)
      const found = await bookNow(app.client, on)
      const held = actsIn(on, found, run.acked)
      const wasTold = (await app.client.history.lastPlace({ meetingId: on.meetingId })).interrupted
      keep({
        pace,
        acknowledged: run.acked - done,
        acknowledgedLost: held === null ? run.acked : Math.max(0, run.acked - held),
        charactersLost: lettersBetween(held ?? 0, run.begun),
        damage: damage ?? sayWrong(held, wasTold),
        reopenMilliseconds,
      })
      // After a loss nothing that follows could be judged.
      if (held === null) return
      done = held
    }
  } finally {
    await app.stop()
  }
}

function sayWrong(held: number | null, wasTold: boolean): string | null {
  if (held === null) return 'The book holds what was never done, or half of an act.'
  return wasTold ? null : 'The book does not say that it was interrupted.'
}

async function aMinutedMeeting(app: RunningApp): Promise<ActedOn> {
  await app.client.book.create({
    folder: app.folder,
    officer: testOfficer,
    start: councilStart,
  })
  const { meetingId, itemIds } = await aMeeting(app.client)
  const [textItemId = '', lineItemId = ''] = itemIds
  return { meetingId, textItemId, lineItemId, people: ['ash', 'bel', 'cro'] }
}

interface Until {
  /** Acts that the book holds. */
  readonly done: number
  readonly pace: HostKill['pace']
  readonly milliseconds: number
}

/** `acked`: acts answered as saved, all told; `begun`: acts that the officer had done when the kill came, answered or not. */
async function actUntilKilled(
  app: RunningApp,
  on: ActedOn,
  { done, pace, milliseconds }: Until,
): Promise<{ readonly acked: number; readonly begun: number }> {
  const { client } = app
  let acked = done
  let sent = done
  let killed = false
  const started = performance.now()
  const dueNow = (): number => done + 1 + Math.floor(((performance.now() - started) / 1_000) * actsPerSecond)
  let begun = done
  const killing = after(milliseconds).then(async () => {
    begun = pace === 'typist' ? Math.max(sent, dueNow()) : sent
    killed = true
    await app.kill()
  })
  while (!killed) {
    const wait = pace === 'typist' ? started + ((sent - done) * 1_000) / actsPerSecond - performance.now() : 0
    if (wait > 0) await after(wait)
    if (isKilled()) break
    sent += 1
    if (!(await answered(() => doAct(client, on, sent - 1), isKilled))) break
    acked = sent
  }
  await killing
  return { acked, begun }

  function isKilled(): boolean {
    return killed
  }
}

/** False when the answer never came, since the host was killed. Anything else that goes wrong is thrown. */
async function answered(work: () => Promise<void>, isKilled: () => boolean): Promise<boolean> {
  try {
    await work()
    return true
  } catch (error) {
    // A sentence from the core would be a fault of this script or of the product; a broken connection is the kill.
    if (
      isKilled() &&
      !(error instanceof AppError && error.code !== 'storage' && error.code !== 'unexpected')
    ) {
      return false
    }
    throw error
  }
}

/** How many acts the book holds: those that were answered, perhaps one more; or fewer, where some were lost. Null for none of these. */
function actsIn(on: ActedOn, found: BookState, acked: number): number | null {
  for (let count = acked + 1; count >= 0; count -= 1) if (sameBook(bookAfter(on, count), found)) return count
  return null
}

function lettersBetween(from: number, to: number): number {
  let letters = 0
  for (let n = from; n < to; n += 1) if (kindOfAct(n) === 'type') letters += 1
  return letters
}

/** Reads a copy, so that the next start finds everything as the kill left it. */
function damageOf({ folder, configFolder }: RunningApp): string | null {
  const scratch = mkdtempSync(join(tmpdir(), 'minutebook-killed-'))
  try {
    const copy = join(scratch, 'book')
    cpSync(folder, copy, { recursive: true })
    const key = fileKeyStore(configFolder).read(readDescription(copy).bookId)
    const file = openBookFile({ folder: copy, key, holder: 'the soak', at: new Date().toISOString() })
    try {
      const check = file.reader.all({
        compile: () => ({ sql: 'PRAGMA integrity_check', parameters: [] }) as never,
      })
      const found = JSON.stringify(check)
      if (found !== '[{"integrity_check":"ok"}]') return `The file is damaged: ${found}`
      const broken = verifyChain(file.reader)
      return broken === null ? null : `${broken.streamId}, change ${broken.seq}: ${broken.why}`
    } finally {
      file.close()
    }
  } catch (error) {
    return `It does not open: ${error instanceof Error ? error.message : String(error)}`
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}
