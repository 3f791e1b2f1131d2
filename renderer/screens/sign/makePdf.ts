import { AppError } from '../../../shared/domain/appError.ts'
import { saveFile } from '../../parts/saveFile.ts'
import type { CoreAccess } from '../../state/core.tsx'

/** Waits for a paper and saves it. Gives its name; throws what it failed with. */
export async function savePdf(core: CoreAccess, jobId: string): Promise<string> {
  for await (const event of await core.client.jobs.watch({ jobId })) {
    if (event.state === 'failed') throw new AppError(event.code, event.message)
    if (event.state !== 'done') continue
    saveFile(await core.fetchBytes(`/api/output/${event.outputId}`), event.fileName)
    return event.fileName
  }
  throw new AppError('unexpected', 'The paper was not made. Make it again.')
}
