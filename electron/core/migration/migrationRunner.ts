import { setImmediate as afterOthers, setTimeout as after } from 'node:timers/promises'
import { AppError } from '../../../shared/domain/appError.ts'
import {
  addImportFiles,
  listImportRuns,
  readImportRun,
  waitingImportFiles,
  writeImportRun,
} from '../../db/importRuns.ts'
import type { ImportRun } from '../../db/importRuns.ts'
import type { ImportFile } from '../../db/imports.ts'
import type { BookHolder } from '../bookHolder.ts'
import type { Clock } from '../clock.ts'
import { todayOf } from '../clock.ts'
import type { EventHub } from '../eventHub.ts'
import type { Log } from '../log.ts'
import { metBefore, settleFile, writeSettled } from './migrateFile.ts'
import { readFolderFile } from './migrationFile.ts'
import { listFolder, realFolder } from './migrationFolder.ts'
import type { OpenBook } from '../openBook.ts'
import type { FileReading } from '../services.ts'

/** What is going on at this moment. */
export interface MigrationNow {
  readonly runId: string
  /** The file under way, below the folder; empty between files. */
  readonly path: string
  readonly isStopping: boolean
  readonly filesPerMinute: number
}

/** Goes through folders of old minutes, one file after the other, behind everything else. */
export interface MigrationRunner {
  /**
   * Lists the folder and begins, or goes on with an unfinished run of it. `published` holds for what is taken from now on. Gives the run's
   * id. Throws `conflict` while one is running.
   */
  start(folder: string, published: boolean): Promise<string>
  /** Throws `conflict` while one is running. */
  checkFree(): void
  /** Throws `not-found`, `conflict` while one is running, `not-allowed` for one that is done. */
  resume(runId: string): Promise<void>
  /** After the file under way. */
  stop(runId: string): void
  now(): MigrationNow | null
  /** Why a run stopped by itself since the program was started; null where it did not. */
  problem(runId: string): string | null
  /** Ends at once: the file under way waits until the run goes on. */
  close(): Promise<void>
}

export interface MigrationRunnerParts {
  readonly book: BookHolder
  readonly events: EventHub
  readonly log: Log
  readonly clock: Clock
  readonly newId: () => string
  readonly reading: Pick<FileReading, 'imported'>
}

interface Active {
  readonly open: OpenBook
  readonly runId: string
  readonly folder: string
  readonly published: boolean
  path: string
  isStopping: boolean
  /** When the latest files were done, by a clock that nobody sets. */
  readonly done: number[]
}

/** What a change in the list of migrations is told as. */
const migrationStream = 'migration'
const tellMilliseconds = 400
/** The lists of the other screens follow at this distance: a screen that reads itself anew with every file would be slow to type in. */
const tellBookMilliseconds = 5_000
/** So many rows are held at a time, and listed in one transaction. */
const batch = 300
const rateOver = 200
/** Somebody is minuting: every file waits this long, so that a letter typed never waits for more than one. */
const giveWayMilliseconds = 120
const typedLatelyMilliseconds = 4_000

const faultSentence =
  'This file was not taken in because of a fault in Minutebook. Enter its meeting by hand, or save the file in another form.'

