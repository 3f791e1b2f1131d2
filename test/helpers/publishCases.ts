import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import type { CoreClient } from '../../shared/api/client.ts'
import { defined } from '../../shared/domain/assert.ts'
import type { ProcedureCase } from './packCases.ts'

const options = { start: 'sample' } as const

/** The sample's meeting with draft minutes. */
export async function minutedMeeting(client: CoreClient): Promise<string> {
  const meetings = await client.meetings.list({})
  const found = meetings.find((meeting) => meeting.state === 'draft-minutes')
  return defined(found, 'the sample council has a minuted meeting').id
}

/** What they do in full is tested in publishing.test.ts. */
export const publishCases: Readonly<Record<string, ProcedureCase>> = {
  'publishing.choices': {
    options,
    run: async ({ client, dir }) => {
      expect(await client.publishing.choices({})).toEqual({
        ticks: ['pdf', 'docx', 'web', 'eml'],
        folder: join(dir, 'Published meetings'),
      })
    },
  },
  'publishing.plan': {
    options,
    run: async ({ client, dir }) => {
      const meetingId = await minutedMeeting(client)
      const plan = await client.publishing.plan({ meetingId, ticks: ['csv', 'ics'] })
      expect(plan).toMatchObject({
        version: 1,
        already: false,
        draft: true,
        parent: join(dir, 'Published meetings'),
      })
      expect(plan.files.map(({ path }) => path)).toEqual([
        ...['attendance.csv', 'votes.csv', 'decisions.csv', 'actions.csv', 'meeting.ics', 'manifest.json'],
      ])
      expect(existsSync(plan.parent)).toBe(false)
    },
  },
  'publishing.write': {
    options,
    run: async (core) => {
      const meetingId = await minutedMeeting(core.client)
      const folder = join(core.dir, 'on the website')
      const written = await core.client.publishing.write({ meetingId, ticks: ['csv'], folder })
      expect(readFileSync(join(written.folder, 'decisions.csv'), 'utf8')).toContain(
        'review the improvement plan',
      )
      await core.restart()
      expect(await core.client.publishing.choices({})).toEqual({ ticks: ['csv'], folder })
    },
  },
}
