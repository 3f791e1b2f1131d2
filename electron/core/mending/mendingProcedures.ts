import { join } from 'node:path'
import { AppError } from '../../../shared/domain/appError.ts'
import { formatDate } from '../../../shared/domain/civilTime.ts'
import { fileName } from '../../db/bookDescription.ts'
import { listBackups } from '../backups/backupStore.ts'
import { momentOf } from '../clock.ts'
import { checkOpenBook } from './mendCheck.ts'
import { diagnose } from './mendDiagnosis.ts'
import type { Diagnosis } from './mendDiagnosis.ts'
import { latestReport, mendFolder } from './mendFolder.ts'
import { procedures } from '../services.ts'
import type { Services } from '../services.ts'

export const mendingProcedures = {
  look: procedures.mending.look.handler(({ input, context }) => {
    const folder = input.folder ?? folderOf(context)
    if (folder === null) {
      const found = 'No minute book was open yet on this account.'
      return { folder, state: 'nothing' as const, found, canMend: false, plan: [] }
    }
    // The file of an open book is left alone: closing it after a look would let go of its lock.
    if (context.book.current()?.folder === folder) {
      const found = 'The minute book is open. To look at all of it, use “Check this book now”.'
      return {
        folder,
        state: 'sound' as const,
        found,
        canMend: true,
        plan: plan(folder, listBackups(folder)[0]?.at),
      }
    }
    const diagnosis = look(context, folder)
    const { state, found, canMend } = diagnosis
    return { folder, state, found, canMend, plan: canMend ? plan(folder, diagnosis.backups[0]?.at) : [] }
  }),
  start: procedures.mending.start.handler(async ({ input, context }) => {
    const folder = input.folder ?? folderOf(context)
    if (folder === null) throw new AppError('not-found', 'No minute book was open yet on this account.')
    const wasOpen = context.book.current()?.folder === folder
    if (wasOpen) {
      await context.backups.beforeClosing()
      context.book.close()
    }
    // What cannot be mended is as open as it was before.
    const openAgain = (): void => {
      if (wasOpen && context.book.current() === null) context.book.tryOpen(folder)
    }
    const diagnosis = look(context, folder)
    if (!diagnosis.canMend) {
      openAgain()
      throw refused(diagnosis, folder)
    }
    const jobId = context.newId()
    context.jobs.start(jobId, async ({ progress, signal }) => {
      const report = await context.backups.inTurn(() =>
        mendFolder(
          {
            folder,
            out: input.out,
            diagnosis,
            secondPlace: context.config.read().secondPlace,
            moment: momentOf(context.clock),
            takePlace: () => context.book.restore(folder),
          },
          progress,
          signal,
        ).finally(openAgain),
      )
      context.log.info('book.mended', {
        fromBackup: report.changes.fromBackup,
        fromDamagedFile: report.changes.fromDamagedFile,
        isWhole: report.isWhole,
      })
      const bytes = Buffer.from(`${JSON.stringify(report, null, 2)}\n`, 'utf8')
      const output = { fileName: 'mended.json', mediaType: 'application/json', bytes }
      return { output, fileName: output.fileName, pages: null, notes: [] }
    })
    return { jobId }
  }),
  report: procedures.mending.report.handler(({ context }) => {
    const folder = folderOf(context)
    return folder === null ? null : latestReport(folder)
  }),
  check: procedures.mending.check.handler(({ context }) =>
    context.backups.inTurn(() => checkOpenBook(context, context.book.required())),
  ),
  standing: procedures.mending.standing.handler(({ context }) => ({ problem: context.bookChecks.problem() })),
}

function look(context: Services, folder: string): Diagnosis {
  return diagnose({ folder, keys: context.keys, secondPlace: context.config.read().secondPlace })
}

function folderOf({ book, config }: Services): string | null {
  return book.current()?.folder ?? config.read().lastFolder
}

function refused({ state, found }: Diagnosis, folder: string): AppError {
  if (state === 'busy' || state === 'no-key' || state === 'newer' || state === 'wrong-key')
    return new AppError('storage', found, { reason: state })
  if (state === 'nothing') return new AppError('not-found', found)
  return new AppError(
    'not-allowed',
    `${found} There is no backup of it, and nothing in ${join(folder, fileName)} to make a new file from.`,
  )
}

/** `newest`: when the newest backup was taken, an ISO instant. */
function plan(folder: string, newest: string | undefined): string[] {
  return [
    newest === undefined
      ? 'There is no backup: a new file is put together from what can still be read.'
      : `A new file is built on the newest backup that is sound; the newest there is was taken at ${newest.slice(11, 16)} UTC on ${formatDate(newest.slice(0, 10), '3 November 2022')}.`,
    'Every change that can still be read in the damaged file and its log of recent writes, and follows, is added. Each proves itself by its own code.',
    'The new file is proved from end to end before it takes the place of the damaged one.',
    `The damaged file is kept in a folder of its own in ${folder}. Nothing is deleted.`,
  ]
}