export function migrationRunner(parts: MigrationRunnerParts): MigrationRunner {
  const { book, events, log, clock, newId } = parts
  const closing = new AbortController()
  const problems = new Map<string, string>()
  let active: Active | null = null
  let running: Promise<void> = Promise.resolve()
  let typed = -Infinity
  let told = -Infinity
  let toldBook = -Infinity

  const watching = (async () => {
    for await (const event of events.watch(closing.signal)) {
      if (event.kind === 'changed' && event.stream.startsWith('meeting:')) typed = performance.now()
    }
  })()

  const tell = (isEnd = false): void => {
    const now = performance.now()
    if (isEnd || now - told > tellMilliseconds) {
      told = now
      events.publish({ kind: 'changed', stream: migrationStream })
    }
    if (isEnd || now - toldBook > tellBookMilliseconds) {
      toldBook = now
      events.publish({ kind: 'changed', stream: 'book' })
    }
  }
  const isOver = ({ open }: Active): boolean => closing.signal.aborted || book.current() !== open

  async function begin(open: OpenBook, run: ImportRun): Promise<void> {
    if (active !== null) throw busy(active.folder)
    const { id: runId, folder, published } = run
    const now: Active = { open, runId, folder, published, path: '', isStopping: false, done: [] }
    active = now
    problems.delete(runId)
    try {
      await listInto(now, run)
    } catch (error) {
      active = null
      throw error
    }
    running = go(now).finally(() => {
      active = null
      if (!closing.signal.aborted) tell(true)
    })
  }

  /** What the run has already stays as it is: files that came since are added. */
  async function listInto(now: Active, run: ImportRun): Promise<void> {
    const files = await listFolder(run.folder)
    if (isOver(now)) throw new AppError('not-found', 'The minute book was closed. Nothing was begun.')
    now.open.write(({ tx }) => writeImportRun(tx, { ...run, state: 'running', endedAt: null }), 'quietly')
    for (let at = 0; at < files.length; at += batch) {
      const listed = files.slice(at, at + batch).map(({ path, size, left }) => ({
        ...{ id: newId(), path, size, sentence: left ?? '' },
        state: left === null ? ('waiting' as const) : ('put-aside' as const),
      }))
      now.open.write(({ tx }) => addImportFiles(tx, now.runId, listed), 'quietly')
      await afterOthers()
      if (isOver(now)) throw new AppError('not-found', 'The minute book was closed.')
    }
  }

  async function go(now: Active): Promise<void> {
    try {
      const isDone = (await pass(now, 'agendas-later')) && (await pass(now, 'all'))
      if (isOver(now)) return
      const run = readImportRun(now.open.reader, now.runId)
      if (run === null) return
      const endedAt = isDone ? clock.now().toISOString() : null
      now.open.write(
        ({ tx }) => writeImportRun(tx, { ...run, state: isDone ? 'done' : 'stopped', endedAt }),
        'quietly',
      )
    } catch (error) {
      if (isOver(now)) return
      if (!(error instanceof AppError)) log.error('migration.stopped', error)
      problems.set(now.runId, error instanceof AppError ? error.message : faultSentence)
    }
  }

  /** All that wait, once. An agenda waits until all the minutes of the folder are in. False when it was stopped. */
  async function pass(now: Active, which: 'agendas-later' | 'all'): Promise<boolean> {
    let last = ''
    for (;;) {
      const files = waitingImportFiles(now.open.reader, now.runId, last, batch)
      if (files.length === 0) return true
      for (const file of files) {
        if (isOver(now) || now.isStopping) return false
        last = file.path
        now.path = file.path
        tell()
        await migrate(now, file, which === 'agendas-later')
        now.path = ''
        now.done.push(performance.now())
        if (now.done.length > rateOver) now.done.shift()
        await afterOthers()
        if (performance.now() - typed < typedLatelyMilliseconds) await after(giveWayMilliseconds)
      }
    }
  }

  async function migrate(now: Active, file: ImportFile, agendasLater: boolean): Promise<void> {
    const { open, folder, published } = now
    const found = await readFolderFile(folder, file.path)
    if (isOver(now)) return
    const at = { ...file, readAt: clock.now().toISOString() }
    if ('refused' in found) {
      writeSettled(open, { ...at, state: 'refused', sentence: found.refused })
      return
    }
    const { bytes, sha256, day } = found
    const read = { ...at, sha256, size: bytes.byteLength }
    const before = metBefore(open.reader, read, sha256)
    if (before !== null) {
      writeSettled(open, before)
      return
    }
    const name = file.path.split('/').at(-1) ?? file.path
    try {
      const draft = await parts.reading.imported(bytes, name, day, closing.signal)
      if (isOver(now)) return
      if (agendasLater && draft.kind === 'draft' && draft.draft.what === 'agenda') return
      settleFile(open, read, draft, { published, today: todayOf(clock) })
    } catch (error) {
      if (isOver(now) || (error instanceof AppError && error.code === 'storage')) throw error
      // One file that we cannot take must not keep thousands from being taken.
      log.error('migration.file-fault', error)
      writeSettled(open, { ...read, state: 'refused', sentence: faultSentence })
    }
  }

  return {
    start: async (given, published) => {
      const open = book.required()
      if (active !== null) throw busy(active.folder)
      const folder = await realFolder(given)
      const unfinished = unfinishedRun(open, folder)
      const startedAt = clock.now().toISOString()
      const run: ImportRun = unfinished ?? {
        ...{ id: newId(), folder, state: 'running', startedAt, endedAt: null, published },
      }
      await begin(open, { ...run, published })
      return run.id
    },
    checkFree: () => {
      if (active !== null) throw busy(active.folder)
    },
    resume: async (runId) => {
      const open = book.required()
      const run = requiredRun(open, runId)
      if (active !== null) throw busy(active.folder)
      if (run.state === 'done') {
        throw new AppError(
          'not-allowed',
          'This migration is done. Start a new one of the same folder: nothing is taken in twice.',
        )
      }
      await realFolder(run.folder)
      await begin(open, run)
    },
    stop: (runId) => {
      requiredRun(book.required(), runId)
      if (active?.runId !== runId) return
      active.isStopping = true
      tell(true)
    },
    now: () => {
      if (active === null || isOver(active)) return null
      const { runId, path, isStopping, done } = active
      return { runId, path, isStopping, filesPerMinute: rateOf(done) }
    },
    problem: (runId) => problems.get(runId) ?? null,
    close: async () => {
      closing.abort(new AppError('not-allowed', 'Minutebook is closing.'))
      await running
      await watching
    },
  }
}

/** The latest that was begun of this folder and not ended; null for none. */
export function unfinishedRun({ reader }: OpenBook, folder: string): ImportRun | null {
  return listImportRuns(reader).find((run) => run.folder === folder && run.state !== 'done') ?? null
}

/** Throws `not-found`. */
export function requiredRun({ reader }: OpenBook, runId: string): ImportRun {
  const run = readImportRun(reader, runId)
  if (run === null) throw new AppError('not-found', 'This migration is not in the minute book.', { runId })
  return run
}

function busy(folder: string): AppError {
  const sentence = `A migration of ${folder} is under way. Wait until it is done, or stop it first.`
  return new AppError('conflict', sentence, { folder })
}

function rateOf(done: readonly number[]): number {
  const [first, last] = [done[0], done.at(-1)]
  if (first === undefined || last === undefined || last <= first) return 0
  return ((done.length - 1) / (last - first)) * 60_000
}
