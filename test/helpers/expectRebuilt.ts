import { expect } from 'vitest'
import { databaseOver } from '../../electron/db/database.ts'
import { rebuild } from '../../electron/db/rebuild.ts'
import { verifyChain } from '../../electron/db/verifyLog.ts'
import { allRows, rawDatabase } from './testBook.ts'
import type { TestCore } from './testBook.ts'

/** The log of a closed book holds, and gives every table again: what differs is told row by row. */
export function expectRebuilt(core: TestCore): void {
  const sqlite = rawDatabase(core)
  const database = databaseOver(sqlite)
  expect(verifyChain(database.reader)).toBeNull()
  const before = allRows(sqlite)
  database.write(rebuild)
  const after = allRows(sqlite)
  sqlite.close()
  for (const [table, rows] of Object.entries(before)) {
    const again = after[table] ?? []
    expect(rowsBut(again, rows), `rows of “${table}” as the log gives them`).toEqual(rowsBut(rows, again))
  }
}

function rowsBut(rows: readonly unknown[], others: readonly unknown[]): unknown[] {
  const there = new Set(others.map((row) => JSON.stringify(row)))
  return rows.filter((row) => !there.has(JSON.stringify(row)))
}
