import { describe, expect, it } from 'vitest'
import { jobList } from '../../electron/core/jobList.ts'
import type { Jobs } from '../../electron/core/jobList.ts'
import { silentLog } from '../../electron/core/log.ts'

function jobsThatKeep(keptBytes: number): Jobs {
  let count = 0
  return jobList({ log: silentLog, newId: () => `out-${(count += 1)}`, now: () => 0, keptBytes })
}

/** Runs a job whose paper has so many bytes, and gives the id of its output. */
async function output(jobs: Jobs, id: string, bytes: number): Promise<string> {
  jobs.start(id, () =>
    Promise.resolve({
      ...{ fileName: id, pages: 1, notes: [] },
      output: { fileName: id, mediaType: 'application/pdf', bytes: new Uint8Array(bytes) },
    }),
  )
  for await (const event of jobs.watch(id, undefined)) if (event.state === 'done') return event.outputId
  throw new Error('The job was not done.')
}

describe('finished papers', () => {
  it('give way to later ones once they come to too many bytes', async () => {
    const jobs = jobsThatKeep(10)
    const first = await output(jobs, 'first', 6)
    const second = await output(jobs, 'second', 4)
    expect(jobs.output(first).fileName).toBe('first')
    const third = await output(jobs, 'third', 3)
    expect(() => jobs.output(first)).toThrow('This paper is no longer at hand. Make it again.')
    expect([second, third].map((id) => jobs.output(id).fileName)).toEqual(['second', 'third'])
  })

  it('are at hand however large they are, until the next', async () => {
    const jobs = jobsThatKeep(10)
    const large = await output(jobs, 'large', 50)
    expect(jobs.output(large).bytes).toHaveLength(50)
    await output(jobs, 'small', 1)
    expect(() => jobs.output(large)).toThrow('no longer at hand')
  })

  it('are the thirty latest', async () => {
    const jobs = jobsThatKeep(1_000)
    const ids: string[] = []
    for (let n = 1; n <= 31; n += 1) ids.push(await output(jobs, `job ${n}`, 1))
    expect(() => jobs.output(ids[0] ?? '')).toThrow('no longer at hand')
    expect(jobs.output(ids[1] ?? '').fileName).toBe('job 2')
  })
})
