import { resolve } from 'node:path'
import { startNodeChild } from '../children/nodeChildren.ts'
import { wordConverter } from '../children/wordConverter.ts'
import type { CoreClient } from '../../shared/api/client.ts'
import { AppError } from '../../shared/domain/appError.ts'
import { defined } from '../../shared/domain/assert.ts'
import { createFileReading } from '../core/reading/fileReading.ts'
import { migrationCsv } from '../core/migration/migrationReport.ts'
import type { MigratedFile } from '../core/migration/migrationReport.ts'
import { withBook } from './bookCommands.ts'
import type { Command } from './command.ts'
import { writeOutFile } from './outFile.ts'

type Migration = Awaited<ReturnType<CoreClient['migrations']['list']>>[number]

/** What the run is told as, on standard error: a line when there is something new, and no oftener than this. */
const sayMilliseconds = 2_000

interface Migrated {
  readonly waiting: number
}

export const migrateCommand: Command = {
  name: 'migrate',
  usage: 'migrate DIR [--published] [--book DIR] [--report FILE.csv]',
  summary:
    'Takes a folder of old minutes (.docx .pdf .html .txt .json) into a minute book, file by file, with progress on standard error. What is unsure waits for a look in the application. With --published, everybody may read the minutes, but for what stands after an exclusion of the public; without it nothing of them is decided, and no search or register for the public has them. Stopped (Ctrl+C) or ended, it goes on when it is asked for again; nothing is taken in twice. The application must be closed. Prints {folder, published, files, taken, again, read, wantsLook, refused, left, waiting, milliseconds, report}.',
  allowed: { arguments: 1, options: ['book', 'report'], flags: ['published'] },
  run(words) {
    const folder = resolve(words.argument('DIR'))
    const report = words.optional('report')
    const published = words.flag('published')
    return withBook(
      words,
      async (client) => {
        const started = performance.now()
        const { runId } = await client.migrations.start({ folder, published })
        const stop = (): void => void client.migrations.stop({ runId })
        process.once('SIGINT', stop)
        try {
          const migration = await untilOver(client, runId)
          sayEnd(migration)
          if (migration.problem !== null) throw new AppError('storage', migration.problem)
          const file = report === null ? null : writeOutFile(report, await reportOf(client, runId))
          return {
            ...{ folder: migration.folder, published, files: migration.files, ...migration.counts },
            wantsLook: migration.counts.read,
            ...{ milliseconds: Math.round(performance.now() - started), report: file },
          }
        } finally {
          process.removeListener('SIGINT', stop)
        }
      },
      (parts) => createFileReading({ ...parts, startChild: startNodeChild, converter: wordConverter() }),
    )
  },
  hasFailed: (result) => (result as Migrated).waiting > 0,
}

async function untilOver(client: CoreClient, runId: string): Promise<Migration> {
  const events = await client.events.watch({})
  let said = -Infinity
  try {
    for (;;) {
      const migration = defined(
        (await client.migrations.list({})).find(({ id }) => id === runId),
        'the run that was begun is in the book',
      )
      if (migration.state !== 'running') return migration
      if (performance.now() - said > sayMilliseconds) {
        said = performance.now()
        process.stderr.write(`${progressLine(migration)}\n`)
      }
      await events.next()
    }
  } finally {
    await events.return()
  }
}

/** The last line has the whole count, and what is left to do. */
function sayEnd(migration: Migration): void {
  const { counts, published, waitFromBefore } = migration
  const wants = counts.read + waitFromBefore
  const lines = [
    progressLine(migration),
    ...(wants === 0
      ? []
      : [`${wants === 1 ? '1 file wants' : `${wants} files want`} a look: open Minute book, Import.`]),
    ...(published || counts.taken === 0
      ? []
      : ['Nothing in them is decided: with --published, everybody may read what was published.']),
  ]
  process.stderr.write(lines.map((line) => `${line}\n`).join(''))
}

function progressLine({ files, counts, now }: Migration): string {
  const { taken, again, read, refused } = counts
  const rate = now === null || now.filesPerMinute === 0 ? '' : `, ${Math.round(now.filesPerMinute)} a minute`
  const done = files - counts.waiting
  return `${done} of ${files}: ${taken} taken in, ${again} there already, ${read} to look at, ${refused} not read${rate}`
}

const rowsAtATime = 500

async function reportOf(client: CoreClient, runId: string): Promise<string> {
  const files: MigratedFile[] = []
  for (;;) {
    const asked = { runId, state: null, offset: files.length, limit: rowsAtATime }
    const { rows } = await client.migrations.report(asked)
    files.push(...rows)
    if (rows.length < rowsAtATime) return migrationCsv(files)
  }
}
