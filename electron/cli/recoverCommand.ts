import { resolve } from 'node:path'
import type { CoreClient } from '../../shared/api/client.ts'
import { mendReportSchema } from '../../shared/api/mendingContract.ts'
import type { MendReport } from '../../shared/api/mendingContract.ts'
import { AppError } from '../../shared/domain/appError.ts'
import { withCore } from './bookCommands.ts'
import type { BytesOfBook } from './bookCommands.ts'
import type { Command } from './command.ts'

export const recoverCommand: Command = {
  name: 'recover',
  usage: 'recover --book DIR [--out DIR]',
  summary:
    'Mends a damaged minute book: a new file is built on its newest sound backup and on every change that can still be read and follows, proved from ' +
    'end to end, and takes the place of the damaged one, which is kept beside it. With --out the mended book is made in an empty folder, and the ' +
    'damaged one is left as it is. Prints the report: {isWhole, summary, backup, pages, changes, parts, files, standIns, aside, keptIn}; exit code 1 ' +
    'when something that was saved is known to be missing, or nothing tells whether it is.',
  allowed: { arguments: 0, options: ['book', 'out'] },
  hasFailed: (result) => {
    const { isWhole, files } = result as MendReport
    return !isWhole || files.lost.length > 0
  },
  run(words) {
    const folder = resolve(words.required('book'))
    const out = words.optional('out')
    const work = async (client: CoreClient, bytesOfBook: BytesOfBook): Promise<MendReport> => {
      const { jobId } = await client.mending.start({ folder, out: out === null ? null : resolve(out) })
      return reportOf(client, bytesOfBook, jobId)
    }
    return withCore(words, work, undefined, 'nothing')
  },
}

async function reportOf(client: CoreClient, bytesOfBook: BytesOfBook, jobId: string): Promise<MendReport> {
  for await (const state of await client.jobs.watch({ jobId })) {
    if (state.state === 'failed') throw new AppError(state.code, state.message)
    if (state.state !== 'done') continue
    const answer = await bytesOfBook(`/api/output/${state.outputId}`)
    return mendReportSchema.parse(await answer.json())
  }
  throw new AppError('storage', 'The minute book was not mended: the work was stopped.')
}
