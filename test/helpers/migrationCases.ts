import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { endOfMigration, migrated, migrationOf } from './migrating.ts'
import { oldMeeting, writeOld } from './oldMinutes.ts'
import { endOf } from './packsInBook.ts'
import type { ProcedureCase } from './packCases.ts'
import { readsHere } from './readsHere.ts'
import type { TestCore } from './testBook.ts'

const options = { reading: readsHere }

/** Two files of minutes, one of them twice, and a spreadsheet. */
function oldFolder({ dir }: TestCore): string {
  const folder = join(dir, 'old')
  mkdirSync(folder, { recursive: true })
  writeOld(folder, 'a.txt', oldMeeting(0).text)
  writeOld(folder, 'b/b.txt', oldMeeting(1).text)
  writeOld(folder, 'b/copy of a.txt', oldMeeting(0).text)
  writeOld(folder, 'sums.xlsx', 'PK')
  return folder
}

/** Folders of old minutes. What a migration does in full is tested in migrationOfFolders. */
export const migrationCases: Readonly<Record<string, ProcedureCase>> = {
  'migrations.look': {
    run: async (core) => {
      const folder = oldFolder(core)
      expect(await core.client.migrations.look({ folder })).toMatchObject({
        ...{ files: 4, left: 1, kinds: [{ ending: 'txt', files: 3 }], unfinished: null },
      })
      await expect(core.client.migrations.look({ folder: join(folder, 'none') })).rejects.toMatchObject({
        code: 'not-found',
      })
    },
  },
  'migrations.start': {
    options,
    run: async (core) => {
      const folder = oldFolder(core)
      const { runId } = await core.client.migrations.start({ folder, published: false })
      await endOfMigration(core.client, runId)
      await core.restart()
      expect(await migrationOf(core.client, runId)).toMatchObject({
        state: 'done',
        counts: { waiting: 0, taken: 2, again: 1, read: 0, refused: 0, left: 1 },
      })
      expect((await core.client.meetings.list({})).length).toBe(2)
    },
  },
  'migrations.stop': {
    options,
    run: async (core) => {
      const { runId } = await core.client.migrations.start({ folder: oldFolder(core), published: false })
      expect(await core.client.migrations.stop({ runId })).toEqual({ done: true })
      expect(await endOfMigration(core.client, runId)).toMatchObject({ state: 'stopped' })
      await expect(core.client.migrations.stop({ runId: 'none' })).rejects.toMatchObject({
        code: 'not-found',
      })
    },
  },
  'migrations.resume': {
    options,
    run: async (core) => {
      const { runId } = await core.client.migrations.start({ folder: oldFolder(core), published: false })
      await core.client.migrations.stop({ runId })
      await endOfMigration(core.client, runId)
      expect(await core.client.migrations.resume({ runId })).toEqual({ done: true })
      expect(await endOfMigration(core.client, runId)).toMatchObject({ state: 'done', counts: { taken: 2 } })
      await expect(core.client.migrations.resume({ runId })).rejects.toMatchObject({ code: 'not-allowed' })
    },
  },
  'migrations.list': {
    run: async ({ client }) => {
      expect(await client.migrations.list({})).toEqual([])
    },
  },
  'migrations.report': {
    options,
    run: async (core) => {
      const { id: runId } = await migrated(core.client, oldFolder(core))
      const again = await core.client.migrations.report({ runId, state: 'again', offset: 0, limit: 10 })
      expect(again).toMatchObject({
        total: 1,
        rows: [
          {
            path: 'b/copy of a.txt',
            sentence: 'The same file as “a.txt”, which is in the minute book.',
            committee: oldMeeting(0).committee,
            date: oldMeeting(0).date,
          },
        ],
      })
      const part = await core.client.migrations.report({ runId, state: null, offset: 3, limit: 10 })
      expect([part.total, part.rows.map(({ path, state }) => [path, state])]).toEqual([
        4,
        [['sums.xlsx', 'left']],
      ])
    },
  },
  'migrations.makeReport': {
    options,
    run: async (core) => {
      const { id: runId } = await migrated(core.client, oldFolder(core))
      const { jobId } = await core.client.migrations.makeReport({ runId })
      expect(await endOf(core.client, jobId)).toMatchObject({
        state: 'done',
        fileName: 'Migration of old 2026-01-15.csv',
      })
    },
  },
}
