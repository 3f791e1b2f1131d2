import { cpSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { councilStart, testOfficer } from '../../helpers/councilStart.ts'
import { createCore } from '../../../electron/core/createCore.ts'
import type { Core } from '../../../electron/core/createCore.ts'
import { verifyBook } from '../../../electron/core/verifyBook.ts'
import { attachmentStore } from '../../../electron/files/attachments.ts'
import { fileKeyStore } from '../../../electron/core/keys/keyStore.ts'
import { readDescription } from '../../../electron/db/bookDescription.ts'
import { isDiskReason } from '../../../electron/db/storageFault.ts'
import { openBookFile } from '../../../electron/db/open.ts'
import { createClient } from '../../../shared/api/client.ts'
import { AppError } from '../../../shared/domain/appError.ts'
import { defined } from '../../../shared/domain/assert.ts'
import { aMeeting, anEdit, typing } from '../../helpers/builders.ts'
import { faultErrors, faultInjector } from '../../helpers/faultInjector.ts'
import type { Fault } from '../../helpers/faultInjector.ts'
import { readsHere } from '../../helpers/readsHere.ts'
import { nothingRendered } from '../../helpers/renderers.ts'
import { at, faultActs } from './faultActs.ts'
import type { FaultAct } from './faultActs.ts'
import type { FaultOutcome, SlowDisk } from './faultOutcome.ts'

/**
 * `node faultWorkload.ts ROOT POINTS KINDS SHARE SHARES [ONLY]`, run under the injector of faults: makes a book below ROOT and does every act in
 * it, with one of its writes failing: POINTS of them, evenly spread, or all of them, each in KINDS of the eight ways. SHARE of SHARES, from 0,
 * leaves the other writes to other processes. Tells every outcome on a line of its own.
 */
const [root = '', ...words] = process.argv.slice(2)
const [points = 5, kinds = 1, share = 0, shares = 1] = words.slice(0, 4).map(Number)
const only = words[4] ?? ''
const folder = join(root, 'book')
const configFolder = join(root, 'config')
const faults = faultInjector()
/** What was logged as a bug since it was last looked at. */
let bugs: string[] = []
/** Faults that were made so far, by their writes. */
let walked = 0
/** Trials that share one book: of one write, every way. */
const mostInOneBook = faultErrors.length * 2

async function start(): Promise<Core> {
  return createCore({
    configFolder,
    clock: { now: () => new Date(), zone: 'Europe/London' },
    newId: () => crypto.randomUUID(),
    log: {
      path: null,
      info: () => undefined,
      error: (what, error) => {
        if (what === 'bug') bugs.push(error instanceof Error ? (error.stack ?? error.message) : String(error))
      },
    },
    host: { kind: 'browser', suggestedFolder: folder },
    render: nothingRendered,
    reading: readsHere,
    indexAfterMilliseconds: 3_600_000,
  })
}

let core = await start()
const client = createClient({
  baseUrl: 'http://core.test',
  fetch: (request) => core.door(request),
  token: null,
})
await client.book.create({
  folder,
  officer: testOfficer,
  start: councilStart,
})
const { meetingId, itemIds } = await aMeeting(client)
await core.close()
/** Both as every book begins in which acts are done. */
const beginning = [
  { place: folder, kept: join(root, 'older') },
  { place: configFolder, kept: join(root, 'older-config') },
]
for (const { place, kept } of beginning) cpSync(place, kept, { recursive: true })
core = await start()

const on = { root, client, core: () => core, typedInto: { meetingId, itemId: itemIds[0] ?? '' } }
for (const { name } of faultActs(on)) if (name.includes(only)) await walk(name)
if (share === 0) await typeOnSlowDisk()
await core.close()
faults.close()

/** The act in a book that holds nothing of the trials before: there it writes as often each time, and as fast. */
async function begunAnew(name: string): Promise<FaultAct> {
  await core.close()
  for (const left of readdirSync(root))
    if (left.startsWith('new-')) rmSync(join(root, left), { recursive: true })
  for (const { place, kept } of beginning) {
    rmSync(place, { recursive: true, force: true })
    cpSync(kept, place, { recursive: true })
  }
  await startOpen()
  return defined(
    faultActs(on).find((act) => act.name === name),
    'every act is among them',
  )
}

async function startOpen(): Promise<void> {
  core = await start()
  const { state, problem } = await client.book.status({})
  if (state !== 'open') throw new Error(`The book is not open: ${problem}`)
}

/** How often an act writes, counted; then it is done again and again, with one of the writes failing. */
async function walk(name: string): Promise<void> {
  const seen = await countedWrites(await begunAnew(name))
  if (points < seen) {
    const chosen = spread(seen, points).filter((_, index) => index % shares === share)
    const all = chosen.flatMap(waysAt)
    for (let from = 0; from < all.length; from += mostInOneBook)
      await tryOut(name, seen, all.slice(from, from + mostInOneBook))
    return
  }
  // In a book that grew by a few trials it may write more often than it was counted.
  for (let at = 1 + share; ; at += shares) if (!(await tryOut(name, seen, waysAt(at))) && at >= seen) return
}

async function countedWrites(act: FaultAct): Promise<number> {
  await act.ready?.(1)
  faults.arm(null)
  await act.act(1)
  const { seen } = faults.calm()
  if (!(await act.isThere(1))) throw new Error(`${act.name} is not there without a fault.`)
  return seen
}

/** Where not all ways are wanted, every write fails in others than the one before. */
function waysAt(at: number): Fault[] {
  walked += 1
  return Array.from({ length: kinds }, (_, kind) => {
    const way = (walked * 3 + kind) % (faultErrors.length * 2)
    const error = faultErrors[way % faultErrors.length] ?? 'EIO'
    return { at, error, isLasting: way >= faultErrors.length }
  })
}

/** An act with each of the faults, in one book, which is then closed, read from end to end, and opened again. Says whether any fault struck. */
async function tryOut(name: string, seen: number, all: readonly Fault[]): Promise<boolean> {
  const act = await begunAnew(name)
  const outcomes: FaultOutcome[] = []
  for (const [index, fault] of all.entries()) {
    const points = Math.max(seen, fault.at)
    outcomes.push({ ...(await trial(act, fault, index + 1)), act: name, points, ...fault })
  }
  const after = await wrongAfterwards(act, all.length)
  const hasStruck = outcomes.some((outcome) => outcome.hasStruck)
  if (hasStruck || after.length > 0)
    for (const [index, outcome] of outcomes.entries())
      tell(index === outcomes.length - 1 ? { ...outcome, wrong: [...outcome.wrong, ...after] } : outcome)
  return hasStruck
}

async function trial(
  act: FaultAct,
  fault: Fault,
  number: number,
): Promise<Pick<FaultOutcome, 'told' | 'hasStruck' | 'wrong'>> {
  bugs = []
  await act.ready?.(number)
  faults.arm(fault)
  const told = await act.act(number).then(
    () => null,
    (error: unknown) => error,
  )
  const { struck } = faults.calm()
  const wrong = bugsSaid()
  const sentence = told instanceof Error ? told.message : null
  if (told !== null && !(told instanceof AppError && told.code === 'storage'))
    wrong.push(`not a fault of storage: ${sentence ?? 'no error at all'}`)
  const reason = told instanceof AppError ? told.details['reason'] : undefined
  // That the book is gone or damaged would send the officer looking for what is there.
  if (told instanceof AppError && !isDiskReason(reason))
    wrong.push(`told of another fault (${String(reason)}): ${sentence}`)
  if (told !== null) {
    const again = await act.act(number).then(
      () => null,
      (error: unknown) => (error instanceof Error ? error.message : String(error)),
    )
    if (again !== null) wrong.push(`tried again without the fault: ${again}`)
  }
  const isThere = await act.isThere(number).catch((error: unknown) => {
    wrong.push(String(error))
    return true
  })
  if (!isThere) wrong.push('what was acknowledged is not there')
  return { told: sentence, hasStruck: struck > 0, wrong }
}

function bugsSaid(): string[] {
  return bugs.map((bug) => `a bug: ${bug}`)
}

/** Closed, read from end to end, and opened again, the book holds all that was acknowledged in it. */
async function wrongAfterwards(act: FaultAct, trials: number): Promise<string[]> {
  bugs = []
  await core.close()
  const key = fileKeyStore(configFolder).read(readDescription(folder).bookId)
  const file = openBookFile({ folder, key, holder: 'a test', at })
  const attachments = attachmentStore(join(folder, 'attachments'), key)
  const { ok, checked } = await verifyBook({ reader: file.reader, attachments }, null)
  file.close()
  const wrong = ok ? [] : [`afterwards: ${JSON.stringify(checked.filter((each) => !each.ok))}`]
  await startOpen()
  for (let number = 1; act.isPassing !== true && number <= trials; number += 1)
    if (!(await act.isThere(number)))
      wrong.push(`afterwards: what was acknowledged as ${number} is not there`)
  return [...wrong, ...bugsSaid()]
}

/** Every flush takes 60 ms, as on an old stick: each letter is saved all the same. */
async function typeOnSlowDisk(): Promise<void> {
  await begunAnew('a letter typed')
  const itemId = itemIds[1] ?? ''
  let longestMilliseconds = 0
  const letters = 12
  faults.arm(null, 60)
  for (let n = 0; n < letters; n += 1) {
    const from = performance.now()
    await client.minutes.apply(
      anEdit(meetingId, itemId, { changeId: `slow-${n}`, baseRevision: n, steps: [typing('x', 1 + n)] }),
    )
    longestMilliseconds = Math.max(longestMilliseconds, performance.now() - from)
  }
  faults.calm()
  const { revision } = await client.minutes.open({ meetingId, itemId })
  const slow: SlowDisk = { letters: revision, longestMilliseconds: Math.round(longestMilliseconds) }
  process.stdout.write(`${JSON.stringify(slow)}\n`)
}

/** `count` of the numbers 1 to `last`, the first and the last among them. */
function spread(last: number, count: number): number[] {
  if (count <= 1) return last === 0 ? [] : [1]
  return Array.from({ length: count }, (_, index) => 1 + Math.round((index * (last - 1)) / (count - 1)))
}

function tell(outcome: FaultOutcome): void {
  process.stdout.write(`${JSON.stringify(outcome)}\n`)
}
