import type { z } from 'zod'
import type { migrationSchema } from '../../../shared/api/migrationContract.ts'
import { countWaitingFromBefore, listImportRuns } from '../../db/importRuns.ts'
import type { ImportRun } from '../../db/importRuns.ts'
import { csvOutput } from '../csvOutput.ts'
import { endingOf, listFolder, realFolder } from './migrationFolder.ts'
import { everyMigratedFile, migratedFiles, migrationCounts, migrationCsv } from './migrationReport.ts'
import { requiredRun, unfinishedRun } from './migrationRunner.ts'
import { procedures } from '../services.ts'
import type { Services } from '../services.ts'

/** Folders of old minutes, taken into the book file by file. */
export const migrationProcedures = {
  look: procedures.migrations.look.handler(async ({ input, context }) => {
    const folder = await realFolder(input.folder)
    const files = await listFolder(folder)
    const taken = files.filter(({ left }) => left === null)
    const kinds = Map.groupBy(taken, ({ path }) => endingOf(path))
    return {
      ...{ folder, files: files.length, left: files.length - taken.length },
      kinds: [...kinds]
        .map(([ending, each]) => ({ ending, files: each.length }))
        .toSorted((a, b) => b.files - a.files),
      bytes: taken.reduce((sum, { size }) => sum + size, 0),
      unfinished: unfinishedRun(context.book.required(), folder)?.id ?? null,
    }
  }),

  start: procedures.migrations.start.handler(async ({ input, context }) => {
    context.migrating.checkFree()
    // Before the backup: a mistyped path is not worth one, and each pushes an older one out.
    const folder = await realFolder(input.folder)
    // Thousands of meetings that turn out unwanted are taken back at one stroke.
    await context.backups.take('before-import')
    return { runId: await context.migrating.start(folder, input.published) }
  }),

  resume: procedures.migrations.resume.handler(async ({ input, context }) => {
    await context.migrating.resume(input.runId)
    return { done: true }
  }),

  stop: procedures.migrations.stop.handler(({ input, context }) => {
    context.migrating.stop(input.runId)
    return { done: true }
  }),

  list: procedures.migrations.list.handler(({ context }) =>
    listImportRuns(context.book.required().reader).map((run) => standingOf(run, context)),
  ),

  report: procedures.migrations.report.handler(({ input, context }) => {
    const open = context.book.required()
    const { id: runId } = requiredRun(open, input.runId)
    const counts = migrationCounts(open.reader, runId)
    const total = input.state === null ? sum(counts) : counts[input.state]
    return { total, rows: migratedFiles(open.reader, input) }
  }),

  makeReport: procedures.migrations.makeReport.handler(({ input, context }) => {
    const open = context.book.required()
    const { id: runId, folder, startedAt } = requiredRun(open, input.runId)
    const jobId = context.newId()
    const name = folder.split(/[/\\]/).at(-1) ?? ''
    const fileName = `Migration of ${name === '' ? 'a folder' : name} ${startedAt.slice(0, 10)}.csv`
    const files = everyMigratedFile(open.reader, runId)
    context.jobs.start(jobId, () => Promise.resolve(csvOutput(fileName, migrationCsv(files))))
    return { jobId }
  }),
}

function standingOf(run: ImportRun, { book, migrating }: Services): z.infer<typeof migrationSchema> {
  const counts = migrationCounts(book.required().reader, run.id)
  const going = migrating.now()
  const now = going?.runId === run.id ? going : null
  const left = now === null || now.filesPerMinute === 0 ? null : counts.waiting / now.filesPerMinute
  const { id, folder, startedAt, endedAt, published } = run
  return {
    ...{ id, folder, startedAt, endedAt, published, counts, files: sum(counts) },
    waitFromBefore: countWaitingFromBefore(book.required().reader, id),
    // Nobody goes through it: the program was ended while somebody did.
    state: run.state === 'running' && now === null ? 'interrupted' : run.state,
    now:
      now === null
        ? null
        : {
            ...{ path: now.path, isStopping: now.isStopping },
            filesPerMinute: Math.round(now.filesPerMinute * 10) / 10,
            secondsLeft: left === null ? null : Math.round(left * 60),
          },
    problem: migrating.problem(run.id),
  }
}

function sum(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((all, count) => all + count, 0)
}
