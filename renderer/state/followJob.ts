import type { z } from 'zod'
import type { jobEventSchema } from '../../shared/api/contract.ts'
import { AppError } from '../../shared/domain/appError.ts'
import type { CoreAccess } from './core.tsx'
import { sentenceOf } from './notices.ts'

export type JobState = z.infer<typeof jobEventSchema>

/**
 * Orders work that takes a while and follows it to its end. `told` hears every state, with the core's id of the job once it has taken the
 * order; a failure on the way is told as one. Never throws.
 */
export async function followJob(
  core: Pick<CoreAccess, 'client'>,
  order: () => Promise<{ readonly jobId: string }>,
  told: (state: JobState | null, jobId: string | null) => void,
): Promise<void> {
  let taken: string | null = null
  try {
    const { jobId } = await order()
    taken = jobId
    told(null, jobId)
    for await (const state of await core.client.jobs.watch({ jobId })) told(state, jobId)
  } catch (error) {
    const code = error instanceof AppError ? error.code : 'unexpected'
    told({ state: 'failed', code, message: sentenceOf(error) }, taken)
  }
}
