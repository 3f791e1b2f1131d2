import { expect } from 'vitest'
import type { CoreClient } from '../../shared/api/client.ts'
import { readCsv } from '../../shared/document/csv.ts'
import type { MeetingRecord } from '../../shared/domain/meetingRecord.ts'
import type { Sent } from './builders.ts'
import type { ProcedureCase } from './packCases.ts'
import { aMeetingOfActs } from './registerMeetings.ts'
import type { TestCore } from './testBook.ts'

/** Every meeting and every row. */
export const everything = { committeeId: null, from: null, to: null, text: '' }

export async function loadMeetings(client: CoreClient, records: readonly MeetingRecord[]): Promise<void> {
  for (const record of records) await client.records.load(record as Sent<CoreClient['records']['load']>)
}

/** A job followed to its end: the file it made, or the sentence of what went wrong. */
export async function madeFile(
  { client, fetch }: Pick<TestCore, 'client' | 'fetch'>,
  jobId: string,
): Promise<{
  readonly fileName: string
  readonly text: string
  readonly type: string
  readonly notes: readonly string[]
}> {
  for await (const event of await client.jobs.watch({ jobId })) {
    if (event.state === 'failed') throw new Error(event.message)
    if (event.state !== 'done') continue
    const output = await fetch(new Request(`http://core.test/api/output/${event.outputId}`))
    const { fileName, notes } = event
    const text = Buffer.from(await output.arrayBuffer()).toString('utf8')
    return { fileName, notes, text, type: output.headers.get('content-type') ?? '' }
  }
  throw new Error('The job ended without a file')
}

const options = { start: 'council' } as const

/** What they do in full is tested in registers.test.ts. */
export const registerCases: Readonly<Record<string, ProcedureCase>> = {
  'registers.read': {
    options,
    run: async (core) => {
      await loadMeetings(core.client, [aMeetingOfActs('m1', '2026-10-14')])
      await core.restart()
      const ask = { kind: 'resolutions', filter: everything } as const
      const members = await core.client.registers.read({ ...ask, audience: 'members' })
      expect(members).toMatchObject({
        kind: 'resolutions',
        rows: [
          { label: '12(1)', words: 'note the report', closed: null, vote: { carried: true } },
          { label: '12(2)', words: 'publish the traffic count', closed: null },
          { label: '13', words: 'grant the lease', closed: 'exempt' },
        ],
      })
      const open = await core.client.registers.read({ ...ask, audience: 'public' })
      expect(open.rows.map((row) => ('label' in row ? row.label : ''))).toEqual(['12(1)', '12(2)'])
    },
  },
  'registers.make': {
    options,
    run: async (core) => {
      await loadMeetings(core.client, [aMeetingOfActs('m1', '2026-10-14')])
      const ask = { kind: 'resolutions', filter: everything, audience: 'public' } as const
      const { jobId } = await core.client.registers.make({ ...ask, format: 'csv' })
      const { fileName, text, type } = await madeFile(core, jobId)
      expect(fileName).toBe('All committees resolutions.csv')
      expect(type).toBe('text/csv; charset=utf-8')
      expect(readCsv(text).map((row) => row[2])).toEqual(['Minute', '12(1)', '12(2)'])
    },
  },
  'registers.setDone': {
    options,
    run: async (core) => {
      await loadMeetings(core.client, [aMeetingOfActs('m1', '2026-10-14')])
      const ask = { meetingId: 'm1', factId: 'm1-count' }
      expect(await core.client.registers.setDone({ ...ask, done: true })).toEqual({ done: true })
      await core.restart()
      const { record } = await core.client.meetings.get({ meetingId: 'm1' })
      expect(record.facts.find((fact) => fact.id === 'm1-count')).toMatchObject({ done: true })
      await expect(
        core.client.registers.setDone({ ...ask, factId: 'nothing', done: true }),
      ).rejects.toMatchObject({ code: 'not-found' })
    },
  },
}
