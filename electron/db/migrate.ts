import type SqliteDatabase from 'better-sqlite3'
import type { Migration } from './migrations/all.ts'

/** The form the file is in now; 0 for an empty one. */
export function schemaVersion(sqlite: SqliteDatabase.Database): number {
  return Number(sqlite.pragma('user_version', { simple: true }))
}

export function latestVersion(migrations: readonly Migration[]): number {
  return migrations.at(-1)?.version ?? 0
}

/**
 * Brings the file to the latest form. Each step runs in one transaction with its version number, after which every foreign key is
 * checked: a step that fails leaves the file as it was. (Kysely's own Migrator leaves half a step behind on SQLite.)
 */
export function migrate(sqlite: SqliteDatabase.Database, migrations: readonly Migration[]): void {
  const from = schemaVersion(sqlite)
  // Inside a transaction SQLite silently ignores this switch.
  sqlite.pragma('foreign_keys = OFF')
  try {
    for (const migration of migrations) if (migration.version > from) step(sqlite, migration)
  } finally {
    sqlite.pragma('foreign_keys = ON')
  }
}

function step(sqlite: SqliteDatabase.Database, migration: Migration): void {
  sqlite.exec('BEGIN IMMEDIATE')
  try {
    sqlite.exec(migration.sql)
    const broken = sqlite.pragma('foreign_key_check') as readonly { readonly table: string }[]
    const first = broken[0]
    if (first !== undefined) {
      throw new Error(`Migration ${migration.version} leaves broken references in ${first.table}.`)
    }
    sqlite.pragma(`user_version = ${migration.version}`)
    sqlite.exec('COMMIT')
  } catch (cause) {
    if (sqlite.inTransaction) sqlite.exec('ROLLBACK')
    throw cause
  }
}
