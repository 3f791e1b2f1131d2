import { expect } from 'vitest'
import { databaseOver } from '../../electron/db/database.ts'
import { rebuild } from '../../electron/db/rebuild.ts'
import { verifyChain } from '../../electron/db/verifyLog.ts'
import { allRows, rawDatabase } from './testBook.ts'
import type { TestCore } from './testBook.ts'

/** The log of a closed book holds, and gives every table again. */
export function expectRebuilt(core: TestCore): void {
  const sqlite = rawDatabase(core)
  const database = databaseOver(sqlite)
  expect(verifyChain(database.reader)).toBeNull()
  const before = allRows(sqlite)
  database.write(rebuild)
  expect(allRows(sqlite)).toEqual(before)
  sqlite.close()
}
