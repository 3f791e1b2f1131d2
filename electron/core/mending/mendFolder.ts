import { existsSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { hostname } from 'node:os'
import { basename, join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { ensureFolder } from '../../files/ensureFolder.ts'
import { mendReportSchema } from '../../../shared/api/mendingContract.ts'
import type { MendReport } from '../../../shared/api/mendingContract.ts'
import { AppError } from '../../../shared/domain/appError.ts'
import { descriptionName, fileName, keyCheckOf, writeDescription } from '../../db/bookDescription.ts'
import { dropStaged, stageRestore } from '../../db/restoreFile.ts'
import { storageFault } from '../../db/storageFault.ts'
import { flushFolder, writeFileAtomically } from '../../files/writeFileAtomically.ts'
import { siblingThread } from '../../thread.ts'
import type { Moment } from '../clock.ts'
import type { Diagnosis } from './mendDiagnosis.ts'
import type { MendAnswer, MendedInThread, MendThreadOrder } from './mendThread.ts'

export interface MendFolderOrder {
  readonly folder: string
  /** Where the mended book is made; null for in the place of the damaged one. */
  readonly out: string | null
  readonly diagnosis: Diagnosis
  readonly secondPlace: string | null
  readonly moment: Moment
  /** Lets the staged file take the place of the book, and opens it. Gives where the one before is kept. */
  readonly takePlace: () => string
}

const workName = 'mending'
const reportName = (at: string): string => `mended-${at.replaceAll(':', '')}.json`

/** Makes the new file beside the damaged one, proves it, and only then lets it take its place. Until then nothing was changed. */
export async function mendFolder(
  order: MendFolderOrder,
  onProgress: (progress: number, what: string) => void,
  signal: AbortSignal,
): Promise<MendReport> {
  const { folder, out, diagnosis, moment } = order
  const { identity } = diagnosis
  if (identity === null || !diagnosis.canMend) throw new AppError('not-allowed', diagnosis.found)
  if (out !== null && existsSync(out) && readdirSync(out).length > 0) {
    throw new AppError(
      'conflict',
      `The folder ${out} is not empty. Choose an empty one for the mended book.`,
      { field: 'out' },
    )
  }
  const into = out ?? folder
  const work = join(into, workName)
  const aside = join(folder, `damaged-${moment.at.replaceAll(':', '')}`)
  try {
    ensureFolder(work, 0o700)
    const mended = await inThread(
      {
        key: identity.key,
        book: {
          path: join(folder, fileName),
          work,
          backups: diagnosis.backups,
          moment: { ...moment, device: hostname() },
        },
        files: {
          folder,
          out,
          aside,
          second: order.secondPlace === null ? null : join(order.secondPlace, `${basename(folder)} backup`),
        },
      },
      onProgress,
      signal,
    )
    onProgress(0.95, 'Putting the new file in its place')
    const keptIn = join(into, reportName(moment.at))
    const report: MendReport = {
      format: 'minutebook-mended',
      version: 1,
      at: moment.at,
      ...mended.parts,
      summary: [diagnosis.found, ...mended.parts.summary],
      files: mended.files,
      aside: out === null ? aside : null,
      keptIn,
    }
    const description = {
      format: 'minutebook',
      version: 1,
      bookId: identity.bookId,
      keyCheck: keyCheckOf(identity.key),
    } as const
    if (out === null) await takePlace(order, mended.path, aside, description)
    else {
      renameSync(mended.path, join(out, fileName))
      writeDescription(out, description)
    }
    writeFileAtomically(keptIn, `${JSON.stringify(report, null, 2)}\n`)
    return report
  } catch (cause) {
    throw storageFault(cause, into)
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

/** As a backup is put back: staged, flushed, renamed. What stood there is brought into a folder of its own. */
async function takePlace(
  { folder, diagnosis, takePlace }: MendFolderOrder,
  mended: string,
  aside: string,
  description: Parameters<typeof writeDescription>[1],
): Promise<void> {
  const staged = await stageRestore(folder, mended)
  try {
    ensureFolder(aside, 0o700)
    if (diagnosis.lacksDescription) {
      const path = join(folder, descriptionName)
      if (existsSync(path)) renameSync(path, join(aside, descriptionName))
      writeDescription(folder, description)
    }
    const replaced = takePlace()
    for (const suffix of ['', '-wal', '-journal']) {
      if (existsSync(`${replaced}${suffix}`))
        renameSync(`${replaced}${suffix}`, join(aside, `${fileName}${suffix}`))
    }
    flushFolder(aside)
  } catch (cause) {
    dropStaged(staged)
    throw cause
  }
}

function inThread(
  order: MendThreadOrder,
  onProgress: (progress: number, what: string) => void,
  signal: AbortSignal,
): Promise<MendedInThread> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(siblingThread(import.meta.url, 'mendThread'), {
      workerData: order,
      execArgv: [],
    })
    signal.addEventListener('abort', () => void thread.terminate(), { once: true })
    thread.on('message', (answer: MendAnswer) => {
      if (answer.kind === 'progress') onProgress(answer.progress, answer.what)
      else if (answer.kind === 'mended') resolve(answer.mended)
      else reject(new AppError('storage', notMended(answer.why)))
    })
    thread.once('error', reject)
    thread.once('exit', () => reject(new AppError('storage', notMended('It was stopped.'))))
  })
}

function notMended(why: string): string {
  return `The minute book could not be mended, and nothing was changed. ${why}`
}

/** The report of the latest mending in a folder; null where there is none that can be read. */
export function latestReport(folder: string): MendReport | null {
  if (!existsSync(folder)) return null
  const name = readdirSync(folder)
    .filter((each) => /^mended-.*\.json$/.test(each))
    .toSorted()
    .at(-1)
  if (name === undefined) return null
  try {
    return mendReportSchema.parse(JSON.parse(readFileSync(join(folder, name), 'utf8')))
  } catch {
    // Written by hand or cut off: a report that cannot be read says nothing of the book.
    return null
  }
}
