import { renameSync } from 'node:fs'
import { expect } from 'vitest'
import type { ProcedureCase } from './packCases.ts'

export const diskCases: Readonly<Record<string, ProcedureCase>> = {
  'disk.news': {
    options: { watchDisk: { everyMilliseconds: 5, ballastAfterMilliseconds: 3_600_000 } },
    run: async ({ client, book }) => {
      const lost = async (): Promise<readonly string[]> =>
        (await client.disk.news({})).map(({ kind }) => kind).filter((kind) => kind === 'lost')
      expect(await lost()).toEqual([])
      renameSync(book, `${book}-elsewhere`)
      await expect.poll(lost, { timeout: 20_000 }).toEqual(['lost'])
      renameSync(`${book}-elsewhere`, book)
      await expect.poll(lost, { timeout: 20_000 }).toEqual([])
    },
  },
}
