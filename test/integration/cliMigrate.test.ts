import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, test, vi } from 'vitest'
import { runCommandLine } from '../../electron/cli/runCommandLine.ts'
import { readCsv } from '../../shared/document/csv.ts'
import { oldMeeting, writeOld, writeOldMinutes } from '../helpers/oldMinutes.ts'
import { testCore } from '../helpers/testBook.ts'
import type { TestCore } from '../helpers/testBook.ts'

const project = fileURLToPath(new URL('../..', import.meta.url))

interface Printed {
  readonly files: number
  readonly taken: number
  readonly again: number
  readonly left: number
  readonly waiting: number
  readonly report: string | null
}

afterEach(() => {
  vi.unstubAllEnvs()
})

async function aBook(files: number): Promise<TestCore & { readonly folder: string }> {
  const core = await testCore()
  await core.close()
  const folder = join(core.dir, 'old')
  await writeOldMinutes(folder, 0, files)
  return { ...core, folder }
}

/** Runs "migrate" in this process. */
async function migrate({ dir }: TestCore, ...words: string[]): Promise<{ code: number; printed: Printed }> {
  vi.stubEnv('MINUTEBOOK_CONFIG', join(dir, 'config'))
  const out: string[] = []
  const code = await runCommandLine(['migrate', ...words], {
    out: (text) => Promise.resolve(void out.push(text)),
    err: (text) => void out.push(JSON.stringify(text)),
  })
  return { code, printed: JSON.parse(out.join('')) as Printed }
}

test('migrate takes a folder into the book, prints what came of it, and writes a report for a spreadsheet', async () => {
  const core = await aBook(5)
  writeOld(core.folder, '=sums.xlsx', 'x')
  const report = join(core.dir, 'report.csv')
  const { code, printed } = await migrate(core, core.folder, '--book', core.book, '--report', report)
  expect([code, printed]).toMatchObject([
    0,
    {
      files: 6,
      published: false,
      taken: 5,
      again: 0,
      read: 0,
      wantsLook: 0,
      refused: 0,
      left: 1,
      waiting: 0,
      report,
    },
  ])
  const rows = readCsv(readFileSync(report, 'utf8'))
  expect(rows.length).toBe(7)
  expect(rows[0]).toEqual(['File', 'What became of it', 'Why', 'Committee', 'Date', 'Meeting'])
  expect(rows[3]?.slice(1, 5)).toEqual(['Taken in', '', 'Housing Scrutiny Committee', '1998-01-06'])
  // No spreadsheet takes the name of a file for a formula.
  expect(readFileSync(report, 'utf8')).toContain("'=sums.xlsx,Left alone,")
  expect((await migrate(core, core.folder, '--book', core.book)).printed).toMatchObject({
    taken: 0,
    again: 5,
  })
})

test('migrate says at the end what is left to do, and whether everybody may read what came in', async () => {
  const core = await aBook(2)
  writeOld(core.folder, 'no day.txt', oldMeeting(4).text.replace(/ on \d+ \w+ \d{4}/, ''))
  const told = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  const lines = (): string => told.mock.calls.map(([text]) => String(text)).join('')
  const { printed } = await migrate(core, core.folder, '--book', core.book)
  expect(printed).toMatchObject({ published: false, taken: 2, read: 1, wantsLook: 1 })
  expect(lines()).toContain('3 of 3: 2 taken in')
  expect(lines()).toContain('1 file wants a look: open Minute book, Import.')
  expect(lines()).toContain('Nothing in them is decided')
  told.mockClear()
  await writeOldMinutes(core.folder, 2, 4)
  const again = await migrate(core, core.folder, '--published', '--book', core.book)
  expect(again.printed).toMatchObject({ published: true, taken: 2, again: 3, read: 0 })
  expect(lines()).toContain('1 file wants a look')
  expect(lines()).not.toContain('Nothing in them is decided')
  told.mockRestore()
})

test('migrate says what is wrong with a folder, and with how it was asked', async () => {
  const core = await aBook(0)
  for (const words of [
    [join(core.dir, 'none')],
    [],
    [core.dir, '--reprot', 'x'],
    [join(core.book, 'minutebook.db')],
  ]) {
    const { code, printed } = await migrate(core, ...words, '--book', core.book)
    expect([code, printed]).toEqual([2, expect.stringMatching(/\.$|FILE\.csv\]$/)])
  }
})

test(
  'Ctrl+C stops migrate tidily, and it goes on when it is asked for again',
  { timeout: 60_000 },
  async () => {
    const core = await aBook(30)
    const child = spawn(process.execPath, ['electron/cli.ts', 'migrate', core.folder, '--book', core.book], {
      cwd: project,
      env: { ...process.env, MINUTEBOOK_CONFIG: join(core.dir, 'config'), NODE_OPTIONS: '' },
      stdio: ['ignore', 'pipe', 'pipe'],
      // A group of its own, as in a terminal: the signal reaches its reader of files too.
      detached: true,
    })
    let out = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text))
    child.stderr.once('data', () => {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGINT')
    })
    const [code] = (await once(child, 'close')) as [number]
    const stopped = JSON.parse(out) as Printed
    expect([code, stopped.waiting > 0, stopped.files]).toEqual([1, true, 30])
    const { code: again, printed } = await migrate(core, core.folder, '--book', core.book)
    expect([again, printed]).toMatchObject([0, { files: 30, taken: 30, again: 0, refused: 0, waiting: 0 }])
  },
)

test('meetings tells of what was migrated that it was imported, and of no draft', async () => {
  const core = await aBook(1)
  await migrate(core, core.folder, '--book', core.book)
  const out: string[] = []
  await runCommandLine(['meetings', '--book', core.book], {
    out: (text) => Promise.resolve(void out.push(text)),
    err: (text) => void out.push(text),
  })
  expect(JSON.parse(out.join(''))).toMatchObject([{ state: 'imported' }])
})
