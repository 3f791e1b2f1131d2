import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { councilStart, testOfficer } from '../../helpers/councilStart.ts'
import { createCore } from '../../../electron/core/createCore.ts'
import type { Core } from '../../../electron/core/createCore.ts'
import { verifyBook } from '../../../electron/core/verifyBook.ts'
import { attachmentStore } from '../../../electron/files/attachments.ts'
import { fileKeyStore } from '../../../electron/core/keys/keyStore.ts'
import { readDescription } from '../../../electron/db/bookDescription.ts'
import { openBookFile } from '../../../electron/db/open.ts'
import { createClient } from '../../../shared/api/client.ts'
import { AppError } from '../../../shared/domain/appError.ts'
import { aMeeting, anEdit, typing } from '../../helpers/builders.ts'
import { faultErrors, faultInjector } from '../../helpers/faultInjector.ts'
import type { Fault } from '../../helpers/faultInjector.ts'
import { readsHere } from '../../helpers/readsHere.ts'
import { nothingRendered } from '../../helpers/renderers.ts'
import { at, faultActs } from './faultActs.ts'
import type { FaultAct } from './faultActs.ts'
import type { FaultOutcome, SlowDisk } from './faultOutcome.ts'

/**
 * `node faultWorkload.ts ROOT POINTS KINDS [ONLY]`, run under the injector of faults: makes a book below ROOT and does every act in it, with one of its
 * writes failing: POINTS of them, evenly spread, each in KINDS of the eight ways. Tells every outcome on a line of its own.
 */
const [root = '', points = '5', kinds = '1', only = ''] = process.argv.slice(2)
const folder = join(root, 'book')
const configFolder = join(root, 'config')
const faults = faultInjector()
/** What was logged as a bug since it was last looked at. */
let bugs: string[] = []

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
await restart()
await client.book.close({})
cpSync(folder, join(root, 'older'), { recursive: true })
await client.book.open({ folder })

const on = { root, client, core: () => core, typedInto: { meetingId, itemId: itemIds[0] ?? '' } }
let trials = 0
let walked = 0
for (const group of faultActs(on)) {
  for (const act of group) if (act.name.includes(only)) await walk(act)
  await proved(group)
}
await typeOnSlowDisk()
await core.close()
faults.close()

async function restart(): Promise<void> {
  await core.close()
  core = await start()
}

/** How often an act writes, counted; then it is done again and again, with one of the writes failing. */
async function walk(act: FaultAct): Promise<void> {
  trials += 1
  await act.ready?.(trials)
  faults.arm(null)
  await act.act(trials)
  const { seen } = faults.calm()
  if (!(await act.isThere(trials))) throw new Error(`${act.name} is not there without a fault.`)
  const chosen = spread(seen, Math.min(seen, Number(points)))
  for (const point of chosen) {
    walked += 1
    for (let kind = 0; kind < Number(kinds); kind += 1) {
      const way = (walked * 3 + kind) % (faultErrors.length * 2)
      const error = faultErrors[way % faultErrors.length] ?? 'EIO'
      const fault = { at: point, error, isLasting: way >= faultErrors.length }
      tell({ ...(await trial(act, fault)), act: act.name, points: seen, ...fault })
    }
  }
}

async function trial(
  act: FaultAct,
  fault: Fault,
): Promise<Pick<FaultOutcome, 'told' | 'hasStruck' | 'wrong'>> {
  trials += 1
  bugs = []
  await act.ready?.(trials)
  faults.arm(fault)
  const told = await act.act(trials).then(
    () => null,
    (error: unknown) => error,
  )
  const { struck } = faults.calm()
  const wrong = [...bugs.map((bug) => `a bug: ${bug}`)]
  const sentence = told instanceof Error ? told.message : null
  if (told !== null && !(told instanceof AppError && told.code === 'storage'))
    wrong.push(`not a fault of storage: ${sentence ?? 'no error at all'}`)
  if (told !== null) {
    const again = await act.act(trials).then(
      () => null,
      (error: unknown) => (error instanceof Error ? error.message : String(error)),
    )
    if (again !== null) wrong.push(`tried again without the fault: ${again}`)
  }
  const isThere = await act.isThere(trials).catch((error: unknown) => {
    wrong.push(String(error))
    return true
  })
  if (!isThere) wrong.push('what was acknowledged is not there')
  return { told: sentence, hasStruck: struck > 0, wrong }
}

/** Closed, opened again and read from end to end. */
async function proved(acts: readonly FaultAct[]): Promise<void> {
  await core.close()
  const key = fileKeyStore(configFolder).read(readDescription(folder).bookId)
  const file = openBookFile({ folder, key, holder: 'a test', at })
  const { ok, checked } = await verifyBook(
    { reader: file.reader, attachments: attachmentStore(join(folder, 'attachments'), key) },
    null,
  )
  file.close()
  if (!ok)
    throw new Error(
      `After ${acts.map(({ name }) => name).join()}: ${JSON.stringify(checked.filter((each) => !each.ok))}`,
    )
  core = await start()
  const { state, problem } = await client.book.status({})
  if (state !== 'open') throw new Error(`The book is not open: ${problem}`)
}

/** Every flush takes 60 ms, as on an old stick: each letter is saved all the same. */
async function typeOnSlowDisk(): Promise<void> {
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
