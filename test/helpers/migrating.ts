import { expect } from 'vitest'
import type { CoreClient } from '../../shared/api/client.ts'

export type Migration = Awaited<ReturnType<CoreClient['migrations']['list']>>[number]
export type MigratedRow = Awaited<ReturnType<CoreClient['migrations']['report']>>['rows'][number]

export async function migrationOf(client: CoreClient, runId: string): Promise<Migration> {
  const found = (await client.migrations.list({})).find(({ id }) => id === runId)
  if (found === undefined) throw new Error(`No migration ${runId}`)
  return found
}

/** Once nobody goes through it any more. */
export async function endOfMigration(client: CoreClient, runId: string): Promise<Migration> {
  let found = await migrationOf(client, runId)
  await expect
    .poll(async () => (found = await migrationOf(client, runId)).state, { timeout: 120_000, interval: 20 })
    .not.toBe('running')
  return found
}

export async function migrated(client: CoreClient, folder: string, published = false): Promise<Migration> {
  const { runId } = await client.migrations.start({ folder, published })
  return endOfMigration(client, runId)
}

/** What became of every file, by its path. */
export async function migratedRows(client: CoreClient, runId: string): Promise<Map<string, MigratedRow>> {
  const rows = new Map<string, MigratedRow>()
  for (let offset = 0; ; offset += 500) {
    const part = await client.migrations.report({ runId, state: null, offset, limit: 500 })
    for (const row of part.rows) rows.set(row.path, row)
    if (part.rows.length < 500) return rows
  }
}
