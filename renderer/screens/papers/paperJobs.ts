import { create } from 'zustand'
import type { z } from 'zod'
import type { paperFormatSchema, paperSchema } from '../../../shared/api/contract.ts'
import type { audienceSchema } from '../../../shared/api/packSchemas.ts'
import { followJob } from '../../state/followJob.ts'
import type { JobState } from '../../state/followJob.ts'
import { newId } from '../../state/newId.ts'
import type { CoreAccess } from '../../state/core.tsx'

export interface PaperOrder {
  readonly meetingId: string
  readonly paper: z.infer<typeof paperSchema>
  readonly format: z.infer<typeof paperFormatSchema>
  readonly audience: z.infer<typeof audienceSchema>
}

export type PaperState = JobState

export interface PaperJob {
  readonly id: string
  readonly order: PaperOrder
  /** The core's job; null until it has taken the order. */
  readonly jobId: string | null
  readonly state: PaperState
  /** When it was ordered. */
  readonly at: Date
}

interface PaperJobs {
  /** The latest first. They outlive the screen, so that a paper is finished while the officer works elsewhere. */
  readonly jobs: readonly PaperJob[]
}

export const usePaperJobs = create<PaperJobs>(() => ({ jobs: [] }))

function update(id: string, change: Partial<PaperJob>): void {
  usePaperJobs.setState(({ jobs }) => ({
    jobs: jobs.map((job) => (job.id === id ? { ...job, ...change } : job)),
  }))
}

/** Orders a paper and follows it until it is made, failed or cancelled. */
export async function makePaper(core: CoreAccess, order: PaperOrder): Promise<void> {
  const id = newId()
  const job: PaperJob = {
    id,
    order,
    jobId: null,
    state: { state: 'running', progress: 0, what: 'Reading the meeting' },
    at: new Date(),
  }
  usePaperJobs.setState(({ jobs }) => ({ jobs: [job, ...jobs] }))
  await followJob(
    core,
    () => core.client.papers.make(order),
    (state, jobId) => update(id, state === null ? { jobId } : { state }),
  )
}

export function forgetPaper(id: string): void {
  usePaperJobs.setState(({ jobs }) => ({ jobs: jobs.filter((job) => job.id !== id) }))
}
