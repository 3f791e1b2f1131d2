import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defined } from '../../../shared/domain/assert.ts'
import { seededRandom } from '../part.ts'
import type { Part } from '../part.ts'
import { makeRecorder, whyNoPowerCuts } from '../power/recordWorkload.ts'
import { lookAt, runUntil } from './killedProcess.ts'
import type { Moment, Order, Range, Stage, WholeRun } from './killedProcess.ts'
import { killRows, tableOfKills } from './killTable.ts'
import { operationIds, operationOf } from './operations.ts'
import type { OperationId } from './operations.ts'
import type { Told } from './operation.ts'
import { workplaceIn } from './workplace.ts'

/**
 * The core, in a process of its own, is killed with SIGKILL in the middle of something it does to its files: of all that it does from opening
 * a book to closing it, any may be the one. Then a copy of what was left is opened and looked at, and the next process goes on.
 */
export interface CoreKill {
  readonly operation: OperationId
  readonly stage: Stage
  /** The number of the deed, of so many that a whole run does; null where the moment was one of the clock. */
  readonly deed: number | null
  readonly of: number | null
  /** Answers since the start before, and of all answers ever those that the book does not hold. */
  readonly acknowledged: number
  readonly lost: number
  /** What else is wrong; empty when nothing is. */
  readonly faults: readonly string[]
  readonly reopenMilliseconds: number
}

/** A book that grows without end would measure something else. */
const killsPerBook = 10
/** For fewer, how long an operation takes is known well enough. */
const worthMeasuring = 100
/** One for each core of a small machine. */
const lanes = 2

export const coreKills: Part<CoreKill> = {
  defaultCount: 930,
  async run({ from, count, seed, keep }) {
    const scratch = mkdtempSync(join(tmpdir(), 'minutebook-kills-'))
    try {
      const range = { scratch, recorder: whyNoPowerCuts() === null ? await makeRecorder(scratch) : null }
      const waiting = plannedKills(count).flatMap(cutAt(from))
      const templates = new Map<OperationId, Promise<Template>>()
      const lane = async (): Promise<void> => {
        for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
          const template = templates.get(next.id) ?? templateFor(range, next.id, count >= worthMeasuring)
          templates.set(next.id, template)
          await killInOneBook({ range, seed, template: await template, keep }, next)
        }
      }
      // What one comes to grief on is told once the other has ended, which still works in the folder.
      const ended = await Promise.allSettled(Array.from({ length: lanes }, lane))
      for (const each of ended) if (each.status === 'rejected') throw each.reason
    } finally {
      rmSync(scratch, { recursive: true, force: true })
    }
  },
  rows: killRows,
  faults: (kills) =>
    kills.flatMap(({ operation, lost, faults, deed, of }, index) => {
      const name = `Kill ${index + 1} (${operation}, ${deed ?? '?'} of ${of ?? '?'}): `
      return [
        ...(lost > 0 ? [`${name}${lost} answers of what was saved are not in the book.`] : []),
        ...faults.map((fault) => `${name}${fault}.`),
      ]
    }),
  table: (kills) =>
    tableOfKills(
      operationIds.map((id) => ({
        operation: operationOf(id).name,
        kills: kills
          .filter(({ operation }) => operation === id)
          .map(({ faults, ...kill }) => ({ ...kill, isDamaged: faults.length > 0 })),
      })),
    ),
}

/** Kills in one book: numbers `first` to `first` + `kills` - 1 of all. */
interface Planned {
  readonly id: OperationId
  readonly first: number
  readonly kills: number
}

