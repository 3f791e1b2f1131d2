import { existsSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { mendReportSchema } from '../../shared/api/mendingContract.ts'
import type { MendReport } from '../../shared/api/mendingContract.ts'
import { somebody } from './backupCases.ts'
import type { ProcedureCase } from './packCases.ts'
import type { TestCore } from './testBook.ts'

/** Mends the book of the core, and waits for the report. */
export async function mend({ client, fetch }: TestCore, out: string | null = null): Promise<MendReport> {
  const { jobId } = await client.mending.start({ folder: null, out })
  for await (const state of await client.jobs.watch({ jobId })) {
    if (state.state === 'failed') throw new Error(state.message)
    if (state.state !== 'done') continue
    const answer = await fetch(new Request(`http://core.test/api/output/${state.outputId}`))
    return mendReportSchema.parse(await answer.json())
  }
  throw new Error('The job came to no end.')
}

export const mendingCases: Readonly<Record<string, ProcedureCase>> = {
  'mending.look': {
    run: async (core) => {
      const path = join(core.book, 'minutebook.db')
      await core.close()
      truncateSync(path, Math.floor(readFileSync(path).length / 2))
      await core.restart()
      expect(await core.client.book.status({})).toMatchObject({ state: 'none', problemReason: 'damaged' })
      expect(await core.client.mending.look({ folder: null })).toMatchObject({
        folder: core.book,
        state: 'damaged',
        found: expect.stringContaining('cut off') as string,
        canMend: true,
      })
    },
  },
  'mending.start': {
    run: async (core) => {
      await core.client.people.save(somebody('Ann Cole'))
      await core.client.backups.take({})
      const before = await core.client.people.list({})
      await core.close()
      writeFileSync(join(core.book, 'minutebook.db'), 'no database at all')
      await core.restart()
      const report = await mend(core)
      // What cannot be read at all does not tell what stood in it.
      expect(report).toMatchObject({ isWhole: false, changes: { fromDamagedFile: 0 } })
      expect(report.summary.at(-1)).toMatch(/^The book is as it was in the backup of .* cannot tell how much/)
      expect(readFileSync(join(report.aside ?? '', 'minutebook.db'), 'utf8')).toBe('no database at all')
      expect(await core.client.people.list({})).toEqual(before)
    },
  },
  'mending.report': {
    run: async (core) => {
      expect(await core.client.mending.report({})).toBeNull()
      const report = await mend(core)
      expect(await core.client.mending.report({})).toEqual(report)
      expect(existsSync(report.keptIn)).toBe(true)
    },
  },
  'mending.check': {
    options: { start: 'sample' },
    run: async ({ client }) => {
      const { ok, found } = await client.mending.check({})
      expect(ok).toBe(true)
      expect(found[0]).toContain('Every page of the file was read and proved: 3 meetings')
    },
  },
  'mending.standing': {
    run: async ({ client }) => expect(await client.mending.standing({})).toEqual({ problem: null }),
  },
}
