import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import SqliteDatabase from 'better-sqlite3'
import { onTestFinished } from 'vitest'
import { createCore } from '../../electron/core/createCore.ts'
import type { Core, CoreParts } from '../../electron/core/createCore.ts'
import type { Log, LogDetails } from '../../electron/core/log.ts'
import { createClient } from '../../shared/api/client.ts'
import type { CoreClient } from '../../shared/api/client.ts'
import { allRows } from './bookRows.ts'
import { councilStart, testOfficer } from './councilStart.ts'
import { countingIds } from './countingIds.ts'
import { linesRenderer } from './renderers.ts'

export { allRows, countingIds }

/** A clock that stands until it is told to go on: ten o'clock on a winter Thursday. */
export interface TestClock {
  now(): Date
  readonly zone: string
  set(instant: string): void
  advance(milliseconds: number): void
}

export function testClock(instant = '2026-01-15T10:00:00.000Z'): TestClock {
  let now = new Date(instant).getTime()
  return {
    zone: 'Europe/London',
    now: () => new Date(now),
    set: (next) => {
      now = new Date(next).getTime()
    },
    advance: (milliseconds) => {
      now += milliseconds
    },
  }
}

export interface LogLine {
  readonly level: 'info' | 'error'
  readonly what: string
  readonly details: LogDetails
  readonly error?: unknown
}

export function listLog(lines: LogLine[] = []): Log & { readonly lines: readonly LogLine[] } {
  return {
    lines,
    path: '/logs/minutebook.log',
    info: (what, details = {}) => lines.push({ level: 'info', what, details }),
    error: (what, error, details = {}) => lines.push({ level: 'error', what, details, error }),
  }
}

export interface TestCore {
  readonly client: CoreClient
  readonly core: Core
  readonly clock: TestClock
  /** A folder of the test's own; the book of `open` lies in `dir`/book. */
  readonly dir: string
  readonly book: string
  readonly log: ReturnType<typeof listLog>
  readonly fetch: (request: Request) => Promise<Response>
  /** Closes and opens the same files again: what a test reads afterwards was on the disk. */
  restart(): Promise<void>
  close(): Promise<void>
}

export interface TestCoreOptions extends Partial<Omit<CoreParts, 'clock' | 'log'>> {
  readonly dir?: string
  readonly clock?: TestClock
  /** What the book starts as; 'none' leaves the core without one. */
  readonly start?: 'none' | 'council' | 'sample'
}

/** A core over real files in a folder of its own, asked through its door by the typed client. Cleared away when the test ends. */
export async function testCore(options: TestCoreOptions = {}): Promise<TestCore> {
  const { start = 'council', clock = testClock(), dir: given, ...parts } = options
  const dir = given ?? mkdtempSync(join(tmpdir(), 'minutebook-test-'))
  const book = join(dir, 'book')
  const log = listLog()
  const newId = parts.newId ?? countingIds()
  const make = (): Promise<Core> =>
    createCore({
      configFolder: join(dir, 'config'),
      host: { kind: 'browser', suggestedFolder: book },
      render: linesRenderer,
      ...parts,
      clock,
      log,
      newId,
    })
  let core = await make()
  let isOpen = true
  const fetch = (request: Request): Promise<Response> => core.door(request)
  const client = createClient({ baseUrl: 'http://core.test', fetch, token: null })
  const close = async (): Promise<void> => {
    if (isOpen) await core.close()
    isOpen = false
  }
  onTestFinished(async () => {
    await close()
    if (given === undefined) rmSync(dir, { recursive: true, force: true })
  })
  if (start !== 'none') {
    await client.book.create({
      folder: book,
      officer: testOfficer,
      start: start === 'sample' ? { kind: 'sample' } : councilStart,
    })
  }
  return {
    client,
    get core() {
      return core
    },
    clock,
    dir,
    book,
    log,
    fetch,
    restart: async () => {
      await close()
      core = await make()
      isOpen = true
    },
    close,
  }
}

/** The book's own file, opened beside the product: for tests that damage it or look into it. Close the core first. */
export function rawDatabase(test: Pick<TestCore, 'dir' | 'book'>): SqliteDatabase.Database {
  const { bookId } = JSON.parse(readFileSync(join(test.book, 'minutebook.json'), 'utf8')) as {
    bookId: string
  }
  const key = readFileSync(join(test.dir, 'config', 'keys', `${bookId}.key`), 'utf8').trim()
  const sqlite = new SqliteDatabase(join(test.book, 'minutebook.db'), { timeout: 0 })
  sqlite.pragma(`cipher = 'sqlcipher'`)
  sqlite.pragma('legacy = 4')
  sqlite.pragma(`key = "x'${key}'"`)
  return sqlite
}