/** Every operation has its share and at least one; their books take turns. */
export function plannedKills(count: number): readonly Planned[] {
  const shares = operationIds.map((id) => operationOf(id).share)
  const all = shares.reduce((sum, share) => sum + share, 0)
  const left = new Map(
    operationIds.map((id, n) => [id, Math.max(1, Math.round((count * (shares[n] ?? 0)) / all))]),
  )
  const planned: Planned[] = []
  for (let first = 0; first < count;) {
    const id = defined(
      operationIds.toSorted((a, b) => behind(b) - behind(a))[0],
      'there are operations to be killed in',
    )
    const kills = Math.min(killsPerBook, Math.max(1, left.get(id) ?? 0), count - first)
    planned.push({ id, first, kills })
    left.set(id, (left.get(id) ?? 0) - kills)
    first += kills
  }
  return planned

  function behind(id: OperationId): number {
    return (left.get(id) ?? 0) / operationOf(id).share
  }
}

function cutAt(from: number): (planned: Planned) => readonly Planned[] {
  return ({ id, first, kills }) => {
    const skipped = Math.min(kills, Math.max(0, from - first))
    return skipped === kills ? [] : [{ id, first: first + skipped, kills: kills - skipped }]
  }
}

/** A book that is ready for an operation, closed, and what a whole stretch of it does. */
interface Template {
  readonly dir: string
  readonly given: unknown
  readonly whole: Pick<WholeRun, 'deeds' | 'milliseconds'>
}

async function templateFor(range: Range, id: OperationId, isMeasured: boolean): Promise<Template> {
  const dir = join(range.scratch, `template-${id}`)
  mkdirSync(dir)
  const operation = operationOf(id)
  const at = await workplaceIn(dir, 0, operation)
  const given = await operation.prepare(at)
  await at.close()
  operation.onceClosed?.(dir)
  if (!isMeasured) {
    const deeds = range.recorder === null ? null : operation.deeds
    return { dir, given, whole: { deeds, milliseconds: 2_000 } }
  }
  const once = `${dir}-once`
  cpSync(dir, once, { recursive: true })
  const order: Order = { dir: once, id, hour: 1, given, told: [], stage: 'opening' }
  const whole = await runUntil(range, order, null)
  if (whole.failed !== null) throw new Error(whole.failed)
  rmSync(once, { recursive: true, force: true })
  return { dir, given, whole }
}

interface Killing {
  readonly range: Range
  readonly seed: number
  readonly template: Template
  readonly keep: (kill: CoreKill) => void
}

async function killInOneBook(
  { range, seed, template, keep }: Killing,
  { id, first, kills }: Planned,
): Promise<void> {
  const dir = join(range.scratch, `book-${first}`)
  const begin = (): void => {
    rmSync(dir, { recursive: true, force: true })
    cpSync(template.dir, dir, { recursive: true })
  }
  begin()
  let told: readonly Told[] = []
  let hour = 1
  const random = seededRandom(seed * 1_000_003 + first)
  for (let kill = 0; kill < kills;) {
    const order: Order = { ...{ dir, id, hour, told, stage: 'opening' }, given: template.given }
    const moment = momentIn(template.whole, random())
    const run = await runUntil(range, order, moment)
    hour += 1
    told = [...told, ...run.told]
    if (!run.isKilled && run.failed === null) {
      // It came to its end first: in a new book, since of this one nothing may be left to do.
      begin()
      ;[told, hour] = [[], 1]
      continue
    }
    kill += 1
    const looked = await lookAt(range, { ...order, hour, told, stage: run.stage })
    const found = run.failed === null ? looked : { ...looked, faults: [run.failed, ...looked.faults] }
    keep({
      ...{ operation: id, stage: run.stage },
      acknowledged: run.told.length + (operationOf(id).answeredBefore ?? 0),
      ...{ deed: 'deed' in moment ? moment.deed : null, of: template.whole.deeds },
      ...found,
    })
    // After a loss nothing that follows could be judged.
    if (found.lost > 0 || found.faults.length > 0) {
      begin()
      ;[told, hour] = [[], 1]
    }
  }
  rmSync(dir, { recursive: true, force: true })
}

function momentIn({ deeds, milliseconds }: Template['whole'], random: number): Moment {
  if (deeds !== null) return { deed: 1 + Math.floor(random * deeds) }
  // Before that no process has read its program.
  return { milliseconds: 150 + random * Math.max(0, milliseconds - 150) }
}
