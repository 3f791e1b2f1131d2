import type { z } from 'zod'
import type { jobEventSchema } from '../../shared/api/contract.ts'
import { AppError } from '../../shared/domain/appError.ts'
import type { Log } from './log.ts'
import type { PackOutput } from './publishPack.ts'

export type JobEvent = z.infer<typeof jobEventSchema>
type Done = Extract<JobEvent, { state: 'done' }>

/** A finished paper, kept in memory while the program runs: exempt words never stand on the disk unsealed. */
export interface Output {
  readonly fileName: string
  readonly mediaType: string
  readonly bytes: Uint8Array
  /** Only of what is too large to be held: its bytes are made as they are fetched, and `bytes` is empty. */
  readonly flowing?: { readonly length: number; readonly open: () => AsyncIterable<Uint8Array> }
  /** Only of a pack: what publishing it keeps. */
  readonly pack?: PackOutput
  /** Only of a work programme: whose it is. */
  readonly programmeOf?: string
}

export interface JobControl {
  readonly signal: AbortSignal
  readonly progress: (progress: number, what: string) => void
}

/** Work that takes longer than a call should: started, watched, cancelled. */
export interface Jobs {
  /** Starts work on a paper. A failure becomes the job's last event. */
  start(
    id: string,
    work: (
      control: JobControl,
    ) => Promise<Omit<Done, 'state' | 'milliseconds' | 'outputId' | 'bytes'> & { readonly output: Output }>,
  ): void
  /** From the first event to the last. Throws `not-found`. */
  watch(id: string, signal: AbortSignal | undefined): AsyncGenerator<JobEvent, void>
  /** Cancelling what is over does nothing. Throws `not-found`. */
  cancel(id: string): void
  /** Throws `not-found` for an output of an earlier run, or one that gave way to later ones. */
  output(id: string): Output
  /** Keeps an output that took no job to make, and gives its id. */
  keep(output: Output): string
  close(): void
}

interface Job {
  readonly events: JobEvent[]
  readonly abort: AbortController
  readonly wake: Set<() => void>
}

const keptOutputs = 30
/** Packs are large: of all outputs, those that come to more than this many bytes give way, but for the last. */
const defaultKeptBytes = 400_000_000
const keptJobs = 100

export function jobList(parts: {
  readonly log: Log
  readonly newId: () => string
  readonly now: () => number
  /** How many bytes of outputs are kept. */
  readonly keptBytes?: number
}): Jobs {
  const keptBytes = parts.keptBytes ?? defaultKeptBytes
  const jobs = new Map<string, Job>()
  const outputs = new Map<string, Output>()
  const find = (id: string): Job => {
    const job = jobs.get(id)
    if (job === undefined) throw new AppError('not-found', 'This work is no longer known. Start it again.')
    return job
  }
  const tell = (job: Job, event: JobEvent): void => {
    if (isOver(job)) return
    job.events.push(event)
    for (const wake of job.wake) wake()
  }
  const keep = (output: Output): string => {
    const id = parts.newId()
    outputs.set(id, output)
    let bytes = [...outputs.values()].reduce((sum, each) => sum + each.bytes.byteLength, 0)
    for (const [oldest, each] of outputs) {
      if (outputs.size <= keptOutputs && (bytes <= keptBytes || outputs.size === 1)) break
      outputs.delete(oldest)
      bytes -= each.bytes.byteLength
    }
    return id
  }
  return {
    start: (id, work) => {
      const job: Job = { events: [], abort: new AbortController(), wake: new Set() }
      jobs.set(id, job)
      forgetOldest(jobs)
      const began = parts.now()
      const progress = (progress: number, what: string): void =>
        tell(job, { state: 'running', progress, what })
      work({ signal: job.abort.signal, progress })
        .then(({ output, ...done }) => {
          tell(job, {
            state: 'done',
            ...done,
            outputId: keep(output),
            bytes: output.bytes.byteLength,
            milliseconds: Math.round(parts.now() - began),
          })
        })
        .catch((cause: unknown) => {
          if (job.abort.signal.aborted) return
          tell(job, failure(cause, parts.log))
        })
    },
    watch: (id, signal) => {
      const job = find(id)
      return follow(job, signal)
    },
    cancel: (id) => {
      const job = find(id)
      tell(job, { state: 'cancelled' })
      job.abort.abort()
    },
    output: (id) => {
      const output = outputs.get(id)
      if (output === undefined) {
        throw new AppError('not-found', 'This paper is no longer at hand. Make it again.')
      }
      return output
    },
    keep,
    close: () => {
      for (const job of jobs.values()) {
        tell(job, { state: 'cancelled' })
        job.abort.abort()
      }
    },
  }
}

async function* follow(job: Job, signal: AbortSignal | undefined): AsyncGenerator<JobEvent, void> {
  for (let next = 0; !isAborted(signal); next += 1) {
    while (next >= job.events.length) {
      if (isOver(job) || isAborted(signal)) return
      await nextEvent(job, signal)
    }
    const event = job.events[next]
    if (event !== undefined) yield event
  }
}

function isAborted(signal: AbortSignal | undefined): boolean {
  return signal?.aborted === true
}

function nextEvent(job: Job, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const wake = (): void => {
      job.wake.delete(wake)
      signal?.removeEventListener('abort', wake)
      resolve()
    }
    job.wake.add(wake)
    signal?.addEventListener('abort', wake)
  })
}

/** Of what is over, only the latest is remembered. */
function forgetOldest(jobs: Map<string, Job>): void {
  for (const [id, job] of jobs) {
    if (jobs.size <= keptJobs) return
    if (isOver(job)) jobs.delete(id)
  }
}

function isOver(job: Job): boolean {
  const last = job.events.at(-1)
  return last !== undefined && last.state !== 'running'
}

function failure(cause: unknown, log: Log): JobEvent {
  if (cause instanceof AppError) return { state: 'failed', code: cause.code, message: cause.message }
  log.error('job.failed', cause)
  const where = log.path === null ? '' : ` What happened is written down in ${log.path}.`
  return {
    state: 'failed',
    code: 'unexpected',
    message: `The paper could not be made, because of a fault in Minutebook. Nothing in the minute book was changed.${where}`,
  }
}
