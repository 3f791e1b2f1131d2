import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as after } from 'node:timers/promises'
import { fileKeyStore } from '../../electron/core/keys/keyStore.ts'
import { readDescription } from '../../electron/db/bookDescription.ts'
import { openBookFile } from '../../electron/db/open.ts'
import { verifyChain } from '../../electron/db/verifyLog.ts'
import { row } from '../bench/rows.ts'
import { bareCore } from '../helpers/bareCore.ts'
import { oldMeeting, writeOld, writeOldMinutes } from '../helpers/oldMinutes.ts'
import type { MigrationTold } from './migrationHost.ts'
import { seededRandom } from './part.ts'
import type { Soak } from './runPart.ts'

/**
 * A folder of thousands of invented files goes into a new book while the process is killed with SIGKILL again and again, in the first half of
 * the files; the second half runs undisturbed, and its memory is looked at. Linux alone tells what the reader of files takes.
 */
const defaultFiles = 5_000
const kills = 12
/** One file in so many stands in the folder twice, and as one that is cut in the middle. */
const everyCopied = 50

export const migrationSoak: Soak = async ({ count, seed, say }) => {
  const files = count ?? defaultFiles
  const dir = mkdtempSync(join(tmpdir(), 'minutebook-migration-'))
  try {
    const folder = join(dir, 'old')
    const copies = await writeFolder(folder, files)
    await makeBook(dir)
    say(`${files} meetings, ${copies} files twice, ${copies} files cut.`)
    const random = seededRandom(seed)
    const at = Array.from({ length: kills }, () => random() * 0.5 * files).toSorted((a, b) => a - b)
    const startedKills = performance.now()
    for (const threshold of at) {
      const told = await hostUntil(dir, folder, { settled: threshold, more: random() * 400 })
      say(`Killed at ${told.at(-1)?.settled ?? 0} files.`)
    }
    const killedSeconds = (performance.now() - startedKills) / 1_000
    const started = performance.now()
    const told = await hostUntil(dir, folder, null)
    const seconds = (performance.now() - started) / 1_000
    const measured = memoryOf(told)
    const book = await lookAtBook(dir, { files, copies })
    return {
      rows: [
        row('files', 'meetings in the folder', 'times', null, files),
        row('kills', 'kills in the middle', 'times', null, kills),
        row('lost', 'files lost', 'times', 0, book.lost),
        row('doubled', 'meetings doubled', 'times', 0, book.doubled),
        row('killed', 'all runs that were killed', 'ms', null, killedSeconds * 1_000),
        row('rate', 'files a second, undisturbed', 'times', null, measured.settled / seconds),
        row('rate-first', 'files a second, first quarter of these', 'times', null, measured.rates[0] ?? null),
        row('rate-last', 'files a second, last quarter', 'times', null, measured.rates[3] ?? null),
        row('core', 'most memory of the core', 'MB', null, measured.core / 1e6),
        row('child', 'most memory of the reader of files', 'MB', null, measured.child / 1e6),
        row('flat', 'memory, last quarter to second', 'times', 1.1, measured.growth),
      ],
      faults: [...book.faults, ...(measured.growth > 1.1 ? ['Memory grew by more than a tenth.'] : [])],
    }
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

async function writeFolder(folder: string, files: number): Promise<number> {
  await writeOldMinutes(folder, 0, files)
  let copies = 0
  for (let n = 0; n < files; n += everyCopied) {
    const { text } = oldMeeting(n)
    writeOld(folder, `copies/${n}.txt`, `${text}\n`)
    writeOld(folder, `copies/${n} cut.docx`, Buffer.from('PK\x03\x04 cut'))
    copies += 1
  }
  return copies
}

async function makeBook(dir: string): Promise<void> {
  const { core, client } = await bareCore(dir)
  await client.book.create({
    folder: join(dir, 'book'),
    officer: { name: 'Imogen Farrow', title: 'Governance Officer' },
    start: {
      kind: 'council',
      council: { name: 'Brackenford City Council', kind: 'unitary', logo: null, points: 'letters' },
    },
  })
  await core.close()
}

/** Runs the process until it has settled so many files, and a little longer; to its end without that. */
async function hostUntil(
  dir: string,
  folder: string,
  until: { readonly settled: number; readonly more: number } | null,
): Promise<MigrationTold[]> {
  const script = new URL('migrationHost.ts', import.meta.url).pathname
  const child = spawn(process.execPath, [script, dir, folder], { stdio: ['ignore', 'pipe', 'inherit'] })
  const exited = once(child, 'exit')
  const told: MigrationTold[] = []
  let isKilled = false
  for await (const line of createInterface({ input: child.stdout })) {
    const now = JSON.parse(line) as MigrationTold
    told.push(now)
    if (until === null || isKilled || now.settled < until.settled) continue
    isKilled = true
    void after(until.more).then(() => child.kill('SIGKILL'))
  }
  const [code, signal] = (await exited) as [number | null, string | null]
  if (until === null ? code !== 0 : signal !== 'SIGKILL' && code !== 0) {
    throw new Error(`The migration ended with ${signal ?? `code ${code ?? '?'}`}.`)
  }
  return told
}

function memoryOf(told: readonly MigrationTold[]) {
  const running = told.filter(({ state }) => state === 'running')
  const quarter = (n: number): readonly MigrationTold[] =>
    running.slice(Math.floor((n * running.length) / 4), Math.ceil(((n + 1) * running.length) / 4))
  const most = (of: readonly MigrationTold[]): number =>
    Math.max(0, ...of.map(({ core, child }) => core + child))
  const rates = [0, 1, 2, 3].map((n) => {
    const [first, last] = [quarter(n)[0], quarter(n).at(-1)]
    if (first === undefined || last === undefined || first.at === last.at) return 0
    return ((last.settled - first.settled) / (last.at - first.at)) * 1_000
  })
  const [first, last] = [running[0], told.at(-1)]
  return {
    ...{ rates, settled: (last?.settled ?? 0) - (first?.settled ?? 0) },
    core: Math.max(0, ...told.map(({ core }) => core)),
    child: Math.max(0, ...told.map(({ child }) => child)),
    growth: most(quarter(1)) === 0 ? 1 : most(quarter(3)) / most(quarter(1)),
  }
}

interface FoundBook {
  readonly lost: number
  readonly doubled: number
  readonly faults: readonly string[]
}

async function lookAtBook(
  dir: string,
  { files, copies }: { readonly files: number; readonly copies: number },
): Promise<FoundBook> {
  const { core, client } = await bareCore(dir, { folder: join(dir, 'book') })
  const [run, ...others] = await client.migrations.list({})
  const meetings = await client.meetings.list({})
  await core.close()
  const found = new Set(meetings.map(({ committeeName, date }) => `${committeeName} ${date}`))
  const wanted = Array.from({ length: files }, (_, n) => `${oldMeeting(n).committee} ${oldMeeting(n).date}`)
  const lost = wanted.filter((each) => !found.has(each)).length
  const doubled = meetings.length - found.size
  const counts = JSON.stringify(run?.counts)
  const expected = { waiting: 0, read: 0, taken: files, again: copies, refused: copies, left: 0 }
  const isAsExpected = Object.entries(expected).every(
    ([state, each]) => run?.counts[state as keyof typeof expected] === each,
  )
  const damage = damageOf(dir)
  return {
    ...{ lost, doubled },
    faults: [
      ...(lost > 0 ? [`${lost} meetings are lost.`] : []),
      ...(doubled > 0 ? [`${doubled} meetings are there twice.`] : []),
      ...(others.length > 0 ? ['The kills left more than one run.'] : []),
      ...(isAsExpected ? [] : [`The report counts ${counts}.`]),
      ...(damage === null ? [] : [damage]),
    ],
  }
}

function damageOf(dir: string): string | null {
  const folder = join(dir, 'book')
  const key = fileKeyStore(join(dir, 'config')).read(readDescription(folder).bookId)
  const file = openBookFile({ folder, key, holder: 'the soak', at: new Date().toISOString() })
  const broken = verifyChain(file.reader)
  file.close()
  return broken === null ? null : `${broken.streamId}, change ${broken.seq}: ${broken.why}`
}
